package import DebateDomain
import Glibc

/// The installation's time zone, for the seed's local times.
///
/// The zone is `TZ`, else Asia/Shanghai. FoundationEssentials carries no zones; glibc does.
package struct LocalTime: Sendable {
    package static let defaultZone = "Asia/Shanghai"

    /// Fixes the zone of this process. Call once, before the first thread.
    package init() {
        setenv("TZ", Self.defaultZone, 0)
        tzset()
    }

    /// `YYYY-MM-DD HH:MM:SS` of an instant in milliseconds UTC.
    package func text(_ atMs: Int64) -> String {
        var seconds = time_t(atMs / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return LocalTimestamp(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec)
        ).text
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
