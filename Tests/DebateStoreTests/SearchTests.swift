import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Search")
struct SearchTests {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase()
        let debates: [Debate] = [
            .sample(
                1, title: "人工智能", motion: "会让人更自由", description: "第一行\n第二行",
                tags: ["科技", "未来"], host: Debate.Host(name: "张三", avatar: nil)),
            .sample(2, title: "ＡＩ与Café", motion: "\"100%\" OR NOT (x*y) -z^2 'q'"),
            .sample(3, title: "電子競技ﾃｽﾄ", motion: "Straße ①②", description: "end 656e64"),
            .sample(4, title: "e\u{301}le\u{300}ve👩\u{200D}🎓", motion: "a  b"),
        ]
        try database.store.writer.submit { transaction in
            for debate in debates { try transaction.insert(debate) }
        }
    }

    private func found(_ keyword: String) throws -> [Int] {
        let page = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.debates(
                DebateFilter(keyword: keyword), PageNumber(page: 1, size: 100))
        }
        #expect(page.total == page.rows.count)
        return (1...4).filter { number in page.rows.contains { $0.id == .sample(number) } }
    }

    @Test(
        "finds any piece of a field, of one, two, three and more characters",
        arguments: [
            ("人", [1]), ("工智", [1]), ("工智能", [1]), ("人工智能", [1]), ("更自由", [1]), ("第二", [1]),
            ("科", [1]), ("科技", [1]), ("未来", [1]), ("张三", [1]), ("行\n第", [1]), ("電子", [3]),
            ("子競技", [3]),
            ("a", [2, 3, 4]), ("不", []), ("智人", []), ("人工智慧", []),
        ])
    func pieces(_ keyword: String, _ numbers: [Int]) throws {
        #expect(try found(keyword) == numbers)
    }

    @Test(
        "never finds a keyword across two fields",
        arguments: ["能会", "由第", "三科", "技未", "科技未来", "智能会让", "智能 会让"])
    func acrossFields(_ keyword: String) throws {
        #expect(try found(keyword) == [])
    }

    @Test(
        "case, width and spelling of the same letters make no difference",
        arguments: [
            ("ai", [2]), ("AI", [2]), ("ａｉ", [2]), ("CAFÉ", [2]), ("cafe\u{301}", [2]),
            ("ÉLÈVE", [4]),
            ("テスト", [3]), ("ﾃｽﾄ", [3]), ("STRASSE", [3]), ("straße", [3]), ("12", [3]),
            ("１０0％", [2]),
            ("👩🎓", [4]), ("🎓", [4]), ("a\u{3000} b", [4]),
        ])
    func folding(_ keyword: String, _ numbers: [Int]) throws {
        #expect(try found(keyword) == numbers)
    }

    @Test(
        "signs of the query language stand for themselves",
        arguments: [
            ("\"100%\"", [2]), ("OR NOT", [2]), ("(x*y)", [2]), ("x*", [2]), ("人*", []),
            ("-z^2", [2]),
            ("'q'", [2]), ("人 OR 电", []), ("NOT", [2]), ("\"", [2]), ("*", [2]), ("text:人", []),
            ("+", []),
            ("end", [3]), ("656e64", [3]), ("e n d", []), ("NEAR(人 工)", []), ("{a}", []),
            ("\0", []), ("\\", []),
            ("%", [2]), ("_", []), ("4eba", []),
        ])
    func literal(_ keyword: String, _ numbers: [Int]) throws {
        #expect(try found(keyword) == numbers)
    }

    @Test(
        "a keyword of which nothing can be seen finds nothing",
        arguments: ["\u{200B}", "\u{AD}\u{FEFF}"])
    func invisible(_ keyword: String) throws {
        #expect(try found(keyword) == [])
    }

    @Test("any keyword at all is taken")
    func anything() {
        var random = SeededRandom("search")
        for _ in 0..<200 {
            let keyword = random.text(atMost: 50)
            #expect(throws: Never.self, "\(keyword.debugDescription)") { try found(keyword) }
        }
    }
}

@Suite("Text forms")
struct TextFormsTests {
    @Test(
        "normalisation form C joins what can be joined and changes nothing else",
        arguments: [
            ("", ""), ("plain", "plain"), ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"),
            ("ＡＢ①", "ＡＢ①"), ("\u{1100}\u{1161}", "\u{AC00}"), ("👩\u{200D}🎓", "👩\u{200D}🎓"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("a\0b", "a\0b"),
        ])
    func nfc(_ text: String, _ expected: String) {
        #expect(Array(TextForms.nfc(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "normalisation form KC also takes the plain character for its variant, and keeps case",
        arguments: [
            ("", ""), ("Plain", "Plain"), ("ＡＢｃ－＿１", "ABc-_1"), ("\u{3000}x", " x"),
            ("⼀", "一"), ("\u{F900}", "\u{8C48}"), ("①", "1"), ("ﾃｽﾄ", "テスト"),
            ("e\u{301}", "\u{E9}"), ("\u{212A}", "K"), ("ﬁ", "fi"), ("ß", "ß"), ("a\0b", "a\0b"),
            ("\u{AD}", "\u{AD}"),
        ])
    func nfkc(_ text: String, _ expected: String) {
        #expect(Array(TextForms.nfkc(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("a user name is read in form KC")
    func username() throws {
        #expect(try Username.check("ＡＢｃ＿⼀", nfkc: TextForms.nfkc) == "ABc_一")
        for name in ["　张三丰", "ﾃｽﾄ", "㈱abc", "a\u{A8}bc"] {
            #expect(throws: FieldReason.badCharacters) {
                try Username.check(name, nfkc: TextForms.nfkc)
            }
        }
    }

    @Test("bringing a text to its form twice changes nothing more")
    func idempotent() {
        var random = SeededRandom("text forms")
        for _ in 0..<500 {
            let text = random.text(atMost: 20)
            let plain = TextForms.nfkc(text)
            #expect(Array(TextForms.nfkc(plain).utf8) == Array(plain.utf8))
            let once = TextForms.nfc(text)
            #expect(Array(TextForms.nfc(once).utf8) == Array(once.utf8))
            #expect(text == once, "canonically equal")
        }
    }
}
