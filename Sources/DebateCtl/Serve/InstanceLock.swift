import DebateRuntime
import Glibc

/// The right to run the one instance of a directory: an exclusive lock on a file in it, which the
/// kernel gives back however this process ends.
struct InstanceLock: ~Copyable {
    private let fd: Int32

    /// - Throws: `Refusal` when another instance holds the directory; `setting` names it.
    init(_ path: String, directory: String, setting: String) throws {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard opened >= 0 else { throw FileProblem("open", path) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw Refusal(
                "an instance runs on \(directory) already; stop it, or name another \(setting)")
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
