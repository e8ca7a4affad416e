import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Edit member")
struct EditMemberTests {
    private func edit(_ json: String, _ member: Member) throws -> Member {
        try EditMember(body(json), nfc: { $0 }).decide(member)
    }

    private var judge: Member {
        var judge = Member.sample(1, .judge, holder: 1)
        judge.seat.title = "教授"
        judge.seat.avatar = "/media/a.png"
        judge.seat.isChair = true
        return judge
    }

    @Test("what is not named stays")
    func nothing() throws {
        #expect(try edit("{}", judge) == judge)
    }

    @Test("every field changes what it names; null clears title and picture")
    func everything() throws {
        let changed = try edit(
            #"{"name":"新","title":null,"avatar":null,"chair":false,"absent":true}"#, judge)
        #expect(changed.number == judge.number)
        #expect(changed.seat.name == "新")
        #expect(changed.seat.title == "")
        #expect(changed.seat.avatar == nil)
        #expect(!changed.seat.isChair)
        #expect(changed.seat.state == .absent)
        #expect(changed.seat.holder == judge.seat.holder)
        #expect(try edit(#"{"absent":false}"#, changed).seat.state == .active)
    }

    @Test(
        "refuses a field it cannot take, by name and reason",
        arguments: [
            (#"{"name":null}"#, "name", .wrongType), (#"{"name":""}"#, "name", .tooShort),
            (#"{"title":1}"#, "title", .wrongType), (#"{"avatar":"x"}"#, "avatar", .badFormat),
            (#"{"chair":null}"#, "chair", .wrongType), (#"{"absent":1}"#, "absent", .wrongType),
            (#"{"role":"judge"}"#, "role", .unknown),
        ] as [(String, String, FieldReason)])
    func refuses(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try edit(json, judge)
        }
    }

    @Test(
        "only judges have what judges have",
        arguments: DebateRole.allCases.filter { $0 != .judge },
        [
            (#"{"title":""}"#, ["title"]), (#"{"title":null}"#, ["title"]),
            (#"{"avatar":"/media/a.png"}"#, ["avatar"]), (#"{"chair":false}"#, ["chair"]),
            (#"{"absent":true}"#, ["absent"]),
            (#"{"name":"a","absent":true,"chair":true}"#, ["chair", "absent"]),
        ])
    func notAllowed(_ role: DebateRole, _ request: (json: String, fields: [String])) {
        #expect(
            throws: RuleViolation.fields(request.fields.map { FieldProblem($0, .notAllowed) })
        ) {
            try edit(request.json, .sample(1, role, holder: 1))
        }
    }

    @Test("anybody can be called otherwise", arguments: DebateRole.allCases)
    func name(_ role: DebateRole) throws {
        #expect(try edit(#"{"name":"新"}"#, .sample(1, role)).seat.name == "新")
    }
}
