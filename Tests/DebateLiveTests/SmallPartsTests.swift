import DebateDomain
import DebateTestSupport
import Testing
import WebSocketCodec

@testable import DebateLive

@Suite("Small parts of the daemon")
struct SmallPartsTests {
    @Test("the first thing after quiet goes out at once, the next when a round took its time")
    func pacer() {
        var pacer = Pacer()
        #expect(pacer.dueUs == nil)
        pacer.note()
        #expect(pacer.dueUs == 0)
        pacer.sent(fromUs: 1_000_000, toUs: 1_010_000)
        #expect(pacer.dueUs == nil)
        pacer.note()
        #expect(pacer.dueUs == 1_060_000)
        pacer.sent(fromUs: 1_060_000, toUs: 1_260_000)
        pacer.note()
        #expect(pacer.dueUs == 1_500_000, "1.2 times 200 ms")
    }

    @Test("a queue keeps its order while it grows and wraps")
    func queue() {
        var queue = CircularBuffer<Int>(capacity: 4)
        var model: [Int] = []
        var random = SeededRandom("circular buffer")
        for number in 0..<2000 {
            if random.int(in: 0...2) > 0 || model.isEmpty {
                queue.append(number)
                model.append(number)
            } else {
                queue.removeFirst()
                model.removeFirst()
            }
            #expect(queue.count == model.count)
            if !model.isEmpty {
                #expect(queue[0] == model[0] && queue[model.count - 1] == model.last)
            }
        }
    }

    @Test("viewer counts follow slowly, and whoever has none is told so once")
    func smoothing() {
        let debate = DebateID(UUIDText(randomBytes: Array(repeating: 1, count: 16)))
        var smoothing = ViewerSmoothing()
        smoothing.take([debate: 100])
        #expect(smoothing.averages() == [debate: 100], "a first count is the count")
        for _ in 0..<9 { smoothing.take([debate: 100]) }
        smoothing.take([:])
        #expect(smoothing.averages() == [debate: 90])
        for _ in 0..<10 { smoothing.take([:]) }
        #expect(smoothing.averages() == [debate: 0])
        #expect(smoothing.averages() == [:])
    }

    private func upgrade(_ lines: String) throws -> UpgradeRequest {
        let text = """
            GET /ws HTTP/1.1\r\nHost: debate.example:8443\r\nUpgrade: websocket\r
            Connection: Upgrade\r\nSec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\(lines)\r\n
            """
        guard case .request(let request, _) = UpgradeRequest.parse(Array(text.utf8)) else {
            throw StringError("no request: \(text)")
        }
        return request
    }

    @Test(
        "pages of our own and of allowed origins may connect, and whoever is no browser",
        arguments: [
            ("", true), ("Origin: https://debate.example:8443\r\n", true),
            ("Origin: http://DEBATE.example:8443\r\n", true),
            ("Origin: https://friend.example\r\n", true),
            ("Origin: https://debate.example\r\n", false),
            ("Origin: https://evil.example\r\n", false), ("Origin: null\r\n", false),
            ("Origin: https://evil-debate.example:8443\r\n", false),
        ])
    func origins(line: String, isAllowed: Bool) throws {
        let rule = HelloRule(origins: ["https://friend.example"])
        let request = try upgrade(line + "Sec-WebSocket-Protocol: chat, debate.v1\r\n")
        let expected: HelloRule.Decision =
            isAllowed
            ? .accept(subprotocol: "debate.v1")
            : .refuse(status: 403, why: "origin not allowed")
        #expect(rule.decide(request) == expected)
    }

    @Test("the subprotocol must be offered")
    func subprotocol() throws {
        let rule = HelloRule(origins: [])
        for line in ["", "Sec-WebSocket-Protocol: debate.v2\r\n"] {
            guard case .refuse(400, _) = rule.decide(try upgrade(line)) else {
                Issue.record("taken: \(line)")
                return
            }
        }
    }
}

struct StringError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
