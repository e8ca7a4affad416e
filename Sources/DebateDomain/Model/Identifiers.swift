/// A version 4 UUID in its lower-case text form.
///
/// Source: RFC 9562 §4.
package struct UUIDText: Sendable, Hashable {
    /// 36 characters, lower case.
    package let text: String

    /// Makes an identifier from 16 random bytes; the version and variant bits are set here.
    package init(randomBytes: [UInt8]) {
        precondition(randomBytes.count == 16, "a UUID has 16 bytes")
        var octets = randomBytes
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        var ascii: [UInt8] = []
        ascii.reserveCapacity(36)
        for (index, octet) in octets.enumerated() {
            if Self.dashesBefore.contains(index) { ascii.append(UInt8(ascii: "-")) }
            ascii.append(.hexadecimalDigit(octet >> 4))
            ascii.append(.hexadecimalDigit(octet & 15))
        }
        text = String(decoding: ascii, as: UTF8.self)
    }

    /// Reads the 36-character form, letters in either case. `nil` when it is none.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            if Self.dashPlaces.contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard byte.hexadecimalValue != nil else { return nil }
            }
        }
        self.text = text.lowercased()
    }

    /// Takes a text that was read by `init(_:)` before it was stored.
    package init(checked text: String) {
        self.text = text
    }

    private static let dashesBefore: Set<Int> = [4, 6, 8, 10]
    private static let dashPlaces: Set<Int> = [8, 13, 18, 23]
}

/// Names one debate (`liveId` in the seed's paths and fields).
package struct DebateID: Sendable, Hashable {
    package let uuid: UUIDText

    package init(_ uuid: UUIDText) {
        self.uuid = uuid
    }

    package var text: String { uuid.text }
}

/// Names one device: the identity in the signed cookie of a browser without an account.
package struct DeviceID: Sendable, Hashable {
    package let uuid: UUIDText

    package init(_ uuid: UUIDText) {
        self.uuid = uuid
    }

    package var text: String { uuid.text }
}
