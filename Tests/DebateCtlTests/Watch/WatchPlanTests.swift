import DebateDomain
import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Watch plan")
struct WatchPlanTests {
    private static let id = "0B6F8A52-4C1E-4D3A-9F00-1234567890AB"

    private func plan(
        _ words: String..., environment: [String: String] = [:]
    ) throws(ArgumentProblem) -> WatchPlan {
        try WatchPlan(words, Environment(environment))
    }

    @Test("where, what and for how long")
    func all() throws {
        let plan = try plan(
            "https://host:8443/", "--debate", Self.id, "--seconds=5", "--until-seq", "9", "--json",
            "--token", "t")
        #expect(plan.socketURL == "https://host:8443/ws")
        #expect(
            plan.eventsURL(of: .staff(plan.debate))
                == "https://host:8443/api/live/\(Self.id.lowercased())/staff/events")
        #expect(plan.seconds == 5)
        #expect(plan.untilSeq == 9)
        #expect(plan.printsJSON)
        #expect(plan.token == "t")
    }

    @Test("a token may come from the environment, and there need be none")
    func token() throws {
        #expect(try plan("http://h", "--debate", Self.id).token == nil)
        let environment = ["DEBATE_TOKEN": "e"]
        #expect(
            try plan("http://h", "--debate", Self.id, environment: environment).token == "e")
    }

    @Test("what is missing or wrong is a usage error")
    func refused() {
        #expect(throws: ArgumentProblem.self) { try plan("--debate", Self.id) }
        #expect(throws: ArgumentProblem.self) { try plan("http://h") }
        #expect(throws: ArgumentProblem.self) { try plan("http://h/x", "--debate", Self.id) }
        #expect(throws: ArgumentProblem.self) { try plan("h", "--debate", Self.id) }
        #expect(throws: ArgumentProblem.self) { try plan("http://h", "--debate", "42") }
        #expect(throws: ArgumentProblem.self) {
            try plan("http://h", "--debate", Self.id, "--seconds", "0")
        }
        #expect(throws: ArgumentProblem.self) {
            try plan("http://h", "--debate", Self.id, "--token", "a\r\nb")
        }
    }
}
