import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Danmaku queries")
struct DanmakuQueriesTests {
    private let hall: TalkingHall

    init() throws {
        hall = try TalkingHall()
    }

    @Test("what is said comes back as it was said")
    func roundTrip() throws {
        let line = try hall.say("说得好", atMs: 1000)
        let slice = try hall.read { transaction throws(StoreError) in
            try transaction.danmaku(of: hall.debate, .after(LogPosition(since: 0, limit: 10)))
        }
        #expect(slice.rows == [line])
        #expect(line.ordinal == 1)
        #expect(slice.next == line.number.value && !slice.hasMore)
    }

    @Test("a speaker's past: the last line, the same line, and whether anything stands")
    func speaker() throws {
        func speaker(_ form: String, atMs: Int64) throws -> SendDanmaku.Speaker {
            let debate = hall.debate
            return try hall.write { transaction in
                let participant = try transaction.participant(
                    TalkingHall.identity(1), tag: TalkingHall.tag(1), in: debate)
                return try transaction.speaker(participant, saying: form, nowMs: atMs)
            }
        }
        #expect(try speaker("好", atMs: 0) == SendDanmaku.Speaker())
        try hall.say("好", heldFor: .all, atMs: 1000)
        var now = try speaker("好", atMs: 2000)
        #expect(now.lastAtMs == 1000 && now.lastSameAtMs == 1000 && !now.isKnown)
        try hall.say("坏", atMs: 5000)
        now = try speaker("好", atMs: 31_000)
        #expect(now.lastAtMs == 5000 && now.lastSameAtMs == nil && now.isKnown)
        // Another's lines are none of theirs, nor are those in another debate.
        try hall.say("好", by: 2, atMs: 32_000)
        try hall.say("好", by: 1, atMs: 32_000, in: .sample(2))
        #expect(try speaker("好", atMs: 33_000).lastAtMs == 5000)
    }

    @Test("at most 40 a second are sent to all screens; the others stand in the history")
    func crowd() throws {
        for number in 0..<45 { try hall.say("第\(number)条", by: number + 1, atMs: 10_000) }
        let lines = try hall.read { transaction throws(StoreError) in
            try transaction.danmaku(of: hall.debate, .after(LogPosition(since: 0, limit: 100)))
        }.rows
        #expect(lines.map(\.ordinal) == (1...40).map { Int64($0) } + [nil, nil, nil, nil, nil])
        #expect(try hall.comments() == 1 + 45, "the sample debate begins with one")
        #expect(try hall.say("再来", atMs: 10_999).ordinal == nil)
        #expect(try hall.say("一秒后", atMs: 11_000).ordinal == 41)
    }

    @Test("approving gives a fresh place, the same number, and counts once")
    func approve() throws {
        let held = try hall.say("等一下", heldFor: .word, atMs: 1000)
        try hall.say("先说", by: 2, atMs: 2000)
        #expect(held.ordinal == nil)
        #expect(try hall.comments() == 2)
        let published = try hall.decide(held, becomes: .published, atMs: 3000)
        #expect(published.number == held.number && published.ordinal == 2)
        #expect(try hall.comments() == 3)
        #expect(try hall.recent().map(\.text) == ["先说", "等一下"])
    }

    @Test("removing takes a line from history, recent lines and the count; the row stays")
    func remove() throws {
        let line = try hall.say("广告", atMs: 1000)
        _ = try hall.decide(line, becomes: .removed, atMs: 2000)
        #expect(try hall.recent().isEmpty)
        #expect(try hall.comments() == 1)
        let debate = hall.debate
        let kept = try hall.write { try $0.danmaku(line.number, of: debate) }
        #expect(kept?.state == .removed)
        #expect(try hall.write { try $0.danmaku(line.number, of: .sample(2)) } == nil)
    }

    @Test("an author's lines are found by tag and state")
    func byAuthor() throws {
        let lines = try (1...3).map { try hall.say("第\($0)", by: 7, atMs: Int64($0) * 5000) }
        try hall.say("别人", by: 8, atMs: 1)
        _ = try hall.decide(lines[0], becomes: .removed, atMs: 20_000)
        let debate = hall.debate
        let found = try hall.write { transaction in
            try transaction.danmaku(
                byAuthor: TalkingHall.tag(7), in: .published, of: debate)
        }
        #expect(found.map(\.danmaku.number) == lines.dropFirst().map(\.number))
    }

    @Test("pages of the history meet without a gap or a repeat, forwards and backwards")
    func pages() throws {
        var random = SeededRandom("danmaku pages")
        var standing: [Int64] = []
        for number in 0..<60 {
            let isHeld = random.int(in: 0...3) == 0
            let line = try hall.say(
                "第\(number)", by: number, heldFor: isHeld ? .all : nil,
                atMs: Int64(number) * 100)
            if !isHeld, random.int(in: 0...4) == 0 {
                _ = try hall.decide(line, becomes: .removed, atMs: 99_000)
            } else if !isHeld {
                standing.append(line.number.value)
            }
        }
        var forwards: [Int64] = []
        var since: Int64 = 0
        while true {
            let limit = random.int(in: 1...9)
            let slice = try hall.read { transaction throws(StoreError) in
                try transaction.danmaku(
                    of: hall.debate, .after(LogPosition(since: since, limit: limit)))
            }
            forwards += slice.rows.map(\.number.value)
            since = slice.next
            if !slice.hasMore { break }
        }
        var backwards: [Int64] = []
        var before = Int64.max
        while true {
            let limit = random.int(in: 1...9)
            let slice = try hall.read { transaction throws(StoreError) in
                try transaction.danmaku(of: hall.debate, .before(before, limit: limit))
            }
            backwards += slice.rows.map(\.number.value)
            before = slice.next
            if !slice.hasMore { break }
        }
        #expect(forwards == standing)
        #expect(backwards == standing.reversed())
    }

