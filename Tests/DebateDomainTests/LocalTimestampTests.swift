import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Local timestamp")
struct LocalTimestampTests {
    private func refusal(_ text: String) -> FieldReason? {
        do throws(FieldReason) {
            _ = try LocalTimestamp(parsing: text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "takes the last day of each month and refuses the day after",
        arguments: [
            (2026, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
            (2024, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]),
        ])
    func monthEnds(_ year: Int, _ lastDays: [Int]) throws {
        for (index, last) in lastDays.enumerated() {
            let month = index < 9 ? "0\(index + 1)" : "\(index + 1)"
            let text = "\(year)-\(month)-\(last) 23:59:59"
            #expect(try LocalTimestamp(parsing: text).text == text)
            #expect(refusal("\(year)-\(month)-\(last + 1) 00:00:00") == .badFormat)
        }
    }

    @Test(
        "a leap year has its day",
        arguments: [
            (2000, true), (2023, false), (2024, true), (2096, true), (2099, false), (1900, false),
            (2100, false),
        ])
    func leapYears(_ year: Int, _ isLeap: Bool) {
        let reason = refusal("\(year)-02-29 12:00:00")
        #expect(reason == (isLeap ? nil : .badFormat))
    }

    @Test(
        "refuses other forms",
        arguments: [
            "", "2026-11-23", "2026-11-23T20:15:30", "2026-11-23 20:15", "2026-11-23 20:15:30Z",
            "2026/11/23 20:15:30", "2026-11-23  0:15:30", "2026-1-023 20:15:30",
            "+026-11-23 20:15:30",
            "2026-00-23 20:15:30", "2026-13-23 20:15:30", "2026-11-00 20:15:30",
            "2026-11-23 24:00:00", "2026-11-23 20:60:30", "2026-11-23 20:15:60",
            "2026-11-23 20.15:30",
            "2026-11-23 20:15.30", "2026-11-23 -1:15:30", "２026-11-23 20:15:30",
            "2026-11-23\t20:15:30",
        ])
    func otherForms(_ text: String) {
        #expect(refusal(text) == .badFormat)
    }

    @Test(
        "takes the years 2000 to 2099",
        arguments: [
            ("1999-12-31 23:59:59", false), ("2000-01-01 00:00:00", true),
            ("2099-12-31 23:59:59", true), ("2100-01-01 00:00:00", false),
        ])
    func years(_ text: String, _ fits: Bool) {
        #expect(refusal(text) == (fits ? nil : .outOfRange))
    }

    @Test("any time it writes it reads back")
    func roundTrip() throws {
        var random = SeededRandom("local timestamp")
        for _ in 0..<1000 {
            let time = LocalTimestamp(
                year: random.int(in: 2000...2099), month: random.int(in: 1...12),
                day: random.int(in: 1...28), hour: random.int(in: 0...23),
                minute: random.int(in: 0...59), second: random.int(in: 0...59))
            #expect(try LocalTimestamp(parsing: time.text) == time)
        }
    }
}
