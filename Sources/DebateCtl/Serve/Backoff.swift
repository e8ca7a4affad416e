/// How long to wait before a program that died is started again.
///
/// Units: ms. 100 at first; twice as long, up to 5 000, while it dies within two seconds.
struct Backoff: Hashable {
    static let shortestMs: Int64 = 100
    static let longestMs: Int64 = 5000
    static let livedLongMs: Int64 = 2000

    private var nextMs = shortestMs

    /// The delay after a life of `livedMs`.
    mutating func delayMs(afterLifeOf livedMs: Int64) -> Int64 {
        if livedMs >= Self.livedLongMs { nextMs = Self.shortestMs }
        let delay = nextMs
        nextMs = min(nextMs * 2, Self.longestMs)
        return delay
    }
}
