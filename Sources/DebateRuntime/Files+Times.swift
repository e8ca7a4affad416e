import Glibc

extension Files {
    /// When a file was last written, milliseconds UTC. `nil` when there is none.
    package static func modifiedAtMs(_ path: String) -> Int64? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000
    }
}
