import DebateRuntime

/// A write that waits for its commit, its result's type hidden.
protocol PendingWrite: Sendable {
    /// How long it would still wait, in milliseconds; below 0: it has waited too long.
    var remainingMs: Int64 { get }

    /// Does the write; nobody learns of it before `finish`.
    func perform(_ transaction: borrowing WriteTransaction) throws

    /// Lets the waiting thread go on: with what `perform` made, or with this failure.
    func finish(_ failure: (any Error)?)
}

/// One write and the thread that waits for it.
final class SubmittedWrite<Value: Sendable>: PendingWrite {
    private let work: @Sendable (borrowing WriteTransaction) throws -> Value
    private let dueMicroseconds: Int64
    private let state = Monitor(State.waiting)

    private enum State {
        case waiting
        case performed(Value)
        case finished(Result<Value, any Error>)
    }

    init(
        patienceMs: Int64, work: @escaping @Sendable (borrowing WriteTransaction) throws -> Value
    ) {
        self.work = work
        dueMicroseconds = WallClock.monotonicMicroseconds() + patienceMs * 1000
    }

    var remainingMs: Int64 {
        (dueMicroseconds - WallClock.monotonicMicroseconds()) / 1000
    }

    func perform(_ transaction: borrowing WriteTransaction) throws {
        let value = try work(transaction)
        state.quietly { $0 = .performed(value) }
    }

    func finish(_ failure: (any Error)?) {
        state.update { state in
            if let failure {
                state = .finished(.failure(failure))
            } else if case .performed(let value) = state {
                state = .finished(.success(value))
            } else {
                preconditionFailure("a write was finished before it was performed")
            }
        }
    }

    /// Waits for `finish`.
    func result() throws -> Value {
        let result = state.wait { state -> Result<Value, any Error>? in
            if case .finished(let result) = state { result } else { nil }
        }
        return try result.get()
    }
}

/// One write nobody waits for.
struct UnwatchedWrite: PendingWrite {
    let work: @Sendable (borrowing WriteTransaction) throws -> Void

    /// It holds up nobody, so it may wait as long as it takes.
    let remainingMs = Int64.max

    func perform(_ transaction: borrowing WriteTransaction) throws {
        try work(transaction)
    }

    func finish(_ failure: (any Error)?) {}
}
