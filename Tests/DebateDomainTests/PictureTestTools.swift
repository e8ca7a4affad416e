@testable import DebateDomain

/// Why a file is not taken; `nil` when it is.
func problem(_ bytes: [UInt8]) -> PictureProblem? {
    do throws(PictureProblem) {
        _ = try PictureFile(bytes)
        return nil
    } catch {
        return error
    }
}

/// A number in so many bytes, the most significant first.
func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// A number in so many bytes, the least significant first.
func littleEndian(_ value: Int, _ count: Int) -> [UInt8] {
    bigEndian(value, count).reversed()
}

extension PictureProblem {
    var isDamage: Bool {
        if case .damaged = self { true } else { false }
    }

    var isUnsupported: Bool {
        if case .unsupported = self { true } else { false }
    }
}
