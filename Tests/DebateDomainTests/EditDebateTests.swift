import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Edit debate")
struct EditDebateTests {
    private let ended = Debate.Life.ended(startedAtMs: 10, endedAtMs: 20)
    private let live = Debate.Life.live(startedAtMs: 10)

    private func edit(_ json: String) throws -> EditDebate {
        try EditDebate(body(json), nfc: { $0 }, instant: { Int64($0.year) })
    }

    /// The debate after an edit that names its revision.
    private func changed(
        _ debate: Debate, _ members: String, holdsRoom: Bool = true, hasRevealed: Bool = false
    ) throws -> Debate {
        let events = try edit("{\"revision\":\(debate.revision),\(members)}").decide(
            debate, holdsRoom: holdsRoom, hasRevealed: hasRevealed)
        var state = DebateState(debate: debate)
        for event in events { state.apply(event) }
        return state.debate
    }

    @Test("an edit moves the revision by one and leaves what it does not name")
    func once() throws {
        let debate = Debate.sample(1, motion: "辩题", tags: ["a"])
        let edited = try changed(debate, #""description":"新","tags":["b"]"#)
        var expected = debate
        expected.revision = 2
        expected.description = "新"
        expected.tags = ["b"]
        #expect(edited == expected)
    }

    @Test("naming what is in force changes nothing, whatever the status", arguments: [0, 1, 2])
    func unchanged(_ status: Int) throws {
        var debate = Debate.sample(1, life: [.notStarted, live, ended][status])
        debate.rulesLockedAtMs = 5
        let events = try edit(
            #"""
            {"revision":1,"title":"\#(debate.title)","motion":"\#(debate.motion)",
             "sides":{"affirmative":{"label":"正方"}},"rules":{"minPaired":20},"roomId":null,
             "autoStart":false,"settings":{"giftBudget":100}}
            """#
        ).decide(debate, holdsRoom: false)
        #expect(events == [])
    }

    @Test("null clears what may be empty")
    func clears() throws {
        var debate = Debate.sample(
            1, motion: "辩题", description: "d", tags: ["a"],
            host: Debate.Host(name: "h", avatar: nil), plannedStartMs: 5)
        debate.room = RoomID("k3v9pz")
        debate.sides.negative.speakers = [Speaker(seat: try #require(SpeakerSeat("N1")), name: "甲")]
        let edited = try changed(
            debate,
            #"""
            "motion":null,"description":null,"tags":null,"coverImage":null,"startTime":null,
            "roomId":null,"host":null,
            "sides":{"negative":{"claim":null,"team":null,"speakers":null}}
            """#)
        #expect(edited.motion == debate.title && edited.description == "" && edited.tags == [])
        #expect(edited.coverImage == nil && edited.plannedStartMs == nil && edited.room == nil)
        #expect(edited.host == nil && edited.sides.negative == SideCase(label: "反方"))
        #expect(edited.sides.affirmative == debate.sides.affirmative)
    }

    @Test("a motion nobody wrote follows the title; one somebody wrote stays")
    func motionFollows() throws {
        #expect(try changed(.sample(1), #""title":"新题""#).motion == "新题")
        #expect(try changed(.sample(1, motion: "辩题"), #""title":"新题""#).motion == "辩题")
        #expect(try changed(.sample(1), #""title":"新题","motion":"m""#).motion == "m")
    }

    @Test("the revision must be there, and be the one that is current")
    func revision() {
        #expect(throws: RuleViolation.fields([FieldProblem("revision", .required)])) {
            try edit(#"{"title":"t"}"#)
        }
        #expect(throws: RuleViolation.revisionMoved(current: 1)) {
            try edit(#"{"revision":2,"title":"t"}"#).decide(.sample(1), holdsRoom: true)
        }
    }

    @Test(
        "what cannot be changed is no field of an edit",
        arguments: [
            (#""rehearsal":true"#, "rehearsal", .unknown), (#""stages":[]"#, "stages", .unknown),
            (#""format":"oxford""#, "format", .unknown), (#""title":null"#, "title", .wrongType),
            (#""category":null"#, "category", .wrongType), (#""rules":null"#, "rules", .wrongType),
            (#""autoStart":null"#, "autoStart", .wrongType),
            (#""status":1"#, "status", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ member: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try edit("{\"revision\":1,\(member)}")
        }
    }

    @Test("a room that is not there is refused; taking a debate out of its room never is")
    func room() throws {
        #expect(throws: RuleViolation.unknownRoom) {
            try changed(.sample(1), #""roomId":"k3v9pz""#, holdsRoom: false)
        }
        #expect(try changed(.sample(1), #""roomId":"k3v9pz""#).room == RoomID("k3v9pz"))
    }

    /// One change of each field, and whether it is taken: not started, not started with a ballot,
    /// live, ended.
    private static let locks: [(String, String, [Bool])] = [
        (#""title":"新""#, "title", [true, false, false, false]),
        (#""motion":"新""#, "motion", [true, false, false, false]),
        (
            #""sides":{"affirmative":{"label":"新"}}"#, "sides.affirmative.label",
            [true, false, false, false]
        ),
        (
            #""sides":{"negative":{"label":"新"}}"#, "sides.negative.label",
            [true, false, false, false]
        ),
        (
            #""sides":{"negative":{"claim":"新"}}"#, "sides.negative.claim",
            [true, true, false, false]
        ),
        (
            #""sides":{"affirmative":{"team":"新"}}"#, "sides.affirmative.team",
            [true, true, false, false]
        ),
        (
            #""sides":{"affirmative":{"speakers":[{"seat":"A1","name":"甲"}]}}"#,
            "sides.affirmative.speakers", [true, true, false, false]
        ),
        (#""category":"新""#, "category", [true, true, false, false]),
        (#""startTime":"2030-01-01 00:00:00""#, "startTime", [true, true, false, false]),
        (#""autoStart":true"#, "autoStart", [true, true, false, false]),
        (#""roomId":"k3v9pz""#, "roomId", [true, true, false, false]),
        (#""host":{"name":"新"}"#, "host", [true, true, false, false]),
        (#""description":"新""#, "", [true, true, true, true]),
        (#""coverImage":null"#, "", [true, true, true, true]),
        (#""tags":["新"]"#, "", [true, true, true, true]),
        (#""settings":{"giftBudget":1}"#, "", [true, true, true, true]),
    ]

    @Test("rule L4: each field locks when it must", arguments: locks)
    func whenLocked(_ member: String, _ field: String, _ isTaken: [Bool]) throws {
        for (place, taken) in isTaken.enumerated() {
            var debate = Debate.sample(1, life: [.notStarted, .notStarted, live, ended][place])
            debate.rulesLockedAtMs = place == 1 ? 5 : nil
            if taken {
                #expect(try changed(debate, member).revision == 2, "\(member) \(place)")
            } else {
                #expect(throws: RuleViolation.locked([field]), "\(member) \(place)") {
                    try changed(debate, member)
                }
            }
        }
    }

    @Test("every locked field is named, in the order of the API; what is free is not")
    func several() {
        #expect(throws: RuleViolation.locked(["title", "category", "roomId"])) {
            try changed(
                .sample(1, life: live),
                #""roomId":"k3v9pz","description":"新","category":"新","title":"新""#)
        }
    }

    @Test("rule I4: the rules stay from the first ballot on, and after the end")
    func rules() throws {
        let change = #""rules":{"winnerRule":"swing_points"}"#
        var debate = Debate.sample(1, life: live)
        #expect(try changed(debate, change).rules.winnerRule == .swingPoints)
        debate.rulesLockedAtMs = 5
        #expect(throws: RuleViolation.rulesLocked) { try changed(debate, change) }
        debate.life = ended
        #expect(throws: RuleViolation.rulesLocked) { try changed(debate, change) }
        debate.rulesLockedAtMs = nil
        #expect(throws: RuleViolation.locked(["rules"])) { try changed(debate, change) }
    }

    @Test("the order of the reveal stays from the first one on")
    func revealOrder() throws {
        let change = #""settings":{"revealOrder":["post","pre","live"]}"#
        #expect(try changed(.sample(1), change).settings.revealOrder.first == .post)
        #expect(throws: RuleViolation.locked(["settings.revealOrder"])) {
            try changed(.sample(1), change, hasRevealed: true)
        }
    }
}
