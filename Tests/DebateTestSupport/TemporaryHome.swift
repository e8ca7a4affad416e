package import DebateRuntime
import Glibc

/// A home of an installation that exists as long as this value: a short path, because sockets lie
/// in it too.
package final class TemporaryHome: Sendable {
    package let path: String
    package let settings: Settings

    package init() throws {
        let random = UInt64.random(in: 0...UInt64.max)
        path = "/tmp/debate-" + String(random, radix: 36)
        try Files.makeDirectory(path, mode: 0o700)
        settings = try Settings(Environment(["DEBATE_HOME": path]))
    }

    deinit {
        Files.remove(path)
    }

    /// The names of what lies in it, in order.
    package var files: [String] {
        Files.names(in: path)
    }
}

/// The permission bits of a file; 0 when there is none.
package func permissions(of path: String) -> UInt32 {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
}
