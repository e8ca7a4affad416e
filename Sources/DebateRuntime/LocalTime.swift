package import DebateDomain
import Glibc

/// The installation's time zone, for the seed's local times.
///
/// The zone is `TZ`, else Asia/Shanghai. FoundationEssentials carries no zones; glibc does.
package struct LocalTime: Sendable {
    package static let defaultZone = "Asia/Shanghai"

    private let offsets: ZoneOffsets

    /// Fixes the zone of this process. Call once, before the first thread.
    package init() {
        setenv("TZ", Self.defaultZone, 0)
        tzset()
        offsets = ZoneOffsets()
    }

    /// `YYYY-MM-DD HH:MM:SS` of an instant in milliseconds UTC.
    package func text(_ atMs: Int64) -> String {
        let seconds = time_t(atMs / 1000)
        var local = seconds + offsets.offset(at: seconds)
        var parts = tm()
        gmtime_r(&local, &parts)
        return LocalTimestamp(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec)
        ).text
    }

    /// The same with how far the zone's clocks are from UTC: `2026-01-01 00:00:00+08:00`.
    package func textWithOffset(_ atMs: Int64) -> String {
        let offset = offsets.offset(at: time_t(atMs / 1000)) / 60
        let (hours, minutes) = (abs(offset) / 60, abs(offset) % 60)
        return text(atMs) + (offset < 0 ? "-" : "+") + Self.twoDigits(hours) + ":"
            + Self.twoDigits(minutes)
    }

    private static func twoDigits(_ number: Int) -> String {
        (number < 10 ? "0" : "") + String(number)
    }

    /// How far the zone's clocks are before UTC at an instant, in minutes.
    package func offsetMinutes(_ atMs: Int64) -> Int {
        Int(offsets.offset(at: time_t(atMs / 1000)) / 60)
    }

    /// The milliseconds UTC a local time names; within a gap of the zone, the time after it.
    package func instant(_ local: LocalTimestamp) -> Int64 {
        var parts = tm()
        parts.tm_year = Int32(local.year - 1900)
        parts.tm_mon = Int32(local.month - 1)
        parts.tm_mday = Int32(local.day)
        parts.tm_hour = Int32(local.hour)
        parts.tm_min = Int32(local.minute)
        parts.tm_sec = Int32(local.second)
        parts.tm_isdst = -1
        return Int64(mktime(&parts)) * 1000
    }
}

/// How far the zone's clocks are from UTC, and since when, read from glibc once.
///
/// `localtime_r` reads the zone's rule anew for every instant after the last listed change: forty
/// calls cost more than all SQL of a list of twenty.
private struct ZoneOffsets: Sendable {
    /// Seconds since 1970 from which each offset, in seconds, holds; ascending, never empty.
    private let changes: [(from: time_t, offset: time_t)]

    /// The years a timestamp may name, a day more on each side.
    private static let covered: Range<time_t> = 946_598_400..<4_102_531_200

    /// No zone changes its clocks and back within a week.
    private static let step: time_t = 7 * 86_400

    init() {
        var changes = [(from: time_t.min, offset: Self.ask(Self.covered.lowerBound))]
        var known = Self.covered.lowerBound
        while known < Self.covered.upperBound {
            let next = known + Self.step
            let offset = Self.ask(next)
            if offset != changes[changes.count - 1].offset {
                changes.append((Self.firstSecond(of: offset, after: known, by: next), offset))
            }
            known = next
        }
        self.changes = changes
    }

    func offset(at seconds: time_t) -> time_t {
        guard seconds < Self.covered.upperBound else { return Self.ask(seconds) }
        return changes.last { $0.from <= seconds }?.offset ?? 0
    }

    /// Halves the time between two instants until the change is found.
    private static func firstSecond(
        of offset: time_t, after before: time_t, by after: time_t
    ) -> time_t {
        var before = before
        var after = after
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if ask(middle) == offset { after = middle } else { before = middle }
        }
        return after
    }

    private static func ask(_ seconds: time_t) -> time_t {
        var seconds = seconds
        var parts = tm()
        localtime_r(&seconds, &parts)
        return parts.tm_gmtoff
    }
}
