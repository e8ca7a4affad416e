import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("A check of settings")
struct SettingsCheckTests {
    /// What no unit of the package can do, though a private instance may.
    private static let beyondThePackage = [
        ["DEBATE_LIVE": "2"], ["DEBATE_RTMP_PORT": "1023"],
        ["DEBATE_RTMP_PORT": "1935", "DEBATE_CALLBACK_PORT": "1023"],
        ["DEBATE_RUN": "/srv/run"], ["DEBATE_HOME": "/srv/debate"],
    ]

    @Test("what the package cannot do is refused for it alone", arguments: beyondThePackage)
    func installation(_ settings: [String: String]) {
        let values = Installation.places.merging(settings) { $1 }
        let check = SettingsCheck(Environment(values), file: SettingsFile(""))
        #expect(check.problems.count == 1)
        #expect(SettingsCheck(Environment(values)).problems.isEmpty)
    }

    @Test("what the package can do is not")
    func fine() {
        let settings = ["DEBATE_LIVE": "0", "DEBATE_RTMP_PORT": "0", "DEBATE_CALLBACK_PORT": "1"]
        let values = Installation.places.merging(settings) { $1 }
        let check = SettingsCheck(Environment(values), file: SettingsFile(""))
        #expect(check.problems.isEmpty && check.lines.isEmpty && check.unknown.isEmpty)
    }

    @Test("what units set one by one has no place in the file of all")
    func ownNames() {
        let check = SettingsCheck(Environment([:]), file: SettingsFile("INSTANCE=1\n"))
        #expect(check.lines == ["INSTANCE is set by the package, not here"])
    }
}
