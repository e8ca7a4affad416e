import DebateDomain
import Testing

@testable import DebateFCGI

@Suite("Call")
struct CallTests {
    private let application: SampleApplication

    init() throws {
        application = try SampleApplication()
    }

    private func status(
        _ contentType: String?, _ body: String = "{}", headers: [String: String] = [:],
        isTooLarge: Bool = false
    ) -> Int {
        let request = Request.sample(
            "POST", headers: headers, contentType: contentType, body: Array(body.utf8),
            bodyIsTooLarge: isTooLarge)
        do throws(Failure) {
            _ = try application.jsonObject(request)
            return 200
        } catch {
            return error.refusal.status
        }
    }

    @Test(
        "takes JSON in UTF-8",
        arguments: [
            "application/json", "Application/JSON", "application/json; charset=utf-8",
            "application/json;charset=UTF-8", "application/json; charset=\"utf-8\"",
            "application/json; odd=1", "application/json;",
        ])
    func takes(_ contentType: String) {
        #expect(status(contentType) == 200)
    }

    @Test(
        "refuses what a form can send, and what is no JSON or no UTF-8",
        arguments: [
            nil, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
            "application/jsonp", "application/ld+json", "text/json", "; application/json",
            "application/json; charset=gbk", "application/json, text/plain",
            "text/plain; application/json",
        ])
    func refuses(_ contentType: String?) {
        #expect(status(contentType) == 415)
    }

    @Test("refuses an encoded body, one too large, one that is broken and one that is no object")
    func bodies() {
        #expect(status("application/json", headers: ["content-encoding": "gzip"]) == 415)
        #expect(status("application/json", "", isTooLarge: true) == 413)
        #expect(status("application/json", "") == 400)
        #expect(status("application/json", "{") == 400)
        #expect(status("application/json", "[]") == 400)
    }
}
