import Glibc

/// What kind of file a path is, and on which disk.
extension Files {
    /// Tells the file system a path lies on from others. `nil` when there is nothing at the path.
    package static func device(_ path: String) -> UInt64? {
        var facts = stat()
        return stat(path, &facts) == 0 ? UInt64(facts.st_dev) : nil
    }

    /// Whether it is a file that holds bytes of its own: no folder, link, socket or device.
    package static func isRegular(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
}
