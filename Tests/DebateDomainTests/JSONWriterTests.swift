import Testing

@testable import DebateDomain

@Suite("JSON writer")
struct JSONWriterTests {
    @Test("the longest escapes find room, whatever was reserved")
    func roomForEscapes() {
        for length in [1, 15, 16, 17, 1000] {
            let text = String(repeating: "\u{01}", count: length)
            var json = JSONWriter(reservingBytes: 1)
            json.string(text)
            let expected = "\"" + String(repeating: "\\u0001", count: length) + "\""
            #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
        }
    }

    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(
        "escapes quotes, backslashes and controls, and nothing else",
        arguments: [
            ("", #""""#), ("a\"b", #""a\"b""#), ("a\\", #""a\\""#), ("/", #""/""#),
            ("\u{08}\u{09}\u{0A}\u{0C}\u{0D}", #""\b\t\n\f\r""#), ("\r\n", #""\r\n""#),
            ("\u{7F}", "\"\u{7F}\""), ("正é😀\u{2028}", "\"正é😀\u{2028}\""), ("\"", #""\"""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        #expect(written { $0.string(text) } == expected)
    }

    @Test("writes each control character as an escape that reads back", arguments: 0..<0x20)
    func controls(_ value: Int) throws {
        let text = String(Unicode.Scalar(UInt8(value)))
        let json = written { $0.string("x" + text + "y") }
        #expect(json.utf8.allSatisfy { $0 >= 0x20 })
        #expect(try JSONParser.parse(Array(json.utf8)) == .string("x" + text + "y"))
    }

    @Test(
        "writes whole numbers in their shortest form",
        arguments: [
            (0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (1_000_000, "1000000"),
            (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
        ] as [(Int64, String)])
    func numbers(_ value: Int64, _ expected: String) {
        #expect(written { $0.integer(value) } == expected)
    }

    @Test("sets commas between members and elements, and nowhere else")
    func commas() {
        let text = written { json in
            json.object { json in
                json.member("text", "a")
                json.member("none", nil as String?)
                json.member("some", "b" as String?)
                json.member("int", 1)
                json.member("long", 2 as Int64)
                json.member("flag", true)
                json.member("words", ["x", "y"])
                json.key("empty")
                json.array { _ in }
                json.key("nested")
                json.array { json in
                    json.object { _ in }
                    json.object { $0.member("a", false) }
                    json.null()
                }
                json.member("last", [])
            }
        }
        #expect(
            text == #"{"text":"a","none":null,"some":"b","int":1,"long":2,"flag":true,"#
                + #""words":["x","y"],"empty":[],"nested":[{},{"a":false},null],"last":[]}"#)
    }
}
