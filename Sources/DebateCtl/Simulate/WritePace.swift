/// Holds the whole crowd below a number of writes a second, and slows it when the service says so:
/// from the service's side all viewers of a simulation are one address.
struct WritePace: Sendable, Hashable {
    private let fullPerSecond: Int
    private(set) var perSecond: Int
    private var creditMilli = 0
    private var lastMs = 0
    private var pausedUntilMs = 0

    /// Writes that may go out at once after a lull.
    private static let burst = 20

    init(perSecond: Int) {
        fullPerSecond = perSecond
        self.perSecond = perSecond
        creditMilli = Self.burst * 1000
    }

    /// Whether a write may go out now; if so it is counted.
    mutating func takes(atMs: Int) -> Bool {
        guard atMs >= pausedUntilMs else { return false }
        creditMilli = min(creditMilli + (atMs - lastMs) * perSecond, Self.burst * 1000)
        lastMs = max(lastMs, atMs)
        guard creditMilli >= 1000 else { return false }
        creditMilli -= 1000
        return true
    }

    /// The service answered 429 for the whole address: a pause as long as it asked for, then half
    /// the pace.
    mutating func slowDown(atMs: Int, waitMs: Int) {
        guard atMs >= pausedUntilMs else { return }
        pausedUntilMs = atMs + min(max(waitMs, 500), 30_000)
        perSecond = max(perSecond / 2, 5)
        creditMilli = 0
    }

    /// A write was taken: the pace comes back by and by.
    mutating func recover() {
        if perSecond < fullPerSecond, creditMilli >= 1000 { perSecond += 1 }
    }
}
