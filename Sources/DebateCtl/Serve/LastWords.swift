import DebateDomain
import DebateRuntime

/// The reason a program gave before it ended, found in its log.
enum LastWords {
    /// The sentence of the last line: `event` and `why` of a JSON line, else the line itself.
    static func sentence(of log: String) -> String? {
        guard let line = log.split(whereSeparator: \.isNewline).last else { return nil }
        return sentence(inJSON: line) ?? String(line)
    }

    /// As above, of a file; `nil` when it is absent or empty.
    static func sentence(ofFile path: String) -> String? {
        guard let bytes = try? Files.read(path) else { return nil }
        return sentence(of: String(decoding: bytes.suffix(16_384), as: UTF8.self))
    }

    /// Why nginx did not start, from its output: its own complaint, or ours where the setting
    /// that helps can be named.
    static func ofNginx(
        _ output: String, settings: ServeSettings,
        portInUse: (ServeSettings) -> String = LastWords.portInUse
    ) -> String {
        let complaints = output.split(whereSeparator: \.isNewline).filter {
            $0.contains("[emerg]")
        }
        guard let first = complaints.first else {
            return "nginx ended at once; see \(settings.home)/logs/error.log"
        }
        return first.contains("bind()") && first.contains("(98:")
            ? portInUse(settings) : String(first)
    }

    /// The sentence for a port that somebody else listens on.
    static func portInUse(_ settings: ServeSettings) -> String {
        "port \(settings.port) on \(settings.bind) is in use; "
            + "stop what listens there, or set DEBATE_PORT to another"
    }

    /// The sentence for a port of the nginx that takes pictures.
    static func ingestPortInUse(_ settings: ServeSettings) -> String {
        guard let ports = settings.ingest else { return portInUse(settings) }
        return "port \(ports.rtmp) on \(settings.bind), for encoders, or port "
            + "\(ports.callbacks) on 127.0.0.1 is in use; stop what listens there, or set "
            + "DEBATE_RTMP_PORT and DEBATE_CALLBACK_PORT to others"
    }

    private static func sentence(inJSON line: Substring) -> String? {
        // The journal's priority may stand before the JSON.
        let text = line.drop { $0 != "{" }
        guard case .object(let facts)? = try? JSONParser.parse(Array(text.utf8)),
            case .string(let event)? = facts["event"]
        else { return nil }
        guard case .string(let why)? = facts["why"] else { return event }
        return "\(event): \(why)"
    }
}
