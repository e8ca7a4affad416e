import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Simulation plan")
struct SimulationPlanTests {
    private static let id = "0f8fad5b-d9cb-469f-a165-70867728950e"

    private func plan(
        _ words: String..., environment: [String: String] = [:]
    ) throws -> SimulationPlan {
        try SimulationPlan(["--debate", Self.id] + words, Environment(environment))
    }

    @Test("an instance on loopback, three hundred viewers, a minute")
    func defaults() throws {
        let plan = try plan(environment: ["DEBATE_PORT": "9001"])
        #expect(plan.api.origin == "http://127.0.0.1:9001")
        #expect(plan.api.debate == Self.id)
        #expect(plan.viewers == 300 && plan.seconds == 60 && plan.seed == 1)
        #expect(plan.token == nil)
    }

    @Test(
        "an address is an origin", arguments: ["http://10.0.0.1:81/", "https://debate.example"])
    func addresses(url: String) throws {
        #expect(url.hasPrefix(try plan("--url", url).api.origin))
    }

    @Test(
        "what is no address, no number in bounds or no id is a usage error",
        arguments: [
            ["--url", "debate.example"], ["--url", "http://"], ["--url", "http://a/b"],
            ["--url", "http://me@a"], ["--viewers", "0"], ["--seconds", "1.5"], ["--seed", "-1"],
        ])
    func refuses(words: [String]) {
        #expect(throws: ArgumentProblem.self) {
            try SimulationPlan(["--debate", Self.id] + words, Environment([:]))
        }
        #expect(throws: ArgumentProblem.self) {
            try SimulationPlan(["--debate", "../list"], Environment([:]))
        }
    }

    @Test("a host needs a token, and a token alone acts for nobody")
    func host() throws {
        let environment = ["DEBATE_TOKEN": "ds_x"]
        #expect(try plan("--host", environment: environment).token == "ds_x")
        #expect(try plan(environment: environment).token == nil)
        #expect(throws: Refusal.self) { try plan("--host") }
    }
}
