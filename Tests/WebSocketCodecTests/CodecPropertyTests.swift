import Testing

@testable import WebSocketCodec

/// What must hold of any bytes at all, tried on many seeded ones.
@Suite("Codec properties")
struct CodecPropertyTests {
    /// SplitMix64: the same numbers in every run.
    private struct SeededRandom: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private static func input(_ random: inout SeededRandom) -> WebSocketInput {
        let longest = [0, 5, 125, 126, 400, 400].randomElement(using: &random) ?? 0
        let count = Int.random(in: 0...longest, using: &random)
        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        func text(_ count: Int) -> [UInt8] {
            let letters = ["a", "é", "正", "🎓", "\u{10FFFF}", "\0"]
            let letter = letters.randomElement(using: &random) ?? ""
            return Array(String(repeating: letter, count: count / 4).utf8)
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .ping(bytes(min(count, 125)))
        case 1: return .pong(bytes(min(count, 125)))
        case 2: return .binary(bytes(count))
        default: return .text(text(count))
        }
    }

    /// All written one after the other, as whoever speaks to this role does.
    private static func written(
        _ inputs: [WebSocketInput], to role: WebSocketRole, _ random: inout SeededRandom
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for input in inputs {
            let key = UInt32.random(in: 0 ... .max, using: &random)
            input.write(key: role == .server ? key : nil, to: &bytes)
        }
        return bytes
    }

    /// Some pieces, empty ones among them, that are `bytes` when joined.
    private static func cut(_ bytes: [UInt8], _ random: inout SeededRandom) -> [[UInt8]] {
        let longest = [1, 7, 100, 1000].randomElement(using: &random) ?? 1
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...longest, using: &random))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    @Test("what a writer writes, a parser reads, in any cuts", arguments: 0..<100)
    func roundTrip(_ seed: Int) {
        var random = SeededRandom(state: UInt64(seed))
        let role: WebSocketRole = seed.isMultiple(of: 2) ? .server : .client
        let inputs = (0..<8).map { _ in Self.input(&random) }
        let bytes = Self.written(inputs, to: role, &random)
        let outcome = Outcome.of(Self.cut(bytes, &random), role: role)
        #expect(outcome == Outcome(inputs: inputs))
    }

    @Test("a parser at rest may be replaced by a new one", arguments: 0..<50)
    func replaced(_ seed: Int) {
        var random = SeededRandom(state: UInt64(seed))
        let inputs = (0..<8).map { _ in Self.input(&random) }
        let bytes = Self.written(inputs, to: .server, &random)
        let outcome = Outcome.of(Self.cut(bytes, &random), replacesAtRest: true)
        #expect(outcome == Outcome(inputs: inputs))
    }

    @Test("garbage neither crashes nor comes out as wrong text", arguments: 0..<300)
    func garbage(_ seed: Int) {
        var random = SeededRandom(state: UInt64(seed))
        let vector = FrameVector.all.randomElement(using: &random) ?? FrameVector.all[0]
        var bytes = vector.bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
        bytes += (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
        let whole = Outcome.of([bytes], role: vector.role)
        #expect(whole == Outcome.of(Self.cut(bytes, &random), role: vector.role))
        for input in whole.inputs {
            switch input {
            case .text(let text), .close(_, let text):
                #expect(String(validating: text, as: UTF8.self) != nil)
            case .binary, .ping, .pong: break
            }
        }
    }

    @Test("bytes are text exactly if the standard library says so", arguments: 1...4)
    func utf8(_ count: Int) {
        // All first bytes, and the next about every edge of the table of what may follow.
        let seconds: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        let thirds: [UInt8] = [0x7F, 0x80, 0xBF, 0xC0]
        for first in UInt8.min...UInt8.max {
            for second in seconds {
                for third in thirds {
                    let text = Array([first, second, third, 0x80].prefix(count))
                    var check = UTF8Check()
                    let isText =
                        text.withUnsafeBytes { check.take($0) } && check.isBetweenCharacters
                    if isText != (String(validating: text, as: UTF8.self) != nil) {
                        Issue.record("\(text)")
                    }
                }
            }
        }
    }
}
