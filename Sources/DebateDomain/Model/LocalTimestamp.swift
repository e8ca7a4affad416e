/// A date and time of day as the seed's fields write it: `YYYY-MM-DD HH:MM:SS`, no zone.
///
/// Which instant it names depends on the installation's zone; the runtime knows that.
package struct LocalTimestamp: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    package static let years = 2000...2099

    package init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads the 19-character form of a date that exists, from the years 2000 to 2099.
    package init(parsing text: String) throws(FieldReason) {
        let bytes = Array(text.utf8)
        guard bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":")
        else { throw .badFormat }
        year = try Self.number(bytes[0..<4])
        month = try Self.number(bytes[5..<7])
        day = try Self.number(bytes[8..<10])
        hour = try Self.number(bytes[11..<13])
        minute = try Self.number(bytes[14..<16])
        second = try Self.number(bytes[17..<19])
        guard (1...12).contains(month), (1...Self.days(of: month, year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { throw .badFormat }
        guard Self.years.contains(year) else { throw .outOfRange }
    }

    /// The 19-character form.
    package var text: String {
        String(unsafeUninitializedCapacity: 19) { ascii in
            func put(_ value: Int, at place: Int, after separator: UInt8? = nil) {
                if let separator { ascii[place - 1] = separator }
                ascii[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
                ascii[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
            }
            put(year / 100, at: 0)
            put(year % 100, at: 2)
            put(month, at: 5, after: UInt8(ascii: "-"))
            put(day, at: 8, after: UInt8(ascii: "-"))
            put(hour, at: 11, after: UInt8(ascii: " "))
            put(minute, at: 14, after: UInt8(ascii: ":"))
            put(second, at: 17, after: UInt8(ascii: ":"))
            return 19
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) throws(FieldReason) -> Int {
        var value = 0
        for byte in digits {
            guard byte.isASCIIDigit else { throw .badFormat }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func days(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
