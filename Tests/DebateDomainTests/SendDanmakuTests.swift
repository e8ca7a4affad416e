import DebateTestSupport
import Testing

@testable import DebateDomain

private typealias Speaker = SendDanmaku.Speaker
private typealias Settings = Moderation.Settings

private func send(_ text: String = "说得好") throws -> SendDanmaku {
    try SendDanmaku(body(#"{"text":"\#(text)"}"#), nfc: { $0 })
}

/// What becomes of a line: `published`, `held word`, or the refusal.
private func fate(
    _ speaker: Speaker = Speaker(), _ settings: Settings = Settings(),
    status: DebateStatus = .live, words: WordOutcome = .pass, nowMs: Int64 = 100_000,
    text: String = "说得好"
) throws -> String {
    let line = try send(text)
    do throws(RuleViolation) {
        let reason = try line.decide(
            in: status, settings, by: speaker, words: words, nowMs: nowMs)
        return reason.map { "held \($0.rawValue)" } ?? "published"
    } catch {
        return "\(error)"
    }
}

@Suite("Send danmaku")
struct SendDanmakuTests {
    @Test("text suffices; the rest has a usual value")
    func shape() throws {
        #expect(try send().colour == .white)
        #expect(try send().place == .roll)
        let full = try SendDanmaku(
            body(#"{"text":" 好 ","side":"negative","colour":"cyan","place":"top"}"#),
            nfc: { $0 })
        #expect(full.text.text == "好")
        #expect(full.side == .negative && full.colour == .cyan && full.place == .top)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "text", .required), (#"{"text":5}"#, "text", .wrongType),
            (#"{"text":" "}"#, "text", .tooShort), (#"{"text":"a\nb"}"#, "text", .badCharacters),
            (#"{"text":"a","colour":"pink"}"#, "colour", .notAllowed),
            (#"{"text":"a","side":"both"}"#, "side", .notAllowed),
            (#"{"text":"a","place":"middle"}"#, "place", .notAllowed),
            (#"{"text":"a","color":"red"}"#, "color", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try SendDanmaku(body(json), nfc: { $0 })
        }
    }

    @Test("is taken before the start and while live, not after the end")
    func status() throws {
        #expect(try fate(status: .notStarted) == "published")
        #expect(try fate(status: .live) == "published")
        #expect(try fate(status: .ended) == "\(RuleViolation.interactionClosed)")
    }

    @Test("one in 3 s, and the wait is told (D2)", arguments: [0, 1, 2999] as [Int64])
    func gap(_ passedMs: Int64) throws {
        let speaker = Speaker(lastAtMs: 100_000 - passedMs, isKnown: true)
        #expect(try fate(speaker) == "\(RuleViolation.slowMode(waitMs: 3000 - passedMs))")
    }

    @Test("slow mode makes the wait longer, never shorter", arguments: [0, 5, 15, 300])
    func slowMode(_ seconds: Int) throws {
        let gapMs = Int64(max(3, seconds)) * 1000
        let settings = Settings(slowSeconds: seconds)
        let speaker = Speaker(lastAtMs: 1_000_000, isKnown: true)
        #expect(try fate(speaker, settings, nowMs: 1_000_000 + gapMs) == "published")
        #expect(
            try fate(speaker, settings, nowMs: 1_000_000 + gapMs - 1)
                == "\(RuleViolation.slowMode(waitMs: 1))")
        #expect(
            try fate(speaker, settings, nowMs: 1)
                == "\(RuleViolation.slowMode(waitMs: gapMs))", "a clock set back")
    }

    @Test("the same text again within 30 s is a repeat; the longer wait comes first")
    func duplicate() throws {
        let again = Speaker(lastAtMs: 90_000, lastSameAtMs: 75_000)
        #expect(try fate(again) == "\(RuleViolation.duplicateText(waitMs: 5000))")
        #expect(try fate(again, nowMs: 105_000) == "published")
        let soon = Speaker(lastAtMs: 99_000, lastSameAtMs: 99_000)
        #expect(try fate(soon) == "\(RuleViolation.slowMode(waitMs: 2000))")
    }

    @Test("listed words hold or block (D4)")
    func words() throws {
        #expect(try fate(words: .hold) == "held word")
        #expect(try fate(words: .block) == "\(RuleViolation.forbiddenWord)")
    }

    @Test("modes hold some, all, or take none (D4)")
    func modes() throws {
        let known = Speaker(isKnown: true)
        #expect(try fate(known, Settings(mode: .holdNew)) == "published")
        #expect(try fate(Speaker(), Settings(mode: .holdNew)) == "held newcomer")
        #expect(try fate(known, Settings(mode: .holdAll)) == "held all")
        #expect(try fate(known, Settings(mode: .off)) == "\(RuleViolation.interactionClosed)")
    }

    @Test("ticket holders and staff alone, where that is asked")
    func tickets() throws {
        let settings = Settings(ticketsOnly: true)
        #expect(try fate(Speaker(), settings) == "\(RuleViolation.ticketsOnly)")
        #expect(try fate(Speaker(holdsTicket: true), settings) == "published")
        #expect(try fate(Speaker(isStaff: true), settings) == "published")
    }

    @Test("staff neither wait nor are held, but listed words bind them too")
    func staff() throws {
        let staff = Speaker(isStaff: true, lastAtMs: 99_999, lastSameAtMs: 99_999)
        for mode in [Moderation.Mode.open, .holdNew, .holdAll] {
            let settings = Settings(mode: mode, slowSeconds: 300)
            #expect(try fate(staff, settings, words: .hold) == "published")
        }
        #expect(try fate(staff, words: .block) == "\(RuleViolation.forbiddenWord)")
        #expect(
            try fate(staff, Settings(mode: .off)) == "\(RuleViolation.interactionClosed)")
    }

    @Test("mute and ban are told, and come before any wait (D6)")
    func restricted() throws {
        var speaker = Speaker(lastAtMs: 99_999)
        speaker.restriction = RestrictionInForce(kind: .mute, untilMs: 7, reason: "")
        #expect(try fate(speaker) == "\(RuleViolation.muted(untilMs: 7))")
        speaker.restriction = RestrictionInForce(kind: .ban, untilMs: nil, reason: "")
        #expect(try fate(speaker) == "\(RuleViolation.banned)")
    }

    @Test("a text too long says how long it may be")
    func tooLong() throws {
        let text = String(repeating: "字", count: 11)
        #expect(
            try fate(Speaker(), Settings(maxCharacters: 10), text: text)
                == "\(RuleViolation.textTooLong(maxCharacters: 10))")
    }

    @Test("whoever waits as long as told may speak, however often they try before")
    func patience() throws {
        var random = SeededRandom("danmaku patience")
        for _ in 0..<200 {
            let settings = Settings(slowSeconds: random.element(of: [0, 5, 15, 60, 300]))
            var nowMs = Int64(random.int(in: 0...1_000_000))
            var speaker = Speaker(isKnown: true)
            for turn in 0..<20 {
                let line = try send("第\(turn)句")
                do throws(RuleViolation) {
                    _ = try line.decide(
                        in: .live, settings, by: speaker, words: .pass, nowMs: nowMs)
                } catch {
                    guard case .slowMode(let waitMs) = error else {
                        Issue.record("\(error)")
                        return
                    }
                    #expect(waitMs > 0 && waitMs <= max(3, Int64(settings.slowSeconds)) * 1000)
                    nowMs += waitMs
                    #expect(
                        try fate(speaker, settings, nowMs: nowMs) == "published", "after the wait")
                }
                speaker.lastAtMs = nowMs
                nowMs += Int64(random.int(in: 0...20_000))
            }
        }
    }
}
