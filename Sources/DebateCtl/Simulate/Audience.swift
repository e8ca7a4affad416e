import DebateDomain

/// An audience without a network: who does what when.
///
/// Everything follows from the seed, what the hall looks like and how long answers take. The
/// caller asks for what is due, sends it, and tells when somebody has got in.
struct Audience: Sendable {
    private let people: [Temperament]
    private let tempo: HallTempo
    private let opinion: HallOpinion
    private let gifts: [GiftOffer]
    private var random: SeededRandom
    private var due: DueSlots<Habit>
    private var present: [Presence?]
    private var lines: DanmakuDraw
    private var announcedRound: String?

    /// Somebody who has got in.
    private struct Presence: Sendable {
        var giftPoints: Int
        var mayTalkAtMs = 0
        var votedIn: String?
    }

    /// What comes due.
    private enum Habit: Sendable {
        case arrive(Int)
        case vote(Int, roundID: String, isFirst: Bool)
        case talk(Int)
        case like(Int)
        case give(Int)
    }

    /// A gift and its price.
    struct GiftOffer: Sendable, Hashable {
        let id: String
        let points: Int
    }

    /// - Parameters:
    ///   - viewers: how many come; all of them within the first fifth of the time.
    ///   - seconds: how long they stay.
    ///   - gifts: what may be given.
    init(viewers: Int, seconds: Int, gifts: [GiftOffer], seed: UInt64) {
        var random = SeededRandom(seed: seed)
        people = (0..<viewers).map { _ in Temperament(from: &random) }
        tempo = HallTempo(seconds: seconds, from: &random)
        opinion = HallOpinion(seconds: seconds, from: &random)
        lines = DanmakuDraw()
        present = Array(repeating: nil, count: viewers)
        due = DueSlots(seconds: seconds)
        let doorsMs = max(seconds * 200, 1)
        for viewer in 0..<viewers {
            // Two draws, the later counts for few: most come early.
            let atMs = min(random.int(in: 0...doorsMs), random.int(in: 0...doorsMs))
            due.enter(.arrive(viewer), atMs: atMs)
        }
        self.gifts = gifts.filter { $0.points > 0 }
        self.random = random
    }

    /// Lets a viewer in, whose visit was answered: from now on there are votes, lines, likes.
    mutating func enter(_ viewer: Int, atMs: Int, giftPoints: Int, hall: HallView, nowMs: Int64) {
        guard present[viewer] == nil else { return }
        present[viewer] = Presence(giftPoints: giftPoints)
        if let round = hall.openRound(atMs: nowMs) {
            scheduleVote(viewer, in: round.id, atMs: atMs, withinMs: 15_000)
        }
        let person = people[viewer]
        for (pause, habit) in [
            (person.talkPauseMs, Habit.talk(viewer)), (person.likePauseMs, .like(viewer)),
            (person.giftPauseMs, .give(viewer)),
        ] {
            guard let pause else { continue }
            due.enter(habit, atMs: atMs + 500 + random.int(in: 0...pause))
        }
    }

    /// Keeps somebody from talking until then, because the service said so.
    mutating func silence(_ viewer: Int, untilMs: Int) {
        present[viewer]?.mayTalkAtMs = untilMs
    }

    /// All that people do up to a moment, in its order.
    ///
    /// `atMs` counts from the beginning of the simulation; `nowMs` is the same moment by the
    /// clock of the debate, which its deadlines go by.
    mutating func deeds(untilMs atMs: Int, hall: HallView, nowMs: Int64) -> [Deed] {
        notice(hall.openRound(atMs: nowMs), atMs: atMs, nowMs: nowMs)
        var deeds: [Deed] = []
        while let slot = due.take(untilMs: atMs) {
            for habit in slot.elements {
                if let deed = act(habit, atMs: slot.atMs, hall: hall, nowMs: nowMs) {
                    deeds.append(deed)
                }
            }
        }
        return deeds
    }

    // MARK: Voting

    /// A round that opens is seen by everybody at once.
    private mutating func notice(_ round: HallView.Round?, atMs: Int, nowMs: Int64) {
        guard announcedRound != round?.id else { return }
        announcedRound = round?.id
        guard let round else { return }
        let remainingMs = round.closesAtMs.map { Int($0 - nowMs) } ?? 60_000
        let withinMs = min(max(remainingMs / 2, 1000), 40_000)
        for viewer in present.indices where present[viewer] != nil {
            scheduleVote(viewer, in: round.id, atMs: atMs, withinMs: withinMs)
        }
    }

    private mutating func scheduleVote(
        _ viewer: Int, in roundID: String, atMs: Int, withinMs: Int
    ) {
        guard people[viewer].votes, present[viewer]?.votedIn != roundID else { return }
        present[viewer]?.votedIn = roundID
        // The earlier of two draws: most answer soon, some let themselves be asked.
        let delayMs = min(
            random.int(in: 500...withinMs + 500), random.int(in: 500...withinMs + 500))
        due.enter(.vote(viewer, roundID: roundID, isFirst: true), atMs: atMs + delayMs)
    }

