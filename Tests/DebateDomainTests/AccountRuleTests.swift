import DebateDomain
import DebateTestSupport
import Testing

@Suite("Account rules")
struct AccountRuleTests {
    private let forms = TextFormRules(nfc: { $0 }, nfkc: { $0 })
    private let nowMs = FixedClock.evening.nowMs

    private func violation(_ work: () throws -> Void) -> RuleViolation? {
        do {
            try work()
            return nil
        } catch {
            return error as? RuleViolation
        }
    }

    private func fields(_ work: () throws -> Void) -> [String] {
        guard case .fields(let problems)? = violation(work) else { return [] }
        return problems.map { "\($0.field) \($0.reason.rawValue)" }
    }

    // MARK: Register

    @Test("a person registers as a viewer, called by the user name unless they say otherwise")
    func register() throws {
        let plain = try RegisterAccount.byOneself(
            body(#"{"username":"lin","password":"mo shui ping zi"}"#), forms: forms)
        let account = plain.decide(id: AccountID(.sample(1)), nowMs: 5)
        #expect(account.username == "lin" && account.profile.nickname == "lin")
        #expect(account.role == .viewer && account.level == 1 && account.createdAtMs == 5)
        let named = try RegisterAccount.byOneself(
            body(#"{"username":"lin","password":"mo shui ping zi","nickname":"林"}"#),
            forms: forms)
        #expect(named.nickname == "林")
    }

    @Test("nobody registers with a role of their own choice")
    func registerWithRole() throws {
        let problems = fields {
            _ = try RegisterAccount.byOneself(
                body(#"{"username":"lin","password":"mo shui ping zi","role":"operator"}"#),
                forms: forms)
        }
        #expect(problems == ["role unknown"])
    }

    @Test("an operator may leave the password to be made, and gives a role")
    func byOperator() throws {
        let made = try RegisterAccount.byOperator(
            body(#"{"username":"lin","role":"organiser"}"#), forms: forms)
        #expect(made.password == nil && made.role == .organiser)
        #expect(
            fields {
                _ = try RegisterAccount.byOperator(
                    body(#"{"username":"lin","role":"king"}"#), forms: forms)
            } == ["role not_allowed"])
    }

    @Test("a password everybody tries is refused, to register and to change")
    func weak() throws {
        #expect(
            violation {
                _ = try RegisterAccount.byOneself(
                    body(#"{"username":"lin","password":"password1"}"#), forms: forms)
            } == .weakPassword)
        #expect(
            violation {
                _ = try ChangePassword(
                    body(#"{"old":"x","new":"12345678"}"#), username: "lin", forms: forms)
            } == .weakPassword)
    }

    // MARK: Log in

    @Test("a login takes any name and password as they are, up to a length")
    func logIn() throws {
        let login = try LogIn(body(#"{"username":"a b","password":"x"}"#), forms: forms)
        #expect(login.username == "a b" && login.password == "x" && !login.wantsBearer)
        let long = String(repeating: "x", count: LogIn.mostCharacters + 1)
        #expect(
            fields {
                _ = try LogIn(
                    body(#"{"username":"\#(long)","password":1,"bearer":"yes"}"#), forms: forms)
            } == ["username too_long", "password wrong_type", "bearer wrong_type"])
    }

    // MARK: Profile

    @Test("a change names what it changes; null clears what may be absent")
    func editProfile() throws {
        let before = Account.Profile(
            nickname: "林", avatar: "/media/a.png", email: "a@b.cn", phone: "12345", gender: .male)
        func after(_ json: String) throws -> Account.Profile {
            try EditProfile(body(json), nfc: { $0 }).applied(to: before)
        }
        #expect(try after("{}") == before)
        #expect(
            try after(#"{"avatar":null,"email":null,"phone":null}"#)
                == Account.Profile(nickname: "林", gender: .male))
        #expect(
            try after(
                #"{"nickname":"木","avatar":"https://x.cn/a","email":"c@d.cn","phone":"+86 1-2","gender":2}"#
            )
                == Account.Profile(
                    nickname: "木", avatar: "https://x.cn/a", email: "c@d.cn", phone: "+86 1-2",
                    gender: .female))
    }

    @Test(
        "refuses profiles nobody can have",
        arguments: [
            (#"{"nickname":null}"#, "nickname wrong_type"),
            (#"{"nickname":""}"#, "nickname too_short"),
            (#"{"avatar":"javascript:x"}"#, "avatar bad_format"),
            (#"{"email":"a"}"#, "email bad_format"),
            (#"{"email":"a@b"}"#, "email bad_format"),
            (#"{"email":"a@b@c.cn"}"#, "email bad_format"),
            (#"{"email":"a b@c.cn"}"#, "email bad_characters"),
            (#"{"email":"a@b..cn"}"#, "email bad_format"),
            (#"{"phone":"1234"}"#, "phone too_short"),
            (#"{"phone":"123456789012345678901"}"#, "phone too_long"),
            (#"{"phone":"12345a"}"#, "phone bad_characters"),
            (#"{"gender":3}"#, "gender out_of_range"),
            (#"{"gender":null}"#, "gender wrong_type"),
            (#"{"level":9}"#, "level unknown"),
            (#"{"role":"operator"}"#, "role unknown"),
        ])
    func refusesProfile(_ json: String, _ problem: String) throws {
        #expect(fields { _ = try EditProfile(body(json), nfc: { $0 }) } == [problem])
    }

    // MARK: Operators

    @Test("the last operator who can log in stays one")
    func lastOperator() throws {
        let account = Account.sample(1, role: .operator)
        for json in [#"{"role":"organiser"}"#, #"{"disabled":true}"#] {
            let change = try AdministerUser(body(json), nfc: { $0 })
            #expect(
                violation { _ = try change.decide(account, otherOperators: 0) } == .lastOperator)
            #expect(violation { _ = try change.decide(account, otherOperators: 1) } == nil)
        }
        let rename = try AdministerUser(body(#"{"nickname":"木"}"#), nfc: { $0 })
        #expect(try rename.decide(account, otherOperators: 0).profile.nickname == "木")
        var disabled = account
        disabled.isDisabled = true
        let demote = try AdministerUser(body(#"{"role":"viewer"}"#), nfc: { $0 })
        #expect(try demote.decide(disabled, otherOperators: 0).role == .viewer)
    }

    // MARK: Tokens

    @Test("a token reaches no further than its account")
    func tokenScope() throws {
        func scope(_ json: String) throws -> TokenScope {
            try CreateToken(
                body(json), accountRole: .organiser, nowMs: nowMs, nfc: { $0 },
                seats: { $0 == .sample(1) ? [.timekeeper] : [] }
            ).scope
        }
        let live = DebateID.sample(1)
        #expect(try scope(#"{"name":"n","role":"viewer"}"#) == .account(.viewer))
        #expect(try scope(#"{"name":"n","role":"organiser"}"#) == .account(.organiser))
        #expect(
            try scope(#"{"name":"n","role":"timekeeper","liveId":"\#(live.text)"}"#)
                == .debate(Seat(debate: live, role: .timekeeper)))
        for json in [
            #"{"name":"n","role":"operator"}"#, #"{"name":"n","role":"timekeeper"}"#,
            #"{"name":"n","role":"judge","liveId":"\#(live.text)"}"#,
            #"{"name":"n","role":"organiser","liveId":"\#(live.text)"}"#,
            #"{"name":"n","role":"timekeeper","liveId":"\#(DebateID.sample(2).text)"}"#,
        ] {
            #expect(fields { _ = try scope(json) } == ["role not_allowed"], "\(json)")
        }
    }

    @Test("what keeps the seats from being known is not taken for having none")
    func seatsUnknown() {
        struct Unavailable: Error {}
        #expect(throws: Unavailable.self) {
            try CreateToken(
                body(#"{"name":"n","role":"judge","liveId":"\#(DebateID.sample(1).text)"}"#),
                accountRole: .viewer, nowMs: nowMs, nfc: { $0 }, seats: { _ in throw Unavailable() }
            )
        }
    }

    @Test("a token ends in the future, or not at all")
    func tokenEnd() throws {
        func token(_ expires: String) throws -> CreateToken {
            try CreateToken(
                body(#"{"name":"n","role":"viewer","expiresAtMs":\#(expires)}"#),
                accountRole: .viewer, nowMs: nowMs, nfc: { $0 }, seats: { _ in [] })
        }
        #expect(try token("null").expiresAtMs == nil)
        #expect(try token("\(nowMs + 1)").expiresAtMs == nowMs + 1)
        #expect(fields { _ = try token("\(nowMs)") } == ["expiresAtMs out_of_range"])
    }
}
