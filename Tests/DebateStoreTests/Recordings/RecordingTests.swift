import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

/// The recordings in Tests/Recordings, which the web app's client replays: whatever the store or the
/// wire says differently from now on shows here first.
///
/// `DEBATE_RECORD=1 swift test --filter RecordingTests` writes them anew.
@Suite("Recordings")
struct RecordingTests {
    @Test("an evening is recorded as it was, and whoever hears all of it holds what the store has")
    func evening() throws {
        let recorder = try RecordedEvening.record()
        let folder = "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        for channel in recorder.channels {
            let name =
                switch channel {
                case .debate: "debate"
                case .staff: "staff"
                case .organiser: "organiser"
                case .lobby: "lobby"
                }
            let path = "\(folder)/Recordings/evening-\(name).jsonl"
            let recording = recorder.recording(of: channel)
            if getenv("DEBATE_RECORD") != nil {
                try Files.replace(path, with: Array(recording.utf8))
            }
            let kept = try #require(try Files.read(path), "\(path) is missing")
            let isSame = String(decoding: kept, as: UTF8.self) == recording
            #expect(isSame, "\(name): record anew if what is said was meant to change")
        }
    }
}
