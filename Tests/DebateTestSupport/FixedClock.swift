/// A clock that stands still.
package struct FixedClock: Sendable {
    package let nowMs: Int64

    /// 2026-11-23 20:15:30 in Asia/Shanghai.
    package static let evening = FixedClock(nowMs: 1_795_436_130_000)

    package init(nowMs: Int64) {
        self.nowMs = nowMs
    }
}
