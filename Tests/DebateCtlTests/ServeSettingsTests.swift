import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Serve settings")
struct ServeSettingsTests {
    private func settings(_ values: [String: String]) throws -> ServeSettings {
        try ServeSettings(Environment(values), home: "/h")
    }

    @Test("an empty environment gives the documented defaults")
    func defaults() throws {
        let settings = try settings([:])
        #expect(settings.wishedRunDirectory == "/h/run")
        #expect(settings.port == 8080)
        #expect(settings.bind == "127.0.0.1")
        #expect(settings.workers == 2)
        #expect(settings.daemons == 1)
        #expect(settings.socketsPerAddress == 2000)
        #expect(settings.fillsDemo)
        #expect(settings.readers == .anyone)
        #expect(settings.writeRate == 200)
        #expect(settings.writeBurst == 1000)
        #expect(settings.cookiePrefix == "debate8080")
        #expect(settings.address == "http://127.0.0.1:8080/")
    }

    @Test("video is taken at a port that is named, and asked about by the next one")
    func ingest() throws {
        #expect(try settings([:]).ingest == nil)
        #expect(try settings(["DEBATE_RTMP_PORT": "0", "DEBATE_CALLBACK_PORT": "1"]).ingest == nil)
        let ports = try #require(try settings(["DEBATE_RTMP_PORT": "1935"]).ingest)
        #expect(ports.rtmp == 1935 && ports.callbacks == 1936)
        #expect(try settings(["DEBATE_RTMP_PORT": "65535"]).ingest?.callbacks == 65_534)
    }

    @Test(
        "a port is for one thing",
        arguments: [
            ["DEBATE_RTMP_PORT": "8080"], ["DEBATE_RTMP_PORT": "8079"],
            ["DEBATE_RTMP_PORT": "1935", "DEBATE_CALLBACK_PORT": "1935"],
            ["DEBATE_RTMP_PORT": "1935", "DEBATE_CALLBACK_PORT": "0"],
            ["DEBATE_RTMP_PORT": "-1"],
        ])
    func ingestPorts(_ values: [String: String]) {
        #expect(throws: SettingProblem.self) { try settings(values) }
    }

    @Test("cookies are named after the port unless they have a name")
    func cookiePrefix() throws {
        #expect(try settings(["DEBATE_PORT": "81"]).cookiePrefix == "debate81")
        #expect(try settings(["DEBATE_COOKIE_PREFIX": "mine"]).cookiePrefix == "mine")
    }

    @Test(
        "this machine reaches an instance that listens everywhere",
        arguments: [
            ("*", "http://127.0.0.1:8080/"), ("::1", "http://[::1]:8080/"),
            ("10.1.2.3", "http://10.1.2.3:8080/"),
        ])
    func address(_ bind: String, _ expected: String) throws {
        #expect(try settings(["DEBATE_BIND": bind]).address == expected)
    }

    @Test(
        "a value out of bounds is refused by name",
        arguments: [
            ("DEBATE_PORT", "0"), ("DEBATE_PORT", "65536"), ("DEBATE_PORT", "http"),
            ("DEBATE_WORKERS", "0"), ("DEBATE_WORKERS", "17"), ("DEBATE_DEMO", "yes"),
            ("DEBATE_LIVE", "3"), ("DEBATE_LIVE", "-1"), ("DEBATE_WS_PER_ADDRESS", "0"),
            ("DEBATE_BIND", "localhost"), ("DEBATE_BIND", "0.0.0.0;"), ("DEBATE_CORS", "a.example"),
            ("DEBATE_CORS", "* https://a"), ("DEBATE_MEDIA_ORIGINS", "https://a'"),
            ("DEBATE_TRUSTED_PROXIES", "proxy"), ("DEBATE_WRITE_RATE", "0"),
            ("DEBATE_WRITE_BURST", "-1"), ("DEBATE_RUN", "/a;b"), ("DEBATE_COOKIE_PREFIX", "A"),
            ("DEBATE_THREADS", "65"), ("DEBATE_LOG", "loud"),
        ])
    func outOfBounds(_ name: String, _ value: String) {
        let problem = #expect(throws: SettingProblem.self) { try settings([name: value]) }
        #expect(problem?.description.hasPrefix("\(name) is \"") == true)
    }
}
