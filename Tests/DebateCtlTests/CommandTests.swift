import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Command")
struct CommandTests {
    private let failing = Command(
        name: "fail", usage: "--x X", summary: "Fails.", run: { _, _ in .failure })

    private func dispatch(_ words: String...) -> ExitCode {
        Command.dispatch(words, environment: Environment([:]), in: [failing])
    }

    @Test("the first word names the command")
    func runs() {
        #expect(dispatch("fail") == .failure)
    }

    @Test("an unknown word, and none, are usage errors")
    func unknown() {
        #expect(dispatch("fial") == .usage)
        #expect(dispatch() == .usage)
    }

    @Test("help is no error")
    func help() {
        #expect(dispatch("help") == .success)
        #expect(dispatch("fail", "--help") == .success)
    }

    @Test("the help names every command with its arguments")
    func helpText() {
        #expect(
            Command.help([failing]) == """
                usage:
                  debatectl fail --x X
                      Fails.
                  debatectl help
                      Shows this list.
                """)
    }
}
