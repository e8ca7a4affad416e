import DebateRuntime
import Synchronization
import Testing

@testable import DebateClient

@Suite("HTTP client")
struct HTTPClientTests {
    /// Sends one request to a server that gives `answer`; returns what both sides saw.
    private func exchange(
        until end: String, answer: String,
        _ send: (HTTPClient, String) throws -> HTTPAnswer
    ) throws -> (request: String, answer: HTTPAnswer) {
        let server = try OneAnswerServer()
        let request = Box()
        let thread = Thread(name: "one answer") {
            request.text.withLock { $0 = server.serve(until: end, answer: answer) }
        }
        let received = try send(try HTTPClient(), server.url)
        thread.join()
        return (request.text.withLock { $0 }, received)
    }

    @Test("status, headers and body arrive, and header names match without case")
    func answer() throws {
        let seen = try exchange(
            until: "\r\n\r\n",
            answer: "HTTP/1.1 404 Not Found\r\nX-One:  a b \r\nX-One: c\r\n"
                + "Content-Length: 3\r\n\r\nno!"
        ) { client, url in try client.send(url: url + "a/../b?c=1") }
        #expect(seen.answer.status == 404)
        #expect(seen.answer.header("x-oNE") == "a b")
        #expect(seen.answer.headers.filter { $0.name == "X-One" }.map(\.value) == ["a b", "c"])
        #expect(seen.answer.text == "no!")
        #expect(seen.request.hasPrefix("GET /a/../b?c=1 HTTP/1.1\r\n"))
    }

    @Test("headers of an interim answer are not those of the answer")
    func interim() throws {
        let seen = try exchange(
            until: "\r\n\r\n",
            answer: "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        ) { client, url in try client.send(url: url) }
        #expect(seen.answer.status == 200)
        #expect(seen.answer.header("X-Early") == nil)
    }

    @Test("a body goes out with its length and no header nobody asked for")
    func body() throws {
        let seen = try exchange(
            until: "{\"a\":1}", answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        ) { client, url in
            try client.send(
                method: "PUT", url: url, headers: [HTTPHeader("X-Empty", "")],
                body: Array("{\"a\":1}".utf8))
        }
        #expect(seen.request.hasPrefix("PUT / HTTP/1.1\r\n"))
        #expect(seen.request.contains("Content-Length: 7\r\n"))
        #expect(seen.request.contains("X-Empty:\r\n"))
        #expect(!seen.request.contains("Content-Type"))
        #expect(!seen.request.contains("Expect"))
    }

    @Test("HEAD waits for no body")
    func head() throws {
        let seen = try exchange(
            until: "\r\n\r\n", answer: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"
        ) { client, url in try client.send(method: "HEAD", url: url) }
        #expect(seen.answer.status == 200)
        #expect(seen.answer.body.isEmpty)
    }

    @Test("an answer cut short is a broken connection")
    func cutShort() throws {
        let problem = #expect(throws: HTTPProblem.self) {
            try exchange(
                until: "\r\n\r\n", answer: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
            ) { client, url in try client.send(url: url) }
        }
        guard case .broken = problem else {
            Issue.record("found \(String(describing: problem))")
            return
        }
    }

    @Test(
        "a URL of another kind is refused",
        arguments: ["file:///etc/hosts", "ftp://a/", "http://"])
    func badURL(_ url: String) throws {
        let client = try HTTPClient()
        #expect(throws: HTTPProblem.badURL(url)) { try client.send(url: url) }
    }

    /// What the server's thread hands back.
    private final class Box: Sendable {
        let text = Mutex("")
    }
}
