import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Audience")
struct AudienceTests {
    private static let gifts = [
        Audience.GiftOffer(id: "flower", points: 1), Audience.GiftOffer(id: "crown", points: 60),
    ]

    /// Lives through a simulation in which every visit is answered at once.
    private func acts(
        viewers: Int = 400, seconds: Int = 120, seed: UInt64 = 7, giftPoints: Int = 100,
        hall: (Int) -> HallView
    ) -> [(atMs: Int, deed: Deed)] {
        var audience = Audience(
            viewers: viewers, seconds: seconds, gifts: Self.gifts, seed: seed)
        var acts: [(atMs: Int, deed: Deed)] = []
        for atMs in stride(from: 0, through: seconds * 1000, by: 50) {
            let view = hall(atMs)
            for deed in audience.deeds(untilMs: atMs, hall: view, nowMs: Int64(atMs)) {
                acts.append((atMs, deed))
                if deed.act == .visit {
                    audience.enter(
                        deed.viewer, atMs: atMs, giftPoints: giftPoints, hall: view,
                        nowMs: Int64(atMs))
                }
            }
        }
        return acts
    }

    private func live(_ rounds: HallView.Round...) -> HallView {
        HallView(status: 1, motion: "火锅应该蘸麻酱", rounds: rounds)
    }

    private func round(
        _ id: String = "r1", fromMs: Int64 = 0, untilMs: Int64? = nil,
        takesUndecided: Bool = false, isFinal: Bool = false
    ) -> HallView.Round {
        HallView.Round(
            id: id, takesUndecided: takesUndecided, isFinal: isFinal, opensAtMs: fromMs,
            closesAtMs: untilMs, isOver: false)
    }

    private func votes(_ acts: [(atMs: Int, deed: Deed)]) -> [Int: [SimulatedChoice]] {
        var votes: [Int: [SimulatedChoice]] = [:]
        for (_, deed) in acts {
            if case .vote(_, let choice) = deed.act {
                votes[deed.viewer, default: []].append(choice)
            }
        }
        return votes
    }

    @Test("one seed gives one audience, another seed another one")
    func seeds() {
        let hall = live(round())
        let once = acts(seed: 3) { _ in hall }.map(\.deed)
        #expect(once == acts(seed: 3) { _ in hall }.map(\.deed))
        #expect(once != acts(seed: 4) { _ in hall }.map(\.deed))
    }

    @Test("everybody comes once, within the first fifth, and does nothing before")
    func arrivals() {
        let acts = acts { _ in live(round()) }
        let visits = acts.filter { $0.deed.act == .visit }
        #expect(visits.map(\.deed.viewer).sorted() == Array(0..<400))
        #expect(visits.allSatisfy { $0.atMs <= 24_100 })
        var present: Set<Int> = []
        for (_, deed) in acts {
            if deed.act == .visit { present.insert(deed.viewer) }
            #expect(present.contains(deed.viewer))
        }
    }

    @Test("most vote, some change their mind, none of them silently leaves the scale")
    func voting() {
        let votes = votes(acts { _ in live(round(takesUndecided: true)) })
        #expect((280...380).contains(votes.count))
        #expect((20...90).contains(votes.values.count { $0.count == 2 }))
        #expect(votes.values.allSatisfy { $0.count <= 2 })
        let choices = votes.values.joined()
        #expect(choices.contains(.undecided) && choices.contains(.points(50)))
        for case .points(let points) in choices { #expect((0...100).contains(points)) }
        let forUs = choices.count { if case .points(51...) = $0 { true } else { false } }
        #expect((20...80).contains(forUs * 100 / choices.count))
    }

    @Test("a round that takes no undecided gets none, and a final round no second ballot")
    func roundRules() {
        let votes = votes(acts { _ in live(round(isFinal: true)) })
        #expect(votes.count > 250)
        #expect(votes.values.allSatisfy { $0.count == 1 && $0 != [.undecided] })
    }

    @Test("nobody votes while no round is open, and a round that opens later is noticed")
    func window() {
        let acts = acts { _ in live(round(fromMs: 40_000, untilMs: 80_000)) }
        let times = acts.filter { $0.deed.act.kind == .ballots }.map(\.atMs)
        #expect(times.count > 250)
        #expect(times.allSatisfy { (40_000..<80_000).contains($0) })
    }

    @Test("in a second round everybody votes anew")
    func secondRound() {
        let acts = acts { atMs in
            live(atMs < 60_000 ? round("r1", untilMs: 60_000) : round("r2", fromMs: 60_000))
        }
        var voters: [String: Set<Int>] = [:]
        for (_, deed) in acts {
            if case .vote(let id, _) = deed.act { voters[id, default: []].insert(deed.viewer) }
        }
        #expect(Set(voters.keys) == ["r1", "r2"])
        #expect(voters["r1"] == voters["r2"])
    }

    @Test("a talker waits as long as slow mode asks, and nobody talks where it is off")
    func talking() {
        var hall = live()
        let free = acts { _ in hall }.filter { $0.deed.act.kind == .danmaku }
        #expect((100...2000).contains(free.count))
        hall.talk.slowSeconds = 30
        var last: [Int: Int] = [:]
        for (atMs, deed) in acts(hall: { _ in hall }) where deed.act.kind == .danmaku {
            // The moment of asking is at most one step late.
            if let before = last[deed.viewer] { #expect(atMs - before >= 30_000) }
            last[deed.viewer] = atMs
        }
        hall.talk.isTaken = false
        #expect(acts { _ in hall }.allSatisfy { $0.deed.act.kind != .danmaku })
    }

    @Test("likes come in batches below the limit, with and without a side")
    func likes() {
        var sides: Set<Side?> = []
        for (_, deed) in acts(hall: { _ in live() }) {
            guard case .likes(let count, let side) = deed.act else { continue }
            #expect((1...50).contains(count))
            sides.insert(side)
        }
        #expect(sides == [nil, .affirmative, .negative])
    }

    @Test("nobody gives more points than they have")
    func gifts() {
        var spent: [Int: Int] = [:]
        for (_, deed) in acts(seconds: 600, giftPoints: 70, hall: { _ in live() }) {
            guard case .gift(let id, _) = deed.act else { continue }
            spent[deed.viewer, default: 0] += Self.gifts.first { $0.id == id }?.points ?? 0
        }
        #expect(spent.count > 10)
        #expect(spent.values.allSatisfy { $0 <= 70 })
    }

    @Test("before the start people only talk, after the end nobody does anything")
    func life() {
        let before = acts { _ in HallView(status: 0) }
        #expect(Set(before.map(\.deed.act.kind)) == [.visits, .danmaku])
        let after = acts { _ in HallView(status: 2) }
        #expect(Set(after.map(\.deed.act.kind)) == [.visits])
    }

    @Test("a hall has lulls and bursts: its seconds are not alike")
    func tempo() {
        let acts = acts(viewers: 2000, seconds: 300) { _ in live() }
        var perStretch = [Int](repeating: 0, count: 31)
        for (atMs, deed) in acts where deed.act.kind == .likes && atMs > 90_000 {
            perStretch[atMs / 10_000] += 1
        }
        let busy = perStretch[9..<30]
        #expect((busy.max() ?? 0) >= (busy.min() ?? 0) * 2)
    }
}
