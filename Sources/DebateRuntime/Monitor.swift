import Glibc

/// A value behind a mutex, with a condition to wait on.
///
/// `Mutex` of the Synchronization module cannot be waited on; this is the POSIX pair.
package final class Monitor<State>: Sendable {
    // Unsafe: touched only while `mutex` is held.
    private nonisolated(unsafe) var state: State
    // Unsafe: what the POSIX functions are made to share.
    private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private nonisolated(unsafe) let condition: UnsafeMutablePointer<pthread_cond_t>

    package init(_ state: sending State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Else setting the clock back would stretch a wait with an end.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone with the state, then wakes whoever waits.
    package func update<Result>(_ body: (inout State) -> Result) -> Result {
        let result = quietly(body)
        // After the unlocking: else each that wakes would at once wait for the mutex.
        pthread_cond_broadcast(condition)
        return result
    }

    /// Runs `body` alone with the state, for changes nobody waits for.
    package func quietly<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Waits until `body` returns a value; it runs alone, after each change of the state.
    package func wait<Result>(_ body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(condition, mutex)
        }
    }

    /// Waits until `body` returns a value, this long at most; `nil` when the time is over.
    package func wait<Result>(
        forMs limitMs: Int64, _ body: (inout State) -> Result?
    ) -> Result? {
        let end = WallClock.monotonicMicroseconds() + limitMs * 1000
        var deadline = timespec(
            tv_sec: Int(end / 1_000_000), tv_nsec: Int(end % 1_000_000) * 1000)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            if pthread_cond_timedwait(condition, mutex, &deadline) != 0 { return body(&state) }
        }
    }
}
