/// A debater and the place they speak from.
package struct Speaker: Sendable, Hashable {
    package let seat: SpeakerSeat
    /// 1–20 characters.
    package let name: String

    package init(seat: SpeakerSeat, name: String) {
        self.seat = seat
        self.name = name
    }
}

/// A place on the bench of a side: `A1` … `A8` 正方一辩 …, `N1` … `N8` 反方一辩 ….
package struct SpeakerSeat: Sendable, Hashable {
    package let side: Side
    package let number: Int

    package static let numbers = 1...8

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 2, bytes[1].isASCIIDigit else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "A"): side = .affirmative
        case UInt8(ascii: "N"): side = .negative
        default: return nil
        }
        number = Int(bytes[1] - UInt8(ascii: "0"))
        guard Self.numbers.contains(number) else { return nil }
    }

    package var text: String { (side == .affirmative ? "A" : "N") + String(number) }
}
