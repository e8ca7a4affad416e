import DebateRuntime
import Glibc

/// The right to run the one instance of a home: an exclusive lock on `run.lock`, which the kernel
/// gives back however this process ends.
struct HomeLock: ~Copyable {
    private let fd: Int32

    /// - Throws: `Refusal` when another instance holds the home.
    init(home: String) throws {
        let path = home + "/run.lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard opened >= 0 else { throw FileProblem("open", path) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw Refusal(
                "an instance runs on \(home) already; stop it, or name another DEBATE_HOME")
        }
        fd = opened
    }

    deinit {
        close(fd)
    }
}

/// Why an instance does not start: a sentence, and what to end with.
struct Refusal: Error, CustomStringConvertible {
    let description: String
    let code: ExitCode

    init(_ sentence: String, code: ExitCode = .failure) {
        description = sentence
        self.code = code
    }
}
