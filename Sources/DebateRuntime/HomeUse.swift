import Glibc

/// That the data of a home is in use: every worker and push daemon holds the lock of one file
/// together with the others; whoever replaces the data needs it alone. The kernel gives it back
/// however a process ends. Source: flock(2)
package struct HomeUse: ~Copyable {
    /// -1: the file cannot be opened, as on a disk that is gone.
    private let fd: Int32

    private init(fd: Int32) {
        self.fd = fd
    }

    deinit {
        if fd >= 0 { close(fd) }
    }

    /// Joins those who use the data, after whoever is replacing it. Call it before the data is
    /// looked at and before signals are blocked: the wait has no other end.
    package static func join(_ path: String, log: Log) -> HomeUse {
        let fd = opened(path)
        if fd >= 0, flock(fd, LOCK_SH | LOCK_NB) != 0 {
            log.warn("waiting for a restore to end")
            while flock(fd, LOCK_SH) != 0 && errno == EINTR {}
        }
        return HomeUse(fd: fd)
    }

    /// Takes the data for oneself. `nil` when a worker or a push daemon uses it.
    package static func alone(_ path: String) throws(FileProblem) -> HomeUse? {
        let fd = opened(path)
        guard fd >= 0 else { throw FileProblem("open the lock", path) }
        if flock(fd, LOCK_EX | LOCK_NB) == 0 { return HomeUse(fd: fd) }
        close(fd)
        return nil
    }

    /// A disk mounted read-only still has the file of before.
    private static func opened(_ path: String) -> Int32 {
        let fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        return fd >= 0 ? fd : open(path, O_RDONLY | O_CLOEXEC)
    }
}
