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
        Self.remove(path)
    }

    /// The names of what lies in it, in order.
    package var files: [String] {
        Self.names(in: path).sorted()
    }

    private static func remove(_ path: String) {
        for name in names(in: path) where unlink(path + "/" + name) != 0 {
            remove(path + "/" + name)
        }
        rmdir(path)
    }

    private static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}

/// The permission bits of a file; 0 when there is none.
package func permissions(of path: String) -> UInt32 {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
}
