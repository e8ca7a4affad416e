import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("The nginx for video of an installation")
struct IngestCommandTests {
    private func text(_ settings: [String: String]) throws -> String? {
        let words = ["--nginx", nginxFolder, "--into", "/run/debate/ingest"]
        let home = ["DEBATE_HOME": "/var/lib/debate", "DEBATE_RUN": "/run/debate"]
        return try IngestCommand.configuration(
            Arguments(words, options: ["nginx", "into"]),
            Environment(home.merging(settings) { $1 }), folder: "/run/debate/ingest",
            module: "/m.so")
    }

    @Test("its files lie in its own folder, playlists and recordings where others look for them")
    func places() throws {
        let text = try #require(try text(["DEBATE_RTMP_PORT": "1935"]))
        for line in [
            #"pid "/run/debate/ingest/nginx.pid";"#, #"error_log "stderr" warn;"#,
            #"hls_path "/run/debate/hls";"#, #"record_path "/var/lib/debate/recordings";"#,
            #"server "unix:/run/debate/fcgi.sock""#, #"load_module "/m.so";"#,
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test("where no port is set, there is none")
    func off() throws {
        #expect(try text([:]) == nil)
        #expect(try text(["DEBATE_RTMP_PORT": "0"]) == nil)
    }

    @Test("is wanted unless the port is 0: a setting that is refused is the next step's")
    func wanted() {
        func status(_ settings: [String: String]) -> ExitCode {
            IngestCommand.command.run(["--wanted"], Environment(settings))
        }
        #expect(status(["DEBATE_RTMP_PORT": "1935"]) == .success)
        #expect(status(["DEBATE_RTMP_PORT": "0"]) == .failure)
        #expect(status([:]) == .failure)
        #expect(status(["DEBATE_RTMP_PORT": "many"]) == .success)
        #expect(status(["DEBATE_RTMP_PORT": "0", "DEBATE_THREADS": "many"]) == .success)
    }

    @Test("a port that is named twice is refused by its name")
    func refusal() {
        let problem = #expect(throws: SettingProblem.self) {
            try text(["DEBATE_RTMP_PORT": "80", "DEBATE_PORT": "80"])
        }
        #expect(problem?.name == "DEBATE_RTMP_PORT")
    }
}
