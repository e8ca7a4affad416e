/// Reads numbers of a query.
package enum QueryNumber {
    /// A whole number written in digits alone; one too large for 64 bits is out of range.
    package static func check(
        _ text: String, in range: ClosedRange<Int>
    ) throws(FieldReason) -> Int {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isASCIIDigit) else { throw .wrongType }
        guard let value = Int(text), range.contains(value) else { throw .outOfRange }
        return value
    }
}

extension QueryParameters.Reader {
    /// `page` from 1 (1) and `size` 1–100 (10) of a numbered list.
    package mutating func page() -> PageNumber {
        let page = parameter("page") { text throws(FieldReason) in
            try QueryNumber.check(text, in: 1...Int.max)
        }
        let size = parameter("size") { text throws(FieldReason) in
            try QueryNumber.check(text, in: PageNumber.sizes)
        }
        return PageNumber(page: page ?? 1, size: size ?? 10)
    }

    /// `since` ≥ 0 exclusive (0) and `limit` 1–500 (100) of a log.
    package mutating func log() -> LogPosition {
        let since = parameter("since") { text throws(FieldReason) in
            try QueryNumber.check(text, in: 0...Int.max)
        }
        let limit = parameter("limit") { text throws(FieldReason) in
            try QueryNumber.check(text, in: 1...500)
        }
        return LogPosition(since: Int64(since ?? 0), limit: limit ?? 100)
    }
}
