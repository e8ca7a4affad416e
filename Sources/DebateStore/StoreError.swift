import CSQLite

/// Why the store could not do its part. None of these is the caller's fault.
package enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The disk, the file or a lock stands in the way just now; trying again may help.
    case unavailable(String)
    /// The database was made by a newer version of this program.
    case newerDatabase(found: Int, known: Int)
    /// The file is no database of ours, or a damaged one.
    case damaged(String)
    /// A statement of ours is wrong.
    case ownFault(String)

    init(_ problem: SQLiteError) {
        switch problem.primaryCode {
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(problem.description)
        default:
            self =
                problem.isEnvironmental
                ? .unavailable(problem.description) : .ownFault(problem.description)
        }
    }

    /// Whether the connection it came from should be opened anew: after anything but a fault of
    /// ours the file under it may have changed.
    var endsConnection: Bool {
        if case .ownFault = self { false } else { true }
    }

    package var description: String {
        switch self {
        case .unavailable(let reason):
            "the database cannot be used now: \(reason)"
        case .newerDatabase(let found, let known):
            "the database has schema \(found), this program knows up to \(known): "
                + "install the newer version again, or restore a backup made before the upgrade"
        case .damaged(let reason):
            "the database file is damaged or not ours: \(reason); restore a backup"
        case .ownFault(let reason):
            "a statement failed through a fault of this program: \(reason)"
        }
    }
}

/// Runs `body`, and says in the store's own words what SQLite refused.
func translating<Result>(
    _ body: () throws(SQLiteError) -> Result
) throws(StoreError) -> Result {
    do throws(SQLiteError) {
        return try body()
    } catch {
        throw StoreError(error)
    }
}
