import Testing

@testable import DebateDomain

@Suite("Export table")
struct ExportTableTests {
    private var table: ExportTable {
        var table = ExportTable([
            .value("id"), .time("sentAt"), .value("points"), .value("removed"),
            .value("choice.affirmativePoints"), .value("choice.class.name"),
            .value("choice.class.weak"), .value("after"),
        ])
        table.add([
            .text("=1+1"), .number(1_700_000_000_000), .number(-5), .flag(true), .number(7),
            .text("a\"b,c"), .flag(false), .json(#"{"a":1}"#),
        ])
        table.add([
            .text("两\r\n行"), .empty, .empty, .flag(false), .empty, .empty, .empty, .empty,
        ])
        return table
    }

    private func local(_ atMs: Int64) -> String { "local \(atMs / 1000)" }

    @Test("X3: CSV with a mark, CRLF, quotes; formulas are inert and numbers stay numbers")
    func csv() {
        #expect(
            String(decoding: table.csv(local: local), as: UTF8.self)
                == "\u{FEFF}id,sentAtMs,sentAt,points,removed,choice.affirmativePoints,"
                + "choice.class.name,choice.class.weak,after\r\n"
                + "'=1+1,1700000000000,local 1700000000,-5,true,7,\"a\"\"b,c\",false,"
                + "\"{\"\"a\"\":1}\"\r\n"
                + "\"两\r\n行\",,,,false,,,,\r\n")
    }

    @Test("X3: JSON with the API's names; dotted columns are members of objects")
    func json() {
        #expect(
            String(decoding: table.json(local: local), as: UTF8.self) == #"""
                [{"id":"=1+1","sentAtMs":1700000000000,"sentAt":"local 1700000000","points":-5,\#
                "removed":true,"choice":{"affirmativePoints":7,\#
                "class":{"name":"a\"b,c","weak":false}},"after":{"a":1}},\#
                {"id":"两\r\n行","sentAtMs":null,"sentAt":null,"points":null,"removed":false,\#
                "choice":null,"after":null}]
                """#)
        #expect(ExportTable([.value("id")]).json(local: local) == Array("[]".utf8))
    }

    @Test("every file has its name in every form, and no other name is one")
    func names() {
        for file in ExportFile.allCases {
            for format in ExportFile.Format.allCases {
                #expect(ExportName("\(file).\(format)") == ExportName(file, format))
            }
        }
        for text in ["", "ballots", "ballots.xml", "judges.csv", "ballots.csv.csv", "Ballots.csv"] {
            #expect(ExportName(text) == nil)
        }
    }
}
