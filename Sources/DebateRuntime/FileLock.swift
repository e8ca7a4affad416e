import Glibc

/// An advisory lock on a file: the kernel gives it back when its holder dies.
///
/// Source: flock(2).
package struct FileLock: ~Copyable {
    private let fd: Int32

    /// Opens the lock's file, making it when it is missing; takes nothing yet.
    package init(path: String, mode: UInt32 = 0o640) throws(FileProblem) {
        fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard fd >= 0 else { throw FileProblem("open the lock", path) }
    }

    deinit {
        close(fd)
    }

    /// Tries to take the lock at once.
    package borrowing func tryLock() -> Bool {
        flock(fd, LOCK_EX | LOCK_NB) == 0
    }

    /// Tries to take the lock for this long, in milliseconds, sleeping shortly in between.
    package borrowing func lock(forMs limitMs: Int64) -> Bool {
        let end = WallClock.monotonicMicroseconds() + limitMs * 1000
        var pauseMicroseconds: UInt32 = 50
        while !tryLock() {
            guard WallClock.monotonicMicroseconds() < end else { return false }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds * 2, 5000)
        }
        return true
    }

    package borrowing func unlock() {
        flock(fd, LOCK_UN)
    }
}
