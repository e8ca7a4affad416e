import DebateDomain
import DebateSecurity
import DebateTestSupport
import Testing

@testable import DebateLive

@Suite("Hub")
struct HubTests {
    private static func debate(_ number: UInt8) -> DebateID {
        DebateID(UUIDText(randomBytes: Array(repeating: number, count: 16)))
    }

    private let one = Channel.debate(debate(1))
    private let two = Channel.debate(debate(2))

    private func numbers(_ frames: [ReceivedFrame], of channel: Channel) -> [Int64] {
        frames.compactMap { frame in
            if case .event(let event) = frame, event.channel == channel { event.seq } else { nil }
        }
    }

    private func followers(
        _ run: HubRun, _ count: Int, room: Int = .max
    ) throws -> [Peer] {
        run.log.events[one] = []
        let peers = try (0..<count).map { _ in try run.connect(room: room) }
        for peer in peers { run.subscribe(peer, one) }
        run.answer()
        return peers
    }

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
            #expect(numbers(frames, of: one) == [1])
        }
        // Within a second the state that was read serves those who come later.
        let late = try run.connect()
        run.subscribe(late, one)
        #expect(run.requests.isEmpty)
        #expect(try numbers(run.read(late).frames, of: one) == [1])
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
            if turn % 10 == 0 { run.subscribe(peer, .staff(Self.debate(9))) }
            run.pass(milliseconds: 100)
            for _ in 0..<random.int(in: 0...200) { seen += try run.read(peer, atMost: room).frames }
        }
        for _ in 0..<60_000 where !run.wire.link(peer).bytes.isEmpty {
            seen += try run.read(peer, atMost: room).frames
        }
        for channel in [one, two] {
            let written = Int64(run.log.events[channel]?.count ?? 0)
            #expect(numbers(seen, of: channel) == (0..<written).map { $0 + 1 })
        }
        let refusals = seen.filter { if case .error = $0 { true } else { false } }
        #expect(refusals.count == 6)
    }

    @Test("bytes out are watched while a peer is blocked, and no longer")
    func watching() throws {
        let run = HubRun()
        let peers = try followers(run, 2)
        let slow = peers[0]
        run.wire.link(slow).room = 10
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        #expect(run.wire.link(slow).isWatched)
        #expect(!run.wire.link(peers[1]).isWatched)
        run.wire.link(slow).room = 10_000
        run.hub.writable(slow)
        #expect(!run.wire.link(slow).isWatched)
        #expect(try numbers(run.read(slow).frames, of: one) == [1])
    }

    @Test("whoever reads too slowly is cut, and nobody else notices")
    func slowReaders() throws {
        let run = HubRun()
        let peers = try followers(run, 20)
        let padding = #"{"x":"\#(String(repeating: "x", count: 4000))"}"#
        for peer in peers.prefix(10) { run.wire.link(peer).room = 5000 }
        for _ in 0..<100 {
            run.log.append(padding, to: one)
            run.pass(milliseconds: 100)
        }
        for peer in peers.prefix(10) { #expect(run.wire.link(peer).isClosed) }
        for peer in peers.dropFirst(10) {
            #expect(!run.wire.link(peer).isClosed)
            #expect(try numbers(run.read(peer).frames, of: one).count == 100)
        }
        #expect(run.hub.figures.slowReaders == 10)
        #expect(run.hub.openCount == 10)
    }

    @Test("a reader that takes nothing for five seconds is cut, though it misses little")
    func lateReaders() throws {
        let run = HubRun()
        let peers = try followers(run, 2)
        run.wire.link(peers[0]).room = 10
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 4000)
        #expect(!run.wire.link(peers[0]).isClosed)
        run.pass(milliseconds: 2000)
        #expect(run.wire.link(peers[0]).isClosed)
        #expect(!run.wire.link(peers[1]).isClosed)
    }

    @Test("channels that are not public need a token for them, and a rehearsal's too")
    func tokens() throws {
        let run = HubRun()
        let debate = Self.debate(1)
        for channel in [one, .staff(debate), .organiser(debate)] { run.log.events[channel] = [] }
        run.log.restricted = [one]
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let number = try #require(MemberNumber("p1"))
        run.allow(
            LiveToken(
                .seat(number, .moderator, of: account), of: debate, nowMs: run.hub.now.wallMs),
            as: "good")
        func answer(_ channel: Channel, _ token: String?) throws -> String {
            let peer = try run.connect()
            run.subscribe(peer, channel, token: token)
            run.answer()
            for frame in try run.read(peer).frames {
                switch frame {
                case .snapshot: return "state"
                case .error(_, let code, _, _): return code
                default: continue
                }
            }
            return "nothing"
        }
        #expect(try answer(one, nil) == "forbidden")
        #expect(try answer(one, "bad") == "forbidden")
        #expect(try answer(one, "good") == "state")
        #expect(try answer(.staff(debate), "good") == "state")
        #expect(try answer(.organiser(debate), "good") == "forbidden")
        #expect(try answer(.staff(Self.debate(2)), "good") == "forbidden")
        #expect(try answer(two, nil) == "forbidden", "there is none")
    }

    @Test("whoever loses their seat is cut off, whatever they follow; others stay")
    func lostSeat() throws {
        let run = HubRun()
        let debate = Self.debate(1)
        for channel in [one, .staff(debate)] { run.log.events[channel] = [] }
        var peers: [Peer] = []
        for (index, text) in ["p1", "p2"].enumerated() {
            let account = AccountID(
                UUIDText(randomBytes: Array(repeating: UInt8(index), count: 16)))
            let number = try #require(MemberNumber(text))
            run.allow(
                LiveToken(
                    .seat(number, .timekeeper, of: account), of: debate,
                    nowMs: run.hub.now.wallMs), as: text)
            let peer = try run.connect()
            run.subscribe(peer, one, token: text)
            peers.append(peer)
        }
        run.answer()
        run.log.append(
            #"{"member":{"id":"p1","role":"timekeeper","state":"removed","userId":null}}"#,
            name: "member.changed", to: .staff(debate))
        run.pass(milliseconds: 200)
        #expect(try run.read(peers[0]).closeCode == CloseCode.rightRevoked)
        #expect(try run.read(peers[1]).closeCode == nil)
    }

    @Test("a token ends its socket when it expires")
    func expiry() throws {
        let run = HubRun()
        run.log.events[one] = []
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let number = try #require(MemberNumber("p1"))
        run.allow(
            LiveToken(
                .seat(number, .judge, of: account), of: Self.debate(1),
                nowMs: run.hub.now.wallMs - LiveToken.lifeMs + 10_000), as: "short")
        let peer = try run.connect()
        run.subscribe(peer, one, token: "short")
        run.answer()
        run.pass(milliseconds: 9000)
        #expect(run.hub.isCurrent(peer))
        run.pass(milliseconds: 8000)
        #expect(try run.read(peer).closeCode == CloseCode.tokenExpired)
    }

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

    @Test("a daemon that stops says farewell, and takes nobody any more")
    func stop() throws {
        let run = HubRun()
        let peers = try followers(run, 3)
        run.hub.stop()
        #expect(run.hub.openCount == 0)
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

    @Test("whoever comes after a round was hidden is told none of the numbers before, in any way")
    func hiddenNumbers() throws {
        let run = HubRun()
        run.log.counters[one] = Counters(
            roundID: "r1",
            values: [CounterValue(name: "tally.affirmative", value: .number(4711), rev: 1)])
        let peers = try followers(run, 1)
        run.log.counters[one] = Counters(
            roundID: "r1",
            values: [CounterValue(name: "tally.affirmative", value: .number(4712), rev: 2)])
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 1500)
        let before = try run.read(peers[0]).frames
        #expect(before.contains { if case .tick = $0 { true } else { false } }, "it was shown")
        // A state of a moment ago is kept for those who come next.
        run.subscribe(try run.connect(), one)
        run.answer()
        // Now the round is hidden, between two times at which numbers are asked for.
        run.log.counters[one] = Counters(roundID: "r1")
        run.log.append(#"{"round":{"id":"r1","reveal":"hidden"}}"#, name: "round.updated", to: one)
        run.hub.now.monotonicUs += 1000
        run.hub.tail()
        for since in [ChannelPosition(epoch: "e1", seq: 0), nil] {
            let peer = try run.connect()
            run.subscribe(peer, one, since: since)
            run.answer()
            let text = String(decoding: run.wire.link(peer).bytes, as: UTF8.self)
            #expect(text.contains(#""seq":2"#))
            #expect(!text.contains("471"))
        }
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
        #expect(try numbers(run.read(peer).frames, of: two) == [1, 2, 3, 4, 5])
    }

    @Test("whoever follows anew in the middle of a frame is cut, and takes nobody along")
    func followingAnewWithinAFrame() throws {
        let run = HubRun()
        let peers = try followers(run, 3)
        run.wire.link(peers[0]).room = 20
        run.log.append(#"{"n":1}"#, to: one)
        run.pass(milliseconds: 100)
        run.subscribe(peers[0], one, since: ChannelPosition(epoch: "e1", seq: 0))
        run.answer()
        #expect(!run.hub.isCurrent(peers[0]))
        run.log.append(#"{"n":2}"#, to: one)
        run.pass(milliseconds: 100)
        for peer in peers.dropFirst() {
            #expect(try numbers(run.read(peer).frames, of: one) == [1, 2])
        }
        #expect(run.hub.viewers == [Self.debate(1): 2])
    }

    @Test("whoever lagged once and caught up may follow anew")
    func followingAnewAfterLagging() throws {
        let run = HubRun()
        let peer = try followers(run, 1)[0]
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

    @Test("a connection has one follower: another's token is refused, and does not hide the first")
    func oneFollower() throws {
        let run = HubRun()
        let nowMs = run.hub.now.wallMs
        for debate in [Self.debate(1), Self.debate(2)] {
            for channel in [Channel.debate(debate), .staff(debate), .organiser(debate)] {
                run.log.events[channel] = []
            }
        }
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let seat = Follower.seat(try #require(MemberNumber("p1")), .organiser, of: account)
        run.allow(LiveToken(seat, of: Self.debate(1), nowMs: nowMs), as: "first")
        run.allow(LiveToken(seat, of: Self.debate(2), nowMs: nowMs), as: "other debate")
        run.allow(
            LiveToken(.screen(CredentialNumber(1)), of: Self.debate(1), nowMs: nowMs), as: "screen")
        let peer = try run.connect()
        run.subscribe(peer, .organiser(Self.debate(1)), token: "first")
        run.answer()
        for token in ["other debate", "screen"] { run.subscribe(peer, two, token: token) }
        run.answer()
        let refusals = try run.read(peer).frames.filter {
            if case .error(_, "forbidden", _, _) = $0 { true } else { false }
        }
        #expect(refusals.count == 2)
        run.log.append(
            #"{"member":{"id":"p1","role":"organiser","state":"removed","userId":null}}"#,
            name: "member.changed", to: .staff(Self.debate(1)))
        run.pass(milliseconds: 200)
        #expect(try run.read(peer).closeCode == CloseCode.rightRevoked)
    }

    @Test("a token of a seat that is another's by now opens nothing")
    func expelledBefore() throws {
        let run = HubRun()
        let debate = Self.debate(1)
        for channel in [one, .staff(debate)] { run.log.events[channel] = [] }
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let seat = Follower.seat(try #require(MemberNumber("p1")), .moderator, of: account)
        run.allow(LiveToken(seat, of: debate, nowMs: run.hub.now.wallMs), as: "old")
        run.log.expelled = [seat]
        // Somebody else follows already: nothing is opened by what was read for them.
        _ = try followers(run, 1)
        for channel in [one, .staff(debate)] {
            let peer = try run.connect()
            run.subscribe(peer, channel, token: "old")
            run.answer()
            let frames = try run.read(peer).frames
            #expect(frames.count == 2, "hello and a refusal: \(frames)")
            guard case .error(_, "forbidden", _, _)? = frames.last else {
                Issue.record("no refusal")
                return
            }
        }
    }

    @Test("whoever comes by a state of a moment ago is told the numbers that changed since")
    func numbersSince() throws {
        let run = HubRun()
        func likes(_ count: Int64) -> Counters {
            Counters(values: [CounterValue(name: "likes", value: .number(count), rev: count)])
        }
        run.log.counters[one] = likes(10)
        _ = try followers(run, 1)
        run.log.counters[one] = likes(11)
        run.pass(milliseconds: 300)
        let late = try run.connect()
        run.subscribe(late, one)
        #expect(run.requests.isEmpty, "the state is the one of before")
        run.pass(milliseconds: 300)
        let told = try run.read(late).frames.compactMap { frame in
            if case .tick(_, _, _, let counters) = frame {
                counters.values.last?.value
            } else {
                nil
            }
        }
        #expect(told.last == .number(11))
    }

    @Test("pongs nobody asked for are messages too")
    func pongs() throws {
        let run = HubRun()
        let peer = try followers(run, 1)[0]
        run.send(Array([[UInt8]](repeating: [0x8A, 0x80, 0, 0, 0, 0], count: 100).joined()), peer)
        #expect(try run.read(peer).closeCode == CloseCode.overloaded)
    }

    @Test("whoever leaves answers unread is cut before they cost much")
    func unreadAnswers() throws {
        let run = HubRun(ring: RingBytes(everybody: 1 << 20, staff: 1 << 20))
        let peers = try followers(run, 2)
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

    @Test("a channel nobody follows is forgotten after a while")
    func forgetting() throws {
        let run = HubRun()
        let peers = try followers(run, 1)
        run.hub.closed(peers[0])
        run.pass(milliseconds: 299_000)
        #expect(run.hub.numbers[one] != nil)
        run.pass(milliseconds: 2000)
        #expect(run.hub.numbers[one] == nil)
    }

    @Test("viewers are those who follow the debate, screens aside")
    func viewers() throws {
        let run = HubRun()
        let peers = try followers(run, 3)
        let screen = CredentialNumber(1)
        run.allow(
            LiveToken(.screen(screen), of: Self.debate(1), nowMs: run.hub.now.wallMs), as: "screen")
        let wall = try run.connect()
        run.subscribe(wall, one, token: "screen")
        run.answer()
        #expect(run.hub.viewers == [Self.debate(1): 3])
        run.hub.closed(peers[0])
        #expect(run.hub.viewers == [Self.debate(1): 2])
        run.hub.closed(wall)
        #expect(run.hub.viewers == [Self.debate(1): 2])
    }
}
