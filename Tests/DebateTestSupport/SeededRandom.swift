import Glibc

/// The draws of a property test. They are the same in each run, so that a change is judged by itself;
/// the long run (`DEBATE_FULL`) draws anew. The seed is printed, and `DEBATE_SEED` gives another one.
///
/// Each test names its own stream, so that one test run alone draws what it drew among all.
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    /// The seed of this run, printed once when the first property draws.
    package static let seed: UInt64 = {
        let given = getenv("DEBATE_SEED").flatMap { UInt64(String(cString: $0)) }
        let isLong = getenv("DEBATE_FULL") != nil
        let seed = given ?? (isLong ? UInt64.random(in: 0...UInt64(UInt32.max)) : 20_261_123)
        print("properties draw from DEBATE_SEED=\(seed)")
        return seed
    }()

    package init(_ stream: String) {
        // FNV-1a: the same in every process, which Hasher is not.
        state = stream.utf8.reduce(Self.seed ^ 0xCBF2_9CE4_8422_2325) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    package mutating func int(in range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 56) }
    }

    /// One of a few elements.
    package mutating func element<Element>(of elements: [Element]) -> Element {
        elements[int(in: 0...elements.count - 1)]
    }

    /// A text of up to so many code points, from the whole of Unicode: ASCII as often as not,
    /// with what JSON must escape, what combines and what lies beyond the first plane.
    package mutating func text(atMost longest: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<int(in: 0...longest) {
            let value =
                switch int(in: 0...5) {
                case 0, 1, 2: UInt32(int(in: 0...0x7F))
                case 3: UInt32(int(in: 0x4E00...0x9FFF))
                case 4: UInt32(int(in: 0x80...0xFFFF))
                default: UInt32(int(in: 0x1_0000...0x10_FFFF))
                }
            text.append(Unicode.Scalar(value) ?? "?")
        }
        return String(text)
    }
}
