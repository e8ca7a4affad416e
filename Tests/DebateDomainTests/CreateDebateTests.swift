import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Create debate")
struct CreateDebateTests {
    private func create(_ json: String) throws -> CreateDebate {
        guard case .object(let body) = try JSONParser.parse(Array(json.utf8)) else {
            throw JSONProblem(offsetBytes: 0, kind: .unexpectedByte)
        }
        return try CreateDebate(
            body, nfc: { $0.replacing("e\u{301}", with: "\u{E9}") },
            instant: { Int64($0.year) * 1000 + Int64($0.second) })
    }

    @Test("title and category suffice")
    func least() throws {
        let command = try create(#"{"title":" 猫好还是狗好 ","category":"娱乐"}"#)
        #expect(command.title == "猫好还是狗好")
        #expect(command.category == "娱乐")
        #expect(command.description == "")
        #expect(command.tags == [])
        #expect(command.coverImage == nil)
        #expect(command.plannedStartMs == nil)
    }

    @Test("takes every field; null is as good as absent")
    func everything() throws {
        let command = try create(
            #"""
            {"title":"t","category":"c","description":"a\nb","tags":["x"," y ","x"],
             "coverImage":"/media/a.svg","startTime":"2026-11-23 20:15:30"}
            """#)
        #expect(command.description == "a\nb")
        #expect(command.tags == ["x", "y"], "equal tags are taken once")
        #expect(command.coverImage == "/media/a.svg")
        #expect(command.plannedStartMs == 2_026_030)
        let bare = try create(
            #"""
            {"title":"t","category":"c","description":null,"tags":null,"coverImage":null,
             "startTime":null}
            """#)
        #expect(bare == (try create(#"{"title":"t","category":"c"}"#)))
    }

    @Test(
        "refuses a field it cannot take, by name and reason",
        arguments: [
            (#""title":null"#, "title", .required), (#""title":1"#, "title", .wrongType),
            (#""title":" ""#, "title", .tooShort), (#""title":"a\nb""#, "title", .badCharacters),
            (#""title":"\u202eb""#, "title", .badCharacters),
            (#""category":[]"#, "category", .wrongType),
            (#""category":"123456789012345678901""#, "category", .tooLong),
            (#""description":{}"#, "description", .wrongType),
            (#""description":"a\tb""#, "description", .badCharacters),
            (#""tags":"x""#, "tags", .wrongType), (#""tags":["x",1]"#, "tags", .wrongType),
            (#""tags":[""]"#, "tags", .tooShort),
            (#""tags":["1","2","3","4","5","6"]"#, "tags", .tooMany),
            (#""tags":["123456789012345678901"]"#, "tags", .tooLong),
            (#""coverImage":"""#, "coverImage", .badFormat),
            (#""coverImage":"javascript:1""#, "coverImage", .badFormat),
            (#""startTime":"2026-02-29 00:00:00""#, "startTime", .badFormat),
            (#""startTime":"1999-01-01 00:00:00""#, "startTime", .outOfRange),
            (#""startTime":0"#, "startTime", .wrongType), (#""titel":"x""#, "titel", .unknown),
        ] as [(String, String, FieldReason)])
    func refuses(_ member: String, _ field: String, _ reason: FieldReason) {
        let others = [#""title":"t""#, #""category":"c""#].filter {
            !member.hasPrefix($0.prefix(7))
        }
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try create("{" + (others + [member]).joined(separator: ",") + "}")
        }
    }

    @Test("names every field that cannot be taken: those it knows, then those it does not")
    func several() {
        #expect(
            throws: RuleViolation.fields([
                FieldProblem("title", .required), FieldProblem("category", .required),
                FieldProblem("tags", .wrongType), FieldProblem("x", .unknown),
            ])
        ) { try create(#"{"x":1,"tags":1}"#) }
    }

    @Test("tags that look the same are one tag")
    func sameLooks() throws {
        let command = try create(#"{"title":"t","category":"c","tags":["e\u0301","\u00e9"]}"#)
        #expect(command.tags == ["é"])
    }

    @Test("becomes a debate that has not started, with nobody's seat in it")
    func decide() throws {
        let command = try create(#"{"title":"t","category":"c","startTime":"2026-11-23 20:15:30"}"#)
        let debate = command.decide(id: .sample(1), nowMs: 5)
        #expect(debate.id == .sample(1))
        #expect(debate.motion == "t")
        #expect(debate.organiser == nil)
        #expect(debate.life == .notStarted)
        #expect(debate.plannedStartMs == 2_026_030)
        #expect(debate.createdAtMs == 5)
        #expect(debate.counts == Debate.Counts())
        #expect(!debate.isDemo)
        #expect(debate.sides == .unnamed)
    }
}
