/// Says of bytes that come in pieces whether they can still become valid UTF-8, and where a
/// piece ends within a character.
///
/// The standard library validates whole strings only; a message comes in pieces and must fail at
/// the first wrong byte, so that nobody sends us megabytes after it.
/// Source: The Unicode Standard, table 3-7; RFC 3629 §4; RFC 6455 §8.1.
struct UTF8Check: Sendable {
    /// How many more bytes the character begun wants, 0 to 3.
    private var wanted = 0
    /// What its next byte may be: narrower than 0x80...0xBF only after E0, ED, F0 and F4.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    var isBetweenCharacters: Bool { wanted == 0 }

    /// Takes the next piece. False as soon as one byte cannot stand where it stands; the check is
    /// of no more use then.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place < bytes.count {
            if wanted == 0 {
                place = Self.endOfASCII(bytes, from: place)
                guard place < bytes.count else { return true }
                guard begin(bytes[place]) else { return false }
            } else {
                guard go(on: bytes[place]) else { return false }
            }
            place &+= 1
        }
        return true
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x7F: return true
        case 0xC2...0xDF: wanted = 1
        case 0xE0: (wanted, lowest) = (2, 0xA0)
        case 0xED: (wanted, highest) = (2, 0x9F)
        case 0xE1...0xEF: wanted = 2
        case 0xF0: (wanted, lowest) = (3, 0x90)
        case 0xF1...0xF3: wanted = 3
        case 0xF4: (wanted, highest) = (3, 0x8F)
        default: return false
        }
        return true
    }

    private mutating func go(on byte: UInt8) -> Bool {
        guard lowest <= byte, byte <= highest else { return false }
        (lowest, highest) = (0x80, 0xBF)
        wanted &-= 1
        return true
    }

    /// The first place at or after `start` that is not known to be ASCII, looked at in words.
    private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            place &+= 8
        }
        while place < bytes.count, bytes[place] < 0x80 { place &+= 1 }
        return place
    }
}
