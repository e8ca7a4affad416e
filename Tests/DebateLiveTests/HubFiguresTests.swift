import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateLive

@Suite("Hub: figures")
struct HubFiguresTests {
    private let one = Channel.debate(.number(1))

    @Test("every frame of a channel is counted for everybody it went to, however it went out")
    func deliveries() throws {
        let run = HubRun()
        let quick = try run.followers(5)
        let slow = try run.connect(room: 3000)
        run.subscribe(slow, one)
        run.answer()
        for peer in quick + [slow] { _ = try run.read(peer) }
        run.wire.link(slow).room = 7
        let before = run.hub.figures
        var seen = 0
        for turn in 0..<30 {
            run.log.append(#"{"n":\#(turn)}"#, to: one)
            run.pass(milliseconds: 100)
            for peer in quick { seen += try run.read(peer).frames.count }
            seen += try run.read(slow, atMost: 7).frames.count
        }
        for _ in 0..<10_000 where run.hub.figures.deliveries - before.deliveries < 6 * 30 {
            seen += try run.read(slow, atMost: 7).frames.count
        }
        seen += try run.read(slow).frames.count
        #expect(seen == 6 * 30)
        #expect(run.hub.figures.deliveries - before.deliveries == seen)
        #expect(run.hub.figures.events - before.events == 30)
        #expect(run.hub.figures.eventAges.total - before.eventAges.total == 30)
        #expect(run.hub.figures.roundTimes.total == Int64(run.hub.figures.rounds))
    }

    @Test("bytes are counted as they go out, of a round too that not all take whole")
    func sentBytes() throws {
        let run = HubRun()
        let peers = try run.followers(3)
        for peer in peers { _ = try run.read(peer) }
        let before = run.hub.figures
        run.wire.link(peers[1]).room = 10
        run.wire.link(peers[2]).room = 0
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        let frame = run.wire.link(peers[0]).bytes.count
        #expect(run.hub.figures.sentBytes - before.sentBytes == frame + 10)
        #expect(run.hub.figures.sends - before.sends == 2)
        #expect(run.hub.figures.deliveries - before.deliveries == 1)
    }

    @Test("bytes and pieces of one's own are counted as they go out")
    func answers() throws {
        let run = HubRun()
        _ = try run.followers(3)
        // To each: the upgrade, the greeting, the state.
        #expect(run.hub.figures.answers == 9)
        #expect(run.hub.figures.deliveries == 0)
        let bytes = run.wire.links.byPeer.values.map(\.bytes.count).reduce(0, +)
        #expect(run.hub.figures.sentBytes == bytes)
        #expect(run.hub.figures.accepted == 3)
    }

    @Test("a log that cannot be read is not looked through")
    func lookedAt() throws {
        let run = HubRun()
        _ = try run.followers(1)
        run.pass(milliseconds: 1000)
        #expect(run.hub.lookedAtUs == run.hub.now.monotonicUs)
        let lastUs = run.hub.lookedAtUs
        run.log.isFailing = true
        run.pass(milliseconds: 3000)
        #expect(run.hub.lookedAtUs == lastUs)
        run.log.isFailing = false
        run.pass(milliseconds: 100)
        #expect(run.hub.lookedAtUs == run.hub.now.monotonicUs)
    }

    @Test("what the hub counts is told, each count once, and goes on with the next daemon")
    func report() throws {
        let home = try TemporaryHome()
        let directory = home.settings.pushFiguresDirectory
        func figures() -> PushFigures {
            PushFigures(directory: directory, node: "live-1", log: .silent)
        }
        var rounds: Int64 = 0
        for generation in 1...2 {
            let run = HubRun()
            var report = FigureReport(figures(), mostConnections: 500)
            _ = try run.followers(4)
            for turn in 0..<10 {
                run.log.append(#"{"n":\#(turn)}"#, to: one)
                run.pass(milliseconds: 100)
                report.tell(run.hub)
                report.tell(run.hub)
            }
            report.tellChannels(run.hub)
            let told = figures()
            #expect(told[.deliveries] == Int64(generation) * 40)
            #expect(told[.accepted] == Int64(generation) * 4)
            #expect(told[.events] == Int64(generation) * 10)
            #expect(told[.snapshotReads] == Int64(generation))
            rounds += Int64(run.hub.figures.rounds)
            #expect(told.rounds.reading.total == rounds)
            #expect(told.eventAge.reading.total == told[.events])
            #expect(told[.connections] == 4 && told[.connectionsLimit] == 500)
            #expect(told[.viewers] == 4 && told[.channels] == 1 && told[.blocked] == 0)
            #expect(told[.lookedAtUs] == run.hub.now.monotonicUs)
            report.end()
            #expect(figures()[.lookedAtUs] == 0)
        }
    }
}
