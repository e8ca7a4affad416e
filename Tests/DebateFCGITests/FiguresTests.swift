import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Request figures")
struct RequestFiguresTests {
    private func written(_ figures: RequestFigures) -> [String] {
        var text = MetricsText()
        figures.write(to: &text)
        return String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private let routes = Router.numbered(Array(Routes.all.prefix(3)))

    @Test("each route, status and time has its own place; what is unknown counts too")
    func places() {
        let figures = RequestFigures(routes: routes)
        for (number, route) in ([nil] + routes.map(Optional.some)).enumerated() {
            for (place, status) in (RequestFigures.statuses + [418]).enumerated() {
                for _ in 0...(number + place) {
                    figures.note(route, status: status, durationUs: Int64(number) * 100 + 1)
                }
            }
        }
        let lines = written(figures)
        for (number, route) in ([nil] + routes.map(Optional.some)).enumerated() {
            let labels =
                route.map { "method=\"\($0.method.rawValue)\",route=\"\($0.path)\"" }
                ?? #"method="any",route="none""#
            let names = RequestFigures.statuses.map { "\($0)" } + ["other"]
            for (place, status) in names.enumerated() {
                let sample = "{\(labels),status=\"\(status)\"} \(number + place + 1)"
                #expect(lines.contains("debate_http_requests_total" + sample))
            }
            let total = names.indices.map { number + $0 + 1 }.reduce(0, +)
            let name = "debate_http_request_duration_seconds"
            #expect(lines.contains("\(name)_count{\(labels)} \(total)"))
        }
        let sum = (0...RequestFigures.statuses.count).reduce(0) { $0 + $1 + 1 }
        #expect(
            lines.contains(
                #"debate_http_request_duration_seconds_sum{method="any",route="none"} 0.000"#
                    + "\(sum)"))
    }

    @Test("what was never asked for has no samples, but its name is known")
    func quiet() {
        #expect(written(RequestFigures(routes: routes)).allSatisfy { $0.hasPrefix("#") })
        #expect(written(RequestFigures(routes: routes)).count == 4)
    }

    @Test("a pool counts together, and other routes begin anew")
    func shared() throws {
        let home = try TemporaryHome()
        func figures(_ routes: [Route]) -> RequestFigures {
            RequestFigures(routes: routes, settings: home.settings, log: .silent)
        }
        figures(routes).note(routes[1], status: 200, durationUs: 1)
        figures(routes).note(routes[1], status: 200, durationUs: 1)
        #expect(written(figures(routes)).contains { $0.hasSuffix(#"status="200"} 2"#) })
        #expect(written(figures(Routes.all)).count == 4)
    }
}

@Suite("Pool figures")
struct PoolFiguresTests {
    private let second: Int64 = 1_000_000

    @Test("workers are those heard of; one that was killed is forgotten, and its seat taken")
    func seats() {
        let pool = PoolFigures()
        var first = PoolSeat(in: pool)
        var other = PoolSeat(in: pool)
        first.tell(connections: 3, waitingWrites: 1, nowUs: second)
        other.tell(connections: 4, waitingWrites: 0, nowUs: second)
        #expect(
            pool.present(nowUs: second)
                == PoolFigures.Present(workers: 2, connections: 7, waitingWrites: 1))
        other.tell(connections: 5, waitingWrites: 0, nowUs: 6 * second)
        #expect(
            pool.present(nowUs: 6 * second)
                == PoolFigures.Present(workers: 1, connections: 5, waitingWrites: 0))
        // A seat for each of many generations: those of the dead are used again.
        for generation in 0..<(3 * PoolFigures.seats) {
            var next = PoolSeat(in: pool)
            let nowUs = Int64(generation + 2) * 10 * second
            next.tell(connections: 1, waitingWrites: 0, nowUs: nowUs)
            #expect(pool.present(nowUs: nowUs).workers == 1)
        }
    }

    @Test("whoever was stopped while another took the seat takes another one")
    func lostSeat() {
        let pool = PoolFigures()
        var stopped = PoolSeat(in: pool)
        var next = PoolSeat(in: pool)
        stopped.tell(connections: 1, waitingWrites: 0, nowUs: second)
        next.tell(connections: 2, waitingWrites: 0, nowUs: 10 * second)
        stopped.tell(connections: 4, waitingWrites: 0, nowUs: 10 * second)
        #expect(pool.present(nowUs: 10 * second).workers == 2)
        #expect(pool.present(nowUs: 10 * second).connections == 6)
        next.leave()
        #expect(pool.present(nowUs: 10 * second).connections == 4)
        stopped.leave()
        #expect(pool.present(nowUs: 10 * second) == PoolFigures.Present())
    }

    @Test("more workers than seats are served without being counted")
    func full() {
        let pool = PoolFigures()
        var seats = (0...PoolFigures.seats).map { _ in PoolSeat(in: pool) }
        for place in seats.indices {
            seats[place].tell(connections: 1, waitingWrites: 0, nowUs: second)
        }
        #expect(pool.present(nowUs: second).workers == Int64(PoolFigures.seats))
    }
}
