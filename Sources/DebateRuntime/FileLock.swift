import Glibc

/// An advisory lock on a file: the kernel gives it back when its holder dies.
///
/// Whoever waits holds a second lock meanwhile, the turn (`<path>.turn`), and nobody takes the lock
/// past it: else a process that gives the lock back and asks again at once would leave the others
/// waiting for seconds. Source: flock(2)
package struct FileLock: ~Copyable {
    private let fd: Int32
    private let turn: Int32

    /// Opens the lock's files, making them when they are missing; takes nothing yet.
    package init(path: String, mode: UInt32 = 0o640) throws(FileProblem) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard opened >= 0 else { throw FileProblem("open the lock", path) }
        let turn = open(path + ".turn", O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard turn >= 0 else {
            let problem = FileProblem("open the lock", path + ".turn")
            close(opened)
            throw problem
        }
        fd = opened
        self.turn = turn
    }

    deinit {
        close(turn)
        close(fd)
    }

    /// Tries to take the lock at once.
    package borrowing func tryLock() -> Bool {
        Self.tryLock(fd)
    }

    /// Waits for its turn and for the lock, in all this long at most, in milliseconds.
    package borrowing func lock(forMs limitMs: Int64) -> Bool {
        let end = WallClock.monotonicMicroseconds() + limitMs * 1000
        guard Self.lock(turn, until: end) else { return false }
        defer { flock(turn, LOCK_UN) }
        return Self.lock(fd, until: end)
    }

    package borrowing func unlock() {
        flock(fd, LOCK_UN)
    }

    private static func tryLock(_ fd: Int32) -> Bool {
        flock(fd, LOCK_EX | LOCK_NB) == 0
    }

    /// Asks often at first, for a commit takes less than a millisecond; seldom after a while.
    private static func lock(_ fd: Int32, until end: Int64) -> Bool {
        var pauseMicroseconds: UInt32 = 50
        while !tryLock(fd) {
            guard WallClock.monotonicMicroseconds() < end else { return false }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds + pauseMicroseconds / 8, 5000)
        }
        return true
    }
}
