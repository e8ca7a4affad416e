import Testing

@testable import DebateDomain

@Suite("JSON parser")
struct JSONParserTests {
    private func parsed(_ text: String) throws(JSONProblem) -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    private func problem(_ bytes: [UInt8]) -> JSONProblem? {
        do throws(JSONProblem) {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "takes each kind of value",
        arguments: [
            ("null", .null), ("true", .boolean(true)), ("false", .boolean(false)),
            ("0", .integer(0)), ("-0", .integer(0)), ("-7", .integer(-7)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .decimal("9223372036854775808")),
            ("-9223372036854775809", .decimal("-9223372036854775809")),
            ("50.0", .decimal("50.0")), ("5e1", .decimal("5e1")), ("1E+2", .decimal("1E+2")),
            ("0.5e-3", .decimal("0.5e-3")), ("-0.0", .decimal("-0.0")), ("0e0", .decimal("0e0")),
            ("1e999", .decimal("1e999")),
            (#""""#, .string("")), (#""正方""#, .string("正方")), ("[]", .array([])),
            ("[ ]", .array([])), ("{}", .object(JSONObject([]))),
            (" \t\r\n 1 \t\r\n ", .integer(1)),
            ("[1,[2],{}]", .array([.integer(1), .array([.integer(2)]), .object(JSONObject([]))])),
        ] as [(String, JSONValue)])
    func takes(_ text: String, _ value: JSONValue) throws {
        #expect(try parsed(text) == value)
    }

    @Test("keeps the members of an object in the order they were written")
    func memberOrder() throws {
        guard case .object(let object) = try parsed(#"{ "b" : 1 , "a" : 2 }"#) else {
            Issue.record("no object")
            return
        }
        #expect(object.members.map(\.name) == ["b", "a"])
        #expect(object["a"] == .integer(2))
        #expect(object["c"] == nil)
    }

    @Test(
        "reads every escape of a string",
        arguments: [
            (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{08}\u{0C}\n\r\t"),
            (#""\u0041\u00e9\u6B63""#, "Aé正"), (#""\u0000""#, "\0"),
            (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00x""#, "😀x"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            (#""\uFFFF""#, "\u{FFFF}"), (#""a\nb\nc""#, "a\nb\nc"), (#""正\t反""#, "正\t反"),
            ("\"\u{7F}\u{2028}\u{2029}\u{FEFF}\"", "\u{7F}\u{2028}\u{2029}\u{FEFF}"),
        ])
    func escapes(_ text: String, _ value: String) throws {
        guard case .string(let found) = try parsed(text) else {
            Issue.record("no string")
            return
        }
        #expect(Array(found.unicodeScalars) == Array(value.unicodeScalars))
    }

    @Test(
        "refuses what is no JSON, at the first byte that cannot stand there",
        arguments: [
            ("", 0, .unexpectedEnd), ("  ", 2, .unexpectedEnd), ("\u{FEFF}1", 0, .unexpectedByte),
            ("1 2", 2, .unexpectedByte), ("1,", 1, .unexpectedByte), ("[]]", 2, .unexpectedByte),
            ("nul", 3, .unexpectedEnd), ("nulL", 3, .unexpectedByte), ("True", 0, .unexpectedByte),
            ("truee", 4, .unexpectedByte), ("NaN", 0, .unexpectedByte),
            ("Infinity", 0, .unexpectedByte), ("-Infinity", 1, .unexpectedByte),
            ("undefined", 0, .unexpectedByte), ("'a'", 0, .unexpectedByte),
            ("// x\n1", 0, .unexpectedByte), ("1/**/", 1, .unexpectedByte),
            ("\u{0B}1", 0, .unexpectedByte), ("\u{A0}1", 0, .unexpectedByte),
            ("\0", 0, .unexpectedByte),
            // numbers
            ("01", 1, .unexpectedByte), ("-01", 2, .unexpectedByte), ("-", 1, .unexpectedEnd),
            ("--1", 1, .unexpectedByte), ("+1", 0, .unexpectedByte), (".5", 0, .unexpectedByte),
            ("1.", 2, .unexpectedEnd), ("1.x", 2, .unexpectedByte), ("1.e5", 2, .unexpectedByte),
            ("1e", 2, .unexpectedEnd), ("1e+", 3, .unexpectedEnd), ("1e+-1", 3, .unexpectedByte),
            ("1e5.5", 3, .unexpectedByte), ("0x10", 1, .unexpectedByte),
            ("1_000", 1, .unexpectedByte),
            ("１", 0, .unexpectedByte),
            // containers
            ("[", 1, .unexpectedEnd), ("[1", 2, .unexpectedEnd), ("[1,", 3, .unexpectedEnd),
            ("[1,]", 3, .unexpectedByte), ("[,1]", 1, .unexpectedByte),
            ("[1 2]", 3, .unexpectedByte),
            ("[1}", 2, .unexpectedByte), ("{", 1, .unexpectedEnd), (#"{"a""#, 4, .unexpectedEnd),
            (#"{"a":"#, 5, .unexpectedEnd), (#"{"a":1"#, 6, .unexpectedEnd),
            (#"{"a":1,"#, 7, .unexpectedEnd), (#"{"a":1,}"#, 7, .unexpectedByte),
            (#"{"a" 1}"#, 5, .unexpectedByte), (#"{"a":}"#, 5, .unexpectedByte),
            (#"{"a":1]"#, 6, .unexpectedByte), (#"{"a":1 "b":2}"#, 7, .unexpectedByte),
            ("{1:2}", 1, .unexpectedByte), ("{a:1}", 1, .unexpectedByte),
            ("{,}", 1, .unexpectedByte),
            ("}", 0, .unexpectedByte), ("]", 0, .unexpectedByte), (":", 0, .unexpectedByte),
            // strings
            ("\"", 1, .unexpectedEnd), ("\"a", 2, .unexpectedEnd), (#""\"#, 2, .unexpectedEnd),
            (#""\""#, 3, .unexpectedEnd), (#""\x""#, 2, .unexpectedByte),
            (#""\'""#, 2, .unexpectedByte),
            (#""\U0041""#, 2, .unexpectedByte), (#""\u""#, 3, .unexpectedByte),
            (#""\u12"#, 5, .unexpectedEnd), (#""\u12g4""#, 5, .unexpectedByte),
            ("\"a\nb\"", 2, .unexpectedByte), ("\"\\n\tb\"", 3, .unexpectedByte),
            ("\"\0\"", 1, .unexpectedByte), ("\"\u{1F}\"", 1, .unexpectedByte),
            // half a surrogate pair
            (#""\uD800""#, 1, .badText), (#""ab\uDC00""#, 3, .badText),
            (#""\uD83Dx""#, 1, .badText), (#""\uD83D\n""#, 1, .badText),
            (#""\uD83D\u0041""#, 1, .badText), (#""\uD83D\uD83D""#, 1, .badText),
            (#""\uDE00\uD83D""#, 1, .badText), (#""\uD83D\u"#, 9, .unexpectedEnd),
        ] as [(String, Int, JSONProblem.Kind)])
    func refuses(_ text: String, _ offset: Int, _ kind: JSONProblem.Kind) {
        #expect(problem(Array(text.utf8)) == JSONProblem(offsetBytes: offset, kind: kind))
    }

    @Test(
        "refuses bytes that are not UTF-8, at the first of them",
        arguments: [
            ([0x80], 0), ([0xFF], 0), ([0xC0, 0xAF], 0), ([0xE0, 0x80, 0xAF], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF8, 0x88], 0),
            ([0xE6, 0xAD], 0), ([0x61, 0xE6, 0xAD, 0xA3, 0xC3, 0x28], 4),
            ([0x5C, 0x6E, 0x62, 0xFE], 3),
        ] as [([UInt8], Int)])
    func refusesOtherEncodings(_ inside: [UInt8], _ offset: Int) {
        let text = [UInt8(ascii: "\"")] + inside + [UInt8(ascii: "\"")]
        #expect(problem(text) == JSONProblem(offsetBytes: 1 + offset, kind: .badText))
    }

    @Test("refuses a name that occurs twice in one object, where the second begins")
    func duplicateNames() {
        let twice = #"{"a":1,"b":{"a":2}, "\u0061":3}"#
        #expect(
            problem(Array(twice.utf8))
                == JSONProblem(offsetBytes: 20, kind: .duplicateName("a")))
    }

    @Test("the same name may stand in objects beside and within each other")
    func namesElsewhere() throws {
        #expect(throws: Never.self) { try parsed(#"[{"a":{"a":1}},{"a":2}]"#) }
    }

    @Test("takes 32 levels of nesting", arguments: [("[", "]"), (#"{"a":"#, "}")])
    func deepEnough(_ opening: String, _ closing: String) throws {
        let text =
            String(repeating: opening, count: 32) + "1" + String(repeating: closing, count: 32)
        #expect(throws: Never.self) { try parsed(text) }
    }

    @Test("refuses the 33rd level where it opens", arguments: ["[", #"{"a":"#])
    func tooDeep(_ opening: String) {
        let text = String(repeating: opening, count: 33)
        let offset = 32 * opening.utf8.count
        #expect(problem(Array(text.utf8)) == JSONProblem(offsetBytes: offset, kind: .tooDeep))
    }

    @Test("levels that were closed do not count")
    func closedLevels() throws {
        let text = "[" + Array(repeating: "[[{}],{}]", count: 100).joined(separator: ",") + "]"
        #expect(throws: Never.self) { try parsed(text) }
    }

    @Test("a hundred thousand brackets are refused, not overrun")
    func manyBrackets() {
        #expect(problem([UInt8](repeating: UInt8(ascii: "["), count: 100_000))?.kind == .tooDeep)
    }
}
