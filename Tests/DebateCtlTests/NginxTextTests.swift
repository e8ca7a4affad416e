import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("nginx text")
struct NginxTextTests {
    @Test("a path may have spaces and any script", arguments: ["/", "/a b/空", "/srv/x-1_2.d"])
    func paths(_ text: String) throws {
        #expect(try NginxText.path("P", text) == text)
    }

    @Test(
        "a path that could end its directive is refused",
        arguments: ["a", "/a\"b", "/a;b", "/a$b", "/a{", "/a*", "/a\nb", "/a\\b", "/a'b", "/@A@"])
    func badPaths(_ text: String) {
        #expect(throws: SettingProblem.self) { try NginxText.path("P", text) }
    }

    @Test(
        "an origin is scheme, host and perhaps a port",
        arguments: ["https://a.example", "http://127.0.0.1:81", "https://[::1]", "http://[::1]:8"])
    func origins(_ text: String) throws {
        #expect(try NginxText.origin("O", text) == text)
    }

    @Test(
        "what is more or less than an origin is refused",
        arguments: [
            "a.example", "ftp://a", "https://", "https://a/", "https://A", "https://a:0",
            "https://a:65536", "https://a:081", "https://a;b", "https://a b", "https://*",
            "https://[x]", "https://a:", "https://a'", "https://u@a",
        ])
    func badOrigins(_ text: String) {
        #expect(throws: SettingProblem.self) { try NginxText.origin("O", text) }
    }

    @Test("a proxy is an address or a network", arguments: ["10.0.0.7", "10.0.0.0/8", "fd00::/8"])
    func networks(_ text: String) throws {
        #expect(try NginxText.network("N", text) == text)
    }

    @Test(
        "names and wrong widths are no proxies",
        arguments: [
            "localhost", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/8/8", "1.2.3", "/8",
        ])
    func badNetworks(_ text: String) {
        #expect(throws: SettingProblem.self) { try NginxText.network("N", text) }
    }
}
