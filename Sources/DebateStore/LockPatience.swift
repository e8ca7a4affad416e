/// How long a writer waits for the writers' lock.
package struct LockPatience: Sendable {
    /// After this time something else than the commits of other workers holds the lock, in
    /// milliseconds: one takes a few, and the longest acts of `debatectl` are cut into short ones.
    let stallMs: Int64
    /// How long the few writes wait on that are not refused then, in milliseconds.
    let afterStallMs: Int64

    package init(stallMs: Int64 = 2000, afterStallMs: Int64 = 3000) {
        self.stallMs = stallMs
        self.afterStallMs = afterStallMs
    }
}
