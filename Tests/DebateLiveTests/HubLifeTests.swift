import DebateDomain
import Testing

@testable import DebateLive

@Suite("Hub: its own life, and that of channels and descriptors")
struct HubLifeTests {
    private let one = Channel.debate(.number(1))

    @Test("when the store cannot say, whoever waits gets the state as soon as it can")
    func storeTrouble() throws {
        let run = HubRun()
        run.log.events[one] = []
        let peer = try run.connect()
        run.subscribe(peer, one)
        run.hub.entered(one, .failed)
        run.log.isFailing = true
        run.pass(milliseconds: 300)
        #expect(run.troubles.isEmpty, "nothing was asked yet")
        run.pass(milliseconds: 500)
        run.log.isFailing = false
        run.answer()
        #expect(try run.read(peer).frames.count == 2)
    }

    @Test("events of an earlier holder of a descriptor are passed over")
    func generations() throws {
        let run = HubRun()
        let first = try run.connect()
        run.hub.closed(first)
        guard let second = run.hub.accept(first.fd, most: 100) else {
            Issue.record("refused")
            return
        }
        #expect(!run.hub.isCurrent(first) && run.hub.isCurrent(second))
        run.hub.closed(first)
        run.hub.writable(first)
        run.send([1, 2, 3], first)
        #expect(run.hub.isCurrent(second))
    }

    @Test("a channel nobody follows is forgotten after a while")
    func forgetting() throws {
        let run = HubRun()
        let peers = try run.followers(1)
        run.hub.closed(peers[0])
        run.pass(milliseconds: 299_000)
        #expect(run.hub.numbers[one] != nil)
        run.pass(milliseconds: 2000)
        #expect(run.hub.numbers[one] == nil)
    }

    @Test("a daemon that stops says farewell, and takes nobody any more")
    func stop() throws {
        let run = HubRun()
        let peers = try run.followers(3)
        run.hub.stop()
        for peer in peers {
            let (frames, code) = try run.read(peer)
            #expect(code == CloseCode.recycle)
            guard case .bye(let said, _, let spread)? = frames.last else {
                Issue.record("no farewell")
                return
            }
            #expect((said, spread) == (4000, LiveLimits.restartSpreadMs))
        }
        #expect(run.hub.accept(90, most: 100) == nil)
        #expect(run.hub.openCount == 3)
        for peer in peers { run.close(peer, code: 4000) }
        #expect(run.hub.openCount == 0)
    }
}
