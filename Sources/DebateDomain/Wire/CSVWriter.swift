/// Writes a table as CSV that spreadsheets open without harm: UTF-8 with byte order mark, lines
/// that end in CRLF, a first line of column names (rule X3).
///
/// Source: RFC 4180.
package struct CSVWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8]
    private let columnCount: Int

    package enum Cell: Sendable, Hashable {
        /// Somebody's words: what a spreadsheet would take for a formula gets a leading `'`.
        case text(String)
        /// Stays a number, a negative one too.
        case number(Int64)
        /// Nothing is known.
        case empty
    }

    /// - Parameter columns: the names in the first line.
    package init(columns: [String]) {
        bytes = [0xEF, 0xBB, 0xBF]
        columnCount = columns.count
        row(columns.map(Cell.text))
    }

    /// Appends one line, a cell for each column.
    package mutating func row(_ cells: [Cell]) {
        precondition(cells.count == columnCount, "every line of a table has the same columns")
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): append(text)
            case .number(let number): bytes.append(contentsOf: String(number).utf8)
            case .empty: break
            }
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    private mutating func append(_ text: String) {
        let quote = UInt8(ascii: "\"")
        let mark = text.utf8.first.map(Self.beginsFormula) == true ? "'" : ""
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: mark.utf8)
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(quote)
        bytes.append(contentsOf: mark.utf8)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    /// Whether spreadsheets compute a cell that begins so. Source: OWASP, "CSV Injection"
    private static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            true
        default: false
        }
    }
}
