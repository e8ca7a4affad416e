import CLinux
import DebateRuntime
import Glibc

/// A program started by a test; it ends when this value goes, or when the test process dies.
package final class ChildProcess: @unchecked Sendable {
    // @unchecked: `pid` is set once and read by the owner only.
    private var pid: pid_t

    /// - Parameters:
    ///   - input: what the child gets as descriptor 0; -1: /dev/null.
    ///   - output: what it gets as stdout and stderr; -1: ours.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        directory: String = "/", input: Int32 = -1, output: Int32 = -1
    ) {
        let lines = Environment.ofProcess().lines(replacing: environment)
        pid = Self.withCStrings([program] + arguments) { argv in
            Self.withCStrings(lines) { envp in
                clinux_spawn(program, argv, envp, directory, input, output)
            }
        }
    }

    deinit {
        if pid > 0 { end(by: SIGKILL) }
    }

    /// Waits for the end of it; its exit status, or -1 after a signal.
    package func wait() -> Int32 {
        var status: Int32 = -1
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        pid = -1
        return status & 0x7F == 0 ? status >> 8 : -1
    }

    package func end(by signal: Int32 = SIGTERM) {
        guard pid > 0 else { return }
        kill(pid, signal)
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
