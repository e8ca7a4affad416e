/// How long sessions live.
package enum SessionLife {
    /// Without use, in milliseconds: 7 days.
    package static let idleMs: Int64 = 7 * 86_400_000
    /// In all, in milliseconds: 30 days.
    package static let absoluteMs: Int64 = 30 * 86_400_000
    /// A use is noted when the last note is older, in milliseconds: reads write seldom.
    package static let noteEveryMs: Int64 = 10 * 60_000
    /// A session that a member's link began lives in all this long, in milliseconds: as long as a
    /// browser keeps a cookie. A link works once, and whoever comes by it has no password to come
    /// back with, so it does not end for want of use.
    package static let linkMs: Int64 = 400 * 86_400_000
    /// And at most this long after the debate's end.
    package static let afterDebateMs: Int64 = 86_400_000
}
