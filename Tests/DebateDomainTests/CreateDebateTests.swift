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

    private func made(_ json: String) throws -> Debate {
        try create(json).decide(id: .sample(1), holdsRoom: true, nowMs: 5)
    }

    @Test("title and category suffice")
    func least() throws {
        let debate = try made(#"{"title":" 猫好还是狗好 ","category":"娱乐"}"#)
        #expect(debate.title == "猫好还是狗好")
        #expect(debate.motion == "猫好还是狗好")
        #expect(debate.category == "娱乐")
        #expect(debate.description == "")
        #expect(debate.tags == [])
        #expect(debate.coverImage == nil)
        #expect(debate.plannedStartMs == nil)
        #expect(debate.room == nil && !debate.startsByItself && !debate.isRehearsal)
        #expect(debate.rules == DebateRules() && debate.settings == DebateSettings())
    }

    @Test("takes every field; null is as good as absent")
    func everything() throws {
        let debate = try made(
            #"""
            {"title":"t","category":"c","motion":"m","description":"a\nb","tags":["x"," y ","x"],
             "coverImage":"/media/a.svg","startTime":"2026-11-23 20:15:30","autoStart":true,
             "roomId":"k3v9pz","host":{"name":"h","avatar":"/media/h.svg"},
             "sides":{"affirmative":{"label":"支持","claim":"c","team":"t",
                "speakers":[{"seat":"A2","name":"乙"},{"seat":"A1","name":"甲"}]}},
             "rules":{"minPaired":30},"settings":{"giftBudget":5},"rehearsal":true}
            """#)
        #expect(debate.motion == "m")
        #expect(debate.description == "a\nb")
        #expect(debate.tags == ["x", "y"], "equal tags are taken once")
        #expect(debate.coverImage == "/media/a.svg")
        #expect(debate.plannedStartMs == 2_026_030)
        #expect(debate.startsByItself && debate.isRehearsal)
        #expect(debate.room == RoomID("k3v9pz"))
        #expect(debate.host == Debate.Host(name: "h", avatar: "/media/h.svg"))
        #expect(debate.sides.affirmative.label == "支持")
        #expect(debate.sides.affirmative.speakers.map(\.seat.text) == ["A1", "A2"])
        #expect(debate.sides.negative == BothSides.unnamed.negative)
        #expect(debate.rules.minPaired == 30 && debate.settings.giftBudget == 5)
        let bare = try made(
            #"""
            {"title":"t","category":"c","motion":null,"description":null,"tags":null,
             "coverImage":null,"startTime":null,"autoStart":null,"roomId":null,"host":null,
             "sides":null,"rules":null,"settings":null,"rehearsal":null}
            """#)
        #expect(bare == (try made(#"{"title":"t","category":"c"}"#)))
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
            (#""motion":" ""#, "motion", .tooShort), (#""autoStart":1"#, "autoStart", .wrongType),
            (#""roomId":"room01""#, "roomId", .badFormat), (#""roomId":7"#, "roomId", .wrongType),
            (#""host":{}"#, "host.name", .required), (#""host":"x""#, "host", .wrongType),
            (#""host":{"name":"x","role":1}"#, "host.role", .unknown),
            (#""sides":[]"#, "sides", .wrongType),
            (#""sides":{"left":{}}"#, "sides.left", .unknown),
            (
                #""sides":{"affirmative":{"label":null}}"#, "sides.affirmative.label", .wrongType
            ),
            (#""sides":{"negative":{"claim":5}}"#, "sides.negative.claim", .wrongType),
            (
                #""sides":{"negative":{"speakers":[{"seat":"A1","name":"x"}]}}"#,
                "sides.negative.speakers", .notAllowed
            ),
            (
                #""sides":{"negative":{"speakers":[{"seat":"N9","name":"x"}]}}"#,
                "sides.negative.speakers", .badFormat
            ),
            (
                #""sides":{"negative":{"speakers":[{"seat":"N1"}]}}"#,
                "sides.negative.speakers", .required
            ),
            (
                #""sides":{"negative":{"speakers":[{"seat":"N1","name":"x","age":1}]}}"#,
                "sides.negative.speakers", .unknown
            ),
            (
                #""sides":{"negative":{"speakers":[{"seat":"N1","name":"x"},{"seat":"N1","name":"y"}]}}"#,
                "sides.negative.speakers", .notAllowed
            ),
            (#""rules":{"minPaired":1}"#, "rules.minPaired", .outOfRange),
            (#""settings":{"giftBudget":-1}"#, "settings.giftBudget", .outOfRange),
            (#""rehearsal":"yes""#, "rehearsal", .wrongType), (#""stages":[]"#, "stages", .unknown),
            (#""format":"classic7""#, "format", .unknown), (#""revision":1"#, "revision", .unknown),
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
        let debate = try made(#"{"title":"t","category":"c","tags":["e\u0301","\u00e9"]}"#)
        #expect(debate.tags == ["é"])
    }

    @Test("becomes a debate that has not started, with nobody's seat in it")
    func decide() throws {
        let command = try create(#"{"title":"t","category":"c","startTime":"2026-11-23 20:15:30"}"#)
        let debate = try command.decide(id: .sample(1), holdsRoom: true, nowMs: 5)
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

    @Test("takes place in a room there is, or in none")
    func room() throws {
        let command = try create(#"{"title":"t","category":"c","roomId":"k3v9pz"}"#)
        #expect(throws: RuleViolation.unknownRoom) {
            try command.decide(id: .sample(1), holdsRoom: false, nowMs: 5)
        }
        let roomless = try create(#"{"title":"t","category":"c","roomId":null}"#)
        #expect(try roomless.decide(id: .sample(1), holdsRoom: false, nowMs: 5).room == nil)
    }
}
