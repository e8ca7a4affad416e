import DebateDomain
import DebateRuntime
import Glibc

/// Where a watch shows what it sees.
///
/// In a terminal: lines, and below them one line that is drawn anew. Into a pipe or file: plain
/// lines, how things stand at most once a second. As JSON: the frames and nothing else.
final class WatchScreen {
    private let mode: Mode
    private let write: ([UInt8]) -> Bool
    private var shown = ""
    private var shownAtMs: Int64 = 0
    /// Nobody reads any more.
    private(set) var isGone = false

    enum Mode {
        case lines
        case json
        /// Asked anew for each line, because windows change.
        case terminal(columns: () -> Int)
    }

    /// - Parameter write: writes bytes, and says whether anybody took them.
    init(_ mode: Mode, write: @escaping ([UInt8]) -> Bool) {
        self.mode = mode
        self.write = write
    }

    /// Stdout, as what it is.
    static func ofProcess(printsJSON: Bool) -> WatchScreen {
        let mode: Mode =
            if printsJSON {
                .json
            } else if isatty(STDOUT_FILENO) == 1 {
                .terminal(columns: terminalColumns)
            } else {
                .lines
            }
        return WatchScreen(mode) { bytes in writeAll(bytes, to: STDOUT_FILENO) }
    }

    /// Whether times that run may be shown: a line is drawn anew for them each second.
    var showsRunningTime: Bool {
        if case .terminal = mode { true } else { false }
    }

    /// A frame, as it came.
    func frame(_ value: JSONValue) {
        guard case .json = mode else { return }
        put(JSONText.of(value) + "\n")
    }

    /// Something that happened.
    func line(_ text: String) {
        switch mode {
        case .json: break
        case .lines: put(TerminalText.safe(text) + "\n")
        case .terminal:
            put("\r\u{1B}[K\(TerminalText.safe(text))\n")
            shown = ""
        }
    }

    /// How things stand; drawn when it differs from what stands there.
    func status(_ text: String, atMs: Int64) {
        guard text != shown else { return }
        switch mode {
        case .json: return
        case .lines:
            guard shown.isEmpty || atMs - shownAtMs >= 1000 else { return }
            put(TerminalText.safe(text) + "\n")
        case .terminal(let columns):
            // The last column stays free: a line that fills it would begin the next.
            let line = TerminalText.cut(TerminalText.safe(text), columns: max(columns() - 1, 20))
            put("\r\u{1B}[K\(line)")
        }
        (shown, shownAtMs) = (text, atMs)
    }

    /// The last words: on stderr where stdout is for frames.
    func summary(_ text: String) {
        if case .json = mode { return Console.complainPlainly(text) }
        line(text)
    }

    private func put(_ text: String) {
        if !write(Array(text.utf8)) { isGone = true }
    }

    private static func terminalColumns() -> Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
            ? Int(size.ws_col) : 80
    }
}
