import Testing

@testable import WebSocketCodec

@Suite("Frame parser")
struct FrameParserTests {
    private func check(_ outcome: Outcome, _ vector: FrameVector, _ cut: String) {
        #expect(outcome.inputs == vector.inputs, "\(cut)")
        #expect(outcome.fault?.code == vector.fault, "\(cut)")
        #expect(outcome.isAtRest == (vector.fault == nil && !vector.isCut), "\(cut)")
    }

    @Test("makes of each vector what the RFC says", arguments: FrameVector.all)
    func whole(_ vector: FrameVector) {
        let outcome = Outcome.of([vector.bytes], role: vector.role, longest: vector.longest)
        check(outcome, vector, "whole")
    }

    @Test("does not care where its bytes are cut", arguments: FrameVector.all)
    func split(_ vector: FrameVector) {
        for place in 0...vector.bytes.count {
            let pieces = [Array(vector.bytes[..<place]), Array(vector.bytes[place...])]
            let outcome = Outcome.of(pieces, role: vector.role, longest: vector.longest)
            check(outcome, vector, "cut at \(place)")
        }
        let outcome = Outcome.of(
            vector.bytes.map { [$0] }, role: vector.role, longest: vector.longest)
        check(outcome, vector, "byte by byte")
    }

    @Test("takes the longest lengths of each form", arguments: [65_535, 65_536, 70_000])
    func long(_ count: Int) {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let bytes = Raw.frame(0x82, payload)
        for place in [1, 3, 9, 10, 13, 14, 15, 1000, count] {
            let pieces = [Array(bytes[..<place]), Array(bytes[place...])]
            #expect(Outcome.of(pieces).inputs == [.binary(payload)])
        }
    }

    @Test("fails at the first byte that tells, not at the end of the frame")
    func early() {
        #expect(Outcome.of([[0xC1]]).fault?.code == 1002)
        #expect(Outcome.of([[0x83]]).fault?.code == 1002)
        #expect(Outcome.of([[0x81, 0x05]]).fault?.code == 1002)
        #expect(Outcome.of([[0x89, 0xFE]]).fault?.code == 1002)
        #expect(Outcome.of([[0x82, 0xFE, 0, 125]]).fault?.code == 1002)
    }

    @Test("a fault stays: nothing is delivered after it")
    func dead() {
        var parser = FrameParser(role: .server, longestMessage: 100)
        let fault = WebSocketFault.protocolError("a reserved bit is set")
        for bytes in [[0xF1], Raw.text("a"), []] {
            #expect(throws: fault) {
                try parser.feed(bytes) { _ in Issue.record("delivered") }
            }
        }
    }

    @Test("at rest just between messages, and never once closed")
    func rest() throws {
        var parser = FrameParser(role: .server, longestMessage: 100)
        let bytes = Raw.frame(0x01, [97]) + Raw.frame(0x80, [98])
        for (place, byte) in bytes.enumerated() {
            #expect(parser.isAtRest == (place == 0))
            try parser.feed([byte]) { _ in }
        }
        #expect(parser.isAtRest)
        try parser.feed(Raw.close(1000)) { _ in }
        #expect(!parser.isAtRest)
    }
}
