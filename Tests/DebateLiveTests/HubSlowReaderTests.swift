import DebateDomain
import Testing

@testable import DebateLive

@Suite("Hub: whoever takes too little or sends too much")
struct HubSlowReaderTests {
    private let one = Channel.debate(.number(1))

    @Test("whoever reads too slowly is cut, and nobody else notices")
    func slowReaders() throws {
        let run = HubRun()
        let peers = try run.followers(20)
        let padding = #"{"x":"\#(String(repeating: "x", count: 4000))"}"#
        for peer in peers.prefix(10) { run.wire.link(peer).room = 5000 }
        for _ in 0..<100 {
            run.log.append(padding, to: one)
            run.pass(milliseconds: 100)
        }
        for peer in peers.prefix(10) { #expect(run.wire.link(peer).isClosed) }
        for peer in peers.dropFirst(10) {
            #expect(!run.wire.link(peer).isClosed)
            #expect(try run.read(peer).frames.numbers(of: one).count == 100)
        }
        #expect(run.hub.figures.slowReaders == 10)
        #expect(run.hub.openCount == 10)
    }

    @Test("a reader that takes nothing for five seconds is cut, though it misses little")
    func lateReaders() throws {
        let run = HubRun()
        let peers = try run.followers(2)
        run.wire.link(peers[0]).room = 10
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 4000)
        #expect(!run.wire.link(peers[0]).isClosed)
        run.pass(milliseconds: 2000)
        #expect(run.wire.link(peers[0]).isClosed)
        #expect(!run.wire.link(peers[1]).isClosed)
    }

    @Test("whoever leaves answers unread is cut before they cost much")
    func unreadAnswers() throws {
        let run = HubRun(ring: RingBytes(everybody: 1 << 20, staff: 1 << 20))
        let peers = try run.followers(2)
        let padding = #"{"x":"\#(String(repeating: "x", count: 9000))"}"#
        for _ in 0..<12 { run.log.append(padding, to: one) }
        run.pass(milliseconds: 100)
        let peer = try run.connect()
        _ = try run.read(peer)
        run.wire.link(peer).room = 0
        for _ in 0..<10 {
            run.subscribe(peer, one, since: ChannelPosition(epoch: "e1", seq: 0))
            run.answer()
        }
        #expect(!run.hub.isCurrent(peer) || run.hub.phase(of: peer) == .closing)
        #expect(run.hub.isCurrent(peers[0]))
    }

    @Test("pongs nobody asked for are messages too")
    func pongs() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.send(Array([[UInt8]](repeating: [0x8A, 0x80, 0, 0, 0, 0], count: 100).joined()), peer)
        #expect(try run.read(peer).closeCode == CloseCode.overloaded)
    }
}
