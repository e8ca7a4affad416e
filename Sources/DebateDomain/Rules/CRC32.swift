/// The check sum at the end of each PNG chunk.
///
/// Source: PNG (Third Edition) §5.5 and Annex D: polynomial of ISO 3309, reflected, table-driven.
enum CRC32 {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let sum = table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                bytes.reduce(UInt32.max) { sum, byte in
                    table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
                }
            }
        }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in
            sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1
        }
    }
}
