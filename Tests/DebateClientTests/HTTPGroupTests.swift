import DebateRuntime
import Testing

@testable import DebateClient

@Suite("HTTP group")
struct HTTPGroupTests {
    /// Runs a group until nothing is under way.
    private func results(of group: HTTPGroup) -> [Int: Result<HTTPAnswer, HTTPProblem>] {
        var results: [Int: Result<HTTPAnswer, HTTPProblem>] = [:]
        while group.underWay > 0 {
            for one in group.finished(waitMs: 1000) { results[one.id] = one.outcome }
        }
        return results
    }

    @Test("exchanges are under way together, and each answer comes under its request's number")
    func together() throws {
        let servers = try (0..<3).map { _ in try OneAnswerServer() }
        let group = try HTTPGroup(connections: 3)
        for (id, server) in servers.enumerated() {
            let request = HTTPRequest(
                method: "PUT", url: server.url, body: Array("{\"id\":\(id)}".utf8))
            try group.start(request, id: id)
        }
        #expect(group.underWay == 3)
        // Answered in another order than asked: the group waits for none of them.
        let thread = Thread(name: "answers") {
            for (id, server) in servers.enumerated().reversed() {
                let status = 200 + id
                _ = server.serve(
                    until: "{\"id\":\(id)}",
                    answer: "HTTP/1.1 \(status) Fine\r\nContent-Length: 1\r\n\r\n\(id)")
            }
        }
        let results = results(of: group)
        thread.join()
        for id in 0..<3 {
            let answer = try results[id]?.get()
            #expect(answer?.status == 200 + id)
            #expect(answer?.text == "\(id)")
        }
    }

    @Test("nobody there, and no answer in time, are problems of that exchange alone")
    func problems() throws {
        let silent = try OneAnswerServer()
        let absent = try OneAnswerServer(listens: false)
        let group = try HTTPGroup(connections: 2)
        try group.start(HTTPRequest(url: silent.url), id: 1, timeoutMs: 50)
        try group.start(HTTPRequest(url: absent.url), id: 2)
        let outcomes = withExtendedLifetime((silent, absent)) { results(of: group) }
        #expect(outcomes[1] == .failure(.timedOut(afterMs: 50)))
        guard case .failure(.notConnected) = outcomes[2] else {
            Issue.record("\(String(describing: outcomes[2]))")
            return
        }
    }

    @Test("a group that is let go in the middle of an exchange ends it")
    func abandoned() throws {
        let silent = try OneAnswerServer()
        var group: HTTPGroup? = try HTTPGroup(connections: 1)
        try group?.start(HTTPRequest(url: silent.url), id: 1)
        _ = group?.finished(waitMs: 10)
        group = nil
    }
}
