import DebateRuntime
import DebateSecurity
import DebateTestSupport
import Glibc
import Testing

@testable import DebateFCGI

@Suite(
    "Worker behind nginx", .serialized,
    .enabled("nginx is not installed") { access("/usr/sbin/nginx", X_OK) == 0 })
struct WorkerTests {
    private let nginx: RealNginx

    init() throws {
        nginx = try RealNginx()
    }

    /// Bytes of every value, of which no long piece occurs twice.
    private static func bytes(_ count: Int) -> [UInt8] {
        var random = SeededRandom("worker bytes")
        return random.bytes(count)
    }

    @Test("an answer of 2 MiB and a body of 900 KiB pass whole")
    func largeBodies() throws {
        let answer = Self.bytes(2_097_152)
        let worker = try nginx.worker(threads: 2) { request in
            let hash = ShortHash.text(of: request.body)
            return Response(status: 200, headers: [("Hash", hash)], body: answer)
        }
        for count in [0, 1, 16_384, 921_600] {
            let sent = Self.bytes(count)
            let received = nginx.ask("POST", "/", body: sent)
            #expect(received.status == 200)
            #expect(received.head.contains("Hash: " + ShortHash.text(of: sent)))
            #expect(ShortHash.text(of: received.body) == ShortHash.text(of: answer))
        }
        worker.drain()
    }

    @Test("a body over the limit is thrown away, said so, and the connection serves on")
    func tooLarge() throws {
        let worker = try nginx.worker(threads: 1, bodyLimitBytes: 1000) { request in
            Response(
                status: 200, body: Array("\(request.bodyIsTooLarge) \(request.body.count)".utf8))
        }
        for (count, expected) in [
            (1000, "false 1000"), (1001, "true 0"), (500_000, "true 0"), (1, "false 1"),
        ] {
            let answer = nginx.ask("POST", "/", body: Self.bytes(count))
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
        worker.drain()
    }

    @Test("HEAD has the length of the body and not the body")
    func head() throws {
        let worker = try nginx.worker(threads: 1) { _ in
            Response(status: 200, body: Array("body".utf8))
        }
        let answer = nginx.ask("HEAD", "/")
        #expect(answer.status == 200)
        #expect(answer.head.contains("Content-Length: 4"))
        #expect(answer.body.isEmpty)
        worker.drain()
    }

    @Test("a handler sees the request as nginx read it")
    func request() throws {
        let worker = try nginx.worker(threads: 1) { request in
            let seen = [request.method, request.target, request.path, request.query]
            return Response(
                status: request.id.count == 32 ? 200 : 500,
                body: Array(seen.joined(separator: " ").utf8))
        }
        let answer = nginx.ask("PATCH", "/a%20b/%E6%AD%A3?x=%20&y")
        #expect(answer.status == 200)
        #expect(
            String(decoding: answer.body, as: UTF8.self)
                == "PATCH /a%20b/%E6%AD%A3?x=%20&y /a b/正 x=%20&y")
        worker.drain()
    }

    @Test("two threads serve many kept connections, none of which starves")
    func handOff() throws {
        let worker = try nginx.worker(threads: 2) { request in
            Response(status: 200, body: Array(request.query.utf8))
        }
        let wrong = Monitor(0)
        onThreads(24) { [nginx] thread in
            for round in 0..<20 {
                let query = "\(thread)-\(round)"
                let answer = nginx.ask("GET", "/?" + query)
                let isRight = answer.status == 200 && answer.body == Array(query.utf8)
                wrong.update { $0 += isRight ? 0 : 1 }
            }
        }
        #expect(wrong.update { $0 } == 0)
        worker.drain()
    }

    @Test("a drain finishes what is in flight and refuses nothing")
    func drain() throws {
        let gate = Monitor((entered: 0, isOpen: false))
        let answer: @Sendable (Request) -> Response = { request in
            if request.path == "/held" {
                gate.update { $0.entered += 1 }
                gate.wait { $0.isOpen ? () : nil }
            }
            return Response(status: 200, body: Array(request.path.utf8))
        }
        let old = try nginx.worker(threads: 2, answer)
        let held = Monitor<RealNginx.Answer?>(nil)
        let holder = Thread(name: "held") { [nginx] in
            let answer = nginx.ask("POST", "/held", body: [1])
            held.update { $0 = answer }
        }
        gate.wait { $0.entered == 1 ? () : nil }
        let hasEnded = Monitor(false)
        let draining = Thread(name: "drain") {
            old.drain()
            hasEnded.update { $0 = true }
        }
        // As in a real restart, the next worker takes over the shared socket.
        let next = try nginx.worker(threads: 2, answer)
        let failures = Monitor(0)
        onThreads(8) { [nginx] _ in
            for _ in 0..<25 where nginx.ask("POST", "/free", body: [2]).status != 200 {
                failures.update { $0 += 1 }
            }
        }
        #expect(failures.update { $0 } == 0)
        #expect(!hasEnded.update { $0 }, "a request is still in flight")
        gate.update { $0.isOpen = true }
        holder.join()
        draining.join()
        #expect(held.update { $0?.status } == 200)
        #expect(nginx.ask("GET", "/after").status == 200)
        next.drain()
    }

    @Test("a worker makes progress until every thread is at one request for too long")
    func progress() throws {
        let isInside = Monitor(false)
        let isFree = Monitor(false)
        let worker = try nginx.worker(threads: 1) { _ in
            isInside.update { $0 = true }
            isFree.wait { $0 ? () : nil }
            return Response(status: 200)
        }
        let laterUs = WallClock.monotonicMicroseconds() + 2 * Pulse.limitMs * 1000
        #expect(worker.makesProgress(nowUs: laterUs))
        let client = Thread(name: "client") { [nginx] in _ = nginx.ask("GET", "/") }
        isInside.wait { $0 ? () : nil }
        #expect(worker.makesProgress())
        #expect(!worker.makesProgress(nowUs: laterUs))
        isFree.update { $0 = true }
        client.join()
        worker.drain()
        #expect(worker.makesProgress(nowUs: laterUs))
    }

    /// One request a connection: workers are often without any just when their drain begins.
    @Test("workers that come and go under load fail no request", arguments: [1, 5])
    func rollover(_ requestsPerConnection: Int) throws {
        let nginx = try RealNginx(requestsPerConnection: requestsPerConnection)
        let answer: @Sendable (Request) -> Response = { _ in Response(status: 200, body: [1]) }
        let isOver = Monitor(false)
        let counts = Monitor((asked: 0, failed: 0))
        var current = try nginx.worker(threads: 2, answer)
        let clients = (0..<4).map { index in
            Thread(name: "client-\(index)") {
                while !isOver.update({ $0 }) {
                    let isServed = nginx.ask("POST", "/", body: [3]).status == 200
                    counts.update {
                        $0.asked += 1
                        $0.failed += isServed ? 0 : 1
                    }
                }
            }
        }
        for _ in 0..<(requestsPerConnection == 1 ? 250 : 10) {
            let next = try nginx.worker(threads: 2, answer)
            current.drain()
            current = next
        }
        isOver.update { $0 = true }
        for client in clients { client.join() }
        current.drain()
        #expect(counts.update { $0.failed } == 0)
        #expect(counts.update { $0.asked } > 0)
    }
}
