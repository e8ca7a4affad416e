package import DebateRuntime

/// The database of an installation: where it is, who reads, who writes.
package struct Store: Sendable {
    package let writer: Writer
    private let file: StoreFile
    private let protection = WriteProtection()

    /// Names the files; opens nothing yet.
    /// - Parameters:
    ///   - duties: what the writer does by the clock; workers alone have any.
    ///   - figures: where the writer counts; workers count together.
    ///   - patience: of the writer for the writers' lock.
    package init(
        settings: Settings, log: Log, duties: [any DueDuty] = [],
        figures: CommitFigures = CommitFigures(), patience: LockPatience = LockPatience()
    ) {
        file = StoreFile(
            path: settings.databasePath, lockPath: settings.writeLockPath,
            bootID: settings.bootID)
        writer = Writer(
            file: file, bellDirectory: settings.bellDirectory, duties: duties,
            protection: protection, figures: figures, patience: patience, log: log)
    }

    /// A reader for the calling thread alone.
    package func reader() -> Reader {
        Reader(file: file, protection: protection)
    }

    /// Brings the database to this program's schema, making it when it is missing.
    /// - Throws: `StoreError.newerDatabase` and `.damaged`: start nothing, tell a person.
    package static func migrate(settings: Settings, log: Log) throws(StoreError) {
        if isUpToDate(settings) { return }
        let lock: FileLock
        do throws(FileProblem) {
            lock = try FileLock(path: settings.writeLockPath)
        } catch {
            throw .unavailable(error.description)
        }
        _ = try Migrator.migrate(
            path: settings.databasePath, lock: lock, nowMs: WallClock.nowMs(), log: log)
    }

    /// Looks without the lock, so that a worker's start never waits for a writer.
    private static func isUpToDate(_ settings: Settings) -> Bool {
        guard let connection = try? Connection(path: settings.databasePath, mode: .readOnly),
            let version = try? Migrator.version(of: connection)
        else { return false }
        return version == Migrator.newest
    }
}
