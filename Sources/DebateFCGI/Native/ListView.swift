import DebateDomain

/// A bare JSON array of rows.
struct ListView<Row: JSONWritable>: JSONWritable {
    let rows: [Row]

    func write(to json: inout JSONWriter) {
        json.array { json in
            for row in rows { row.write(to: &json) }
        }
    }
}

/// One page of a numbered list: `{records, total, page, size, pages}`.
struct PageView<Row: JSONWritable>: JSONWritable {
    let page: PageOf<Row>

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("records")
            ListView(rows: page.rows).write(to: &json)
            json.member("total", page.total)
            json.member("page", page.number.page)
            json.member("size", page.number.size)
            json.member("pages", page.pages)
        }
    }
}

/// Some rows of a log: `{records, next, more}`.
struct LogView<Row: JSONWritable>: JSONWritable {
    let slice: LogSlice<Row>

    func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    /// The members alone, for an object that has others too.
    func writeMembers(to json: inout JSONWriter) {
        json.key("records")
        ListView(rows: slice.rows).write(to: &json)
        json.member("next", slice.next)
        json.member("more", slice.hasMore)
    }
}

extension PageOf {
    func map<Other: Sendable>(_ change: (Row) -> Other) -> PageOf<Other> {
        PageOf<Other>(rows: rows.map(change), total: total, number: number)
    }
}

extension LogSlice {
    func map<Other: Sendable>(_ change: (Row) -> Other) -> LogSlice<Other> {
        LogSlice<Other>(rows: rows.map(change), next: next, hasMore: hasMore)
    }
}
