import DebateDomain

/// When one demo debate was made, planned, started and ended, before it is known what time it is.
///
/// Offsets are in seconds and come from the generator alone. Past and planned debates begin on a
/// day counted from today and at an hour people watch; live ones begin so long before now.
enum DemoSchedule: Sendable, Hashable {
    /// - Parameter startsIn: from midnight of today.
    case notStarted(startsIn: Int64, lead: Int64)
    /// - Parameter startedAgo: before now.
    case live(startedAgo: Int64, lead: Int64, isPlanned: Bool)
    /// - Parameters:
    ///   - startsIn: the planned start, from midnight of today; negative.
    ///   - delay: from plan to start.
    case ended(startsIn: Int64, delay: Int64, length: Int64, lead: Int64, isPlanned: Bool)

    /// The times of one schedule, in milliseconds UTC.
    struct Times: Sendable, Hashable {
        var createdAtMs: Int64
        var plannedStartMs: Int64?
        var life: Debate.Life
    }

    /// Draws a schedule for a debate of the given status.
    static func draw(_ status: DebateStatus, _ random: inout SeededRandom) -> DemoSchedule {
        switch status {
        case .notStarted:
            .notStarted(
                startsIn: random.day(in: 1...13) + random.startOfDebate(),
                lead: random.seconds(in: 5 * minute...10 * day))
        case .live:
            .live(
                startedAgo: random.seconds(in: 3 * minute...40 * minute),
                lead: random.seconds(in: 2 * hour...6 * day),
                isPlanned: random.chance(percent: 80))
        case .ended:
            .ended(
                startsIn: random.day(in: -80 ... -1) + random.startOfDebate(),
                delay: random.seconds(in: 0...6 * minute),
                length: random.seconds(in: 20 * minute...75 * minute),
                lead: random.seconds(in: 2 * hour...8 * day),
                isPlanned: random.chance(percent: 80))
        }
    }

    /// How far before midnight of today the debate was made, as if it were midnight now: an order
    /// of debates that does not depend on the hour.
    var nominalOrder: Int64 {
        times(nowMs: 0, midnightMs: 0).createdAtMs
    }

    /// The times once it is known what time it is.
    ///
    /// Invariant: created before started, started before ended, ended before now; whole seconds
    /// when both parameters are.
    func times(nowMs: Int64, midnightMs: Int64) -> Times {
        switch self {
        case .notStarted(let startsIn, let lead):
            return Times(
                createdAtMs: nowMs - lead * 1000,
                plannedStartMs: midnightMs + startsIn * 1000,
                life: .notStarted)
        case .live(let startedAgo, let lead, let isPlanned):
            let started = nowMs - startedAgo * 1000
            let quarterHourMs = Self.quarterHour * 1000
            return Times(
                createdAtMs: started - lead * 1000,
                plannedStartMs: isPlanned ? started / quarterHourMs * quarterHourMs : nil,
                life: .live(startedAtMs: started))
        case .ended(let startsIn, let delay, let length, let lead, let isPlanned):
            let planned = midnightMs + startsIn * 1000
            let started = planned + delay * 1000
            return Times(
                createdAtMs: started - lead * 1000,
                plannedStartMs: isPlanned ? planned : nil,
                life: .ended(startedAtMs: started, endedAtMs: started + length * 1000))
        }
    }

    /// Midnight in China (UTC+8 all year) at or before a time.
    static func midnightMs(before nowMs: Int64) -> Int64 {
        let dayMs = day * 1000
        let offsetMs = 8 * hour * 1000
        return (nowMs + offsetMs) / dayMs * dayMs - offsetMs
    }

    fileprivate static let minute: Int64 = 60
    fileprivate static let quarterHour: Int64 = 15 * minute
    fileprivate static let hour: Int64 = 60 * minute
    fileprivate static let day: Int64 = 24 * hour
}

extension SeededRandom {
    fileprivate mutating func seconds(in range: ClosedRange<Int64>) -> Int64 {
        Int64(int(in: Int(range.lowerBound)...Int(range.upperBound)))
    }

    /// A day relative to today, in seconds.
    fileprivate mutating func day(in range: ClosedRange<Int>) -> Int64 {
        Int64(int(in: range)) * DemoSchedule.day
    }

    /// A quarter hour of the day, in seconds: three in four in the evening, 19:00–21:30, the rest
    /// by daylight, 10:00–17:00.
    fileprivate mutating func startOfDebate() -> Int64 {
        let quarters = chance(percent: 75) ? int(in: 76...86) : int(in: 40...68)
        return Int64(quarters) * DemoSchedule.quarterHour
    }
}
