import CSQLite
import DebateDomain
import DebateRuntime

/// Brings a database to the schema of this program.
enum Migrator {
    /// "deba": marks the file as ours (sqlite.org/pragma.html#pragma_application_id).
    static let applicationID: Int64 = 0x6465_6261

    static let newest = Migration.all.count

    /// Makes the file when it is missing and runs the steps it lacks, each in a transaction.
    ///
    /// Safe when several processes come at once: the writers' lock is held throughout, and each
    /// step looks at the version again inside its transaction.
    /// - Returns: the version found, before any step.
    static func migrate(
        path: String, lock: borrowing FileLock, steps: [Migration] = Migration.all,
        nowMs: Int64, log: Log
    ) throws(StoreError) -> Int {
        guard lock.lock(forMs: 30_000) else {
            throw .unavailable("another process holds the writers' lock for over 30 s")
        }
        defer { lock.unlock() }
        let connection = try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: .create)
        }
        let found = try translating { () throws(SQLiteError) in try version(of: connection) }
        guard found <= steps.count else {
            throw .newerDatabase(found: found, known: steps.count)
        }
        try translating { () throws(SQLiteError) in try connection.run("PRAGMA journal_mode = WAL")
        }
        for step in steps where step.number > found {
            try translating { () throws(SQLiteError) in
                try run(step, on: connection, nowMs: nowMs)
            }
            log.info("migration applied") { json in
                json.member("number", step.number)
                json.member("name", step.name)
            }
        }
        return found
    }

    /// The schema version of a database of ours; 0 for an empty file.
    static func version(of connection: Connection) throws(SQLiteError) -> Int {
        let application = try connection.integer("PRAGMA application_id")
        let version = try connection.integer("PRAGMA user_version")
        if application == applicationID { return Int(version) }
        let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
        guard application == 0, version == 0, tables == 0 else {
            throw SQLiteError(code: SQLITE_NOTADB, message: "a database of another program")
        }
        return 0
    }

    private static func run(
        _ step: Migration, on connection: Connection, nowMs: Int64
    ) throws(SQLiteError) {
        try connection.run("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            if try connection.integer("PRAGMA user_version") < step.number {
                try connection.run(step.sql)
                try connection.execute(
                    """
                    INSERT INTO schema_migration (number, name, applied_at_ms)
                    VALUES (?, ?, ?)
                    """, [step.number, step.name, nowMs])
                try connection.run("PRAGMA application_id = \(applicationID)")
                try connection.run("PRAGMA user_version = \(step.number)")
            }
            try connection.run("COMMIT")
        } catch {
            connection.rollBack()
            throw error
        }
    }
}
