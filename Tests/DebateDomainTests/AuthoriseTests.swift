import DebateDomain
import DebateTestSupport
import Testing

@Suite("Authorise")
struct AuthoriseTests {
    private static let debate = DebateID.sample(1)

    private static func session(_ role: AccountRole) -> Authority {
        .session(.sample(1, role: role), CredentialNumber(1))
    }

    private static func token(_ role: AccountRole, _ scope: TokenScope) -> Authority {
        .token(.sample(1, role: role), CredentialNumber(1), scope)
    }

    private static func decide(_ who: Set<Who>, _ facts: CallerFacts) -> Denial? {
        do throws(Denial) {
            try Authorise.decide(who, facts)
            return nil
        } catch {
            return error
        }
    }

    /// Every kind of caller there is, in the debate of the path; a seat holder is a viewer else.
    private static let withoutPassword: Account = {
        var account = Account.sample(1)
        account.hasPassword = false
        return account
    }()

    private static let callers: [(name: String, facts: CallerFacts)] = seats() + tokens()

    private static func inDebate(
        _ authority: Authority?, seats: Set<DebateRole> = []
    ) -> CallerFacts {
        CallerFacts(authority: authority, debate: debate, seats: seats)
    }

    private static func seats() -> [(name: String, facts: CallerFacts)] {
        return [
            ("nobody", inDebate(nil)),
            ("device", CallerFacts(hasDevice: true, debate: debate)),
            ("viewer", inDebate(session(.viewer))),
            ("organiser account", inDebate(session(.organiser))),
            ("operator", inDebate(session(.operator))),
            ("organiser", inDebate(session(.viewer), seats: [.organiser])),
            ("timekeeper", inDebate(session(.viewer), seats: [.timekeeper])),
            ("moderator", inDebate(session(.viewer), seats: [.moderator])),
            ("judge", inDebate(session(.viewer), seats: [.judge])),
            ("screen", inDebate(.screen(debate, CredentialNumber(2)))),
            ("by a link", inDebate(.session(withoutPassword, CredentialNumber(3)))),
        ]
    }

    private static func tokens() -> [(name: String, facts: CallerFacts)] {
        let seatToken = TokenScope.debate(Seat(debate: debate, role: .timekeeper))
        return [
            ("viewer token", inDebate(token(.operator, .account(.viewer)), seats: [.organiser])),
            (
                "organiser token",
                inDebate(token(.operator, .account(.organiser)), seats: [.organiser, .judge])
            ),
            ("operator token", inDebate(token(.operator, .account(.operator)), seats: [.judge])),
            (
                "token beyond its account",
                inDebate(token(.viewer, .account(.operator)), seats: [])
            ),
            (
                "timekeeper token",
                inDebate(token(.operator, seatToken), seats: [.timekeeper, .organiser])
            ),
        ]
    }

    private static let all = Set(callers.map(\.name))

    private static func allowed(_ who: Who) -> Set<String> {
        switch who {
        case .anyone: all
        case .voter: all.subtracting(["nobody", "screen"])
        case .loggedIn: all.subtracting(["nobody", "device", "screen"])
        case .inPerson:
            [
                "viewer", "organiser account", "operator", "organiser", "timekeeper", "moderator",
                "judge",
            ]
        case .creator: ["organiser account", "operator", "organiser token", "operator token"]
        case .operator: ["operator", "operator token"]
        case .operatorInPerson: ["operator"]
        case .organiser: ["organiser", "organiser token"]
        case .timekeeper: ["timekeeper", "timekeeper token"]
        case .moderator: ["moderator"]
        case .judge: ["judge"]
        case .screen: ["screen"]
        }
    }

    @Test("each letter lets in exactly these", arguments: Who.allCases)
    func letters(_ who: Who) {
        let passing = Self.callers.filter { Self.decide([who], $0.facts) == nil }.map(\.name)
        #expect(Set(passing) == Self.allowed(who))
    }

    @Test("a route that names nobody lets nobody in")
    func defaultDeny() {
        for (name, facts) in Self.callers {
            #expect(Self.decide([], facts) != nil, "\(name)")
        }
    }

    @Test("of several letters one suffices")
    func several() {
        for (name, facts) in Self.callers {
            let passes = Self.decide([.organiser, .operator], facts) == nil
            #expect(
                passes
                    == ["organiser", "organiser token", "operator", "operator token"].contains(name),
                "\(name)")
        }
    }

    @Test("who is unknown is asked to log in, and who was known is told that it ended")
    func unknown() {
        #expect(Self.decide([.operator], CallerFacts()) == .loginRequired)
        #expect(Self.decide([.loggedIn], CallerFacts(hasDevice: true)) == .loginRequired)
        #expect(Self.decide([.operator], CallerFacts(bringsDeadSecret: true)) == .sessionExpired)
        #expect(Self.decide([.voter], CallerFacts()) == .notAVoter)
        #expect(Self.decide([.voter], CallerFacts(bringsDeadSecret: true)) == .sessionExpired)
        #expect(
            Self.decide([.voter], CallerFacts(bringsDeadSecret: true, hasDevice: true)) == nil)
    }

    @Test("a seat in one debate is none in another")
    func otherDebate() {
        let scoped = TokenScope.debate(Seat(debate: .sample(2), role: .organiser))
        let facts = CallerFacts(
            authority: Self.token(.viewer, scoped), debate: Self.debate, seats: [.organiser])
        #expect(Self.decide([.organiser], facts) == .forbidden)
        let screen = CallerFacts(
            authority: .screen(.sample(2), CredentialNumber(1)), debate: Self.debate)
        #expect(Self.decide([.screen], screen) == .forbidden)
    }

    @Test(
        "a debate that is not there is not found by those who are known, and a secret from others")
    func missingDebate() {
        func facts(_ authority: Authority?) -> CallerFacts {
            CallerFacts(authority: authority, debateIsMissing: true)
        }
        #expect(Self.decide([.organiser], facts(nil)) == .loginRequired)
        #expect(Self.decide([.organiser], facts(Self.session(.viewer))) == .noSuchDebate)
        #expect(Self.decide([.operator], facts(Self.session(.operator))) == .noSuchDebate)
        #expect(Self.decide([.anyone], facts(nil)) == .noSuchDebate)
    }
}
