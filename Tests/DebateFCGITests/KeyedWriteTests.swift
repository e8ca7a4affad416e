import DebateDomain
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Keyed write")
struct KeyedWriteTests {
    private let application: SampleApplication
    private let bearer: String
    private let body = #"{"title":"人工智能会让人更自由吗","category":"教育"}"#

    init() throws {
        application = try SampleApplication()
        bearer = try application.bearer(.organiser)
    }

    private func create(
        _ key: String?, body: String? = nil, by who: String? = nil, language: String = "zh"
    ) -> Response {
        var headers = ["authorization": who ?? bearer, "accept-language": language]
        if let key { headers["idempotency-key"] = key }
        return application.answer(
            .sample(
                "POST", "/api/live/create", headers: headers, contentType: "application/json",
                body: Array((body ?? self.body).utf8)))
    }

    private func debates() throws -> Int {
        try application.services.reader.read { transaction throws(StoreError) in
            try transaction.debates(DebateFilter(), PageNumber(page: 1, size: 1)).total
        }
    }

    @Test("a repeat does nothing and gets the first answer, byte for byte")
    func repeated() throws {
        let first = create("key-00001")
        let again = create("key-00001", language: "en")
        #expect(first.status == 200 && again.status == 200)
        #expect(again.body == first.body)
        #expect(first.header("Idempotency-Replayed") == nil)
        #expect(again.header("Idempotency-Replayed") == "true")
        #expect(try debates() == 1)
    }

    @Test("another request under the key is refused, and so is a bad key")
    func reused() throws {
        #expect(create("key-00002").status == 200)
        let other = create("key-00002", body: #"{"title":"另一场","category":"教育"}"#)
        #expect(other.status == 409 && other.text.contains("key_reused"))
        let bad = create("short")
        #expect(bad.status == 400 && bad.text.contains("bad_idempotency_key"))
        #expect(try debates() == 1)
    }

    @Test("a key is its owner's alone, and a refusal is not remembered")
    func owners() throws {
        let stranger = try application.bearer(.organiser, number: 901)
        #expect(create("key-00003").status == 200)
        #expect(create("key-00003", by: stranger).status == 200)
        #expect(create("key-00004", body: "{}").status == 400)
        #expect(create("key-00004").status == 200)
        #expect(try debates() == 3)
    }

    @Test("an answer that shows a secret is given once")
    func secret() {
        func token() -> Response {
            application.answer(
                .sample(
                    "POST", "/api/user/tokens",
                    headers: ["authorization": bearer, "idempotency-key": "key-00005"],
                    contentType: "application/json",
                    body: Array(#"{"name":"x","role":"viewer"}"#.utf8)))
        }
        #expect(token().status == 200)
        let again = token()
        #expect(again.status == 409 && again.text.contains("already_done"))
    }
}
