import DebateRuntime
import Glibc

/// `debatectl watch`: a small real client of the live protocol.
enum WatchCommand {
    static let command = Command(
        name: "watch",
        usage: """
            URL --debate ID [--token T] [--seconds N] [--until-seq N]
                  [--json]
            """,
        summary: """
            Follows a debate as any client does: its tally, status, viewers and likes, the danmaku
                  as they come, rounds that open, close and are revealed. URL is the instance, as
                  http://127.0.0.1:8080. Comes back after cuts where it stood, and polls while there
                  is no socket. Over https the system's authorities are believed, or those in the PEM
                  file SSL_CERT_FILE names. T, or DEBATE_TOKEN, is a bearer token of a seat or an
                  operator: what staff sees is followed too (on the command line others on the machine
                  can read it). In a terminal the last line shows how things stand; else plain lines.
                  --json prints the frames, one a line. Ends after N seconds, once the debate has come
                  to event N, or with Ctrl-C, with a line of what was seen; with 1 when nothing was,
                  event N did not come in time, or the server sent us away.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let plan = try WatchPlan(words, environment)
            var signals = SignalQueue()
            let link = try WatchLink(
                plan, screen: .ofProcess(printsJSON: plan.printsJSON),
                random: SystemRandomNumberGenerator(),
                isInterrupted: {
                    [SIGINT, SIGTERM, SIGHUP].contains(signals.next(withinMs: 0))
                })
            try link.run()
            try link.finish()
            return .success
        }
    }
}
