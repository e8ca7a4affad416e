import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateCtl

@Suite("Preparing a home")
struct PrepareCommandTests {
    @Test("makes what workers and the first operator need, and nothing of a web server's")
    func once() throws {
        let home = try TemporaryHome()
        let environment = Environment(["DEBATE_HOME": home.path, "DEBATE_DEMO": "0"])
        #expect(PrepareCommand.command.run([], environment) == .success)
        let made = home.files
        for name in ["debate.db", "first-login", "media", "shared"] {
            #expect(made.contains(name), "\(name)")
        }
        #expect(!made.contains("conf") && !made.contains("logs"))

        let login = try Files.read(home.path + "/first-login")
        #expect(PrepareCommand.command.run([], environment) == .success)
        #expect(try Files.read(home.path + "/first-login") == login)
    }

    @Test("a setting that cannot be used stops it before anything is made")
    func refusal() throws {
        let home = try TemporaryHome()
        let environment = Environment(["DEBATE_HOME": home.path, "DEBATE_WORKERS": "many"])
        #expect(PrepareCommand.command.run([], environment) == .configuration)
        #expect(home.files.isEmpty)
    }
}
