import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateLive

@Suite("Hub: the same frames to all")
struct HubDeliveryTests {
    private let one = Channel.debate(.number(1))
    private let two = Channel.debate(.number(2))

    @Test("a thousand who come at once cost one read of the state, and get the same bytes")
    func singleFlight() throws {
        let run = HubRun()
        run.log.events[one] = []
        let peers = try (0..<1000).map { _ in try run.connect() }
        for peer in peers { run.subscribe(peer, one) }
        #expect(run.requests.count == 1)
        run.answer()
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        for peer in peers {
            let frames = try run.read(peer).frames
            #expect(frames.count == 3, "hello, snapshot, event")
            #expect(frames.numbers(of: one) == [1])
        }
        // Within a second the state that was read serves those who come later.
        let late = try run.connect()
        run.subscribe(late, one)
        #expect(run.requests.isEmpty)
        #expect(try run.read(late).frames.numbers(of: one) == [1])
    }

    @Test(
        "frames of several channels never mix, however little a peer takes",
        arguments: [1, 7, 100, 1000])
    func boundaries(room: Int) throws {
        let run = HubRun()
        (run.log.events[one], run.log.events[two]) = ([], [])
        let peer = try run.connect(room: 2000)
        _ = try run.read(peer)
        run.wire.link(peer).room = room
        run.subscribe(peer, one)
        run.subscribe(peer, two)
        run.answer()
        var random = SeededRandom("mixing \(room)")
        var seen: [ReceivedFrame] = []
        for turn in 0..<60 {
            for channel in [one, two] where random.int(in: 0...1) == 0 {
                run.log.append(#"{"n":\#(turn)}"#, to: channel)
            }
            // Something of its own comes between.
            if turn % 10 == 0 { run.subscribe(peer, .staff(DebateID.number(9))) }
            run.pass(milliseconds: 100)
            for _ in 0..<random.int(in: 0...200) { seen += try run.read(peer, atMost: room).frames }
        }
        for _ in 0..<60_000 where !run.wire.link(peer).bytes.isEmpty {
            seen += try run.read(peer, atMost: room).frames
        }
        for channel in [one, two] {
            let written = Int64(run.log.events[channel]?.count ?? 0)
            #expect(seen.numbers(of: channel) == (0..<written).map { $0 + 1 })
        }
        let refusals = seen.filter { if case .error = $0 { true } else { false } }
        #expect(refusals.count == 6)
    }

    @Test("who follows two channels that stand at the same place gets of each what is its")
    func twoChannelsAtOnePlace() throws {
        let run = HubRun()
        (run.log.events[one], run.log.events[two]) = ([], [])
        let peer = try run.connect()
        for channel in [one, two] {
            run.subscribe(peer, channel)
            run.answer()
        }
        for channel in [two, one] {
            run.log.append(#"{"n":1}"#, to: channel)
            run.pass(milliseconds: 100)
        }
        let frames = try run.read(peer).frames
        #expect(frames.numbers(of: one) == [1] && frames.numbers(of: two) == [1])
    }

    @Test("who is blocked where a round ended gets no half frame before the next of its own")
    func blockedAtTheEndOfARound() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        let link = run.wire.link(peer)
        let greeting = link.bytes.count
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        let frame = link.bytes.count - greeting
        link.room = 10
        run.log.append(#"{"n":2}"#, to: one)
        run.pass(milliseconds: 100)
        // Before the next round it takes exactly the rest of that one's frame.
        run.log.append(#"{"n":3}"#, to: one)
        run.hub.tail()
        link.room = frame - 10
        run.hub.writable(peer)
        link.room = 5
        run.pass(milliseconds: 100)
        run.subscribe(peer, .staff(DebateID.number(9)))
        link.room = 10_000
        run.hub.writable(peer)
        #expect(try run.read(peer).frames.numbers(of: one) == [1, 2, 3])
    }

    @Test("bytes out are watched while a peer is blocked, and no longer")
    func watching() throws {
        let run = HubRun()
        let peers = try run.followers(2)
        let slow = peers[0]
        run.wire.link(slow).room = 10
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        #expect(run.wire.link(slow).isWatched)
        #expect(!run.wire.link(peers[1]).isWatched)
        run.wire.link(slow).room = 10_000
        run.hub.writable(slow)
        #expect(!run.wire.link(slow).isWatched)
        #expect(try run.read(slow).frames.numbers(of: one) == [1])
    }

    @Test("whoever left the first of two channels and then lags is served on, and nobody falls")
    func laggingAfterLeaving() throws {
        let run = HubRun()
        (run.log.events[one], run.log.events[two]) = ([], [])
        let peer = try run.connect()
        run.subscribe(peer, one)
        run.answer()
        run.subscribe(peer, two)
        run.answer()
        run.unsubscribe(peer, one)
        _ = try run.read(peer)
        run.wire.link(peer).room = 20
        for number in 0..<5 { run.log.append(#"{"n":\#(number)}"#, to: two) }
        run.pass(milliseconds: 500)
        run.wire.link(peer).room = 10_000
        run.hub.writable(peer)
        #expect(try run.read(peer).frames.numbers(of: two) == [1, 2, 3, 4, 5])
    }

    @Test("whoever follows anew in the middle of a frame is cut, and takes nobody along")
    func followingAnewWithinAFrame() throws {
        let run = HubRun()
        let peers = try run.followers(3)
        run.wire.link(peers[0]).room = 20
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        run.subscribe(peers[0], one, since: ChannelPosition(epoch: "e1", seq: 0))
        run.answer()
        #expect(!run.hub.isCurrent(peers[0]))
        run.log.append(#"{"n":2}"#, to: one)
        run.pass(milliseconds: 100)
        for peer in peers.dropFirst() {
            #expect(try run.read(peer).frames.numbers(of: one) == [1, 2])
        }
        #expect(run.hub.viewers == [DebateID.number(1): 2])
    }

    @Test("whoever lagged once and caught up may follow anew")
    func followingAnewAfterLagging() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.wire.link(peer).room = 20
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        run.wire.link(peer).room = 100_000
        run.hub.writable(peer)
        run.log.append(#"{"n":2}"#, to: one)
        run.pass(milliseconds: 100)
        run.subscribe(peer, one, since: ChannelPosition(epoch: "e1", seq: 2))
        run.answer()
        #expect(run.hub.isCurrent(peer))
    }
}
