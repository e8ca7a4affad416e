import CLinux
import DebateRuntime
import Glibc

/// How one program is started: the same way each time.
struct Launch {
    /// An absolute path.
    let program: String
    let arguments: [String]
    /// `NAME=value` lines.
    let environment: [String]
    /// Its working directory, by which leftovers are found.
    let directory: String
    /// What it gets as fd 0; -1: /dev/null.
    let input: Int32
    /// The file its output is added to.
    let logPath: String
    /// Whether the file begins anew with each start.
    let startsLogAnew: Bool

    /// Starts the program as a child that leads its own process group.
    /// - Throws: when the log cannot be opened or no process can be made.
    func start() throws(FileProblem) -> pid_t {
        let mode = startsLogAnew ? O_TRUNC : O_APPEND
        let log = open(logPath, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o640)
        guard log >= 0 else { throw FileProblem("open", logPath) }
        defer { close(log) }
        let pid = withCStrings([program] + arguments) { arguments in
            withCStrings(environment) { environment in
                clinux_spawn(program, arguments, environment, directory, input, log)
            }
        }
        guard pid > 0 else { throw FileProblem("start", program) }
        return pid
    }

    /// Calls `body` with a null-terminated array of C strings that live as long as the call.
    private func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
