import CSodium
package import DebateDomain
package import DebateRuntime

/// Counts what people do against limits, together with all other processes of the installation.
///
/// Who somebody is, is the caller's text: an account, a device, a `ClientNetwork`. Texts are hashed
/// under a secret key together with the limit's name, so nobody can choose texts that meet
/// (SipHash-2-4, libsodium's `crypto_shorthash`).
package struct Limiter: Sendable {
    private let slots: SharedSlots
    private let key: [UInt8]

    package static let keyBytes = 16

    /// Shares the file at `path` with whoever has the same key.
    ///
    /// Where the file cannot be made it counts for this process alone and says so in the log: a
    /// limit that holds in each worker by itself is better than no service.
    /// - Parameters:
    ///   - key: `keyBytes` secret bytes, the same in all processes and after a restart.
    package init(path: String, key: [UInt8], log: Log) {
        precondition(key.count == Self.keyBytes, "the limiter's key has \(Self.keyBytes) bytes")
        self.key = key
        do throws(FileProblem) {
            slots = try SharedSlots(path: path)
        } catch {
            log.warn("rate limits count for each worker by itself") { json in
                json.member("why", error.description)
            }
            slots = SharedSlots()
        }
    }

    /// Takes `cost` from what somebody has left. `nil`: taken; else the milliseconds to wait.
    package func take(
        _ limit: RateLimit, _ who: String, cost: Int = 1, nowMs: Int64
    ) -> Int64? {
        decide(limit, who, cost, nowMs, keepsTaken: true)
    }

    /// The milliseconds to wait before `cost` could be taken. `nil`: it could be now.
    package func wait(
        _ limit: RateLimit, _ who: String, cost: Int = 1, nowMs: Int64
    ) -> Int64? {
        decide(limit, who, cost, nowMs, keepsTaken: false)
    }

    /// Begins an attempt that may fail. `nil`: go on; else the milliseconds to wait.
    ///
    /// An attempt counts as failed until `forget` is called on its success: guesses made at the
    /// same time count one after another too, and one that never ends counts.
    package func attempt(_ backoff: FailureBackoff, _ who: String, nowMs: Int64) -> Int64? {
        let nowUs = nowMs * 1000
        return slots.update(key: hash(backoff.name, who), nowUs: nowUs) { state in
            let waitMs = backoff.waitMs(state: state, nowUs: nowUs)
            if waitMs > 0 { return (backoff.settled(state: state, nowUs: nowUs), waitMs) }
            return (backoff.afterFailure(state: state, nowUs: nowUs), nil)
        }
    }

    /// The milliseconds to wait before the next attempt. `nil`: none.
    package func wait(_ backoff: FailureBackoff, _ who: String, nowMs: Int64) -> Int64? {
        let nowUs = nowMs * 1000
        return slots.update(key: hash(backoff.name, who), nowUs: nowUs) { state in
            let waitMs = backoff.waitMs(state: state, nowUs: nowUs)
            return (backoff.settled(state: state, nowUs: nowUs), waitMs > 0 ? waitMs : nil)
        }
    }

    /// Forgets somebody's failures, after a success.
    package func forget(_ backoff: FailureBackoff, _ who: String, nowMs: Int64) {
        slots.update(key: hash(backoff.name, who), nowUs: nowMs * 1000) { _ in (0, ()) }
    }

    private func decide(
        _ limit: RateLimit, _ who: String, _ cost: Int, _ nowMs: Int64, keepsTaken: Bool
    ) -> Int64? {
        let nowUs = nowMs * 1000
        return slots.update(key: hash(limit.name, who), nowUs: nowUs) { state in
            switch limit.decide(state: Int64(clamping: state), nowUs: nowUs, cost: cost) {
            case .taken(let next):
                return (keepsTaken ? UInt64(clamping: next) : state, nil)
            case .refused(let waitMs, let settled):
                return (UInt64(clamping: settled), waitMs)
            }
        }
    }

    /// A name ends at a NUL, which no name contains: no other name and text make the same bytes.
    private func hash(_ name: String, _ who: String) -> UInt64 {
        let message = Array(name.utf8) + [0] + Array(who.utf8)
        var hash = [UInt8](repeating: 0, count: Int(crypto_shorthash_BYTES))
        crypto_shorthash(&hash, message, UInt64(message.count), key)
        return hash.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
