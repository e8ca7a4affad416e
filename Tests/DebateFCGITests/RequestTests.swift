import DebateDomain
import Testing

@testable import DebateFCGI

@Suite("Request")
struct RequestTests {
    @Test("headers are found by name; an empty one is none")
    func headers() {
        let request = Request.sample(headers: ["if-none-match": "x", "origin": ""])
        #expect(request.header("HTTP_IF_NONE_MATCH") == "x")
        #expect(request.header("HTTP_ORIGIN") == nil)
        #expect(request.header("HTTP_ACCEPT") == nil)
        #expect(request.contentType == nil)
    }

    @Test(
        "finds a cookie among others by its whole name; the first one counts",
        arguments: [
            ("d=1", "1"), ("a=0; d=1", "1"), ("a=0;d=1", "1"), ("a=0;   d=1; b=2", "1"),
            ("d=1; d=2", "1"), ("d=a=b", "a=b"), ("d=", ""), ("xd=1; d=2", "2"),
            ("a=\u{301}; d=1", "1"),
            ("a;\u{301}=1; d=2", "2"),
        ])
    func cookie(_ header: String, _ value: String) {
        #expect(Request.sample(headers: ["cookie": header]).cookie("d") == value)
    }

    @Test(
        "what is not that cookie is none",
        arguments: ["", "d", "xd=1", "dd=1", "D=1", "a=d=1", "d =1", ";"])
    func noCookie(_ header: String) {
        #expect(Request.sample(headers: ["cookie": header]).cookie("d") == nil)
    }

    @Test(
        "a path that can be read in one way only is canonical",
        arguments: [
            "/", "/api/health", "/a?x=//../%2f", "/a/.b", "/a/b..", "/a/...", "/a%20b", "/正", "/a/",
        ])
    func canonical(_ target: String) {
        #expect(RequestTarget.isCanonical(target))
    }

    @Test(
        "empty and dot segments and encoded signs of a path are not",
        arguments: [
            "", "a", "http://h/a", "*", "?x", "//", "/a//b", "/a/./b", "/a/../b", "/..", "/.",
            "/a/.",
            "/a%2fb", "/a%2Fb", "/a%5cb", "/a%5C", "/%2e%2e/a", "/%2E/", "/a%00", "/a\\b", "/a//?x",
            "//\u{301}", "/a/\u{301}/../b", "/../\u{301}",
        ])
    func notCanonical(_ target: String) {
        #expect(!RequestTarget.isCanonical(target))
    }
}

@Suite("Response")
struct ResponseTests {
    private func text(_ response: Response, withoutBody: Bool = false) -> String {
        String(decoding: response.bytes(withoutBody: withoutBody), as: UTF8.self)
    }

    @Test("is header lines, an empty line and the body")
    func bytes() {
        let response = Response(
            status: 200, headers: [("A", "b"), ("C", "d")], body: Array("正".utf8))
        #expect(text(response) == "Status: 200 OK\r\nA: b\r\nC: d\r\nContent-Length: 3\r\n\r\n正")
    }

    @Test("for HEAD keeps the length of the body that stays away")
    func head() {
        let response = Response(status: 404, body: [1, 2])
        #expect(
            text(response, withoutBody: true)
                == "Status: 404 Not Found\r\nContent-Length: 2\r\n\r\n")
    }

    @Test("without a body has no length")
    func noBody() {
        #expect(text(Response(status: 304)) == "Status: 304 Not Modified\r\n\r\n")
    }

    @Test("a header's value stays one line")
    func oneLine() {
        let response = Response(status: 204, headers: [("A", "b\r\nSet-Cookie: c\0\t")])
        #expect(text(response) == "Status: 204 No Content\r\nA: bSet-Cookie: c\r\n\r\n")
    }
}
