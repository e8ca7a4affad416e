import CSQLite

/// What SQLite said, with its extended result code. Values bound to statements never stand in it.
///
/// Source: sqlite.org/rescode.html
struct SQLiteError: Error, CustomStringConvertible {
    /// Extended result code; its low byte is the primary one.
    let code: Int32
    let message: String

    var primaryCode: Int32 { code & 0xFF }

    var description: String { "\(message) (SQLite \(code))" }

    /// Whether the fault lies around the database (disk, lock, file), not in what was asked.
    var isEnvironmental: Bool {
        switch primaryCode {
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_ERROR: false
        default: true
        }
    }
}
