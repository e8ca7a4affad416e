import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateCtl

/// A watch against a server that cuts, repeats and leaves out.
@Suite("Watch link")
struct WatchLinkTests {
    private typealias Tools = WatchTools
    private let written = WrittenLines()

    /// Watches until the debate has come to an event; what goes on for a minute is stopped.
    private func watch(
        _ server: ScriptedLiveServer, until seq: Int64, printsJSON: Bool = false
    ) throws -> WatchLink<LeastRandom> {
        var plan = WatchPlan(origin: server.url, debate: Tools.debate)
        plan.untilSeq = seq
        plan.seconds = 60
        let screen = WatchScreen(printsJSON ? .json : .lines, write: written.write)
        let link = try WatchLink(
            plan, screen: screen, random: LeastRandom(), isInterrupted: { false })
        try link.run()
        return link
    }

    @Test("after a cut it comes back with its position and misses nothing")
    func resume() throws {
        let server = try ScriptedLiveServer([
            [.send(Tools.hello), .receive, .send(Tools.snapshot(2)), .send(Tools.danmaku(3, "一"))],
            [.refuse(503)],
            [
                .send(Tools.hello), .receive,
                .send("\(Tools.resumed(3, 4))\n\(Tools.danmaku(4, "二"))"), .wait,
            ],
        ])
        let link = try watch(server, until: 4)
        #expect(server.messages.count == 2)
        #expect(server.messages[0].contains(#""channel":"\#(Tools.channel)"}"#))
        #expect(server.messages[1].hasSuffix(#""since":{"epoch":"e","seq":3}}"#))
        #expect(link.session.count.losses == 2)
        #expect(link.session.count.snapshots == 1)
        for text in ["一", "二"] { #expect(written.text.contains("[狗派] 张三: \(text)\n")) }
        try link.finish()
        #expect(written.text.contains("watched"))
    }

    @Test("a frame cut in its middle is as if it had not come")
    func cutFrame() throws {
        let server = try ScriptedLiveServer([
            [
                .send(Tools.hello), .receive, .send(Tools.snapshot(2)),
                .raw([0x81, 0x7E, 0x01, 0x00] + Array(Tools.danmaku(3).utf8.prefix(50))),
            ],
            [
                .send(Tools.hello), .receive, .send(Tools.resumed(2, 3)), .send(Tools.danmaku(3)),
                .wait,
            ],
        ])
        let link = try watch(server, until: 3)
        #expect(server.messages.last?.contains(#""seq":2"#) == true)
        #expect(link.session.count.events == 1)
    }

    @Test("an event that comes twice is shown once; one left out brings the state")
    func repeatsAndGaps() throws {
        let server = try ScriptedLiveServer([
            [
                .send(Tools.hello), .receive, .send(Tools.snapshot(2)), .send(Tools.danmaku(3)),
                .send(Tools.danmaku(3)), .send(Tools.danmaku(2)), .send(Tools.danmaku(5)),
                .send(Tools.danmaku(6)), .receive, .send(Tools.snapshot(6)), .wait,
            ]
        ])
        let link = try watch(server, until: 6)
        #expect(!server.messages[1].contains("since"))
        #expect(link.session.count.events == 1)
        #expect(link.session.count.gaps == 1)
        #expect(link.session.count.snapshots == 2)
        #expect(link.session.count.losses == 0)
    }

    @Test("a tick tells that the last event is missing")
    func lostLast() throws {
        let server = try ScriptedLiveServer([
            [
                .send(Tools.hello), .receive, .send(Tools.snapshot(2)), .send(Tools.tick(3)),
                .receive, .send(Tools.snapshot(3)), .wait,
            ]
        ])
        let link = try watch(server, until: 3)
        #expect(link.session.count.gaps == 1)
    }

    @Test("after code 4003 it asks for the state; pings and farewells in between do no harm")
    func positionFault() throws {
        let server = try ScriptedLiveServer([
            [
                .send(Tools.hello), .receive, .send(Tools.snapshot(2)), .ping("?"),
                .send(#"{"type":"bye","code":4003,"reason":"position","spreadMs":0}"#),
                .close(4003, "position"),
            ],
            [.send(Tools.hello), .receive, .send(Tools.snapshot(4, epoch: "f")), .wait],
        ])
        let link = try watch(server, until: 4)
        #expect(!server.messages[1].contains("since"))
        #expect(link.session.main.position == ChannelPosition(epoch: "f", seq: 4))
    }

    @Test("frames that are none, and a server too busy, end the socket, not the watch")
    func brokenServer() throws {
        let busy = #"{"type":"error","ref":1,"code":"busy","message":"","temporary":true}"#
        let server = try ScriptedLiveServer([
            [.send(Tools.hello), .receive, .send(Tools.snapshot(2)), .send("{")],
            [.send(Tools.hello), .receive, .send(Tools.resumed(2, 2)), .send(#"{"type":7}"#)],
            [.send(Tools.hello), .receive, .send(busy)],
            [.send(Tools.hello), .receive, .send(Tools.resumed(2, 3)), .send(Tools.danmaku(3))],
        ])
        let link = try watch(server, until: 3)
        #expect(link.session.count.losses == 3)
    }

    @Test("codes from 4500 on end the watch", arguments: [4501, 4506, 1002])
    func terminal(_ code: UInt16) throws {
        let server = try ScriptedLiveServer([
            [.send(Tools.hello), .receive, .send(Tools.snapshot(2)), .close(code, "gone")]
        ])
        do {
            _ = try watch(server, until: 9)
            Issue.record("it went on")
        } catch let refusal as Refusal {
            #expect(refusal.description.contains("\(code) gone"))
        }
    }

    @Test("a debate that is not for us ends the watch")
    func forbidden() throws {
        let error = #"{"type":"error","ref":1,"code":"forbidden","message":"","temporary":false}"#
        let server = try ScriptedLiveServer([[.send(Tools.hello), .receive, .send(error), .wait]])
        #expect(throws: Refusal.self) { try watch(server, until: 9) }
    }

    @Test("after three sockets in vain it polls, by the same rules")
    func polling() throws {
        let server = try ScriptedLiveServer(
            [],
            answers: [
                Tools.polled(Tools.snapshot(2), Tools.tick(2)),
                Tools.polled(Tools.resumed(2, 3), Tools.danmaku(3), Tools.tick(3)),
                // What follows does not fit, so the next question is for everything.
                Tools.polled(Tools.resumed(3, 5), Tools.danmaku(5), Tools.tick(5)),
                Tools.polled(Tools.snapshot(5), Tools.tick(5)),
            ])
        let link = try watch(server, until: 5)
        let path = "/api/live/\(Tools.debate.text)/events"
        #expect(
            server.requests == [
                path, path + "?epoch=e&since=2", path + "?epoch=e&since=3", path,
            ])
        #expect(link.session.count.losses == 3)
        #expect(link.session.count.events == 1)
        #expect(link.session.main.counters.number("likes") == 9)
    }

    @Test("without such a debate it says so")
    func noDebate() throws {
        let server = try ScriptedLiveServer(
            [], answers: [#"{"code":404,"message":"无","data":{"reason":"debate_not_found"}}"#],
            status: 404)
        #expect(throws: Refusal.self) { try watch(server, until: 1) }
    }

    @Test("as JSON it prints the frames, one a line, and nothing else")
    func json() throws {
        let server = try ScriptedLiveServer([
            [
                .send(Tools.hello), .receive,
                .send(Tools.snapshot(2) + "\n" + #"{"type":"later", "n": 1.50}"#),
                .send(Tools.danmaku(3)), .wait,
            ]
        ])
        _ = try watch(server, until: 3, printsJSON: true)
        #expect(
            written.text
                == [
                    Tools.hello, Tools.snapshot(2), #"{"type":"later","n":1.50}"#,
                    Tools.danmaku(3), "",
                ].joined(separator: "\n"))
    }

    @Test("a reader that is gone ends the watch")
    func gone() throws {
        let server = try ScriptedLiveServer([
            [.send(Tools.hello), .receive, .send(Tools.snapshot(2)), .wait]
        ])
        let link = try WatchLink(
            WatchPlan(origin: server.url, debate: Tools.debate),
            screen: WatchScreen(.lines, write: { _ in false }), random: LeastRandom(),
            isInterrupted: { false })
        try link.run()
        try link.finish()
    }

    @Test("what is asked for and not seen is a failure, and so is nothing")
    func unseen() throws {
        let server = try ScriptedLiveServer([])
        var plan = WatchPlan(origin: server.url, debate: Tools.debate)
        plan.untilSeq = 7
        let link = try WatchLink(
            plan, screen: WatchScreen(.lines, write: written.write), random: LeastRandom(),
            isInterrupted: { true })
        try link.run()
        #expect(throws: Refusal.self) { try link.finish() }
    }

    @Test("a signal, told but once, ends it wherever it is")
    func interrupted() throws {
        let server = try ScriptedLiveServer(
            [], answers: [Tools.polled(Tools.snapshot(2), Tools.tick(2))])
        var plan = WatchPlan(origin: server.url, debate: Tools.debate)
        plan.seconds = 60
        var questions = 0
        let link = try WatchLink(
            plan, screen: WatchScreen(.lines, write: written.write), random: LeastRandom(),
            isInterrupted: {
                // While it waits to poll again.
                questions += server.requests.isEmpty ? 0 : 1
                return questions == 1
            })
        try link.run()
        try link.finish()
        #expect(server.requests.count == 1)
    }
}
