import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@Suite("Log")
struct LogTests {
    private let home: TemporaryHome
    private let path: String
    private let descriptor: Int32

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/log"
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }

    private func log(_ threshold: LogLevel, prefixesPriority: Bool = false) -> Log {
        Log(
            threshold: threshold, prefixesPriority: prefixesPriority, descriptor: descriptor,
            nowMs: { 42 })
    }

    private func text() throws -> String {
        defer { close(descriptor) }
        return String(decoding: try Files.read(path) ?? [], as: UTF8.self)
    }

    @Test("a line is one JSON object, whatever stands in its facts")
    func oneLine() throws {
        log(.info).warn("some\nevent") { json in json.member("fact", "a\r\n\"b\"\u{1B}") }
        #expect(
            try text() == #"{"atMs":42,"level":"warn","event":"some\nevent","#
                + #""fact":"a\r\n\"b\"\u001b"}"# + "\n")
    }

    @Test(
        "writes what is as grave as the threshold, or graver",
        arguments: [
            (LogLevel.error, ["error"]), (.warn, ["error", "warn"]),
            (.info, ["error", "warn", "info"]), (.debug, ["error", "warn", "info", "debug"]),
        ])
    func threshold(_ threshold: LogLevel, _ written: [String]) throws {
        let log = log(threshold)
        log.error("e")
        log.warn("e")
        log.info("e")
        log.write(.debug, "e")
        let lines = try text().split(separator: "\n")
        #expect(lines.map { $0.split(separator: "\"")[5] } == written.map { $0[...] })
    }

    @Test("under the journal a line begins with its priority")
    func priority() throws {
        log(.debug, prefixesPriority: true).error("a")
        log(.debug, prefixesPriority: true).write(.debug, "b")
        #expect(try text().split(separator: "\n").map { $0.prefix(4) } == [#"<3>{"#, #"<7>{"#])
    }

    @Test("lines of several threads never mix")
    func threads() throws {
        let log = log(.info)
        let long = String(repeating: "正", count: 2000)
        onThreads(8) { _ in
            for _ in 0..<25 { log.info(long) }
        }
        let lines = try text().split(separator: "\n")
        #expect(lines.count == 200)
        for line in lines {
            #expect(throws: Never.self) { try JSONParser.parse(Array(line.utf8)) }
        }
    }

    @Test("knows its four levels by name", arguments: ["error", "warn", "info", "debug"])
    func names(_ name: String) {
        #expect(LogLevel(name: name).map { "\($0.name)" } == name)
        #expect(LogLevel(name: name.uppercased()) == nil)
    }
}
