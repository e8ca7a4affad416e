/// The prepared statements of one connection, by their text.
///
/// Nearly all texts are constants of the program, so one is found by where it stands, without
/// reading it: a ballot takes a dozen statements, and hashing their texts would cost as much as the
/// shortest of them.
struct StatementMemory {
    private var byText: [String: Statement] = [:]
    private var byPlace: [Place: Known] = [:]

    /// Where a text's bytes stand in memory.
    private struct Place: Hashable {
        let address: UnsafeRawPointer
        let count: Int
    }

    /// Keeping the text keeps its bytes where they are: nothing else can come to stand there.
    private struct Known {
        let text: String
        let statement: Statement
    }

    /// Texts as short as this have no place of their own in memory.
    private static let longestInline = 15

    /// The statement of this text, prepared when it is asked for first.
    mutating func statement(
        _ sql: String, _ prepare: () throws(SQLiteError) -> Statement
    ) throws(SQLiteError) -> Statement {
        let place = Self.place(of: sql)
        if let place, let known = byPlace[place] { return known.statement }
        // A text put together anew for each use is found here, and adds no further place.
        if let known = byText[sql] { return known }
        let statement = try prepare()
        byText[sql] = statement
        if let place { byPlace[place] = Known(text: sql, statement: statement) }
        return statement
    }

    private static func place(of sql: String) -> Place? {
        guard sql.utf8.count > longestInline else { return nil }
        return sql.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { Place(address: UnsafeRawPointer($0), count: bytes.count) }
        } ?? nil
    }
}
