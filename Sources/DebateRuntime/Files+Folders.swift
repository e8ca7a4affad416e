import Glibc

/// Whole folders: what lies in one, copies that are on the disk when they are said to be, removal.
extension Files {
    /// The names in a folder, in order; none when it cannot be read.
    package static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file; 0 when there is none.
    package static func size(_ path: String) -> UInt64 {
        var facts = stat()
        return stat(path, &facts) == 0 ? UInt64(clamping: facts.st_size) : 0
    }

    /// Copies a file to a place where there is none yet, and has it on the disk.
    package static func copy(
        _ source: String, to target: String, mode: UInt32
    ) throws(FileProblem) {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw FileProblem("open", source) }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard output >= 0 else { throw FileProblem("write", target) }
        defer { close(output) }
        var chunk = [UInt8](repeating: 0, count: 262_144)
        while true {
            let count = Glibc.read(input, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileProblem("read", source) }
            if count == 0 { break }
            guard writeAll(Array(chunk[..<count]), to: output) else {
                throw FileProblem("write", target)
            }
        }
        guard fsync(output) == 0 else { throw FileProblem("write", target) }
    }

    /// Gives a file a second name where both lie on one file system, and copies it elsewhere. Only
    /// for files that are replaced and never changed in place.
    package static func linkOrCopy(
        _ source: String, to target: String, mode: UInt32
    ) throws(FileProblem) {
        if link(source, target) == 0 { return }
        try copy(source, to: target, mode: mode)
    }

    /// Has a file, or the names in a folder, on the disk.
    package static func flush(_ path: String) throws(FileProblem) {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else { throw FileProblem("open", path) }
        defer { close(fd) }
        guard fsync(fd) == 0 else { throw FileProblem("write", path) }
    }

    /// Gives a file or folder another name on its file system.
    package static func move(_ source: String, to target: String) throws(FileProblem) {
        guard rename(source, target) == 0 else { throw FileProblem("move to \(target)", source) }
    }

    /// Removes a name of a file; one that is not there is fine.
    package static func removeFile(_ path: String) throws(FileProblem) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw FileProblem("remove", path)
        }
    }

    /// Removes a file, or a folder with all in it; links are removed, not followed.
    package static func remove(_ path: String) {
        if unlink(path) == 0 || errno != EISDIR { return }
        for name in names(in: path) { remove(path + "/" + name) }
        rmdir(path)
    }
}
