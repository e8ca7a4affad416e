import DebateTestSupport
import Testing

@testable import DebateDomain

/// Catches: a lost escape, a comma too many, a digit lost, a run cut at the wrong byte.
@Suite("JSON properties")
struct JSONPropertyTests {
    @Test("what is written parses back to the same value")
    func roundTrip() throws {
        var random = SeededRandom("JSON round trip")
        for _ in 0..<2000 {
            let value = Self.value(depth: 4, from: &random)
            var writer = JSONWriter()
            value.write(to: &writer)
            let parsed = try JSONParser.parse(writer.bytes)
            #expect(
                parsed.isIdentical(to: value), "\(String(decoding: writer.bytes, as: UTF8.self))")
        }
    }

    @Test("bytes without sense never crash the parser, and the place named lies in the text")
    func randomBytes() {
        var random = SeededRandom("JSON random bytes")
        let likely = Array(#"{}[]":,\u0123456789eE+-.truefalsnl "#.utf8)
        for round in 0..<20_000 {
            let bytes =
                round.isMultiple(of: 2)
                ? random.bytes(random.int(in: 0...40))
                : (0..<random.int(in: 0...40)).map { _ in random.element(of: likely) }
            do throws(JSONProblem) {
                _ = try JSONParser.parse(bytes)
            } catch {
                #expect((0...bytes.count).contains(error.offsetBytes))
            }
        }
    }

    @Test("every beginning of a text is refused, at its end")
    func beginnings() {
        let text = Array(#"{"名":["\u6b63\n",-1.5e+3,true,null,{"b":false}]}"#.utf8)
        for count in 0..<text.count {
            do throws(JSONProblem) {
                _ = try JSONParser.parse(Array(text[..<count]))
                Issue.record("took the first \(count) bytes")
            } catch {
                #expect(error == JSONProblem(offsetBytes: count, kind: .unexpectedEnd))
            }
        }
    }

    private static func value(depth: Int, from random: inout SeededRandom) -> JSONValue {
        switch random.int(in: 0...(depth > 0 ? 5 : 3)) {
        case 0: return random.element(of: [.null, .boolean(true), .boolean(false)])
        case 1: return .integer(Int64(bitPattern: random.next()))
        case 2: return .integer(random.element(of: [0, -1, 9, 10, -10, .min, .max]))
        case 3: return .string(random.text(atMost: 12))
        case 4:
            return .array(
                (0..<random.int(in: 0...4)).map { _ in value(depth: depth - 1, from: &random) })
        default:
            return .object(
                JSONObject(
                    JSONValue.names.prefix(random.int(in: 0...4)).map { name in
                        JSONObject.Member(
                            name: name, value: value(depth: depth - 1, from: &random))
                    }))
        }
    }
}

extension JSONValue {
    static let names = ["a", "name", "名", "x y"]

    /// Equal code point by code point; `==` takes canonically equivalent texts for equal.
    func isIdentical(to other: JSONValue) -> Bool {
        switch (self, other) {
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
        case (.object(let left), .object(let right)):
            left.members.count == right.members.count
                && zip(left.members, right.members).allSatisfy {
                    $0.name == $1.name && $0.value.isIdentical(to: $1.value)
                }
        default: self == other
        }
    }
}
