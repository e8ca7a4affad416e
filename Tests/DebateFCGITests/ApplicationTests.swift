import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Application")
struct ApplicationTests {
    private let application: SampleApplication
    private let bearer: String

    init() throws {
        application = try SampleApplication()
        bearer = try application.bearer(.organiser)
    }

    /// Asks to create a debate; by an organiser's token unless other headers are given.
    private func create(_ json: String, _ headers: [String: String]? = nil) -> Response {
        application.answer(
            .sample(
                "POST", "/api/live/create", headers: headers ?? ["authorization": bearer],
                contentType: "application/json", body: Array(json.utf8)))
    }

    @Test("a debate that was created is in the list and has its page")
    func creation() throws {
        let created = create(#"{"title":"猫好还是狗好","category":"娱乐","tags":["宠物"]}"#)
        let id = "00000000-0000-4000-8000-000000000001"
        #expect(created.status == 200)
        #expect(
            created.text == #"{"code":200,"message":"直播创建成功","data":{"liveId":""# + id
                + #"","title":"猫好还是狗好","category":"娱乐","createTime":"2026-11-23 20:15:30","status":0}}"#
        )
        let list = application.answer(.sample("GET", "/api/live/list?keyword=%E7%8C%AB"))
        #expect(
            list.text.contains(id) && list.text.contains(#""total":1,"page":1,"size":10,"pages":1"#)
        )
        let detail = application.answer(.sample("GET", "/api/live/detail/" + id.uppercased()))
        #expect(detail.status == 200)
        #expect(detail.text.contains(#""tags":["宠物"]"#))
    }

    @Test(
        "a debate nobody has is not found, whatever stands in its place",
        arguments: ["00000000-0000-4000-8000-000000000009", "list", "x%20y"])
    func unknownDebate(_ id: String) {
        let response = application.answer(.sample("GET", "/api/live/detail/" + id))
        #expect(response.status == 404)
        #expect(response.text.contains(#""reason":"not_found""#))
    }

    @Test("public answers carry a tag and no cookie; who has them already gets no body")
    func tags() throws {
        let first = application.answer(.sample("GET", "/api/live/list"))
        let tag = try #require(first.header("ETag"))
        #expect(first.header("Cache-Control") == "no-cache")
        #expect(first.header("Vary") == "Accept-Language")
        #expect(first.header("Set-Cookie") == nil)
        let again = application.answer(
            .sample("GET", "/api/live/list", headers: ["if-none-match": tag]))
        #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
        _ = create(#"{"title":"t","category":"c"}"#)
        let changed = application.answer(
            .sample("GET", "/api/live/list", headers: ["if-none-match": tag]))
        #expect(changed.status == 200)
    }

    @Test("a new visitor gets one cookie, is known by it, and a forged one makes a new identity")
    func identity() throws {
        let first = application.answer(.sample("GET", "/api/user/info"))
        let cookie = try #require(first.header("Set-Cookie"))
        #expect(cookie.hasPrefix("debate_device=v1.1."))
        #expect(cookie.hasSuffix("; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"))
        #expect(first.header("Cache-Control") == "no-store")
        let pair = String(cookie.prefix { $0 != ";" })
        let again = application.answer(
            .sample("GET", "/api/user/info", headers: ["cookie": pair]))
        #expect(again.header("Set-Cookie") == nil)
        #expect(again.text == first.text)
        let forged = application.answer(
            .sample("GET", "/api/user/info", headers: ["cookie": pair + "x"]))
        #expect(forged.status == 200)
        #expect(forged.header("Set-Cookie") != nil)
        #expect(forged.text != first.text)
    }

    @Test("over https the cookie is Secure")
    func secureCookie() {
        let response = application.answer(.sample("GET", "/api/user/info", scheme: "https"))
        #expect(response.header("Set-Cookie")?.hasSuffix("; Secure") == true)
    }

    @Test("a foreign page may not write with a visitor's cookie")
    func foreignOrigin() {
        let foreign = ["origin": "https://evil.example", "host": "debate.example"]
        let json = #"{"title":"t","category":"c"}"#
        #expect(create(json, foreign.merging(["cookie": "debate_device=x"]) { $1 }).status == 403)
        #expect(create(json, ["cookie": "debate_device=x"]).status == 401)
    }

    @Test("a write with the session's cookie needs an Origin of ours; a token needs none")
    func sessionNeedsOrigin() {
        let json = #"{"title":"t","category":"c"}"#
        let cookie = ["cookie": "debate_session=" + bearer.dropFirst(7), "host": "debate.example"]
        #expect(create(json, cookie).status == 403)
        let foreign = cookie.merging(["origin": "https://evil.example"]) { $1 }
        #expect(create(json, foreign).status == 403)
        let own = cookie.merging(["origin": "http://debate.example"]) { $1 }
        #expect(create(json, own).status == 200)
        let token = ["authorization": bearer, "origin": "https://evil.example"]
        #expect(create(json, token).status == 200)
    }

    @Test("who is not logged in creates nothing, and neither does a viewer")
    func creatorsOnly() throws {
        let json = #"{"title":"t","category":"c"}"#
        #expect(create(json, [:]).text.contains(#""reason":"login_required""#))
        let dead = create(json, ["authorization": "Bearer " + SecretToken(.session).text])
        #expect(dead.text.contains(#""reason":"session_expired""#))
        let viewer = try application.bearer(.viewer, number: 901)
        #expect(create(json, ["authorization": viewer]).text.contains(#""reason":"forbidden""#))
    }

    @Test("a refused creation stores nothing, and a refused visitor is known from then on")
    func refusedCreation() throws {
        let response = create(#"{"title":"","category":"c","x":1}"#)
        #expect(response.status == 400)
        #expect(create("{}", [:]).header("Set-Cookie") != nil)
        let count = try application.database.store.reader().read { transaction throws(StoreError) in
            try transaction.debates(DebateFilter(), PageNumber(page: 1, size: 1)).total
        }
        #expect(count == 0)
    }

    @Test("other methods are named; OPTIONS answers them")
    func methods() {
        let wrong = application.answer(.sample("DELETE", "/api/health"))
        #expect(wrong.status == 405)
        #expect(wrong.header("Allow") == "GET, HEAD, OPTIONS")
        let options = application.answer(.sample("OPTIONS", "/api/live/create"))
        #expect(options.status == 204 && options.body.isEmpty)
        #expect(options.header("Allow") == "POST, OPTIONS")
    }

    @Test(
        "a path of another spelling leads nowhere",
        arguments: [
            "/api//health", "/api/./health", "/api%2fhealth", "/api/health/", "/API/health",
        ])
    func spellings(_ target: String) {
        let response = application.answer(.sample("GET", target))
        #expect(response.status == 404)
        #expect(response.text.contains(#""error":"Not Found""#))
    }

    @Test("messages follow the language asked for, and the answer says which it is")
    func language() {
        let response = application.answer(
            .sample("GET", "/api/live/list", headers: ["accept-language": "en"]))
        #expect(response.header("Content-Language") == "en")
        #expect(response.text.contains("debates loaded"))
    }
}
