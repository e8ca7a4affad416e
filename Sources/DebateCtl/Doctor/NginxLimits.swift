import Glibc

/// How many connections a configuration of nginx allows.
struct NginxLimits: Hashable {
    let processes: Int
    /// `worker_connections`, of each process.
    let connections: Int
    /// Files each process may open, of which a connection is one.
    let openFiles: Int

    /// The soft limit systemd starts nginx with, which nginx raises only by `worker_rlimit_nofile`.
    /// Source: systemd.exec(5)
    static let usualOpenFiles = 1024

    /// A viewer takes two connections: to the browser and to the push daemon.
    var viewers: Int { processes * min(connections, openFiles) / 2 }

    /// - Returns: `nil` when the text names no `worker_connections`.
    init?(_ text: String, cores: Int = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)) {
        guard let connections = Self.value("worker_connections", text).flatMap({ Int($0) }) else {
            return nil
        }
        self.connections = connections
        openFiles =
            Self.value("worker_rlimit_nofile", text).flatMap { Int($0) } ?? Self.usualOpenFiles
        let processes = Self.value("worker_processes", text) ?? "1"
        self.processes = processes == "auto" ? cores : Int(processes) ?? 1
    }

    /// The value of a directive, wherever it stands but in a remark.
    private static func value(_ name: String, _ text: String) -> String? {
        let lines = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }
        let words = lines.flatMap { $0.split { $0.isWhitespace || ";{}".contains($0) } }
        return zip(words, words.dropFirst()).first { $0.0 == name }.map { String($0.1) }
    }
}
