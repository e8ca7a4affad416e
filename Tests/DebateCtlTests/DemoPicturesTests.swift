import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Demo pictures")
struct DemoPicturesTests {
    private let debates = DemoDebates.make(count: 300, seed: 9, nowMs: 1_772_337_906_000)

    @Test("every picture named is drawn exactly once, and no other")
    func isComplete() {
        let drawn = DemoPictures.files(for: debates).map(\.name)
        let named = debates.flatMap { [$0.coverImage, $0.host?.avatar] }.compactMap(\.self)
        #expect(named.count == 600)
        #expect(Set(drawn).count == drawn.count)
        #expect(Set(drawn.map { "/media/" + $0 }) == Set(named))
    }

    @Test("the same debates give the same bytes")
    func isDeterministic() {
        let once = DemoPictures.files(for: debates)
        let again = DemoPictures.files(for: debates)
        #expect(once.map(\.name) == again.map(\.name))
        #expect(once.map(\.bytes) == again.map(\.bytes))
    }

    @Test("no debates, no pictures")
    func isEmpty() {
        #expect(DemoPictures.files(for: []).isEmpty)
    }

    @Test("names are plain lower-case file names")
    func names() {
        for (name, _) in DemoPictures.files(for: debates) {
            #expect(name.wholeMatch(of: /demo-([0-9a-f]{12}|host-[0-9]{2})\.svg/) != nil)
        }
    }

    @Test("tags balance, and nothing runs or is fetched")
    func isWellFormed() throws {
        for (name, bytes) in DemoPictures.files(for: debates) {
            let svg = String(decoding: bytes, as: UTF8.self)
            #expect(openTags(in: svg) == [], "\(name)")
            #expect(!svg.contains("<script") && !svg.contains("href"))
            #expect(svg.ranges(of: "http").count == 1)
        }
    }

    @Test("text from outside cannot leave its element")
    func escapes() throws {
        var debate = try #require(debates.first)
        debate.title = #"<script>&"它"'</text>"#
        debate.sides.affirmative.team = "<A&B>"
        debate.sides.negative.label = "\"<"
        debate.category = "a<b"
        debate.host?.name = "<甲"
        for (name, bytes) in DemoPictures.files(for: [debate]) {
            let svg = String(decoding: bytes, as: UTF8.self)
            #expect(openTags(in: svg) == [], "\(name)")
            #expect(!svg.contains("<script") && !svg.contains("<A&"))
        }
        #expect(SVGText.escape("<a&\"'>") == "&lt;a&amp;&quot;&apos;&gt;")
    }

    @Test("a title of a hundred characters is shortened to three lines")
    func longTitle() {
        let lines = SVGText.wrap(
            String(repeating: "辩", count: 100), lineWidth: 24, lineLimit: 3)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { SVGText.width($0) <= 24 })
        #expect(lines.last?.hasSuffix("…") == true)
    }

    @Test(
        "lines break where a reader would",
        arguments: [
            ("短题", ["短题"]),
            ("豆腐脑，甜党与咸党的正面对决", ["豆腐脑，", "甜党与咸党的正面对决"]),
            ("大学该不该取消期末闭卷考试", ["大学该不该", "取消期末闭卷考试"]),
            ("弹幕让观看体验变好还是变差", ["弹幕让观看体验变好", "还是变差"]),
            ("我们今天一起来学Software好吗", ["我们今天一起来", "学Software好吗"]),
            ("游戏里的人会不会有自己的「梦想」", ["游戏里的人会不会", "有自己的「梦想」"]),
        ])
    func wraps(text: String, lines: [String]) {
        #expect(SVGText.wrap(text, lineWidth: 24, lineLimit: 3) == lines)
    }

    @Test("words it is told of stay whole")
    func keepsWords() {
        let title = "甲乙丙丁戊己庚开黑壬癸子丑寅卯"
        let lines = SVGText.wrap(title, lineWidth: 16, lineLimit: 3, keeping: ["开黑"])
        #expect(lines == ["甲乙丙丁戊己庚", "开黑壬癸子丑寅卯"])
    }

    /// The elements left open at the end; a closing tag without its opening is named with a `/`.
    private func openTags(in svg: String) -> [String] {
        var open: [String] = []
        for match in svg.matches(of: /<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/) {
            let name = String(match.2)
            if !match.3.isEmpty { continue }
            if match.1.isEmpty {
                open.append(name)
            } else if open.last == name {
                open.removeLast()
            } else {
                open.append("/" + name)
            }
        }
        return open
    }
}
