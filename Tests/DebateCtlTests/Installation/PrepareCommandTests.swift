import DebateDomain
import DebateRuntime
import DebateStore
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

    @Test("leaves the epoch the workers' settings gave: else everybody would get the state anew")
    func epoch() throws {
        let home = try TemporaryHome()
        let environment = Environment(
            ["DEBATE_HOME": home.path, "DEBATE_DEMO": "0", "DEBATE_BOOT_ID": "boot"])
        let workers = HomeStore(settings: try Settings(environment), log: .silent)
        func epoch() throws -> String? {
            try workers.read { transaction throws(StoreError) in
                try transaction.snapshot(of: .lobby, nowMs: 0)?.position.epoch
            }
        }
        #expect(PrepareCommand.command.run([], environment) == .success)
        let first = try epoch()
        #expect(PrepareCommand.command.run([], environment) == .success)
        #expect(first != nil)
        #expect(try epoch() == first)
    }

    @Test("a setting that cannot be used stops it before anything is made")
    func refusal() throws {
        let home = try TemporaryHome()
        let environment = Environment(["DEBATE_HOME": home.path, "DEBATE_WORKERS": "many"])
        #expect(PrepareCommand.command.run([], environment) == .configuration)
        #expect(home.files.isEmpty)
    }
}
