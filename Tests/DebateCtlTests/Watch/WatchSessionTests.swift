import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Watch session")
struct WatchSessionTests {
    private typealias Tools = WatchTools

    private func seen() throws -> WatchSession {
        var session = WatchSession(of: Tools.debate)
        session.connected()
        for text in [Tools.hello, Tools.snapshot(2)] {
            _ = session.receive(try Tools.read(text), atMs: 500)
        }
        return session
    }

    @Test("a greeting is answered with a subscription to each channel, token and all")
    func greeting() throws {
        var session = WatchSession(of: Tools.debate)
        session.liveToken = "t"
        session.follow([.debate(Tools.debate), .staff(Tools.debate), .lobby])
        session.connected()
        #expect(session.longestSilenceMs == 10_000)
        let steps = session.receive(try Tools.read(Tools.hello), atMs: 0)
        #expect(
            steps == [
                .send(.subscribe(ref: 1, channel: Tools.channel, since: nil, token: "t")),
                .send(
                    .subscribe(ref: 2, channel: Tools.channel + "/staff", since: nil, token: "t")),
            ])
        #expect(session.longestSilenceMs == 35_000)
        session.follow([.debate(Tools.debate)])
        #expect(session.followers.map(\.channel) == [.debate(Tools.debate)])
    }

    @Test("a channel of staff that is refused is left out, the debate's own ends it all")
    func refusals() throws {
        var session = WatchSession(of: Tools.debate)
        session.follow([.staff(Tools.debate)])
        session.connected()
        _ = session.receive(try Tools.read(Tools.hello), atMs: 0)
        func error(_ ref: Int64?) -> ReceivedFrame {
            .error(ref: ref, code: "forbidden", message: "", isTemporary: false)
        }
        #expect(session.receive(error(nil), atMs: 0).count == 1)
        guard case .line? = session.receive(error(2), atMs: 0).first else {
            Issue.record("not told")
            return
        }
        #expect(session.followers.count == 1)
        guard case .fail? = session.receive(error(1), atMs: 0).first else {
            Issue.record("it goes on")
            return
        }
    }

    @Test("the status tells stage, tally, people, and by what it is known")
    func status() throws {
        var session = try seen()
        #expect(
            session.status(.socket, atMs: nil)
                == "直播中 live | r1 live 投票中 open | 猫派 300 : 200 狗派 | 投票 voters 5 | "
                + "点赞 likes 7 | #2")
        // The greeting told 1000 at our 500: the server is 500 ahead, the end 59 seconds off.
        #expect(session.status(.socket, atMs: 1500).contains("r1 live 剩 left 59 s"))
        #expect(session.status(.socket, atMs: 99_000).contains("截止 closing"))
        session.lostConnection()
        #expect(session.status(.none, atMs: nil).hasSuffix("#2 | 重连中 reconnecting"))
        #expect(session.status(.polling, atMs: nil).hasSuffix("轮询 polling"))
        #expect(WatchSession(of: Tools.debate).status(.none, atMs: nil) == "连接中 connecting")
    }

    @Test(
        "what happens is told in a line, Chinese first",
        arguments: [
            ("debate.started", #"{"debate":{"title":"猫"}}"#, "直播开始 debate started: 猫"),
            (
                "debate.ended", #"{"debate":{"status":2},"summary":{"voters":9,"likes":3}}"#,
                "直播结束 debate ended: 投票 voters 9, 点赞 likes 3"
            ),
            (
                "round.opened", #"{"round":{"id":"r2","kind":"post","reveal":"hidden"}}"#,
                "投票开始 round r2 (post) opened, hidden"
            ),
            (
                "round.closed", #"{"round":{"id":"r1","kind":"live"},"tally":null}"#,
                "投票结束 round r1 (live) closed"
            ),
            (
                "round.revealed",
                #"{"round":{"id":"r1","kind":"live"},"tally":{"affirmative":50,"negative":150,"undecided":2}}"#,
                "结果揭晓 round r1 (live) revealed: 猫派 50 : 150 狗派, 未定 undecided 2"
            ),
            (
                "round.voided", #"{"round":{"id":"r1","kind":"live"},"reason":"重来"}"#,
                "投票作废 round r1 (live) void: 重来"
            ),
            ("danmaku.removed", #"{"ids":["d1","d2"]}"#, "弹幕撤下 danmaku removed: 2"),
            (
                "gift.sent",
                #"{"gift":{"name":"花","count":3,"points":30,"side":"affirmative","author":{"name":"李四"}}}"#,
                "礼物 gift 李四: 花 ×3, 30 分 points → 猫派"
            ),
            (
                "moderation.changed", #"{"moderation":{"mode":"open","slowSeconds":3}}"#,
                "发言规则 moderation: open, 慢速 slow 3 s"
            ),
            ("clock.changed", "{}", "事件 event clock.changed"),
        ])
    func lines(_ name: String, _ data: String, _ line: String) throws {
        var session = try seen()
        let frame = try Tools.read(Tools.event(3, name, data))
        #expect(session.receive(frame, atMs: 0).first == .line(line))
    }

    @Test("the status follows rounds and the life of the debate")
    func life() throws {
        var session = try seen()
        let revealed = Tools.event(
            3, "round.revealed",
            #"{"round":{"id":"r1","kind":"live","revealedAtMs":5},"tally":{"affirmative":1,"negative":2}}"#
        )
        let ended = Tools.event(4, "debate.ended", #"{"debate":{"status":2},"summary":{}}"#)
        for text in [revealed, ended] { _ = session.receive(try Tools.read(text), atMs: 0) }
        #expect(session.status(.socket, atMs: nil).hasPrefix("已结束 ended | r1 live 已揭晓 revealed"))
    }
}
