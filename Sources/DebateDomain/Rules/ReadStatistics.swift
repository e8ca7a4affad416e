/// How fine the charts of a debate are drawn.
package struct ReadStatistics: Sendable, Hashable {
    /// Whole spans of ten seconds, in which activity is counted.
    package let stepSeconds: Int

    package static let steps = [10, 60, 300]
    package static let usualStep = 60
    /// The newest so many steps: a day of the finest, a month of the coarsest.
    package static let mostSteps = 8640

    /// Shape: `stepSeconds` 10, 60 or 300 (60)
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters) throws(RuleViolation) {
        var reader = query.reader()
        let step = reader.parameter("stepSeconds") { text throws(FieldReason) in
            let step = try QueryNumber.check(text, in: 1...Int.max)
            guard Self.steps.contains(step) else { throw .notAllowed }
            return step
        }
        try reader.finish()
        stepSeconds = step ?? Self.usualStep
    }

    package var stepMs: Int64 { Int64(stepSeconds) * 1000 }
}
