import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Appoint member")
struct AppointMemberTests {
    private func appoint(_ json: String) throws -> AppointMember {
        try AppointMember(body(json), nfc: { $0 })
    }

    @Test("a judge by name is offered a seat with title, picture and chair")
    func judge() throws {
        let command = try appoint(
            #"{"role":"judge","name":" 王老师 ","title":"教授","avatar":"/media/a.png","chair":true}"#)
        #expect(command.username == nil)
        let seat = try command.decide(account: nil, among: [])
        #expect(
            seat
                == StaffSeat(
                    role: .judge, name: "王老师", title: "教授", avatar: "/media/a.png",
                    isChair: true))
        #expect(seat.state == .invited)
    }

    @Test("an account holds its seat at once, and is called as it calls itself")
    func account() throws {
        let command = try appoint(#"{"role":"moderator","username":"user7","name":null}"#)
        #expect(command.username == "user7")
        let seat = try command.decide(account: .sample(7), among: [])
        #expect(seat.name == "用户7")
        #expect(seat.holder?.account == AccountID(.sample(7)))
        #expect(seat.state == .active)
    }

    @Test(
        "refuses a body it cannot take, by field and reason",
        arguments: [
            (#"{"name":"a"}"#, "role", .required),
            (#"{"role":"viewer","name":"a"}"#, "role", .notAllowed),
            (#"{"role":"operator","name":"a"}"#, "role", .notAllowed),
            (#"{"role":"judge"}"#, "name", .required),
            (#"{"role":"judge","name":null,"username":null}"#, "name", .required),
            (#"{"role":"judge","name":"a","username":"b"}"#, "name", .notAllowed),
            (#"{"role":"judge","name":" "}"#, "name", .tooShort),
            (#"{"role":"judge","name":1}"#, "name", .wrongType),
            (#"{"role":"judge","username":1}"#, "username", .wrongType),
            (#"{"role":"judge","name":"123456789012345678901234567890123"}"#, "name", .tooLong),
            (#"{"role":"judge","name":"a","title":"123456789012345678901"}"#, "title", .tooLong),
            (#"{"role":"judge","name":"a","avatar":"x"}"#, "avatar", .badFormat),
            (#"{"role":"judge","name":"a","chair":1}"#, "chair", .wrongType),
            (#"{"role":"judge","name":"a","absent":true}"#, "absent", .unknown),
            (#"{"role":"organiser","name":"a","title":""}"#, "title", .notAllowed),
            (#"{"role":"timekeeper","name":"a","chair":false}"#, "chair", .notAllowed),
            (#"{"role":"moderator","name":"a","avatar":"/media/a.png"}"#, "avatar", .notAllowed),
        ] as [(String, String, FieldReason)])
    func refuses(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try appoint(json)
        }
    }

    @Test("an account that is not there, or is disabled, is an unknown one")
    func unknown() throws {
        let command = try appoint(#"{"role":"judge","username":"x"}"#)
        #expect(throws: RuleViolation.unknownUser) {
            try command.decide(account: nil, among: [])
        }
        var disabled = Account.sample(1)
        disabled.isDisabled = true
        #expect(throws: RuleViolation.unknownUser) {
            try command.decide(account: disabled, among: [])
        }
    }

    @Test(
        "one account holds several roles, but none twice, nor judge beside organiser",
        arguments: DebateRole.allCases, DebateRole.allCases)
    func conflict(_ held: DebateRole, _ wanted: DebateRole) throws {
        let command = try appoint(#"{"role":"\#(wanted.rawValue)","username":"user7"}"#)
        let pair = Set([held, wanted])
        let conflicts = held == wanted || pair == [.judge, .organiser]
        let members: [Member] = [.sample(1, held, holder: 7), .sample(2, wanted, holder: 8)]
        if conflicts {
            #expect(throws: RuleViolation.roleConflict) {
                try command.decide(account: .sample(7), among: members)
            }
        } else {
            #expect(try command.decide(account: .sample(7), among: members).role == wanted)
        }
    }

    @Test(
        "there are 15 judges and 50 seats at most",
        arguments: [
            (14, 0, DebateRole.judge, nil), (15, 0, .judge, 15), (15, 0, .moderator, nil),
            (0, 49, .judge, nil), (0, 49, .moderator, nil), (0, 50, .judge, 50),
            (0, 50, .moderator, 50), (15, 35, .judge, 15), (15, 35, .moderator, 50),
        ] as [(Int, Int, DebateRole, Int?)])
    func limits(_ judges: Int, _ others: Int, _ wanted: DebateRole, _ max: Int?) throws {
        let members: [Member] =
            (0..<judges).map { .sample($0 + 1, .judge) }
            + (0..<others).map { .sample($0 + 100, .timekeeper) }
        let command = try appoint(#"{"role":"\#(wanted.rawValue)","name":"a"}"#)
        if let max {
            #expect(throws: RuleViolation.limitReached(max: max)) {
                try command.decide(account: nil, among: members)
            }
        } else {
            #expect(try command.decide(account: nil, among: members).role == wanted)
        }
    }

    @Test("who takes the chair takes it from those who had it, and nobody else changes")
    func chair() {
        func judge(_ number: Int, chair: Bool) -> Member {
            var judge = Member.sample(number, .judge, holder: number)
            judge.seat.isChair = chair
            return judge
        }
        let members = [judge(1, chair: true), judge(2, chair: false), judge(3, chair: true)]
        #expect(
            StaffRules.formerChairs(after: judge(3, chair: true), among: members)
                == [judge(1, chair: false)])
        #expect(StaffRules.formerChairs(after: judge(2, chair: false), among: members) == [])
    }
}
