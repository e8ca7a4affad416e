import CSQLite
import DebateRuntime
import DebateSecurity
import Glibc

/// Opening the database at run time, after it was migrated.
struct StoreFile: Sendable {
    let path: String
    let lockPath: String
    /// Names this run of the kernel; empty when nothing tells it.
    let bootID: String

    /// How many steps a newer program may have added while this one still runs: it is replaced
    /// in a moment, and a step is additive for one version.
    static let toleratedNewerSteps = 1

    /// How long the writers' lock is waited for to give the log a new epoch, in milliseconds.
    static let epochPatienceMs: Int64 = 5000

    /// - Parameter holdsLock: whether the caller holds the writers' lock already.
    func open(
        _ mode: Connection.Mode, holdsLock: Bool = false
    ) throws(StoreError) -> Connection {
        let connection = try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: mode)
        }
        let version = try translating { () throws(SQLiteError) in
            try Migrator.version(of: connection)
        }
        guard version >= Migrator.newest else {
            throw .unavailable("the schema is at \(version) and not yet at \(Migrator.newest)")
        }
        guard version <= Migrator.newest + Self.toleratedNewerSteps else {
            throw .newerDatabase(found: version, known: Migrator.newest)
        }
        if try !Epoch.fits(origin(), connection) { try renewEpoch(holdsLock: holdsLock) }
        return connection
    }

    /// The writers' lock, not taken yet.
    func openLock() throws(StoreError) -> FileLock {
        do throws(FileProblem) {
            return try FileLock(path: lockPath)
        } catch {
            throw .unavailable(error.description)
        }
    }

    /// Where these bytes live: another file, or another run of the machine, may have lost commits
    /// whose events somebody has seen.
    private func origin() throws(StoreError) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .unavailable(FileProblem("look at", path).description)
        }
        return "\(bootID) \(status.st_dev) \(status.st_ino)"
    }

    private func renewEpoch(holdsLock: Bool) throws(StoreError) {
        guard !holdsLock else { return try Epoch.renew(path, origin()) }
        let lock = try openLock()
        guard lock.lock(forMs: Self.epochPatienceMs) else { throw WriterSession.lockIsHeld }
        defer { lock.unlock() }
        try Epoch.renew(path, origin())
    }
}

/// The epoch of the log: it changes when numbers may be given a second time, after a restored
/// backup, and after a power cut, when the last commits may be gone though their events were seen.
enum Epoch {
    private static let bytes = 9

    /// Whether the epoch was given in this file and this run of the machine.
    static func fits(_ origin: String, _ connection: Connection) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.text("SELECT value FROM installation WHERE name = 'origin'") == origin
        }
    }

    /// Has the next to open the database give a new one.
    static func end(_ connection: Connection) throws(SQLiteError) {
        try connection.execute("DELETE FROM installation WHERE name = 'origin'")
    }

    /// Gives a new one, unless another process did meanwhile. The writers' lock is held.
    static func renew(_ path: String, _ origin: String) throws(StoreError) {
        let connection = try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: .readWrite)
        }
        if try fits(origin, connection) { return }
        try translating { () throws(SQLiteError) in
            try connection.execute("BEGIN IMMEDIATE")
            try connection.execute(
                """
                INSERT OR REPLACE INTO installation (name, value)
                VALUES ('epoch', ?), ('origin', ?)
                """, [Base64URL.text(Randomness.bytes(bytes)), origin])
            try connection.execute("COMMIT")
        }
    }
}
