import DebateDomain

/// Makes the debates of `debatectl demo`.
struct DemoDebates {
    /// Stands between a title and which showing of its motion it is: 「… · 复赛」.
    static let showingMark = " · "

    /// Makes `count` debates, oldest first, about 60 % ended, 10 % live and 30 % not started.
    ///
    /// The same parameters give identical values. Another `nowMs` moves the times only: ids,
    /// texts, statuses and counts depend on `count` and `seed`. So the command passes the time of
    /// day, and whoever compares two runs passes one `nowMs` to both.
    /// Invariant: `createdAtMs` and `title` are unique; every time is a whole second.
    /// - Parameters:
    ///   - count: zero or more; from 3 on at least one is live.
    ///   - nowMs: milliseconds UTC; the times lie from 90 days before it to 14 days after it.
    static func make(count: Int, seed: UInt64, nowMs: Int64) -> [Debate] {
        precondition(count >= 0, "a number of debates is zero or more")
        var random = SeededRandom(seed: seed)
        let schedules = random.shuffled(statuses(count: count))
            .map { DemoSchedule.draw($0, &random) }
            .sorted { $0.nominalOrder < $1.nominalOrder }

        let now = nowMs / 1000 * 1000
        let midnight = DemoSchedule.midnightMs(before: now)
        var bill = DemoBill(&random)
        var taken: Set<Int64> = []
        var debates = schedules.enumerated().map { number, schedule in
            var times = schedule.times(nowMs: now, midnightMs: midnight)
            while !taken.insert(times.createdAtMs).inserted { times.createdAtMs -= 1000 }
            return debate(number, bill.next(&random), at: times, &random)
        }
        debates = DemoRooms.placed(debates)
        debates.sort { $0.createdAtMs < $1.createdAtMs }
        return debates
    }

    private static func statuses(count: Int) -> [DebateStatus] {
        let live = count < 3 ? 0 : max(1, (count + 5) / 10)
        let notStarted = (count * 3 + 5) / 10
        return (0..<count).map { index in
            if index < live { return .live }
            return index < live + notStarted ? .notStarted : .ended
        }
    }

    private static func debate(
        _ number: Int, _ entry: DemoBill.Entry, at times: DemoSchedule.Times,
        _ random: inout SeededRandom
    ) -> Debate {
        let id = DebateID(UUIDText(randomBytes: random.bytes(16)))
        let motion = entry.motion
        return Debate(
            id: id,
            title: entry.title,
            motion: motion.motion,
            category: entry.category,
            description: motion.about,
            tags: motion.tags,
            coverImage: DemoPictures.coverPath(of: id),
            host: Debate.Host(
                name: DemoPeople.hosts[entry.host],
                avatar: DemoPeople.avatarPath(hostIndex: entry.host)),
            sides: BothSides(
                affirmative: SideCase(
                    label: "正方", claim: motion.affirmative, team: entry.affirmativeTeam,
                    speakers: DemoPeople.speakers(of: .affirmative, inDebate: number)),
                negative: SideCase(
                    label: "反方", claim: motion.negative, team: entry.negativeTeam,
                    speakers: DemoPeople.speakers(of: .negative, inDebate: number))),
            plannedStartMs: times.plannedStartMs,
            life: times.life,
            createdAtMs: times.createdAtMs,
            isDemo: true,
            counts: counts(times.life.status, &random))
    }

    /// Views spread over magnitudes, as audiences do; likes and comments are shares of them.
    private static func counts(
        _ status: DebateStatus, _ random: inout SeededRandom
    ) -> Debate.Counts {
        let magnitude: Int
        switch status {
        case .notStarted: return Debate.Counts(views: random.int(in: 0...60))
        case .live: magnitude = 1 << random.int(in: 7...12)
        case .ended: magnitude = 1 << random.int(in: 7...15)
        }
        let views = magnitude + random.int(in: 0...magnitude)
        return Debate.Counts(
            views: views,
            likes: views * random.int(in: 40...320) / 1000,
            comments: views * random.int(in: 15...140) / 1000)
    }
}
