import DebateTestSupport
import Testing

@testable import DebateClient

@Suite("Live socket")
struct LiveSocketTests {
    private static let patienceMs = 20_000

    private func open(_ server: ScriptedLiveServer) throws -> LiveSocket {
        try LiveSocket(url: "ws://127.0.0.1:\(server.port)/ws")
    }

    @Test("messages go both ways, those beside the handshake's answer too")
    func messages() throws {
        let server = try ScriptedLiveServer([
            [.send("{\"名\":1}"), .receive, .send("again"), .wait]
        ])
        let socket = try open(server)
        #expect(socket.next(withinMs: Self.patienceMs) == .message(Array("{\"名\":1}".utf8)))
        socket.send(Array("正方".utf8))
        #expect(socket.next(withinMs: Self.patienceMs) == .message(Array("again".utf8)))
        #expect(server.messages == ["正方"])
        #expect(socket.next(withinMs: 0) == nil)
    }

    @Test("a ping is answered while a message is waited for")
    func ping() throws {
        let server = try ScriptedLiveServer([[.ping("still there?"), .send("yes")]])
        let socket = try open(server)
        #expect(socket.next(withinMs: Self.patienceMs) == .message(Array("yes".utf8)))
    }

    @Test("a message in fragments, cut anywhere, is one")
    func fragments() throws {
        let server = try ScriptedLiveServer([
            [.raw([0x01, 0x02, 0x61]), .raw([0x62, 0x80, 0x01]), .raw([0x63]), .wait]
        ])
        let socket = try open(server)
        #expect(socket.next(withinMs: Self.patienceMs) == .message(Array("abc".utf8)))
    }

    @Test("a close tells code and reason, is answered, and is told again")
    func closing() throws {
        let server = try ScriptedLiveServer([[.send("last"), .close(4001, "slow reader")]])
        let socket = try open(server)
        #expect(socket.next(withinMs: Self.patienceMs) == .message(Array("last".utf8)))
        let end = LiveSocketEnd(code: 4001, reason: Array("slow reader".utf8), byServer: true)
        #expect(socket.next(withinMs: Self.patienceMs) == .ended(end))
        socket.send([0x61])
        #expect(socket.next(withinMs: 0) == .ended(end))
    }

    @Test("a cut has no code, within a frame too", arguments: [[], [0x81], [0x81, 0x05, 0x61]])
    func cut(_ bytes: [UInt8]) throws {
        let server = try ScriptedLiveServer([[.raw(bytes)]])
        let socket = try open(server)
        #expect(
            socket.next(withinMs: Self.patienceMs)
                == .ended(LiveSocketEnd(code: nil, reason: [], byServer: true)))
    }

    @Test(
        "what breaks the protocol ends the connection with the code that says so",
        arguments: [
            ([0x83, 0x00], 1002), ([0x81, 0x81, 0, 0, 0, 0, 0x61], 1002),
            ([0x81, 0x01, 0xFF], 1007),
            ([0x81, 0x7F, 0, 0, 0, 0, 0x7F, 0, 0, 0], 1009), ([0x82, 0x01, 0x61], 1003),
        ] as [([UInt8], Int)])
    func faults(_ bytes: [UInt8], _ code: Int) throws {
        let server = try ScriptedLiveServer([[.raw(bytes), .wait]])
        let socket = try open(server)
        guard case .ended(let end)? = socket.next(withinMs: Self.patienceMs) else {
            Issue.record("it goes on")
            return
        }
        #expect(end.code == code)
        #expect(!end.byServer)
    }

    @Test("messages before a fault are delivered")
    func beforeFault() throws {
        let server = try ScriptedLiveServer([[.raw([0x81, 0x01, 0x61, 0x83, 0x00]), .wait]])
        let socket = try open(server)
        #expect(socket.next(withinMs: Self.patienceMs) == .message([0x61]))
    }

    @Test("a server that opens no socket says why not")
    func refusals() throws {
        let server = try ScriptedLiveServer([[.refuse(403)]])
        for status in [403, 503] {
            do throws(LiveSocketProblem) {
                _ = try LiveSocket(url: "\(server.url)/ws")
                Issue.record("opened")
            } catch {
                #expect(error == .refused(status: status, why: "Scripted"))
            }
        }
    }

    @Test("nobody there, and what is no address, are told apart")
    func noServer() {
        for (url, problem) in [
            ("ftp://127.0.0.1/", HTTPProblem.badURL("ftp://127.0.0.1/")),
            ("ws:///ws", .badURL("ws:///ws")), ("ws://a b/", .badURL("ws://a b/")),
            ("ws://u@h/", .badURL("ws://u@h/")),
        ] {
            #expect(throws: LiveSocketProblem.notConnected(problem)) { try LiveSocket(url: url) }
        }
        do throws(LiveSocketProblem) {
            _ = try LiveSocket(url: "ws://127.0.0.1:1/ws")
            Issue.record("connected")
        } catch {
            guard case .notConnected(.notConnected) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test("an address is taken apart; what the scheme means libcurl is told")
    func addresses() {
        let address = LiveAddress("wss://host.example:8443/ws?a=1#there")
        #expect(address?.url == "https://host.example:8443/ws?a=1")
        #expect(address?.host == "host.example:8443")
        #expect(address?.path == "/ws?a=1")
        #expect(LiveAddress("http://[::1]:80")?.path == "/")
        #expect(LiveAddress("ws://h?x")?.path == "/?x")
    }
}
