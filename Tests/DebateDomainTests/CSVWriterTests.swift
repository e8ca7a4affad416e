import Testing

@testable import DebateDomain

@Suite("CSV writer")
struct CSVWriterTests {
    private static let mark = "\u{FEFF}"

    private func text(_ csv: CSVWriter) -> String {
        String(decoding: csv.bytes, as: UTF8.self)
    }

    @Test("begins with a byte order mark and the names of its columns; lines end in CRLF")
    func shape() {
        var csv = CSVWriter(columns: ["id", "votes", "备注"])
        #expect(Array(csv.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        csv.row([.text("t1"), .number(-5), .text("好")])
        csv.row([.text("t2"), .empty, .text("")])
        #expect(text(csv) == Self.mark + "id,votes,备注\r\nt1,-5,好\r\nt2,,\r\n")
    }

    @Test(
        "quotes what would break a line or a cell, and defuses what looks like a formula",
        arguments: [
            ("plain", "plain"), ("a b ", "a b "), ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""), ("\"", "\"\"\"\""),
            ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
            ("=\u{301}x", "'=\u{301}x"), ("a=1", "a=1"), ("'x", "'x"),
        ])
    func cells(_ cell: String, _ written: String) {
        var csv = CSVWriter(columns: ["c"])
        csv.row([.text(cell)])
        // By scalars: as characters, CR and LF or a sign and its mark would be one.
        #expect(
            Array(text(csv).unicodeScalars)
                == Array((Self.mark + "c\r\n" + written + "\r\n").unicodeScalars))
    }
}
