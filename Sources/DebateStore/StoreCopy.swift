import CSQLite
package import DebateRuntime

/// Copies of the database: made beside a running instance, looked over, put in its place again.
package enum StoreCopy {
    /// Copies the database as one read sees it, into a new file that stands on its own, on the
    /// disk, looked over. Nobody waits for it.
    package static func make(of settings: Settings, at path: String) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            let source = try Connection(path: settings.databasePath, mode: .readOnly)
            let target = try Connection(path: path, mode: .create)
            try source.copy(to: target)
            // Else the copy could be opened only where a log may be made beside it.
            _ = try target.text("PRAGMA journal_mode = DELETE")
        }
        _ = try schema(at: path)
        try check(path)
    }

    /// Looks the whole file over.
    /// - Throws: `StoreError.damaged` for the first thing wrong.
    package static func check(_ path: String) throws(StoreError) {
        let found = try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: .readOnly).text("PRAGMA quick_check(1)")
        }
        guard found == "ok" else {
            let lines = (found ?? "no answer").split(separator: "\n")
            throw .damaged(lines.joined(separator: " "))
        }
    }

    /// The schema of a database of ours.
    /// - Throws: `StoreError.damaged` when it is none.
    package static func schema(at path: String) throws(StoreError) -> Int {
        let version = try translating { () throws(SQLiteError) in
            try Migrator.version(of: Connection(path: path, mode: .readOnly))
        }
        guard version > 0 else { throw .damaged("it is empty") }
        return version
    }

    /// The schema of this program.
    package static var newestSchema: Int { Migrator.newest }

    /// Makes a copy fit to become the database by a mere move: of this program's schema, and with
    /// an epoch no viewer has seen. The file keeps the epoch where it is moved within its disk.
    /// - Throws: `StoreError.newerDatabase` for a copy a newer program made.
    package static func prepareRestore(
        at path: String, settings: Settings, log: Log
    ) throws(StoreError) {
        _ = try schema(at: path)
        try check(path)
        let file = StoreFile(
            path: path, lockPath: settings.writeLockPath, bootID: settings.bootID)
        _ = try Migrator.migrate(
            path: path, lock: file.openLock(), nowMs: WallClock.nowMs(), log: log)
        try translating { () throws(SQLiteError) in
            try Epoch.end(Connection(path: path, mode: .readWrite))
        }
        _ = try file.open(.readWrite)
    }

    /// The version of SQLite these programs use.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
