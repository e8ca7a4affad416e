import DebateRuntime

/// Where passwords are hashed: a few at once, a few more wait, the rest come back later.
///
/// So a flood of logins holds half of a process's request threads at most, and everything else is
/// answered as before.
package final class PasswordRoom: Sendable {
    /// When the room is full: come back after this time, in milliseconds.
    package static let busyWaitMs: Int64 = 1000

    private let most: Int
    private let mostWaiting: Int
    private let state = Monitor(State())

    private struct State {
        var running = 0
        var waiting = 0
    }

    private enum Entry {
        case inside
        case waits
        case full
    }

    /// - Parameter threads: request threads of this process.
    package init(threads: Int) {
        most = max(1, threads / 4)
        mostWaiting = threads / 4
    }

    /// - Throws: `PasswordRoomFull`, and what `work` throws.
    func inside<Result>(_ work: () throws -> Result) throws -> Result {
        switch state.update({ enter(&$0) }) {
        case .full: throw PasswordRoomFull()
        case .inside: break
        case .waits:
            state.wait { state -> Void? in
                guard state.running < most else { return nil }
                state.waiting -= 1
                state.running += 1
                return ()
            }
        }
        defer { state.update { $0.running -= 1 } }
        return try work()
    }

    private func enter(_ state: inout State) -> Entry {
        if state.running < most {
            state.running += 1
            return .inside
        }
        guard state.waiting < mostWaiting else { return .full }
        state.waiting += 1
        return .waits
    }
}

/// Too many passwords are being checked at once.
package struct PasswordRoomFull: Error {
    package init() {}
}
