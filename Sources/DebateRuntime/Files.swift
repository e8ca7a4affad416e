import Glibc

/// A file operation that did not work: what was tried, on which path, and the system's reason.
package struct FileProblem: Error, CustomStringConvertible {
    package let description: String
    package let code: Int32

    package init(_ attempt: String, _ path: String, code: Int32 = errno) {
        self.code = code
        description = "cannot \(attempt) \(path): \(String(cString: strerror(code)))"
    }
}

/// The few file operations the programs need, as plain POSIX calls.
package enum Files {
    package static func currentDirectory() -> String {
        guard let raw = getcwd(nil, 0) else { return "/" }
        defer { free(raw) }
        return String(cString: raw)
    }

    /// A path as an absolute one; a relative one counts from the working directory.
    package static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : currentDirectory() + "/" + path
    }

    package static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Makes a directory and its parents; one that exists is left as it is.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws(FileProblem) {
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FileProblem("make the directory", path)
        }
        try makeDirectory(String(path[..<slash]), mode: mode)
        if mkdir(path, mode) != 0 && errno != EEXIST {
            throw FileProblem("make the directory", path)
        }
    }

    /// Where a symbolic link points. `nil` when there is none, or it may not be read.
    package static func linkTarget(_ path: String) -> String? {
        var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &letters, letters.count)
        guard count >= 0 else { return nil }
        return String(decoding: letters[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Bytes this user may still write on the file system of a path; `nil` when it cannot be said.
    package static func freeBytes(_ path: String) -> UInt64? {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    }

    /// Whether an existing file may be written, by its rights and those of its file system.
    package static func isWritable(_ path: String) -> Bool {
        access(path, W_OK) == 0 || errno == ENOENT
    }

    /// The path of an existing file without links and dots. `nil` when there is none.
    package static func canonical(_ path: String) -> String? {
        guard let raw = realpath(path, nil) else { return nil }
        defer { free(raw) }
        return String(cString: raw)
    }

    /// The whole file. `nil` when there is none.
    package static func read(_ path: String) throws(FileProblem) -> [UInt8]? {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else {
            if errno == ENOENT { return nil }
            throw FileProblem("open", path)
        }
        defer { close(fd) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(fd, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem("read", path)
            }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Replaces a file in one step: readers see the old bytes or the new ones, never a part.
    /// Of several writers, threads or processes, the last one wins whole.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32 = 0o644
    ) throws(FileProblem) {
        let part = beside(path)
        let fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard fd >= 0 else { throw FileProblem("write", part) }
        let written = bytes.withUnsafeBytes { Glibc.write(fd, $0.baseAddress, $0.count) }
        let flushed = fsync(fd)
        close(fd)
        guard written == bytes.count, flushed == 0, rename(part, path) == 0 else {
            let problem = FileProblem("write", path)
            unlink(part)
            throw problem
        }
    }

    /// A path beside this one that nobody else takes, for what is not yet whole.
    package static func beside(_ path: String) -> String {
        path + "." + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ".part"
    }
}
