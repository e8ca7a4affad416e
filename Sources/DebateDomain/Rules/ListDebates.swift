/// Reads the query of a list request.
package struct ListDebates: Sendable, Hashable {
    package let filter: DebateFilter
    package let page: PageNumber

    package static let keywordRule = TextRule(length: 1...50)

    /// Shape: `page` ≥ 1 (1), `size` 1–100 (10), `status` 0…2, `category`, `keyword`,
    /// `roomId`, `sort` newest|startTime; parameters of other names are ignored.
    /// - Throws: `RuleViolation.fields`, one entry per parameter that cannot be taken.
    package init(_ query: QueryParameters, nfc: (String) -> String) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.page()
        let status = reader.parameter("status") { text throws(FieldReason) in
            try Self.status(text)
        }
        let category = reader.parameter("category") { text throws(FieldReason) in
            try DebateFields.categoryRule.check(text, nfc: nfc)
        }
        let keyword = reader.parameter("keyword") { text throws(FieldReason) in
            try Self.keywordRule.check(text, nfc: nfc)
        }
        let room = reader.parameter("roomId") { text throws(FieldReason) in
            guard let room = RoomID(text) else { throw .badFormat }
            return room
        }
        let order = reader.parameter("sort") { text throws(FieldReason) in
            guard let order = DebateOrder(rawValue: text) else { throw .notAllowed }
            return order
        }
        try reader.finish()
        filter = DebateFilter(
            status: status, category: category, keyword: keyword, room: room,
            order: order ?? .newest)
        self.page = page
    }

    static func status(_ text: String) throws(FieldReason) -> DebateStatus {
        guard let status = DebateStatus(rawValue: try QueryNumber.check(text, in: 0...2)) else {
            throw .outOfRange
        }
        return status
    }
}
