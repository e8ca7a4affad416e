import DebateTestSupport
import Testing

@testable import DebateDomain

private typealias Settings = Moderation.Settings

@Suite("Change moderation")
struct ChangeModerationTests {
    private func change(_ json: String) throws -> ChangeModeration {
        try ChangeModeration(body(json))
    }

    @Test("changes what is named and leaves the rest")
    func partial() throws {
        let before = Moderation(settings: Settings(slowSeconds: 15, maxCharacters: 60), revision: 3)
        let after = try change(#"{"revision":3,"mode":"holdNew","ticketsOnly":true}"#)
            .decide(before)
        #expect(
            after.settings
                == Settings(
                    mode: .holdNew, slowSeconds: 15, ticketsOnly: true, maxCharacters: 60))
        #expect(after.revision == 4)
    }

    @Test("nothing changed is no new revision")
    func unchanged() throws {
        let before = Moderation(revision: 2)
        #expect(try change(#"{"revision":2,"slowSeconds":0}"#).decide(before) == before)
    }

    @Test("another's change in between is told")
    func moved() {
        #expect(throws: RuleViolation.revisionMoved(current: 5)) {
            try change(#"{"revision":4,"mode":"off"}"#).decide(Moderation(revision: 5))
        }
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "revision", .required),
            (#"{"revision":1,"mode":"closed"}"#, "mode", .notAllowed),
            (#"{"revision":1,"mode":null}"#, "mode", .wrongType),
            (#"{"revision":1,"slowSeconds":4}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"slowSeconds":301}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"slowSeconds":-1}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"maxChars":9}"#, "maxChars", .outOfRange),
            (#"{"revision":1,"maxChars":101}"#, "maxChars", .outOfRange),
            (#"{"revision":1,"ticketsOnly":1}"#, "ticketsOnly", .wrongType),
            (#"{"revision":1,"shield":true}"#, "shield", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try change(json) }
    }

    @Test("the ends of the ranges are taken", arguments: [0, 5, 300])
    func ranges(_ seconds: Int) throws {
        #expect(try change(#"{"revision":1,"slowSeconds":\#(seconds)}"#).slowSeconds == seconds)
    }
}

@Suite("Shield (D8)")
struct ShieldTests {
    private let up: SwitchShield
    private let down: SwitchShield

    init() throws {
        up = try SwitchShield(body(#"{"on":true}"#))
        down = try SwitchShield(body(#"{"on":false}"#))
    }

    @Test("slow mode of 30 s, everything waits, ticket holders only")
    func goesUp() {
        let shielded = up.decide(Moderation(revision: 7))
        #expect(
            shielded.settings == Settings(mode: .holdAll, slowSeconds: 30, ticketsOnly: true))
        #expect(shielded.isShielded && shielded.revision == 8)
    }

    @Test("restores exactly what was before, whatever it was")
    func restores() {
        for mode in Moderation.Mode.allCases {
            for slowSeconds in [0, 5, 30, 31, 300] {
                for ticketsOnly in [false, true] {
                    let settings = Settings(
                        mode: mode, slowSeconds: slowSeconds, ticketsOnly: ticketsOnly,
                        maxCharacters: 77)
                    let before = Moderation(settings: settings, revision: 1)
                    let shielded = up.decide(before)
                    // Never more open than before.
                    #expect(shielded.settings.slowSeconds >= max(30, slowSeconds))
                    #expect(shielded.settings.mode == (mode == .off ? .off : .holdAll))
                    let after = down.decide(shielded)
                    #expect(after == Moderation(settings: settings, revision: 3))
                }
            }
        }
    }

    @Test("a second press changes nothing")
    func twice() {
        let shielded = up.decide(Moderation())
        #expect(up.decide(shielded) == shielded)
        #expect(down.decide(Moderation()) == Moderation())
    }

    @Test("while it is up nothing else changes")
    func locked() throws {
        let shielded = up.decide(Moderation(revision: 1))
        #expect(throws: RuleViolation.shieldOn) {
            try ChangeModeration(body(#"{"revision":2,"mode":"open"}"#)).decide(shielded)
        }
    }

    @Test("asks for a yes or no", arguments: ["{}", #"{"on":1}"#, #"{"on":null}"#])
    func refused(_ json: String) {
        #expect(throws: RuleViolation.self) { try SwitchShield(body(json)) }
    }
}

@Suite("Replace words")
struct ReplaceWordsTests {
    private func replace(_ json: String) throws -> ReplaceWords {
        try ReplaceWords(
            body(json), nfc: { $0 },
            MatchingForms(folded: { $0.lowercased() }, simplified: { $0 }))
    }

    @Test("takes words with their outcome, and allowed ones")
    func taken() throws {
        let json = #"{"revision":0,"words":[{"word":" 笨蛋 ","outcome":"block"}],"allow":["蛋糕"]}"#
        let command = try replace(json)
        #expect(
            command.list == WordList(words: [ListedWord("笨蛋", .block)], allowed: ["蛋糕"]))
        let stored = try command.decide(RevisedWordList(WordList(), revision: 0))
        #expect(stored.revision == 1)
        #expect(throws: RuleViolation.revisionMoved(current: 1)) { try command.decide(stored) }
    }

    @Test("the installation's list, put as it is, becomes the debate's own")
    func own() throws {
        let command = try replace(#"{"revision":0,"words":[]}"#)
        #expect(try command.decide(RevisedWordList(WordList(), revision: 0)).revision == 1)
    }

    @Test("the same list again is no new revision")
    func unchanged() throws {
        let current = RevisedWordList(WordList(), revision: 4)
        #expect(try replace(#"{"revision":4,"words":[]}"#).decide(current) == current)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"revision":0}"#, "words", .required),
            (#"{"words":[]}"#, "revision", .required),
            (#"{"revision":0,"words":["笨蛋"]}"#, "words", .wrongType),
            (#"{"revision":0,"words":[{"word":"a"}]}"#, "words", .required),
            (#"{"revision":0,"words":[{"word":"a","outcome":"deny"}]}"#, "words", .notAllowed),
            (#"{"revision":0,"words":[{"word":"","outcome":"block"}]}"#, "words", .tooShort),
            (#"{"revision":0,"words":[{"word":"!!","outcome":"block"}]}"#, "words", .badFormat),
            (
                #"{"revision":0,"words":[{"word":"a","outcome":"block","x":1}]}"#, "words",
                .unknown
            ),
            (#"{"revision":0,"words":[],"allow":[1]}"#, "allow", .wrongType),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try replace(json) }
    }

    @Test("5,000 words and 1,000 allowed ones at most, of 40 characters")
    func limits() throws {
        let word = #"{"word":"a","outcome":"hold"}"#
        let many = { (count: Int) in
            Array(repeating: word, count: count).joined(separator: ",")
        }
        #expect(try replace(#"{"revision":0,"words":[\#(many(5000))]}"#).list.words.count == 5000)
        #expect(throws: RuleViolation.fields([FieldProblem("words", .tooMany)])) {
            try replace(#"{"revision":0,"words":[\#(many(5001))]}"#)
        }
        let allow = Array(repeating: #""a""#, count: 1001).joined(separator: ",")
        #expect(throws: RuleViolation.fields([FieldProblem("allow", .tooMany)])) {
            try replace(#"{"revision":0,"words":[],"allow":[\#(allow)]}"#)
        }
        let long = String(repeating: "a", count: 41)
        #expect(throws: RuleViolation.fields([FieldProblem("words", .tooLong)])) {
            try replace(#"{"revision":0,"words":[{"word":"\#(long)","outcome":"hold"}]}"#)
        }
    }
}

@Suite("Word file")
struct WordFileTests {
    private func read(_ text: String) -> WordFile {
        WordFile(text, nfc: { $0 }, MatchingForms(folded: { $0 }, simplified: { $0 }))
    }

    @Test("a word a line, after its outcome and a tab")
    func good() {
        let file = read("# 常用\nblock\t笨蛋\n\nhold\tshut up\r\npass\t草\nallow\t草莓\n")
        #expect(
            file.list
                == WordList(
                    words: [
                        ListedWord("笨蛋", .block), ListedWord("shut up", .hold),
                        ListedWord("草", .pass),
                    ], allowed: ["草莓"]))
        #expect(file.badLines.isEmpty)
        #expect(read("").list == WordList())
    }

    @Test(
        "names lines that cannot be read; the others hold",
        arguments: [
            ("block\t笨蛋\n坏蛋\n", [2], 1), ("deny\t笨蛋", [1], 0), ("block 笨蛋", [1], 0),
            ("block\t\nhold\ta", [1], 1), ("# x\n\nblock\t\u{1}", [3], 0),
            ("block\t!!", [1], 0),
        ])
    func bad(_ text: String, _ lines: [Int], _ words: Int) {
        #expect(read(text).badLines == lines)
        #expect(read(text).list.words.count == words)
    }
}

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

@Suite("Restrict a person (D6)")
struct RestrictPersonTests {
    private func restrict(_ json: String) throws -> RestrictPerson {
        try RestrictPerson(body(json), nfc: { $0 })
    }

    @Test("a mute of so many seconds, or to the end; a ban until it is lifted")
    func times() throws {
        let mute = try restrict(
            #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":60,"reason":"刷屏"}"#)
        #expect(try mute.decide(isStaff: false, nowMs: 1000) == 61_000)
        let ban = try restrict(#"{"kind":"ban","danmakuId":"d9","seconds":null,"reason":"广告"}"#)
        #expect(ban.person == .authorOf(DanmakuNumber(9)))
        #expect(try ban.decide(isStaff: false, nowMs: 1000) == nil)
    }

    @Test("staff cannot be restricted")
    func staff() throws {
        let ban = try restrict(#"{"kind":"ban","danmakuId":"d9","reason":"广告"}"#)
        #expect(throws: RuleViolation.staffExempt) { try ban.decide(isStaff: true, nowMs: 0) }
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"authorTag":"Ab3-_xyz","reason":"x"}"#, "kind", .required),
            (#"{"kind":"mute","reason":"x"}"#, "authorTag", .required),
            (#"{"kind":"mute","authorTag":"Ab3-_xyz"}"#, "reason", .required),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":59,"reason":"x"}"#, "seconds",
                .outOfRange
            ),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":86401,"reason":"x"}"#, "seconds",
                .outOfRange
            ),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","danmakuId":"d1","reason":"x"}"#,
                "danmakuId", .notAllowed
            ),
            (#"{"kind":"mute","danmakuId":"1","reason":"x"}"#, "danmakuId", .badFormat),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try restrict(json)
        }
    }
}

@Suite("Danmaku lists")
struct DanmakuListTests {
    @Test("goes on after a number, or back from one")
    func pages() throws {
        #expect(
            try DanmakuPage(QueryParameters("since=5&limit=2"))
                == .after(LogPosition(since: 5, limit: 2)))
        #expect(
            try DanmakuPage(QueryParameters("")) == .after(LogPosition(since: 0, limit: 100)))
        #expect(try DanmakuPage(QueryParameters("before=9")) == .before(9, limit: 100))
    }

    @Test(
        "refuses what it cannot take",
        arguments: [
            ("before=0", "before", .outOfRange), ("before=x", "before", .wrongType),
            ("since=1&before=9", "before", .notAllowed), ("limit=501", "limit", .outOfRange),
        ] as [(String, String, FieldReason)])
    func refused(_ query: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try DanmakuPage(QueryParameters(query))
        }
    }

    @Test("numbers are written with d and x")
    func numbers() {
        #expect(DanmakuNumber("d1024")?.value == 1024 && DanmakuNumber("x1") == nil)
        #expect(RestrictionNumber("x4")?.text == "x4" && RestrictionNumber("d4") == nil)
    }
}
