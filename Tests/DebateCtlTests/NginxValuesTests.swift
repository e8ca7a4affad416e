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

    @Test("nginx asks for no more descriptors than it may have")
    func descriptors() throws {
        let settings = try ServeSettings(Environment([:]), home: "/h")
        let values = NginxValues(
            settings: settings, runDirectory: "/r", webDirectory: "/w", openapiFile: "/o")
        let few = values.main(userID: 1000, openFiles: 1024)
        #expect(few["OPEN_FILES"] == "1024")
        #expect(few["CONNECTIONS"] == "1024")
        #expect(few["USER"]?.hasPrefix("user") == false)
        let many = values.main(userID: 0, openFiles: .max)
        #expect(many["OPEN_FILES"] == "16384")
        #expect(many["CONNECTIONS"] == "4096")
        #expect(many["USER"] == "user root;")
    }
}
