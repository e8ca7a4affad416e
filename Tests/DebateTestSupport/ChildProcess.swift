import CLinux
import DebateRuntime
import Glibc

/// A program started by a test; it ends when this value goes, or when the test process dies.
///
/// The kernel ends a child with the *thread* that started it (PR_SET_PDEATHSIG), and threads that
/// run tests come and go: so each child has a thread of its own that waits for its end.
package final class ChildProcess: Sendable {
    private let state = Monitor((pid: pid_t(0), exitStatus: nil as Int32?))

    /// - Parameters:
    ///   - input: what the child gets as descriptor 0; -1: /dev/null.
    ///   - output: what it gets as stdout and stderr; -1: ours.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        directory: String = "/", input: Int32 = -1, output: Int32 = -1
    ) {
        let lines = Environment.ofProcess().lines(replacing: environment)
        _ = Thread(name: "child") { [state] in
            let pid = Self.withCStrings([program] + arguments) { argv in
                Self.withCStrings(lines) { envp in
                    clinux_spawn(program, argv, envp, directory, input, output)
                }
            }
            state.update { $0.pid = pid }
            var status: Int32 = -1
            // -1, when there is no child, would mean any: another test's.
            while pid > 0, waitpid(pid, &status, 0) < 0, errno == EINTR {}
            state.update { $0.exitStatus = status & 0x7F == 0 ? status >> 8 : -1 }
        }
        state.wait { $0.pid != 0 ? () : nil }
    }

    deinit {
        end(by: SIGKILL)
    }

    /// Waits for the end of it; its exit status, or -1 after a signal.
    package func wait() -> Int32 {
        state.wait { $0.exitStatus }
    }

    package func end(by signal: Int32 = SIGTERM) {
        state.update { state in
            if state.exitStatus == nil, state.pid > 0 { kill(state.pid, signal) }
        }
        _ = wait()
    }

    /// A program of this package, as built beside the tests.
    package static func built(_ name: String) throws -> String {
        let tests = Files.linkTarget("/proc/self/exe") ?? ""
        let path = tests.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
        guard access(path, X_OK) == 0 else { throw FileProblem("run", path) }
        return path
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = texts.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}

/// Runs `body` on so many threads at once and waits for all of them.
package func onThreads(_ count: Int, _ body: @escaping @Sendable (_ index: Int) -> Void) {
    let threads = (0..<count).map { index in Thread(name: "test-\(index)") { body(index) } }
    for thread in threads { thread.join() }
}
