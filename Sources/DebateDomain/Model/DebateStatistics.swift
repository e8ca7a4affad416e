/// How a debate went, as charts draw it.
///
/// Series are sparse: a step in which nothing happened, or a number did not change, has no point.
package struct DebateStatistics: Sendable, Hashable {
    package let stepSeconds: Int
    /// The rounds that were opened, void ones aside, in the order they were made.
    package var rounds: [RoundSeries]
    package var activity: ActivitySeries
    package var perSide: BothCounts
    package var totals: Totals
    /// What organisers are told besides; absent for everybody else.
    package var staff: StaffPart?

    package init(
        stepSeconds: Int, rounds: [RoundSeries], activity: ActivitySeries, perSide: BothCounts,
        totals: Totals, staff: StaffPart? = nil
    ) {
        self.stepSeconds = stepSeconds
        self.rounds = rounds
        self.activity = activity
        self.perSide = perSide
        self.totals = totals
        self.staff = staff
    }

    /// The numbers shown while it is live, at the same moment.
    package struct Totals: Sendable, Hashable {
        /// Of the round whose numbers are shown, as its reveal mode shows them.
        package var voters: Int
        /// Published, those removed since among them.
        package var danmaku: Int
        package var likes: Int
        /// Points.
        package var gifts: Int
        /// The most watchers at one time, by the samples kept.
        package var peakViewers: Int
        /// Distinct devices that opened it.
        package var views: Int

        package init(
            voters: Int = 0, danmaku: Int = 0, likes: Int = 0, gifts: Int = 0,
            peakViewers: Int = 0, views: Int = 0
        ) {
            self.voters = voters
            self.danmaku = danmaku
            self.likes = likes
            self.gifts = gifts
            self.peakViewers = peakViewers
            self.views = views
        }
    }

    /// True counts, and what became of danmaku that were not published at once.
    package struct StaffPart: Sendable, Hashable {
        package var rounds: [RoundClasses]
        package var held: Int
        package var blocked: Int

        package init(rounds: [RoundClasses], held: Int, blocked: Int) {
            self.rounds = rounds
            self.held = held
            self.blocked = blocked
        }
    }

    /// A round's true count, each class of voters by itself.
    package struct RoundClasses: Sendable, Hashable {
        package let round: RoundNumber
        package let kind: RoundKind
        package let byClass: ClassTallies

        package init(round: RoundNumber, kind: RoundKind, byClass: ClassTallies) {
            self.round = round
            self.kind = kind
            self.byClass = byClass
        }
    }
}

/// A number at a time: how many there were in the step that begins then.
package struct TimedCount: Sendable, Hashable {
    /// Milliseconds UTC.
    package let atMs: Int64
    package let count: Int

    package init(atMs: Int64, count: Int) {
        self.atMs = atMs
        self.count = count
    }
}

/// A round's count at a time.
package struct TimedTally: Sendable, Hashable {
    /// Milliseconds UTC.
    package let atMs: Int64
    package let tally: Tally

    package init(atMs: Int64, tally: Tally) {
        self.atMs = atMs
        self.tally = tally
    }
}

/// One round over time, as far as its reader may see it.
package struct RoundSeries: Sendable, Hashable {
    package let round: RoundNumber
    package let kind: RoundKind
    /// How many had voted.
    package let voters: [TimedCount]
    /// Absent while it is hidden.
    package let tally: [TimedTally]?

    package init(
        round: RoundNumber, kind: RoundKind, voters: [TimedCount], tally: [TimedTally]?
    ) {
        self.round = round
        self.kind = kind
        self.voters = voters
        self.tally = tally
    }
}

/// What happened in each step.
package struct ActivitySeries: Sendable, Hashable {
    package var danmaku: [TimedCount]
    package var likes: [TimedCount]
    /// Points.
    package var gifts: [TimedCount]
    /// The most at one time within the step.
    package var viewers: [TimedCount]

    package init(
        danmaku: [TimedCount] = [], likes: [TimedCount] = [], gifts: [TimedCount] = [],
        viewers: [TimedCount] = []
    ) {
        self.danmaku = danmaku
        self.likes = likes
        self.gifts = gifts
        self.viewers = viewers
    }
}

/// What was said and given for each side; what named none is in neither.
package typealias BothCounts = PerSide<SideCounts>

extension BothCounts {
    package static var none: BothCounts {
        BothCounts(affirmative: SideCounts(), negative: SideCounts())
    }
}

/// What was said and given for one side.
package struct SideCounts: Sendable, Hashable {
    package var danmaku: Int
    package var likes: Int
    /// Points.
    package var gifts: Int

    package init(danmaku: Int = 0, likes: Int = 0, gifts: Int = 0) {
        self.danmaku = danmaku
        self.likes = likes
        self.gifts = gifts
    }
}
