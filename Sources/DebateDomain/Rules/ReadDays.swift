/// Which days the statistics of an installation tell of.
package struct ReadDays: Sendable, Hashable {
    package let from: CalendarDate
    /// The last one; not before the first.
    package let to: CalendarDate

    package static let mostDays = 366
    /// Without a beginning: so many days up to the last.
    package static let usualDays = 30

    /// Shape: `from`, `to` as `YYYY-MM-DD`, both included, 366 days at most; without `to` up to
    /// today, without `from` thirty days.
    /// - Throws: `RuleViolation.fields`: `from` is `out_of_range` after `to` or too far before it.
    package init(_ query: QueryParameters, today: CalendarDate) throws(RuleViolation) {
        var reader = query.reader()
        let from = reader.parameter("from") { text throws(FieldReason) in
            try CalendarDate(parsing: text)
        }
        let to = reader.parameter("to") { text throws(FieldReason) in
            try CalendarDate(parsing: text)
        }
        try reader.finish()
        self.to = to ?? today
        self.from = from ?? max(.first, self.to.advanced(byDays: 1 - Self.usualDays))
        guard (0..<Self.mostDays).contains(self.from.days(to: self.to)) else {
            throw .fields([FieldProblem("from", .outOfRange)])
        }
    }

    /// Every one of them, in order.
    package var days: [CalendarDate] {
        (0...from.days(to: to)).map { from.advanced(byDays: $0) }
    }
}
