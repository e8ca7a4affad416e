/// One thread's read-only view of the database.
///
/// Not Sendable: one per thread, never shared. The connection opens at first use; after a fault
/// of the disk or the file it is dropped, and the next read opens it again, so that service
/// resumes by itself when the cause is gone.
package final class Reader {
    private let file: StoreFile
    private let protection: WriteProtection
    private var connection: Connection?
    private var connectionsOpened = 0
    /// The disk could be written when the connection was opened: before, and still after.
    private var openedWritable = true

    init(file: StoreFile, protection: WriteProtection) {
        self.file = file
        self.protection = protection
    }

    /// Runs `body` with one consistent view: all its statements see the same commit.
    package func read<Result>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let connection = try current()
        defer { keepOnlyIfSafe() }
        do throws(StoreError) {
            try translating { () throws(SQLiteError) in try connection.execute("BEGIN") }
            let result = try body(ReadTransaction(connection: connection))
            try translating { () throws(SQLiteError) in try connection.execute("COMMIT") }
            return result
        } catch {
            connection.rollBack()
            if error.endsConnection { self.connection = nil }
            throw error
        }
    }

    /// Which state of the database a read would see now: equal versions, equal answers.
    /// Source: sqlite.org/pragma.html#pragma_data_version, which speaks for one connection only.
    package func version() throws(StoreError) -> StoreVersion {
        let connection = try current()
        defer { keepOnlyIfSafe() }
        do throws(StoreError) {
            let dataVersion = try translating { () throws(SQLiteError) in
                try connection.integer("PRAGMA data_version")
            }
            return StoreVersion(connection: connectionsOpened, dataVersion: dataVersion)
        } catch {
            if error.endsConnection { self.connection = nil }
            throw error
        }
    }

    /// Ends every use of the connection: one that was opened while the file was protected, and
    /// kept, would hinder the writer until this thread reads again.
    private func keepOnlyIfSafe() {
        if protection.isSuspected || !openedWritable { connection = nil }
    }

    private func current() throws(StoreError) -> Connection {
        if let connection, !connection.hasLostItsFile { return connection }
        connection = nil
        let wasWritable = protection.look(at: file.path)
        let opened = try file.open(.readOnly)
        openedWritable = protection.look(at: file.path) && wasWritable
        connection = opened
        connectionsOpened += 1
        return opened
    }
}

/// A state of the database, for comparing with another of the same reader.
package struct StoreVersion: Sendable, Hashable {
    let connection: Int
    let dataVersion: Int64
}

/// What one read may do; its questions stand in `Queries/`.
package struct ReadTransaction: ~Copyable {
    let connection: Connection
}
