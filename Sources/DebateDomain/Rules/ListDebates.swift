/// Reads the query of a list request.
package struct ListDebates: Sendable, Hashable {
    package let filter: DebateFilter
    package let page: PageNumber

    package static let keywordRule = TextRule(length: 1...50)

    /// Shape: `page` ≥ 1 (1), `size` 1–100 (10), `status` 0…2, `category`, `keyword`,
    /// `sort` newest|startTime; parameters of other names are ignored.
    /// - Throws: `RuleViolation.fields`, one entry per parameter that cannot be taken.
    package init(_ query: QueryParameters, nfc: (String) -> String) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.parameter("page") { text throws(FieldReason) in
            try Self.number(text, in: 1...Int.max)
        }
        let size = reader.parameter("size") { text throws(FieldReason) in
            try Self.number(text, in: PageNumber.sizes)
        }
        let status = reader.parameter("status") { text throws(FieldReason) in
            try Self.status(text)
        }
        let category = reader.parameter("category") { text throws(FieldReason) in
            try CreateDebate.categoryRule.check(text, nfc: nfc)
        }
        let keyword = reader.parameter("keyword") { text throws(FieldReason) in
            try Self.keywordRule.check(text, nfc: nfc)
        }
        let order = reader.parameter("sort") { text throws(FieldReason) in
            guard let order = DebateOrder(rawValue: text) else { throw .notAllowed }
            return order
        }
        try reader.finish()
        filter = DebateFilter(
            status: status, category: category, keyword: keyword, order: order ?? .newest)
        self.page = PageNumber(page: page ?? 1, size: size ?? 10)
    }

    private static func status(_ text: String) throws(FieldReason) -> DebateStatus {
        guard let status = DebateStatus(rawValue: try number(text, in: 0...2)) else {
            throw .outOfRange
        }
        return status
    }

    /// A whole number written in digits alone; one too large for 64 bits is out of range.
    private static func number(
        _ text: String, in range: ClosedRange<Int>
    ) throws(FieldReason) -> Int {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else { throw .wrongType }
        guard let value = Int(text), range.contains(value) else { throw .outOfRange }
        return value
    }
}
