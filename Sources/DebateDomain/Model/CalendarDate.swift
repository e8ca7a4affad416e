/// A day of the calendar: `YYYY-MM-DD`, from the years 2000 to 2099.
package struct CalendarDate: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    private init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The earliest there is.
    package static let first = CalendarDate(
        year: LocalTimestamp.years.lowerBound, month: 1, day: 1)

    /// The day of a local time.
    package init(_ local: LocalTimestamp) {
        self.init(year: local.year, month: local.month, day: local.day)
    }

    /// Reads the 10-character form of a date that exists.
    package init(parsing text: String) throws(FieldReason) {
        self.init(try LocalTimestamp(parsing: text + " 00:00:00"))
    }

    /// The 10-character form.
    package var text: String { String(midnight.text.prefix(10)) }

    /// Its first second, in no zone yet.
    package var midnight: LocalTimestamp {
        LocalTimestamp(year: year, month: month, day: day, hour: 0, minute: 0, second: 0)
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day so many days later, or earlier.
    package func advanced(byDays count: Int) -> CalendarDate {
        Self(dayNumber: dayNumber + count)
    }

    /// How many days lie from this day to another.
    package func days(to other: CalendarDate) -> Int {
        other.dayNumber - dayNumber
    }

    /// Days since 1970-01-01. Years begin in March here, so that a leap day is a year's last.
    /// Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil
    private var dayNumber: Int {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear
            - 719_468
    }

    /// Source: the same, civil_from_days
    private init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
