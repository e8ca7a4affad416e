import Glibc

/// A piece of memory that starts as zeros: a file all processes share, or this process's own.
///
/// The file is made whole beside its path, every block of it allocated, so that no later write to
/// a page meets a full disk (SIGBUS), and then renamed. Its first page is a header.
final class SlotMemory: Sendable {
    // Unsafe: the pointers never change; what lies there is for its user to protect.
    nonisolated(unsafe) let base: UnsafeMutableRawPointer
    private nonisolated(unsafe) let mapped: (start: UnsafeMutableRawPointer, bytes: Int)

    static let headerBytes = 4096

    /// Maps the file at `path`, making it and its directory when they are missing.
    ///
    /// A file of another length or magic is replaced. Of several processes that start at once all
    /// get the same file: it is made under a lock (`<path>.lock`), which the kernel gives back when
    /// its holder dies. Whoever has mapped a file that is then replaced goes on with the old one.
    /// - Throws: when the file cannot be made or mapped.
    init(path: String, magic: [UInt8], bytes: Int) throws(FileProblem) {
        precondition(magic.count <= Self.headerBytes, "the magic fits into the header")
        let fd = try Self.opened(path, magic: magic, bytes: Self.headerBytes + bytes)
        defer { close(fd) }
        let length = Self.headerBytes + bytes
        guard
            let start = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0),
            start != MAP_FAILED
        else { throw FileProblem("map", path) }
        mapped = (start, length)
        base = start + Self.headerBytes
    }

    /// Maps a file that is there, for reading alone; `nil` when it is missing, not what it should
    /// be, or cannot be mapped. Makes nothing.
    init?(existing path: String, magic: [UInt8], bytes: Int) {
        let length = Self.headerBytes + bytes
        guard let fd = try? Self.openedWhole(path, magic, length, O_RDONLY) else { return nil }
        defer { close(fd) }
        guard let start = mmap(nil, length, PROT_READ, MAP_SHARED, fd, 0), start != MAP_FAILED
        else { return nil }
        mapped = (start, length)
        base = start + Self.headerBytes
    }

    /// Memory of this process alone.
    init(unsharedBytes bytes: Int) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0),
            start != MAP_FAILED
        else { preconditionFailure("no \(bytes) bytes of memory to start with") }
        mapped = (start, bytes)
        base = start
    }

    deinit {
        munmap(mapped.start, mapped.bytes)
    }

    private static func opened(
        _ path: String, magic: [UInt8], bytes: Int
    ) throws(FileProblem) -> Int32 {
        if let fd = try openedWhole(path, magic, bytes) { return fd }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try Files.makeDirectory(String(path[..<slash]), mode: 0o750)
        }
        let lock = try FileLock(path: path + ".lock")
        guard lock.lock(forMs: 10_000) else {
            throw FileProblem("get the lock in 10 s to make", path, code: ETIMEDOUT)
        }
        defer { lock.unlock() }
        if let fd = try openedWhole(path, magic, bytes) { return fd }
        return try made(path, magic, bytes)
    }

    /// The file, opened. `nil` when there is none or it is not what it should be.
    private static func openedWhole(
        _ path: String, _ magic: [UInt8], _ bytes: Int, _ access: Int32 = O_RDWR
    ) throws(FileProblem) -> Int32? {
        let fd = open(path, access | O_CLOEXEC)
        guard fd >= 0 else {
            if errno == ENOENT { return nil }
            throw FileProblem("open", path)
        }
        var facts = stat()
        var header = [UInt8](repeating: 0, count: magic.count)
        guard fstat(fd, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size == bytes,
            pread(fd, &header, header.count, 0) == header.count, header == magic
        else {
            close(fd)
            return nil
        }
        return fd
    }

    private static func made(
        _ path: String, _ magic: [UInt8], _ bytes: Int
    ) throws(FileProblem) -> Int32 {
        let part = Files.beside(path)
        let fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard fd >= 0 else { throw FileProblem("make", part) }
        var problem: Int32
        repeat { problem = posix_fallocate(fd, 0, off_t(bytes)) } while problem == EINTR
        if problem == 0, pwrite(fd, magic, magic.count, 0) != magic.count { problem = EIO }
        if problem == 0, rename(part, path) != 0 { problem = errno }
        guard problem == 0 else {
            close(fd)
            unlink(part)
            throw FileProblem("make", path, code: problem)
        }
        return fd
    }
}
