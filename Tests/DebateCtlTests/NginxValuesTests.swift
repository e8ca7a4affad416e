import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("nginx values")
struct NginxValuesTests {
    private func site(_ values: [String: String]) throws -> [String: String] {
        let settings = try ServeSettings(Environment(values), home: "/h")
        return NginxValues(
            settings: settings, runDirectory: "/h/run", webDirectory: "/w", openapiFile: "/o.json"
        ).site
    }

    @Test(
        "an address is written as nginx listens on it",
        arguments: [
            ("127.0.0.1", "127.0.0.1:8080"), ("*", "*:8080"), ("::1", "[::1]:8080"),
        ])
    func listen(_ bind: String, _ expected: String) throws {
        #expect(try site(["DEBATE_BIND": bind])["LISTEN"] == expected)
    }

    @Test("everybody may read when no origins are named")
    func anyone() throws {
        let values = try site([:])
        #expect(values["CORS_ORIGINS"] == #"default "*";"#)
        #expect(values["CORS_VARY"] == "")
    }

    @Test("a named origin matches itself alone, dots included")
    func namedOrigins() throws {
        let values = try site(["DEBATE_CORS": "https://a.example http://[::1]:81"])
        let text = try #require(values["CORS_ORIGINS"])
        #expect(text.contains(#""~^https://a\.example$" $http_origin;"#))
        #expect(text.contains(#""~^http://\[::1\]:81$" $http_origin;"#))
        #expect(text.hasPrefix(#"default "";"#))
        #expect(values["CORS_VARY"] == "Origin")
    }

    @Test("forwarded addresses count only when a proxy is trusted")
    func trustedProxies() throws {
        #expect(try site([:])["REAL_IP"]?.contains("real_ip_header") == false)
        let values = try site(["DEBATE_TRUSTED_PROXIES": "10.0.0.0/8"])
        #expect(values["REAL_IP"]?.contains("set_real_ip_from 10.0.0.0/8;") == true)
        #expect(values["TRUSTED_PROXIES"] == "10.0.0.0/8 trusted;")
    }

    @Test("figures are for this machine alone, or for those who are named")
    func metricsReaders() throws {
        #expect(
            try site([:])["METRICS_ALLOW"]?.split(separator: "\n").map { $0.drop { $0 == " " } }
                == ["allow 127.0.0.1;", "allow ::1;"])
        let named = try site(["DEBATE_METRICS_ALLOW": "10.1.0.0/16"])
        #expect(named["METRICS_ALLOW"] == "allow 10.1.0.0/16;")
        for wrong in ["all", "10.0.0.1;", "10.0.0.0/33", "prometheus.example"] {
            #expect(throws: SettingProblem.self) { try site(["DEBATE_METRICS_ALLOW": wrong]) }
        }
    }

    @Test("nginx works as who started it, but root's must say so")
    func user() throws {
        let settings = try ServeSettings(Environment([:]), home: "/h")
        let values = NginxValues(
            settings: settings, runDirectory: "/r", webDirectory: "/w", openapiFile: "/o")
        let capacity = Capacity(openFiles: 1024, daemons: 1)
        #expect(values.main(userID: 1000, capacity: capacity)["USER"]?.hasPrefix("user") == false)
        #expect(values.main(userID: 0, capacity: capacity)["USER"] == "user root;")
    }

    @Test("each push daemon has its socket; without one the push is not there")
    func daemons() throws {
        let two = try site(["DEBATE_LIVE": "2", "DEBATE_WS_PER_ADDRESS": "7"])
        #expect(
            two["LIVE_SERVERS"] == """
                server "unix:/h/run/live-1.sock" max_fails=0;
                    server "unix:/h/run/live-2.sock" max_fails=0;
                """)
        #expect(two["LIVE_ABSENT"]?.hasPrefix("#") == true)
        #expect(two["WS_PER_ADDRESS"] == "7")
        let none = try site(["DEBATE_LIVE": "0"])
        #expect(none["LIVE_SERVERS"]?.contains("live-1.sock") == true)
        #expect(none["LIVE_ABSENT"] == "return 404;")
    }
}
