import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Values of the configuration of nginx for video")
struct IngestValuesTests {
    @Test(
        "recorded pictures are sent to an address the same nginx listens on",
        arguments: [
            ("*", "*:1935", "127.0.0.1:1935", "127.0.0.1"),
            ("10.1.2.3", "10.1.2.3:1935", "10.1.2.3:1935", "10.1.2.3"),
            ("::1", "[::1]:1935", "[::1]:1935", "::1"),
        ])
    func recorder(_ bind: String, _ listen: String, _ recorder: String, _ address: String) throws {
        let settings = try ServeSettings(
            Environment(["DEBATE_BIND": bind, "DEBATE_RTMP_PORT": "1935"]), home: "/h")
        let values = IngestValues(
            settings: settings, ports: try #require(settings.ingest), runDirectory: "/r",
            module: "/m.so", place: .init(pidFile: "/p", errorLog: "/l", tempDirectory: "/t")
        ).all(userID: 1000)
        #expect(values["RTMP_LISTEN"] == listen)
        #expect(values["RECORDER"] == recorder)
        #expect(values["RECORDER_ADDRESS"] == address)
        #expect(values["CALLBACKS"] == "127.0.0.1:1936")
    }
}
