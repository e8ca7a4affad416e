import DebateRuntime
import Glibc
import Testing

@testable import DebateCtl

@Suite("nginx files")
struct NginxFilesTests {
    @Test("the templates of this checkout and our values fit each other")
    func fits() throws {
        var pattern = Array("/tmp/debate-nginx-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&pattern))
        let home = String(cString: made)
        try Files.makeDirectory(home + "/conf/snippets")
        let settings = try ServeSettings(
            Environment(["DEBATE_RTMP_PORT": "1935"]), home: home)
        let values = NginxValues(
            settings: settings, runDirectory: home + "/run", webDirectory: "/w",
            openapiFile: "/o.json")

        try NginxFiles.write(
            templates: nginxFolder, home: home, site: values.site,
            main: values.main(userID: 0, capacity: Capacity(openFiles: 4096, daemons: 1)),
            ingest: IngestValues(
                settings: settings, ports: try #require(settings.ingest),
                runDirectory: home + "/run", module: "/m.so",
                place: .init(pidFile: "/p", errorLog: "stderr", tempDirectory: "/t")
            ).all(userID: 1000))

        let written = [
            "debate.conf", "nginx-dev.conf", "ingest.conf", "snippets/debate-headers.conf",
            "snippets/debate-cors.conf", "snippets/debate-fastcgi.conf",
        ]
        for name in written {
            let bytes = try #require(try Files.read("\(home)/conf/\(name)"))
            #expect(!bytes.isEmpty)
            unlink("\(home)/conf/\(name)")
        }
        for name in ["/conf/snippets", "/conf", ""] { rmdir(home + name) }
    }

    @Test("a folder without templates is refused with its path")
    func noTemplates() {
        let refusal = #expect(throws: Refusal.self) {
            try NginxFiles.write(templates: "/nowhere", home: "/nowhere", site: [:], main: [:])
        }
        #expect(refusal?.description.contains("/nowhere/debate.conf.in") == true)
    }
}
