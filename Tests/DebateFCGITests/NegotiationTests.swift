import DebateDomain
import Testing

@testable import DebateFCGI

@Suite("Language")
struct LanguageTests {
    @Test(
        "the better of the two for what the caller accepts, Chinese when it does not say",
        arguments: [
            (nil, .chinese), ("", .chinese), ("zh", .chinese), ("en", .english),
            ("EN-gb", .english),
            ("zh-Hans-CN", .chinese), ("en,zh", .english), ("zh,en", .chinese),
            ("zh;q=0.8,en;q=0.9", .english), ("en;q=0.8, zh;q=0.9", .chinese),
            ("en;q=0.5,zh", .chinese),
            ("fr,en;q=0.3", .english), ("fr", .chinese), ("*", .chinese), ("fr, *;q=0.1", .chinese),
            ("en;q=0", .chinese), ("zh;q=0,en;q=0.1", .english), ("en;q=0.001", .english),
            ("en ; q=0.7 , zh ; q=0.6", .english), ("en;q=x,zh;q=0.1", .chinese),
            ("eng,zhx", .chinese),
            (",,en", .english), (";q=1", .chinese), ("en;level=1;q=0.2,zh;q=0.3", .chinese),
            ("-", .chinese),
        ] as [(String?, Language)])
    func accepting(_ header: String?, _ language: Language) {
        #expect(Language(accepting: header) == language)
    }
}

@Suite("Entity tag")
struct EntityTagTests {
    private let tag = EntityTag(of: Array("body".utf8))

    @Test("is quoted, and another for other bytes")
    func text() {
        #expect(tag.text.count == 18 && tag.text.hasPrefix("\"") && tag.text.hasSuffix("\""))
        #expect(EntityTag(of: Array("body".utf8)).text == tag.text)
        #expect(EntityTag(of: Array("Body".utf8)).text != tag.text)
    }

    @Test(
        "is named by itself, weakly, among others, and by a star",
        arguments: ["@", "W/@", "\"x\", @", "\"x\",W/@ , \"y\"", "*", " * "])
    func named(_ header: String) {
        #expect(tag.isNamed(in: header.replacing("@", with: tag.text)))
    }

    @Test(
        "is not named by anything else", arguments: [nil, "", "\"x\"", "w/@", "@x", "W/ @x", "W@"])
    func notNamed(_ header: String?) {
        #expect(!tag.isNamed(in: header?.replacing("@", with: tag.text)))
    }

    @Test("a tag without its quotes names nothing")
    func unquoted() {
        #expect(!tag.isNamed(in: tag.text.replacing("\"", with: "")))
    }
}

@Suite("Origin rule")
struct OriginRuleTests {
    private let rule = OriginRule(others: ["https://partner.example"])

    @Test(
        "our own pages, listed ones and callers without a page may write",
        arguments: [
            nil, "http://debate.example:8080", "https://debate.example:8080",
            "HTTP://DEBATE.example:8080",
            "https://partner.example",
        ])
    func allows(_ origin: String?) {
        var headers = ["host": "debate.example:8080"]
        headers["origin"] = origin
        #expect(rule.allows(.sample(headers: headers)))
    }

    @Test(
        "foreign pages may not",
        arguments: [
            "null", "http://evil.example", "http://debate.example", "http://debate.example:80",
            "http://debate.example:8080.evil.example", "http://evil.example/debate.example:8080",
            "http://xdebate.example:8080", "debate.example:8080", "http://partner.example",
            "https://partner.example.evil", "https://partner.example/", "http://", "://",
            "http://user@debate.example:8080",
        ])
    func refuses(_ origin: String) {
        #expect(!rule.allows(.sample(headers: ["host": "debate.example:8080", "origin": origin])))
    }

    @Test("without a host no page is ours")
    func noHost() {
        #expect(!rule.allows(.sample(headers: ["origin": "http://"])))
    }
}
