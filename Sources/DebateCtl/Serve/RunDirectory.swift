import DebateRuntime
import Glibc

/// The directory of the sockets. A socket's address holds 107 bytes, so a long path is exchanged
/// for a short one under /tmp, always the same for the same home.
struct RunDirectory: Hashable {
    let path: String
    /// Whether it stands for a path that was too long.
    let isShortened: Bool

    /// Decides on the path; makes nothing.
    init(wished: String, home: String, userID: uid_t) {
        isShortened = wished.utf8.count > Settings.longestRunDirectoryBytes
        path =
            isShortened
            ? "/tmp/debate-\(userID)-\(String(Self.hash(home), radix: 16))"
            : wished
    }

    /// Makes the directory.
    /// - Throws: also when a short one is not ours alone: anybody may make names in /tmp.
    func make() throws(FileProblem) {
        guard isShortened else { return try Files.makeDirectory(path) }
        if mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw FileProblem("make the directory", path)
        }
        var found = stat()
        guard lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR,
            found.st_uid == geteuid(), found.st_mode & 0o077 == 0
        else {
            throw FileProblem("use the directory of somebody else", path, code: EACCES)
        }
    }

    /// The socket of the workers.
    static let workerSocket = "fcgi.sock"

    /// The sockets of so many push daemons, in order.
    static func liveSockets(_ count: Int) -> [String] {
        (0..<count).map { "live-\($0 + 1).sock" }
    }

    /// Unlinks what an instance leaves in it.
    func clear() {
        // A playlist of an earlier run would show what is over.
        for name in Files.names(in: playlists) { Files.remove(playlists + "/" + name) }
        let sockets = Self.liveSockets(ServeSettings.mostDaemons)
        for name in [Self.workerSocket, "nginx.pid", "ingest.pid"] + sockets {
            unlink(path + "/" + name)
        }
    }

    /// Where playlists and segments of pictures lie.
    var playlists: String { path + "/hls" }

    /// The file whose lock says that an instance uses the directory.
    var lockPath: String { path + "/serve.lock" }

    /// Removes a short one; another stays, it belongs to the home.
    func remove() {
        guard isShortened else { return }
        unlink(lockPath)
        // Where the daemons' doorbells hung.
        rmdir(path + "/live")
        rmdir(playlists)
        rmdir(path)
    }

    /// FNV-1a of 64 bits: no secret, only a short name.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
