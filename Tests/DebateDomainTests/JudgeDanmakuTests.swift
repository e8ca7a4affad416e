import Testing

@testable import DebateDomain

@Suite("Judge danmaku (D5, D6)")
struct JudgeDanmakuTests {
    private func judge(_ json: String) throws -> JudgeDanmaku {
        try JudgeDanmaku(body(json), nfc: { $0 })
    }

    @Test("names lines, each once, or an author")
    func shape() throws {
        let lines = try judge(#"{"verdict":"approve","ids":["d5","d7","d5"]}"#)
        #expect(lines.target == .these([DanmakuNumber(5), DanmakuNumber(7)]))
        #expect(lines.reason == "")
        let author = try judge(#"{"verdict":"remove","authorTag":"Ab3-_xyz","reason":"刷屏"}"#)
        #expect(author.target == .author(tag: "Ab3-_xyz"))
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"ids":["d1"]}"#, "verdict", .required),
            (#"{"verdict":"hide","ids":["d1"]}"#, "verdict", .notAllowed),
            (#"{"verdict":"approve"}"#, "ids", .required),
            (#"{"verdict":"approve","ids":[]}"#, "ids", .tooShort),
            (#"{"verdict":"approve","ids":["x1"]}"#, "ids", .badFormat),
            (#"{"verdict":"approve","ids":[1]}"#, "ids", .wrongType),
            (#"{"verdict":"remove","authorTag":"short"}"#, "authorTag", .badFormat),
            (
                #"{"verdict":"remove","authorTag":"Ab3-_xyz","ids":["d1"]}"#, "authorTag",
                .notAllowed
            ),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try judge(json) }
    }

    @Test("100 lines at once at most")
    func many() {
        let ids = (1...101).map { #""d\#($0)""# }.joined(separator: ",")
        #expect(throws: RuleViolation.fields([FieldProblem("ids", .tooMany)])) {
            try judge(#"{"verdict":"reject","ids":[\#(ids)]}"#)
        }
    }

    /// Every verdict on every state: what it becomes, or why not.
    @Test(
        "each verdict concerns one state",
        arguments: JudgeDanmaku.Verdict.allCases, DanmakuState.allCases)
    func table(_ verdict: JudgeDanmaku.Verdict, _ state: DanmakuState) throws {
        let command = try judge(#"{"verdict":"\#(verdict.rawValue)","ids":["d1"]}"#)
        let becomes: [JudgeDanmaku.Verdict: (DanmakuState, DanmakuState)] = [
            .approve: (.held, .published), .reject: (.held, .rejected),
            .remove: (.published, .removed),
        ]
        let (from, to) = try #require(becomes[verdict])
        if state == from {
            #expect(try command.decide(state, in: .live) == to)
        } else {
            #expect(throws: verdict == .remove ? JudgeDanmaku.Skip.notPublished : .notHeld) {
                try command.decide(state, in: .live)
            }
        }
        #expect(throws: JudgeDanmaku.Skip.notFound) { try command.decide(nil, in: .live) }
    }

    @Test("after the end nothing is published; what stands can still be taken away")
    func ended() throws {
        #expect(throws: JudgeDanmaku.Skip.closed) {
            try judge(#"{"verdict":"approve","ids":["d1"]}"#).decide(.held, in: .ended)
        }
        #expect(
            try judge(#"{"verdict":"remove","ids":["d1"]}"#).decide(.published, in: .ended)
                == .removed)
    }
}