    /// Mutations it must catch: trimming by count instead of by ordinal; counting a removed line
    /// twice; an ordinal given twice or left out.
    @Test("the state read from the store is the state of whoever heard every event")
    func convergence() throws {
        var random = SeededRandom("danmaku state")
        let debate = hall.debate
        func stored() throws -> DebateState? {
            try hall.read { transaction throws(StoreError) in
                try transaction.state(of: debate, nowMs: 0)
            }
        }
        var heard = try #require(try stored())
        var lateComer = heard
        var held: [Danmaku] = []
        var published: [Danmaku] = []
        var posted: Int64 = 0
        for step in 0..<220 {
            let atMs = Int64(step) * 40
            var events: [LiveEvent] = []
            switch random.int(in: 0...9) {
            case 0:
                held.append(
                    try hall.say("等\(step)", by: step % 9, heldFor: .all, atMs: atMs))
            case 1 where !held.isEmpty:
                let line = held.remove(at: random.int(in: 0...held.count - 1))
                let approved = try hall.decide(line, becomes: .published, atMs: atMs)
                published.append(approved)
                events = [.danmakuPosted(approved)]
            case 2 where !published.isEmpty:
                let line = published.remove(at: random.int(in: 0...published.count - 1))
                _ = try hall.decide(line, becomes: .removed, atMs: atMs)
                events = [.danmakuRemoved(.these([line.number]))]
            default:
                let line = try hall.say("第\(step)", by: step % 9, atMs: atMs)
                published.append(line)
                if line.ordinal != nil { events = [.danmakuPosted(line)] }
            }
            for case .danmakuPosted(let line) in events {
                posted += 1
                #expect(line.ordinal == posted, "dense")
            }
            // Each event twice: that must do no harm.
            for event in events + events {
                heard.apply(event)
                lateComer.apply(event)
            }
            let now = try #require(try stored())
            heard.debate = now.debate
            lateComer.debate = now.debate
            #expect(heard == now && lateComer == now, "step \(step)")
            #expect(now.danmaku.count <= Danmaku.recentCount)
            if random.int(in: 0...19) == 0 { lateComer = now }
            #expect(try hall.comments() == 1 + published.count)
        }
    }

    @Test("held lines expire after 10 min, once, and staff hear of it")
    func expiry() throws {
        let early = try hall.say("早", heldFor: .all, atMs: 1000)
        try hall.say("晚", by: 2, heldFor: .all, atMs: 5000)
        let nowMs = 1000 + HeldDanmaku.lifeMs
        let duty = ExpireHeldDanmaku()
        func isDue(_ atMs: Int64) throws -> Bool {
            try hall.read { transaction throws(StoreError) in
                try duty.isDue(transaction, nowMs: atMs)
            }
        }
        #expect(try !isDue(nowMs - 1))
        #expect(try isDue(nowMs))
        for _ in 0..<2 { try hall.write { try duty.perform($0, nowMs: nowMs) } }
        #expect(try !isDue(nowMs))
        let (events, own) = try hall.read { transaction throws(StoreError) in
            (
                try transaction.events(of: .staff(hall.debate), after: 0, limit: 10),
                try transaction.ownHeldDanmaku(
                    of: TalkingHall.identity(1), in: hall.debate, nowMs: nowMs)
            )
        }
        #expect(events.map(\.name) == ["danmaku.decided"])
        #expect(
            events.first?.data
                == #"{"ids":["\#(early.number.text)"],"verdict":"expire","reason":"","by":null}"#)
        #expect(own.map(\.state) == [.expired], "its author is told")
        #expect(try hall.comments() == 1)
    }

    @Test("an author sees what waits and what was turned down, nobody else's")
    func own() throws {
        let waiting = try hall.say("等", heldFor: .newcomer, atMs: 1000)
        let rejected = try hall.say("不行", heldFor: .all, atMs: 5000)
        try hall.say("别人", by: 2, heldFor: .all, atMs: 5000)
        _ = try hall.decide(rejected, becomes: .rejected, atMs: 9000)
        func own(atMs: Int64) throws -> [OwnHeldDanmaku] {
            try hall.read { transaction throws(StoreError) in
                try transaction.ownHeldDanmaku(
                    of: TalkingHall.identity(1), in: hall.debate, nowMs: atMs)
            }
        }
        let seen = try own(atMs: 10_000)
        #expect(seen.map(\.held.danmaku.number) == [waiting.number, rejected.number])
        #expect(seen.map(\.state) == [.held, .rejected])
        #expect(seen.last?.note == "测试")
        #expect(try own(atMs: 9000 + OwnHeldDanmaku.toldForMs).map(\.state) == [.held])
    }
}
