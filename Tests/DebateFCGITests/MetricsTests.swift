import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateFCGI

@Suite("Metrics and readiness")
struct MetricsTests {
    private let application: SampleApplication

    init() throws {
        application = try SampleApplication()
    }

    private func metrics(listener: String = "metrics") -> Response {
        application.answer(.sample("GET", "/metrics", listener: listener))
    }

    private var samples: [String: String] {
        var samples: [String: String] = [:]
        for line in metrics().text.split(separator: "\n") where !line.hasPrefix("#") {
            let halves = line.split(separator: " ")
            samples[halves.dropLast().joined(separator: " ")] = halves.last.map(String.init)
        }
        return samples
    }

    private var checks: String {
        application.answer(.sample("GET", "/api/health/ready")).text
    }

    private func daemon(_ node: String, lookedUsAgo: Int64) -> PushFigures {
        let directory = application.database.home.settings.pushFiguresDirectory
        let figures = PushFigures(directory: directory, node: node, log: .silent)
        figures.set(.lookedAtUs, to: SampleApplication.monotonicUs - lookedUsAgo)
        return figures
    }

    @Test("is bare text, and is there by nginx's own place alone")
    func place() {
        let answer = metrics()
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.header("Content-Disposition") == nil)
        #expect(answer.header("Cache-Control") == "no-store")
        for listener in ["public", "", "internal"] {
            #expect(metrics(listener: listener).status == 404)
        }
    }

    @Test("every answer is counted once, by its route and status")
    func counted() {
        for _ in 0..<3 { _ = application.answer(.sample("GET", "/api/health")) }
        _ = application.answer(.sample("HEAD", "/api/health"))
        _ = application.answer(.sample("POST", "/api/health"))
        _ = application.answer(.sample("GET", "/api/nothing"))
        _ = application.answer(.sample("GET", "/api/users"))
        let (samples, name) = (samples, "debate_http_requests_total")
        let health = #"method="GET",route="/api/health""#
        #expect(samples["\(name){\(health),status=\"200\"}"] == "4")
        #expect(samples[name + #"{method="any",route="none",status="405"}"#] == "1")
        #expect(samples[name + #"{method="any",route="none",status="404"}"#] == "1")
        #expect(samples[name + #"{method="GET",route="/api/users",status="401"}"#] == "1")
        #expect(samples["debate_http_request_duration_seconds_count{\(health)}"] == "4")
    }

    @Test("no name comes twice, and every sample belongs to the family before it")
    func families() {
        _ = daemon("live-1", lookedUsAgo: 0)
        _ = application.answer(.sample("GET", "/api/health"))
        var (families, family): (Set<String>, String) = ([], "")
        for line in metrics().text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# HELP ") {
                family = String(words[2])
                #expect(families.insert(family).inserted, "\(family)")
                #expect(words.count > 4, "says what it is: \(family)")
            } else if line.hasPrefix("# TYPE ") {
                #expect(words[2] == family)
                #expect((words[3] == "counter") == family.hasSuffix("_total"))
            } else {
                #expect(line.hasPrefix(family), "\(line)")
            }
        }
        #expect(families.count > 25)
    }

    @Test("what a daemon tells is told, as long as it is there")
    func push() {
        let figures = daemon("live-1", lookedUsAgo: 1_500_000)
        figures.set(.connections, to: 17)
        figures.add(5, to: .deliveries)
        var seen = samples
        #expect(seen["debate_push_daemons"] == "1")
        #expect(seen["debate_push_daemons_expected"] == "1")
        #expect(seen[#"debate_push_connections{node="live-1"}"#] == "17")
        #expect(seen[#"debate_push_tail_age_seconds{node="live-1"}"#] == "1.5")
        figures.set(.lookedAtUs, to: 0)
        seen = samples
        #expect(seen["debate_push_daemons"] == "0")
        #expect(seen[#"debate_push_connections{node="live-1"}"#] == nil)
        #expect(seen[#"debate_push_tail_age_seconds{node="live-1"}"#] == nil)
        #expect(seen[#"debate_push_deliveries_total{node="live-1"}"#] == "5", "counts stay")
    }

    @Test("it is not ready without the daemon the settings name, or while that one is behind")
    func ready() {
        #expect(checks.contains(#""checks":{"push":"failed","store":"ok"}"#))
        let figures = daemon("live-1", lookedUsAgo: 2_500_000)
        #expect(checks.contains(#""reason":"not_ready""#))
        figures.set(.lookedAtUs, to: SampleApplication.monotonicUs)
        #expect(checks.contains(#""ready":true,"checks":{"store":"ok","push":"ok"}"#))
        // One that runs no more does not stand in for the one that should.
        figures.set(.lookedAtUs, to: 0)
        _ = daemon("former", lookedUsAgo: 60_000_000)
        #expect(checks.contains(#""push":"failed""#))
    }
}
