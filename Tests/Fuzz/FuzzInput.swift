/// What an input of the fuzzer says.
struct FuzzInput {
    enum Target: UInt8, CaseIterable {
        case serverParser, clientParser, request, answer
    }

    /// One for the target, one for the bound, six for the cuts.
    static let headBytes = 8

    let target: Target
    /// Bound of a message: small ones are met more often than large ones.
    let longestMessage: Int
    let bytes: [UInt8]
    private let lengths: ArraySlice<UInt8>

    init(_ input: [UInt8]) {
        target = Target.allCases[Int(input[0]) % Target.allCases.count]
        longestMessage = Int(input[1]) * Int(input[1])
        lengths = input[2..<Self.headBytes]
        bytes = Array(input[Self.headBytes...])
    }

    /// The bytes in pieces: their lengths are those six bytes over and over, 0 as 1.
    var pieces: [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = lengths[lengths.startIndex + pieces.count % lengths.count]
            pieces.append(Array(rest.prefix(max(1, Int(length)))))
            rest = rest.dropFirst(max(1, Int(length)))
        }
        return pieces
    }

    /// The test vectors as inputs.
    static var seeds: [[UInt8]] {
        FrameVector.all.map { vector in
            let target: Target = vector.role == .server ? .serverParser : .clientParser
            return [target.rawValue, 255, 1, 7, 2, 30, 3, 0] + vector.bytes
        }
            + RequestVector.all.map {
                [Target.request.rawValue, 0, 9, 80, 1, 255, 2, 3] + $0.bytes
            }
            + [[Target.answer.rawValue, 0, 9, 80, 1, 255, 2, 3] + FuzzHandshake.goodAnswer]
    }
}
