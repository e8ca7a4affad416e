@testable import WebSocketCodec

/// Frames put together by hand, right or wrong, without the writer under test.
enum Raw {
    /// One frame; `length` overrides how its length is written: the bytes after the mask bit's.
    static func frame(
        _ first: UInt8, _ payload: [UInt8] = [], key: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D],
        length: [UInt8]? = nil
    ) -> [UInt8] {
        var written = length ?? shortest(payload.count)
        written[0] |= key == nil ? 0 : 0x80
        return [first] + written + (key ?? []) + masked(payload, key)
    }

    static func text(_ payload: String) -> [UInt8] { frame(0x81, Array(payload.utf8)) }

    static func close(_ code: UInt16, _ reason: [UInt8] = []) -> [UInt8] {
        frame(0x88, [UInt8(code >> 8), UInt8(code & 0xFF)] + reason)
    }

    static func masked(_ payload: [UInt8], _ key: [UInt8]?) -> [UInt8] {
        guard let key else { return payload }
        return payload.enumerated().map { $1 ^ key[$0 % 4] }
    }

    private static func shortest(_ count: Int) -> [UInt8] {
        switch count {
        case ...125: [UInt8(count)]
        case ...0xFFFF: [126, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: [127] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        }
    }
}

/// All that a parser made of some bytes.
struct Outcome: Hashable, CustomStringConvertible {
    var inputs: [WebSocketInput] = []
    var fault: WebSocketFault?
    var isAtRest = true

    var description: String { "\(inputs) \(fault.map { "\($0)" } ?? "") \(isAtRest)" }

    /// Feeds a new parser the pieces in order.
    /// - Parameter replacesAtRest: whether another new one goes on wherever a parser is at rest.
    static func of(
        _ pieces: [[UInt8]], role: WebSocketRole = .server, longest: Int = 70_000,
        replacesAtRest: Bool = false
    ) -> Outcome {
        let new = FrameParser(role: role, longestMessage: longest)
        var parser = new
        var outcome = Outcome()
        do throws(WebSocketFault) {
            for piece in pieces {
                if replacesAtRest, parser.isAtRest { parser = new }
                try parser.feed(piece) { outcome.inputs.append($0) }
            }
        } catch {
            outcome.fault = error
        }
        outcome.isAtRest = parser.isAtRest
        return outcome
    }
}
