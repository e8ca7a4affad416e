package import DebateDomain
import Glibc

/// How much a log line matters. The raw value is the journal's priority (sd-daemon(3)).
package enum LogLevel: Int, Sendable, Comparable {
    case error = 3
    case warn = 4
    case info = 6
    case debug = 7

    package init?(name: String) {
        switch name {
        case "error": self = .error
        case "warn": self = .warn
        case "info": self = .info
        case "debug": self = .debug
        default: return nil
        }
    }

    package var name: StaticString {
        switch self {
        case .error: "error"
        case .warn: "warn"
        case .info: "info"
        case .debug: "debug"
        }
    }

    package static func < (left: LogLevel, right: LogLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Writes one JSON object a line to stderr, each by a single `write`, so that lines of several
/// threads and processes never mix.
///
/// Shape: `{"atMs":…,"level":"info","event":"words of what happened", …facts}`.
/// Under systemd (`JOURNAL_STREAM` set) each line begins with the `<n>` priority prefix.
/// Secrets, cookies and values bound to statements never stand in a line.
package struct Log: Sendable {
    private let threshold: LogLevel
    private let prefixesPriority: Bool
    private let descriptor: Int32
    private let nowMs: @Sendable () -> Int64

    package init(
        threshold: LogLevel, prefixesPriority: Bool = getenv("JOURNAL_STREAM") != nil,
        descriptor: Int32 = STDERR_FILENO,
        nowMs: @escaping @Sendable () -> Int64 = { WallClock.nowMs() }
    ) {
        self.threshold = threshold
        self.prefixesPriority = prefixesPriority
        self.descriptor = descriptor
        self.nowMs = nowMs
    }

    /// Writes one line, unless `level` is below the threshold. `facts` adds members to it.
    package func write(
        _ level: LogLevel, _ event: String, _ facts: (inout JSONWriter) -> Void = { _ in }
    ) {
        guard level <= threshold else { return }
        var json = JSONWriter()
        json.object { json in
            json.member("atMs", nowMs())
            json.key("level")
            json.string("\(level.name)")
            json.member("event", event)
            facts(&json)
        }
        var line = prefixesPriority ? Array("<\(level.rawValue)>".utf8) : []
        line.append(contentsOf: json.bytes)
        line.append(UInt8(ascii: "\n"))
        writeAll(line, to: descriptor)
    }

    package func error(_ event: String, _ facts: (inout JSONWriter) -> Void = { _ in }) {
        write(.error, event, facts)
    }

    package func warn(_ event: String, _ facts: (inout JSONWriter) -> Void = { _ in }) {
        write(.warn, event, facts)
    }

    package func info(_ event: String, _ facts: (inout JSONWriter) -> Void = { _ in }) {
        write(.info, event, facts)
    }
}

/// Writes all bytes, going on after a short write or EINTR; gives up on any other error, and says
/// whether everything was written.
@discardableResult
package func writeAll(_ bytes: [UInt8], to fd: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
            let written = Glibc.write(fd, rest.baseAddress, rest.count)
            if written > 0 {
                done += written
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
