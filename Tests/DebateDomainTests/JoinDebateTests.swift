import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Join debate")
struct JoinDebateTests {
    private static let letters = "23456789ABCDEFGHJKLMNPQRST"

    private func code(_ json: String) throws -> OneTimeCode? {
        try JoinDebate(body(json), nfkc: { $0 }).code
    }

    @Test("a code is read however it was pasted")
    func reads() throws {
        #expect(try code(#"{"code":"\#(Self.letters)"}"#)?.text == Self.letters)
        #expect(
            try code(
                #"{"code":" \#(Self.letters.lowercased().prefix(13))-\#(Self.letters.suffix(13))"}"#
            )?
            .text == Self.letters)
    }

    @Test(
        "what is no code is a wrong one, not malformed",
        arguments: [
            "", "x", "0123456789", "ABCDE-FGHJK", letters + "A", "00000000000000000000000000",
        ])
    func wrong(_ typed: String) throws {
        #expect(try code(#"{"code":"\#(typed)"}"#) == nil)
    }

    @Test(
        "the body is a code and nothing else",
        arguments: [
            ("{}", "code", .required), (#"{"code":1}"#, "code", .wrongType),
            (#"{"code":"x","bearer":true}"#, "bearer", .unknown),
        ] as [(String, String, FieldReason)])
    func refuses(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try code(json) }
    }

    @Test("a link counts until its time, and an unknown one never")
    func expiry() throws {
        let invitation = Invitation(debate: .sample(1), member: .sample(1), expiresAtMs: 100)
        #expect(try JoinDebate.open(invitation, nowMs: 99) == invitation)
        #expect(throws: RuleViolation.badCode) { try JoinDebate.open(invitation, nowMs: 100) }
        #expect(throws: RuleViolation.badCode) { try JoinDebate.open(nil, nowMs: 0) }
    }

    @Test("who comes holds the seat; an absent judge stays absent")
    func takes() throws {
        var account = Account.sample(7)
        account.profile.avatar = "/media/me.png"
        var judge = Member.sample(1, .judge)
        let taken = try JoinDebate.decide(judge, by: account, among: [judge])
        #expect(taken.seat.holder == StaffSeat.Holder(account))
        #expect(taken.seat.name == judge.seat.name)
        #expect(taken.seat.state == .active)
        judge.seat.isAbsent = true
        #expect(try JoinDebate.decide(judge, by: account, among: [judge]).seat.state == .absent)
    }

    @Test(
        "who comes may not hold the role already, nor one that excludes it",
        arguments: DebateRole.allCases, DebateRole.allCases)
    func conflict(_ held: DebateRole, _ offered: DebateRole) throws {
        let seat = Member.sample(1, offered)
        let members = [seat, .sample(2, held, holder: 7)]
        if held == offered || Set([held, offered]) == [.judge, .organiser] {
            #expect(throws: RuleViolation.roleConflict) {
                try JoinDebate.decide(seat, by: .sample(7), among: members)
            }
        } else {
            #expect(throws: Never.self) {
                try JoinDebate.decide(seat, by: .sample(7), among: members)
            }
        }
    }

    @Test("a disabled account takes no seat")
    func disabled() {
        var account = Account.sample(7)
        account.isDisabled = true
        #expect(throws: RuleViolation.accountDisabled) {
            try JoinDebate.decide(.sample(1), by: account, among: [])
        }
    }

    @Test(
        "an account comes by its session or by a token as strong as itself, and by nothing less",
        arguments: [
            (nil, true), (.session(.sample(7, role: .organiser), CredentialNumber(1)), true),
            (token(.account(.organiser)), true), (token(.account(.operator)), true),
            (token(.account(.viewer)), false),
            (token(.debate(Seat(debate: .sample(1), role: .organiser))), false),
            (.screen(.sample(1), CredentialNumber(1)), false),
        ] as [(Authority?, Bool)])
    func comer(_ authority: Authority?, _ mayCome: Bool) throws {
        if mayCome {
            #expect(try JoinDebate.comer(authority) == authority?.account)
        } else {
            #expect(throws: Denial.forbidden) { try JoinDebate.comer(authority) }
        }
    }

    private static func token(_ scope: TokenScope) -> Authority {
        .token(.sample(7, role: .organiser), CredentialNumber(1), scope)
    }

    @Test("who comes without an account gets one named as the seat, and no password")
    func newcomer() throws {
        let account = JoinDebate.newcomer(
            to: .sample(6, .judge), id: AccountID(.sample(1)), nowMs: 5)
        #expect(account.username == "seat_p6_00000001")
        #expect(try Username.check(account.username, nfkc: { $0 }) == account.username)
        #expect(account.profile.nickname == "席位6")
        #expect(account.role == .viewer)
        #expect(!account.hasPassword)
        #expect(account.createdAtMs == 5)
    }
}
