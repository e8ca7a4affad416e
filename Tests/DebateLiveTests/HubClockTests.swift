import DebateDomain
import Testing

@testable import DebateLive

/// An operator or NTP sets the machine's clock while people watch.
@Suite("Hub: the wall clock is set")
struct HubClockTests {
    private static let hourMs: Int64 = 3_600_000
    private let one = Channel.debate(.number(1))

    private func likes(_ count: Int64) -> Counters {
        Counters(values: [CounterValue(name: "likes", value: .number(count), rev: count)])
    }

    @Test(
        "nobody is closed, and events, ticks, beats and the end of the silent come when they would",
        arguments: [hourMs, -hourMs])
    func jump(milliseconds: Int64) throws {
        let run = HubRun()
        run.log.counters[one] = likes(1)
        let peers = try run.followers(3)
        run.pass(milliseconds: 1000)
        for peer in peers { _ = try run.read(peer) }
        run.hub.now.wallMs += milliseconds
        run.log.append(#"{"n":1}"#, to: one)
        run.log.counters[one] = likes(2)
        run.pass(milliseconds: 200)
        for peer in peers {
            let frames = try run.read(peer).frames
            #expect(frames.numbers(of: one) == [1])
            guard case .tick(_, _, let nowMs, let counters)? = frames.last else {
                Issue.record("no tick: \(frames)")
                return
            }
            #expect(counters == likes(2))
            // Frames tell the time as it is now.
            #expect(abs(nowMs - run.hub.now.wallMs) <= 200)
        }
        run.pass(milliseconds: 31_800)
        for peer in peers {
            let (frames, code) = try run.read(peer)
            let beats = frames.count { if case .beat = $0 { true } else { false } }
            #expect((beats, code, run.hub.isCurrent(peer)) == (1, nil, true))
        }
        run.pass(milliseconds: 7000)
        for peer in peers { #expect(try run.read(peer).closeCode == CloseCode.silent) }
    }

    /// Somebody with a token of five minutes, who answers pings.
    private func holder(_ run: HubRun) throws -> Peer {
        run.log.events[one] = []
        try run.seat(.judge, as: "token")
        let peer = try run.connect()
        run.subscribe(peer, one, token: "token")
        run.answer()
        return peer
    }

    @Test("a clock set forward past the end of a token ends it, and takes nobody else along")
    func tokenAfterForward() throws {
        let run = HubRun()
        let holder = try holder(run)
        let others = try run.followers(2)
        run.hub.now.wallMs += Self.hourMs
        run.pass(milliseconds: 6000)
        #expect(try run.read(holder).closeCode == CloseCode.tokenExpired)
        for peer in others { #expect(try run.read(peer).closeCode == nil) }
    }

    @Test("after a clock was set back a token ends when the wall clock says so")
    func tokenAfterBack() throws {
        let run = HubRun()
        let holder = try holder(run)
        run.hub.now.wallMs -= 120_000
        func pass(seconds: Int) {
            for _ in 0..<seconds / 20 {
                run.pass(milliseconds: 20_000)
                run.send([0x8A, 0x80, 0, 0, 0, 0], holder)
            }
        }
        pass(seconds: 400)
        #expect(try run.read(holder).closeCode == nil)
        pass(seconds: 40)
        #expect(try run.read(holder).closeCode == CloseCode.tokenExpired)
    }
}
