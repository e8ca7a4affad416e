/// Which part of a debate's danmaku is asked for; pages go by their numbers.
package enum DanmakuPage: Sendable, Hashable {
    /// The oldest after a number first.
    case after(LogPosition)
    /// The newest before a number first.
    case before(Int64, limit: Int)

    /// Shape: `since`, `limit`; or `before`, `limit`
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters) throws(RuleViolation) {
        var reader = query.reader()
        let position = reader.log()
        let before = reader.parameter("before") { text throws(FieldReason) -> Int64 in
            guard query.values("since").isEmpty else { throw .notAllowed }
            return Int64(try QueryNumber.check(text, in: 1...Int.max))
        }
        try reader.finish()
        self = before.map { .before($0, limit: position.limit) } ?? .after(position)
    }
}

/// Which restrictions of a debate are asked for.
package struct RestrictionFilter: Sendable, Hashable {
    package var page: PageNumber
    /// Those in force, or those that are not any more; absent: all.
    package var isActive: Bool?

    package init(page: PageNumber, isActive: Bool? = nil) {
        self.page = page
        self.isActive = isActive
    }

    /// Shape: `page`, `size`, `active` true|false
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.page()
        isActive = reader.parameter("active") { text throws(FieldReason) in
            guard let isActive = Bool(text) else { throw .notAllowed }
            return isActive
        }
        try reader.finish()
        self.page = page
    }
}
