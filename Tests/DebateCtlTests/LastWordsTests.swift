import DebateRuntime
import Testing

@testable import DebateCtl

@Suite("Last words")
struct LastWordsTests {
    @Test("the sentence of a JSON line is its event, unescaped")
    func event() {
        let log = """
            {"atMs":1,"event":"first"}
            <3>{"atMs":2,"level":"error","event":"cannot open \\"a\\": no","code":5}

            """
        #expect(LastWords.sentence(of: log) == "cannot open \"a\": no")
    }

    @Test("a line that says why adds it")
    func why() {
        let line = #"{"atMs":1,"event":"worker refuses to start","why":"x is \"y\""}"#
        #expect(LastWords.sentence(of: line) == "worker refuses to start: x is \"y\"")
    }

    @Test("any other line is its own sentence, and an empty log has none")
    func plain() {
        #expect(LastWords.sentence(of: "a\nSegmentation fault\n") == "Segmentation fault")
        #expect(LastWords.sentence(of: "\n\n") == nil)
    }

    @Test("a taken port is said with the setting that helps")
    func portInUse() throws {
        let settings = try ServeSettings(Environment([:]), home: "/h")
        let output = """
            nginx: [warn] something
            nginx: [emerg] bind() to 127.0.0.1:8080 failed (98: Address already in use)
            nginx: [emerg] still could not bind()
            """
        #expect(
            LastWords.ofNginx(output, settings: settings) == LastWords.portInUse(settings))
        #expect(LastWords.portInUse(settings).contains("DEBATE_PORT"))
    }

    @Test("another complaint of nginx is passed on")
    func complaint() throws {
        let settings = try ServeSettings(Environment([:]), home: "/h")
        let output = "nginx: [emerg] unknown directive \"x\" in /h/conf/debate.conf:3\n"
        #expect(LastWords.ofNginx(output, settings: settings) == String(output.dropLast()))
        #expect(LastWords.ofNginx("", settings: settings).contains("/h/logs/error.log"))
    }
}
