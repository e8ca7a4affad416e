import DebateClient
import DebateRuntime

/// `debatectl simulate`: an audience for a debate, over HTTP like any other.
enum SimulateCommand {
    static let command = Command(
        name: "simulate",
        usage: """
            --debate ID [--viewers N] [--seconds S] [--url URL] [--seed N]
                  [--writes N] [--host]
            """,
        summary: """
            Sends an audience into a debate: N viewers (300), each a device of its own, who come,
                  vote, talk in Chinese, like and give for S seconds (60). They see the debate as any
                  client does and keep to its limits and to N writes a second together (150).
                  URL is the instance, http://127.0.0.1:DEBATE_PORT when not given. The same seed (1)
                  gives the same audience. They never open or close a round; with --host and an
                  organiser's bearer token in DEBATE_TOKEN the debate is started and a live round
                  opened first. Prints what was sent, accepted and refused, and how long answers
                  took; ends with 1 when an answer was a 5xx, no JSON or did not come.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let plan = try SimulationPlan(words, environment)
            let client = try HTTPClient()
            let start = SimulationStart(api: plan.api, client: client, token: plan.token)
            try start.begin()
            let state = try start.state()
            guard state.hall.status < 2 else { throw Refusal("the debate has ended") }
            let audience = Audience(
                viewers: plan.viewers, seconds: plan.seconds, gifts: try start.gifts(),
                seed: plan.seed)
            Console.print(
                "\(plan.viewers) viewers for \(plan.seconds) s in \"\(state.title)\", "
                    + "seed \(plan.seed)")
            let crowd = try Crowd(
                api: plan.api, audience: audience, viewers: plan.viewers, state: state,
                writesPerSecond: plan.writesPerSecond, clock: SimulationClock())
            crowd.run(seconds: plan.seconds)
            if crowd.state.hall.status == 2 { Console.print("the debate has ended") }
            Console.print(crowd.report.text)
            return crowd.report.misbehaviour.isEmpty ? .success : .failure
        }
    }
}
