import DebateTestSupport
import Testing

@testable import DebateDomain

private func date(_ text: String) throws -> CalendarDate {
    try CalendarDate(parsing: text)
}

@Suite("Calendar date")
struct CalendarDateTests {
    @Test("days follow each other through months, leap years and centuries")
    func advances() throws {
        var day = try date("2000-01-01")
        var texts: Set<String> = []
        for index in 0..<36_525 {
            #expect(try date(day.text) == day, "\(day.text) exists")
            #expect(try date("2000-01-01").days(to: day) == index)
            texts.insert(day.text)
            let next = day.advanced(byDays: 1)
            #expect(day < next)
            #expect(next.advanced(byDays: -1) == day)
            day = next
        }
        #expect(texts.count == 36_525)
        #expect(day.advanced(byDays: -1).text == "2099-12-31")
    }

    @Test(
        "reads ten characters of a date that exists",
        arguments: ["2026-11-25", "2024-02-29", "2099-12-31"])
    func reads(_ text: String) throws {
        #expect(try date(text).text == text)
        #expect(try date(text).midnight.text == text + " 00:00:00")
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "2026-11-5", "2025-02-29", "2026-13-01", "2026/11/25", "2026-11-25 ", "today",
            "2026-11-25 01:02:03", "२०२६-११-२५",
        ])
    func refuses(_ text: String) {
        #expect(throws: FieldReason.badFormat) { try date(text) }
    }
}

@Suite("Read days")
struct ReadDaysTests {
    private func read(_ query: String) throws -> ReadDays {
        try ReadDays(QueryParameters(query), today: date("2026-11-25"))
    }

    @Test(
        "up to today, and thirty days, unless said otherwise",
        arguments: [
            ("", "2026-10-27", "2026-11-25", 30), ("to=2026-03-01", "2026-01-31", "2026-03-01", 30),
            ("from=2026-11-01", "2026-11-01", "2026-11-25", 25),
            ("from=2024-01-01&to=2024-12-31", "2024-01-01", "2024-12-31", 366),
            ("from=2026-11-25&to=2026-11-25", "2026-11-25", "2026-11-25", 1),
            ("to=2000-01-03", "2000-01-01", "2000-01-03", 3),
        ])
    func taken(_ query: String, _ from: String, _ to: String, _ count: Int) throws {
        let days = try read(query).days
        #expect(days.first?.text == from)
        #expect(days.last?.text == to)
        #expect(days.count == count)
    }

    @Test(
        "refuses days that are none, run backwards or are too many",
        arguments: [
            ("from=yesterday", "from", .badFormat), ("to=1", "to", .badFormat),
            ("from=1999-12-31", "from", .outOfRange), ("from=2026-11-26", "from", .outOfRange),
            ("from=2025-11-24", "from", .outOfRange),
            ("from=2024-01-01&to=2025-01-01", "from", .outOfRange),
        ] as [(String, String, FieldReason)])
    func refused(_ query: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try read(query) }
    }
}