    private mutating func vote(
        _ viewer: Int, roundID: String, isFirst: Bool, atMs: Int, hall: HallView, nowMs: Int64
    ) -> ViewerAct? {
        guard let round = hall.openRound(atMs: nowMs), round.id == roundID else { return nil }
        if isFirst, people[viewer].reconsiders, !round.isFinal {
            due.enter(
                .vote(viewer, roundID: roundID, isFirst: false),
                atMs: atMs + random.int(in: 4_000...40_000))
        }
        return .vote(
            roundID: roundID,
            choice: opinion.ballot(
                of: people[viewer], atMs: atMs, takesUndecided: round.takesUndecided,
                from: &random))
    }

    // MARK: The rest

    private mutating func act(
        _ habit: Habit, atMs: Int, hall: HallView, nowMs: Int64
    ) -> Deed? {
        switch habit {
        case .arrive(let viewer):
            return Deed(viewer: viewer, act: .visit)
        case .vote(let viewer, let roundID, let isFirst):
            return vote(
                viewer, roundID: roundID, isFirst: isFirst, atMs: atMs, hall: hall, nowMs: nowMs
            ).map { Deed(viewer: viewer, act: $0) }
        case .talk(let viewer):
            again(habit, after: people[viewer].talkPauseMs, leastMs: 3_500, atMs: atMs)
            return talk(viewer, atMs: atMs, hall: hall, nowMs: nowMs)
                .map { Deed(viewer: viewer, act: $0) }
        case .like(let viewer):
            again(habit, after: people[viewer].likePauseMs, leastMs: 2_000, atMs: atMs)
            guard hall.status == 1 else { return nil }
            // One batch in eight is a flurry; the limit of 10 a second is never in sight.
            let most = random.chance(percent: 12) ? 18 : 6
            return Deed(
                viewer: viewer,
                act: .likes(count: random.int(in: 1...most), side: side(of: viewer, atMs: atMs)))
        case .give(let viewer):
            again(habit, after: people[viewer].giftPauseMs, leastMs: 5_000, atMs: atMs)
            guard hall.status == 1 else { return nil }
            return give(viewer, atMs: atMs).map { Deed(viewer: viewer, act: $0) }
        }
    }

    /// The same habit comes due again, sooner in a lively hall: between half and one and a half
    /// times the person's pause.
    private mutating func again(_ habit: Habit, after pauseMs: Int?, leastMs: Int, atMs: Int) {
        guard let pauseMs else { return }
        let drawnMs = random.int(in: pauseMs / 2...pauseMs * 3 / 2)
        let waitMs = drawnMs * 100 / tempo.percent(atMs: atMs)
        due.enter(habit, atMs: atMs + max(waitMs, leastMs))
    }

    private mutating func talk(
        _ viewer: Int, atMs: Int, hall: HallView, nowMs: Int64
    ) -> ViewerAct? {
        guard hall.status < 2, hall.talk.isTaken, let presence = present[viewer],
            presence.mayTalkAtMs <= atMs
        else { return nil }
        present[viewer]?.mayTalkAtMs = atMs + max(hall.talk.slowSeconds * 1000 + 500, 3_500)
        let favoured = favouredSide(of: viewer, atMs: atMs)
        let line = lines.line(
            of: viewer, favouring: favoured, hall: hall,
            isVoting: hall.openRound(atMs: nowMs) != nil, from: &random)
        guard let line else { return nil }
        let place: ViewerAct.Place =
            random.chance(percent: 96) ? .roll : random.chance(percent: 50) ? .top : .bottom
        return .danmaku(text: line.text, side: line.side, place: place)
    }

    private mutating func give(_ viewer: Int, atMs: Int) -> ViewerAct? {
        guard let points = present[viewer]?.giftPoints else { return nil }
        let affordable = gifts.filter { $0.points <= points }
        guard !affordable.isEmpty else { return nil }
        let gift = affordable[random.int(in: 0...affordable.count - 1)]
        present[viewer]?.giftPoints = points - gift.points
        return .gift(id: gift.id, side: side(of: viewer, atMs: atMs))
    }

    /// The side a viewer would name; three of ten name none.
    private mutating func side(of viewer: Int, atMs: Int) -> Side? {
        random.chance(percent: 30) ? nil : favouredSide(of: viewer, atMs: atMs)
    }

    private mutating func favouredSide(of viewer: Int, atMs: Int) -> Side {
        let inclination = opinion.affirmativePercent(atMs: atMs) + people[viewer].bias
        return random.chance(percent: min(max(inclination, 3), 97)) ? .affirmative : .negative
    }
}
