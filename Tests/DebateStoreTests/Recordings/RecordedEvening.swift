import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

/// An evening in which everything happens that channels tell of.
struct RecordedEvening {
    let recorder: EveningRecorder
    var hall: VoteHall { recorder.hall }
    var debate: DebateID { recorder.hall.debate }

    /// Lives it through.
    static func record() throws -> EveningRecorder {
        let evening = RecordedEvening(recorder: try EveningRecorder())
        try evening.before()
        try evening.talk()
        try evening.liveRounds()
        try evening.after()
        return evening.recorder
    }

    /// Something happens some time after what was before.
    func step(
        after ms: Int64 = 1500, _ act: (_ nowMs: Int64) throws -> Void
    ) throws {
        try recorder.step(after: ms, act)
    }

    // MARK: Before

    private func before() throws {
        try step { _ in
            for role in [DebateRole.organiser, .moderator, .judge] { try appoint(role) }
        }
        try step { nowMs in
            try edit(nowMs) { $0.motion = "人工智能会让人更\"自由\"吗\u{2028}？" }
        }
        try step { nowMs in
            try hall.write { try $0.insert(.sample(1), key: .sample) }
            try edit(nowMs) { $0.room = .sample(1) }
        }
        try step { nowMs in try show(.live, nowMs) }
        try step { nowMs in try show(.offline, nowMs) }
        var plan: RoundNumber?
        try step { nowMs in
            try hall.plan(.pre, nowMs: nowMs)
            plan = try hall.plan(
                .post, plan: VoteRound.Plan(opensAtMs: nowMs + 9_000_000), nowMs: nowMs)
        }
        let post = try #require(plan)
        try step { nowMs in
            try hall.act(nowMs: nowMs) { try DeleteRound.decide(post, in: $0) }
        }
        try recorder.expect()
        try open(.pre, closesAfterMs: 60_000)
        try step { nowMs in
            for (voter, points) in [100, 60, 20, nil, 0, 100].enumerated() {
                try vote(points, .pre, by: voter, nowMs)
            }
        }
        try recorder.expect()
        try step { nowMs in try close(.pre, nowMs) }
        try step(after: 4000) { _ in }
        try step { nowMs in try start(nowMs) }
        try recorder.expect()
    }

    // MARK: During

    private func talk() throws {
        try step { _ in
            for number in 1...12 { try say("第\(number)句", by: number % 5) }
        }
        try step { nowMs in try show(.starting, nowMs) }
        try step { nowMs in try show(.live, nowMs) }
        try step { _ in try remove(.these([DanmakuNumber(3), DanmakuNumber(4)])) }
        try step { _ in try remove(.author(tag: TalkingHall.tag(2))) }
        try recorder.expect()
        try step { _ in
            for number in 13...50 { try say("👩‍👩‍👧 第\(number)句", by: number % 7) }
        }
        try step { _ in
            for number in 51...80 { try say("第\(number)句", by: number % 7) }
        }
        try step { _ in
            try hold("等一等", by: 1)
            try hold("再等等", by: 2)
        }
        try recorder.expect()
        try step { nowMs in try decide(81, becomes: .published, nowMs) }
        try step { nowMs in try decide(82, becomes: .rejected, nowMs) }
        try step { _ in try hold("没人看", by: 3) }
        try step { nowMs in try show(.interrupted, nowMs) }
        try step { nowMs in try moderate(nowMs) }
        try step { nowMs in try give(nowMs) }
        try step { _ in
            try changeSeat(3) { $0.seat.isChair = true }
            try removeSeat(2)
        }
        try step { _ in
            try hall.write { [debate] in
                _ = try $0.add(7, to: "likes", of: .debate(debate))
                _ = try $0.add(7, to: "likes.negative", of: .debate(debate))
            }
        }
        // What nobody looked at expires.
        try step(after: HeldDanmaku.lifeMs) { _ in }
        try recorder.expect()
    }

    private func liveRounds() throws {
        try plan(.live)
        try open(.live)
        try step { nowMs in
            for voter in 0..<14 { try vote(voter * 7, .live, by: voter, nowMs) }
        }
        try recorder.expect()
        try step { nowMs in
            try hall.void(try number(of: .live), nowMs: nowMs)
        }
        try recorder.expect()
        try plan(.live)
        try open(.live)
        try step { nowMs in
            for voter in 0..<25 { try vote(voter * 4, .live, by: voter, nowMs) }
        }
        for mode in [RevealMode.delayed, .banded, .hidden] {
            try step { nowMs in try tighten(.live, to: mode, nowMs) }
            try step(after: 12_000) { nowMs in try vote(90, .live, by: 30, nowMs) }
            try recorder.expect()
        }
        try step { nowMs in try close(.live, nowMs) }
        try step(after: 4000) { _ in }
        try recorder.expect()
    }

    // MARK: After

    private func after() throws {
        try step { nowMs in try show(.live, nowMs) }
        try plan(.post, reveal: .live)
        try open(.post)
        try step { nowMs in
            for (voter, points) in [100, 80, 90, 100, 0, nil, 55].enumerated() {
                try vote(points, .post, by: voter, nowMs)
            }
        }
        try step { nowMs in
            try hall.end(nowMs: nowMs)
            try hall.write { try $0.tellVideos(nowMs: nowMs) }
        }
        try step(after: 4000) { _ in }
        try recorder.expect()
        for kind in [RoundKind.pre, .live, .post] {
            try step { nowMs in try hall.reveal(try number(of: kind), nowMs: nowMs) }
            try recorder.expect()
        }
        try step { nowMs in try edit(nowMs) { $0.description = "谢谢各位。" } }
        try step { nowMs in try archive(nowMs) }
        try recorder.expect()
    }
}
