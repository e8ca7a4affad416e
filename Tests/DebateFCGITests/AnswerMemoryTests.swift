import DebateDomain
import DebateStore
import Testing

@testable import DebateFCGI

@Suite("Answer memory")
struct AnswerMemoryTests {
    private let application: SampleApplication
    private let bearer: String

    init() throws {
        application = try SampleApplication()
        bearer = try application.bearer(.organiser)
    }

    private func list(_ language: String = "zh", _ query: String = "size=5") -> String {
        application.answer(
            .sample("GET", "/api/live/list?" + query, headers: ["accept-language": language])
        ).text
    }

    private func create(_ title: String) -> Int {
        application.answer(
            .sample(
                "POST", "/api/live/create", headers: ["authorization": bearer],
                contentType: "application/json",
                body: Array(#"{"title":"\#(title)","category":"教育"}"#.utf8))
        ).status
    }

    @Test("an answer is the same until something is committed, and never after")
    func commit() {
        for count in 1...3 {
            #expect(create("第\(count)场") == 200)
            let first = list()
            #expect(first.contains(#""total":\#(count),"#))
            #expect(list() == first)
        }
    }

    @Test("languages and queries do not share an answer")
    func keys() {
        #expect(create("一") == 200)
        #expect(list("zh").contains("获取直播列表成功"))
        #expect(list("en").contains("debates loaded"))
        #expect(list("zh", "size=6").contains(#""size":6"#))
        #expect(list("zh", "size=5").contains(#""size":5"#))
    }

    @Test("it holds a bounded number of answers and no large ones")
    func bounds() throws {
        let memory = AnswerMemory()
        let version = try application.services.reader.version()
        func key(_ number: Int) -> AnswerMemory.Key {
            AnswerMemory.Key(target: "/\(number)", language: .chinese)
        }
        func keep(_ body: [UInt8], _ number: Int) {
            memory.keep(.init(body: body, tag: EntityTag(of: body)), as: key(number))
        }
        #expect(memory.answer(key(0), at: version) == nil)
        for number in 0..<100 { keep([UInt8(number)], number) }
        let kept = (0..<100).filter { memory.answer(key($0), at: version) != nil }
        #expect(kept.contains(99) && kept.count <= 16)
        keep([UInt8](repeating: 0, count: 65_537), 200)
        #expect(memory.answer(key(200), at: version) == nil)
    }
}
