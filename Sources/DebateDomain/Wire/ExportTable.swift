/// A table to take home, once as a spreadsheet's CSV and once as JSON; both say the same (rule X3).
///
/// A time stands there twice: as `…Ms`, and as local time with its offset. In JSON a dotted column is
/// a member of an object: `tally.voters` is `{"tally":{"voters":…}}`.
package struct ExportTable: Sendable {
    package let columns: [Column]
    package private(set) var rows: [[Cell]] = []

    package struct Column: Sendable, Hashable {
        /// camelCase, as the API has it; the parts of a dotted one from outside in.
        let path: [String]
        let isTime: Bool

        /// What it holds stands in one cell.
        package static func value(_ name: String) -> Column {
            Column(path: name.split(separator: ".").map(String.init), isTime: false)
        }

        /// Milliseconds UTC. `opensAt` gives the columns `opensAtMs` and `opensAt`.
        package static func time(_ name: String) -> Column {
            Column(path: name.split(separator: ".").map(String.init), isTime: true)
        }

        fileprivate var name: String { path.joined(separator: ".") }
    }

    package enum Cell: Sendable, Hashable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        /// JSON already; text in CSV.
        case json(String)
        /// Nothing is known, or there is none.
        case empty

        package static func number(_ value: Int) -> Cell { .number(Int64(value)) }
        package static func text(orEmpty value: String?) -> Cell { value.map(Cell.text) ?? .empty }
        package static func number(orEmpty value: Int64?) -> Cell {
            value.map { .number($0) } ?? .empty
        }
        package static func number(orEmpty value: Int?) -> Cell {
            value.map { .number($0) } ?? .empty
        }
        package static func json(orEmpty value: String?) -> Cell { value.map(Cell.json) ?? .empty }
    }

    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Appends one line, a cell for each column.
    package mutating func add(_ cells: [Cell]) {
        precondition(cells.count == columns.count, "every line of a table has the same columns")
        rows.append(cells)
    }

    /// - Parameter local: the local time of an instant, with its offset.
    package func csv(local: (Int64) -> String) -> [UInt8] {
        var csv = CSVWriter(
            columns: columns.flatMap { column in
                column.isTime ? [column.name + "Ms", column.name] : [column.name]
            })
        for row in rows {
            csv.row(
                zip(columns, row).flatMap { column, cell -> [CSVWriter.Cell] in
                    guard column.isTime else { return [Self.cell(cell)] }
                    guard case .number(let atMs) = cell else { return [.empty, .empty] }
                    return [.number(atMs), .text(local(atMs))]
                })
        }
        return csv.bytes
    }

    /// An array of objects, one for each line.
    package func json(local: (Int64) -> String) -> [UInt8] {
        var json = JSONWriter(reservingBytes: 256 * (rows.count + 1))
        json.array { json in
            for row in rows {
                json.object { json in writeMembers(of: row, 0..<columns.count, 0, local, &json) }
            }
        }
        return json.bytes
    }

    /// Writes the columns of a range, whose paths are the same up to `depth`.
    private func writeMembers(
        of row: [Cell], _ range: Range<Int>, _ depth: Int, _ local: (Int64) -> String,
        _ json: inout JSONWriter
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            let column = columns[start]
            guard column.path.count > depth + 1 else {
                write(row[start], of: column, local, &json)
                start += 1
                continue
            }
            let end = range[start...].firstIndex { index in
                columns[index].path.prefix(depth + 1) != column.path.prefix(depth + 1)
            }
            let members = start..<(end ?? range.upperBound)
            json.key(text: column.path[depth])
            // Nothing known of any member: no object either, as in the API.
            if members.allSatisfy({ row[$0] == .empty }) {
                json.null()
            } else {
                json.object { json in writeMembers(of: row, members, depth + 1, local, &json) }
            }
            start = members.upperBound
        }
    }

    private func write(
        _ cell: Cell, of column: Column, _ local: (Int64) -> String, _ json: inout JSONWriter
    ) {
        let name = column.path.last ?? ""
        guard column.isTime else {
            json.key(text: name)
            return Self.write(cell, to: &json)
        }
        json.key(text: name + "Ms")
        Self.write(cell, to: &json)
        json.key(text: name)
        if case .number(let atMs) = cell { json.string(local(atMs)) } else { json.null() }
    }

    private static func write(_ cell: Cell, to json: inout JSONWriter) {
        switch cell {
        case .text(let text): json.string(text)
        case .number(let number): json.integer(number)
        case .flag(let flag): json.boolean(flag)
        case .json(let text): json.json(text)
        case .empty: json.null()
        }
    }

    private static func cell(_ cell: Cell) -> CSVWriter.Cell {
        switch cell {
        case .text(let text), .json(let text): .text(text)
        case .number(let number): .number(number)
        case .flag(let flag): .text(flag ? "true" : "false")
        case .empty: .empty
        }
    }
}
