import CSQLite

/// One connection to the database, with its prepared statements.
///
/// Not Sendable: it belongs to one thread, which is why it is opened NOMUTEX
/// (sqlite.org/threadsafe.html).
final class Connection {
    private let handle: OpaquePointer
    private var statements = StatementMemory()

    enum Mode {
        case readOnly
        case readWrite
        case create
    }

    /// How long a statement waits for another connection's lock, in milliseconds. The writers'
    /// own lock makes such waits rare; this is the net below it.
    static let busyTimeoutMs: Int32 = 5000

    /// Once, before the library's first use.
    private static let configured: Int32 = csqlite_config_no_memstatus()

    init(path: String, mode: Mode) throws(SQLiteError) {
        _ = Self.configured
        let access =
            switch mode {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let problem = SQLiteError(code: code, message: Self.message(opened, code))
            sqlite3_close_v2(opened)
            throw problem
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Self.busyTimeoutMs)
        // Whole by now: should one of these throw, `deinit` closes the handle.
        try run("PRAGMA foreign_keys = ON")
        try run("PRAGMA synchronous = FULL")
    }

    deinit {
        statements = StatementMemory()
        sqlite3_close_v2(handle)
    }

    /// Whether no transaction is open: after some errors SQLite ends the whole one by itself.
    /// Source: sqlite.org/c3ref/get_autocommit.html
    var isOutsideTransaction: Bool {
        sqlite3_get_autocommit(handle) != 0
    }

    /// Whether the file under this connection was moved or replaced since it was opened.
    /// Source: sqlite.org/c3ref/c_fcntl_begin_atomic_write.html, SQLITE_FCNTL_HAS_MOVED
    var hasLostItsFile: Bool {
        var moved: Int32 = 0
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        return code != SQLITE_OK || moved != 0
    }

    /// Ends the open transaction, if there still is one, and forgets what it did.
    func rollBack() {
        if !isOutsideTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Runs one or more statements without values or rows.
    func run(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Runs one statement with values and no rows.
    func execute(_ sql: String, _ values: [any SQLiteValue] = []) throws(SQLiteError) {
        let statement = try prepared(sql, values)
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// Runs an `INSERT` of one row into a table with a rowid, and returns that.
    ///
    /// `RETURNING` would keep its rows in a table of its own first (sqlite.org/lang_returning.html
    /// §2.1), which costs more than the row.
    func insert(_ sql: String, _ values: [any SQLiteValue]) throws(SQLiteError) -> Int64 {
        try execute(sql, values)
        return sqlite3_last_insert_rowid(handle)
    }

    /// Runs one statement and decodes each row.
    func rows<Row>(
        _ sql: String, _ values: [any SQLiteValue] = [], _ decode: (Statement) -> Row
    ) throws(SQLiteError) -> [Row] {
        let statement = try prepared(sql, values)
        defer { statement.reset() }
        var rows: [Row] = []
        while try statement.step() { rows.append(decode(statement)) }
        return rows
    }

    /// The first column of the first row as a number; 0 when there is no row.
    func integer(
        _ sql: String, _ values: [any SQLiteValue] = []
    ) throws(SQLiteError) -> Int64 {
        try rows(sql, values) { $0.integer(0) }.first ?? 0
    }

    /// The first column of the first row as text; `nil` when there is no row, or it is NULL.
    func text(_ sql: String, _ values: [any SQLiteValue] = []) throws(SQLiteError) -> String? {
        try rows(sql, values) { $0.optionalText(0) }.first ?? nil
    }

    /// A statement with values bound, prepared once per connection.
    private func prepared(
        _ sql: String, _ values: [any SQLiteValue]
    ) throws(SQLiteError) -> Statement {
        let statement = try statements.statement(sql) { () throws(SQLiteError) in
            try Statement(sql, on: handle)
        }
        try statement.bind(values)
        return statement
    }

    /// Copies the whole database into a new file, as one read sees it; writers go on meanwhile,
    /// for all pages are copied in one step. Source: sqlite.org/c3ref/backup_finish.html
    func copy(to target: Connection) throws(SQLiteError) {
        guard let copying = sqlite3_backup_init(target.handle, "main", handle, "main") else {
            let code = sqlite3_extended_errcode(target.handle)
            throw SQLiteError(code: code, message: Self.message(target.handle, code))
        }
        let code = sqlite3_backup_step(copying, -1)
        sqlite3_backup_finish(copying)
        guard code == SQLITE_DONE else {
            throw SQLiteError(code: code, message: Self.message(target.handle, code))
        }
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else {
            throw SQLiteError(code: code, message: Self.message(handle, code))
        }
    }

    static func message(_ handle: OpaquePointer?, _ code: Int32) -> String {
        if let handle, let text = sqlite3_errmsg(handle) { return String(cString: text) }
        return String(cString: sqlite3_errstr(code))
    }
}
