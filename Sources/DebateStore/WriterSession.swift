import DebateDomain
import DebateRuntime

/// The writer thread's own things: its connection, the writers' lock, and what it last complained of.
struct WriterSession: ~Copyable {
    /// Writes that may wait on then; each holds a request thread that could answer reads.
    static let mostWaitingInStall = 2

    private let file: StoreFile
    private let doorbell: Doorbell
    private let protection: WriteProtection
    private let figures: CommitFigures
    private let patience: LockPatience
    private let log: Log
    private var connection: Connection?
    private var complaint: String?

    init(
        file: StoreFile, doorbell: Doorbell, protection: WriteProtection, figures: CommitFigures,
        patience: LockPatience = LockPatience(), log: Log
    ) {
        self.file = file
        self.doorbell = doorbell
        self.protection = protection
        self.figures = figures
        self.patience = patience
        self.log = log
    }

    /// Commits one group: every write is answered, each with its own outcome.
    ///
    /// Whoever gets an answer finds everything as it stands afterwards: all that follows from the
    /// commit is noted before.
    /// - Parameters:
    ///   - whenStalled: called when the lock stays in other hands; most writes of the group are
    ///     refused then, and those that come meanwhile should be.
    ///   - whenOver: called when the lock is waited for no more.
    mutating func commit(
        _ batch: [any PendingWrite], whenStalled: () -> Void = {}, whenOver: () -> Void = {}
    ) {
        var group = batch
        do throws(StoreError) {
            let lock = try file.openLock()
            let askedUs = WallClock.monotonicMicroseconds()
            try wait(for: lock, &group, whenStalled)
            defer { lock.unlock() }
            let lockedUs = WallClock.monotonicMicroseconds()
            let failures = try committed(group)
            doorbell.ring()
            note(group.count, askedUs: askedUs, lockedUs: lockedUs)
            if complaint != nil { log.info("store writes resumed") }
            complaint = nil
            protection.refute()
            whenOver()
            for (write, failure) in zip(group, failures) { write.finish(failure) }
        } catch {
            if error.endsConnection { connection = nil }
            figures.noteFailure()
            complain(of: error)
            whenOver()
            for write in group { write.finish(error) }
        }
    }

    private func note(_ writes: Int, askedUs: Int64, lockedUs: Int64) {
        figures.writes.observe(Int64(writes))
        figures.lockWait.observe(lockedUs - askedUs)
        figures.duration.observe(WallClock.monotonicMicroseconds() - lockedUs)
    }

    /// What a write is told that cannot wait for the lock.
    static let lockIsHeld = StoreError.unavailable("another process holds the writers' lock")

    /// Takes the lock, or gives up.
    private func wait(
        for lock: borrowing FileLock, _ group: inout [any PendingWrite], _ whenStalled: () -> Void
    ) throws(StoreError) {
        if lock.lock(forMs: patience.stallMs) { return }
        let refused = group.dropFirst(Self.mostWaitingInStall)
        figures.noteRefused(.stalled, refused.count)
        for write in refused { write.finish(Self.lockIsHeld) }
        group = Array(group.prefix(Self.mostWaitingInStall))
        whenStalled()
        // What queued behind a group that waited in vain has waited as long already.
        let remainingMs = min(patience.afterStallMs, group.first?.remainingMs ?? 0)
        guard lock.lock(forMs: remainingMs) else { throw Self.lockIsHeld }
    }

    /// Writes for those duties that have something to do.
    mutating func due(among duties: [any DueDuty], nowMs: Int64) -> [any PendingWrite] {
        // A connection opens under the lock; the first write's is good for the questions too.
        guard let connection, !connection.hasLostItsFile else {
            return [UnwatchedWrite { _ in }]
        }
        var writes: [any PendingWrite] = []
        do throws(StoreError) {
            for duty in duties
            where try duty.isDue(ReadTransaction(connection: connection), nowMs: nowMs) {
                writes.append(UnwatchedWrite { try duty.perform($0, nowMs: nowMs) })
            }
        } catch {
            if error.endsConnection { self.connection = nil }
            complain(of: error)
        }
        return writes
    }

    /// Moves the log's pages into the database, so that a stopped instance is one whole file.
    mutating func close() {
        // The log goes with the last connection, where that one may write: so every worker closes
        // one after its readers, also one that has written nothing.
        if let last = connection ?? (try? file.open(.readWrite)) {
            try? last.run("PRAGMA wal_checkpoint(PASSIVE)")
        }
        connection = nil
    }

    /// - Returns: for each write why it failed by itself, or `nil`.
    /// - Throws: why nothing of the group is in the store.
    private mutating func committed(
        _ batch: [any PendingWrite]
    ) throws(StoreError) -> [(any Error)?] {
        let connection = try current()
        do throws(StoreError) {
            try translating { () throws(SQLiteError) in try connection.execute("BEGIN IMMEDIATE") }
            var failures: [(any Error)?] = []
            for write in batch { failures.append(try perform(write, on: connection)) }
            try translating { () throws(SQLiteError) in try connection.execute("COMMIT") }
            return failures
        } catch {
            connection.rollBack()
            throw error
        }
    }

    /// Does one write in a savepoint, so that its failure undoes nothing of its neighbours.
    ///
    /// Some errors (disk full, I/O, no memory) end the whole transaction: then every write of the
    /// group has failed. Source: sqlite.org/lang_transaction.html §3
    private func perform(
        _ write: any PendingWrite, on connection: Connection
    ) throws(StoreError) -> (any Error)? {
        if write.remainingMs < 0 {
            figures.noteRefused(.late)
            return StoreError.unavailable("the write waited too long")
        }
        try translating { () throws(SQLiteError) in try connection.execute("SAVEPOINT item") }
        do {
            try write.perform(WriteTransaction(connection: connection))
            try translating { () throws(SQLiteError) in try connection.execute("RELEASE item") }
            return nil
        } catch {
            let fault = error as? StoreError
            if connection.isOutsideTransaction {
                throw fault ?? .unavailable("the transaction was ended by the database")
            }
            try translating { () throws(SQLiteError) in
                try connection.execute("ROLLBACK TO item")
                try connection.execute("RELEASE item")
            }
            if let fault {
                log.error("write failed") { json in json.member("why", fault.description) }
            }
            return error
        }
    }

    private mutating func current() throws(StoreError) -> Connection {
        if let connection, !connection.hasLostItsFile { return connection }
        connection = nil
        let opened = try file.open(.readWrite, holdsLock: true)
        connection = opened
        return opened
    }

    /// Says each trouble once, not with every write that meets it.
    private mutating func complain(of error: StoreError) {
        guard complaint != error.description else { return }
        complaint = error.description
        log.error("store writes fail") { json in json.member("why", error.description) }
    }
}
