import Testing

@testable import DebateCtl

@Suite("Watch screen")
struct WatchScreenTests {
    private let written = WrittenLines()

    @Test("into a pipe: lines, and how things stand at most once a second")
    func pipe() {
        let screen = WatchScreen(.lines, write: written.write)
        screen.status("a", atMs: 1000)
        screen.status("a", atMs: 5000)
        screen.status("b", atMs: 5100)
        screen.line("event")
        screen.status("c", atMs: 5900)
        screen.status("d", atMs: 6100)
        #expect(written.text == "a\nb\nevent\nd\n")
        #expect(!screen.showsRunningTime)
    }

    @Test("in a terminal: the last line is drawn anew, and never wider than the window")
    func terminal() {
        let screen = WatchScreen(.terminal(columns: { 24 }), write: written.write)
        screen.status("直播中直播中直播中直播中直播中", atMs: 0)
        screen.line("x\u{1B}[2Jy")
        screen.status("z", atMs: 1)
        #expect(
            written.text
                == "\r\u{1B}[K直播中直播中直播中直播\r\u{1B}[Kx\u{FFFD}[2Jy\n\r\u{1B}[Kz")
        #expect(screen.showsRunningTime)
    }

    @Test(
        "what strangers write cannot steer a terminal",
        arguments: [
            ("a\u{1B}b", "a\u{FFFD}b"), ("a\nb\rc", "a\u{FFFD}b\u{FFFD}c"),
            ("\u{9B}5m", "\u{FFFD}5m"),
            ("x\u{202E}y", "x\u{FFFD}y"), ("x\u{2066}y\u{2028}", "x\u{FFFD}y\u{FFFD}"),
            ("正方 👍🏽 é", "正方 👍🏽 é"),
        ])
    func safe(_ text: String, _ shown: String) {
        #expect(TerminalText.safe(text) == shown)
    }
}
