import DebateRuntime
import Glibc

/// Processes of an instance that was killed: they would hold the port, the socket, the database.
struct Leftovers {
    let home: String
    /// File names of programs an instance starts.
    let programs: Set<String>

    /// Whether a process is ours by what /proc says: one of our programs, working in this home.
    /// The link of a replaced program ends in " (deleted)".
    func isOurs(executable: String, directory: String) -> Bool {
        let path =
            executable.hasSuffix(" (deleted)") ? executable.dropLast(10) : executable[...]
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return directory == home && programs.contains(name)
    }

    /// Ends all that are left: SIGTERM, and SIGKILL after five seconds: nobody asks them any more.
    /// Returns how many there were.
    func end() -> Int {
        let found = find()
        for pid in found { kill(pid, SIGTERM) }
        for _ in 0..<100 {
            if find().isEmpty { return found.count }
            usleep(50_000)
        }
        for pid in find() { kill(pid, SIGKILL) }
        for _ in 0..<20 where !find().isEmpty { usleep(50_000) }
        return found.count
    }

    private func find() -> [pid_t] {
        guard let directory = opendir("/proc") else { return [] }
        defer { closedir(directory) }
        var found: [pid_t] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let pid = pid_t(name), pid != getpid(),
                let executable = Files.linkTarget("/proc/\(name)/exe"),
                let working = Files.linkTarget("/proc/\(name)/cwd"),
                isOurs(executable: executable, directory: working)
            else { continue }
            found.append(pid)
        }
        return found
    }
}
