import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("The site of an installation")
struct SiteCommandTests {
    private func site(
        _ settings: [String: String] = [:], include: String? = nil
    ) throws -> String {
        var words = ["--nginx", nginxFolder, "--web", "/w", "--openapi", "/o.json"]
        words += ["--logs", "/var/log/nginx", "--temp", "/var/cache/debate"]
        if let include { words += ["--include", include] }
        let home = ["DEBATE_HOME": "/var/lib/debate", "DEBATE_RUN": "/run/debate"]
        return try SiteCommand.site(
            Arguments(words, options: ["nginx", "web", "openapi", "logs", "temp", "include"]),
            Environment(home.merging(settings) { $1 }))
    }

    @Test("sockets, pictures, logs and kept answers are where the units and the folders are")
    func places() throws {
        let site = try site(["DEBATE_BIND": "*", "DEBATE_PORT": "80"])
        for line in [
            "listen *:80 ", #"server "unix:/run/debate/fcgi.sock""#,
            #"server "unix:/run/debate/live-1.sock""#, #"alias "/var/lib/debate/media/";"#,
            #""/var/log/nginx/debate.access.log""#, #"fastcgi_cache_path "/var/cache/debate/"#,
        ] {
            #expect(site.contains(line), "\(line)")
        }
    }

    @Test("cookies are called as the workers call them, whatever the port")
    func cookies() throws {
        #expect(try site().contains("$cookie_debate_session"))
        #expect(
            try site(["DEBATE_COOKIE_PREFIX": "hall"]).contains("$cookie_hall_session"))
    }

    @Test("files of the operator's own are included, when they are named")
    func ownFiles() throws {
        #expect(try !site().contains("include /etc/"))
        let pattern = "/etc/debate/nginx.d/*.conf"
        #expect(try site(include: pattern).contains("    include \(pattern);\n"))
        #expect(throws: SettingProblem.self) { try site(include: "/etc/a.conf; b *") }
    }

    @Test(
        "a setting that cannot be used is refused by its name",
        arguments: [("DEBATE_PORT", "https"), ("DEBATE_RUN", "/srv/run"), ("DEBATE_LIVE", "2")])
    func refusal(_ name: String, _ value: String) {
        let problem = #expect(throws: SettingProblem.self) { try site([name: value]) }
        #expect(problem?.description.hasPrefix("\(name) is \"\(value)\"") == true)
    }
}
