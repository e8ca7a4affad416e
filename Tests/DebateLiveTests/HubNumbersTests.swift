import DebateDomain
import DebateSecurity
import Testing

@testable import DebateLive

@Suite("Hub: hot numbers")
struct HubNumbersTests {
    private let one = Channel.debate(.number(1))
    private let two = Channel.debate(.number(2))

    @Test("whoever comes by a state of a moment ago is told the numbers that changed since")
    func numbersSince() throws {
        let run = HubRun()
        func likes(_ count: Int64) -> Counters {
            Counters(values: [CounterValue(name: "likes", value: .number(count), rev: count)])
        }
        run.log.counters[one] = likes(10)
        _ = try run.followers(1)
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

    @Test("whoever comes after a round was hidden is told none of the numbers before, in any way")
    func hiddenNumbers() throws {
        let run = HubRun()
        run.log.counters[one] = Counters(
            roundID: "r1",
            values: [CounterValue(name: "tally.affirmative", value: .number(4711), rev: 1)])
        let peers = try run.followers(1)
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

    @Test("viewers are those who follow the debate, screens aside")
    func viewers() throws {
        let run = HubRun()
        let peers = try run.followers(3)
        let screen = CredentialNumber(1)
        run.allow(
            LiveToken(.screen(screen), of: DebateID.number(1), nowMs: run.hub.now.wallMs),
            as: "screen")
        let wall = try run.connect()
        run.subscribe(wall, one, token: "screen")
        run.answer()
        #expect(run.hub.viewers == [DebateID.number(1): 3])
        run.hub.closed(peers[0])
        #expect(run.hub.viewers == [DebateID.number(1): 2])
        run.hub.closed(wall)
        #expect(run.hub.viewers == [DebateID.number(1): 2])
    }
}
