import DebateRuntime

/// The units of an installation, as systemd sees them.
struct UnitExamination {
    /// Whether the one for pictures has to run, too.
    let takesVideo: Bool

    private var units: [String] {
        ["debate-fcgi@1.service", "debate-fcgi@2.service", "debate-live.service"]
            + (takesVideo ? ["debate-ingest.service"] : []) + ["debate-backup.timer"]
    }

    /// Nothing where systemd does not run.
    func findings() -> [Finding] {
        guard Files.exists("/run/systemd/system") else { return [] }
        return findings(Self.states)
    }

    /// - Parameter states: of these units, in their order; fewer when systemd cannot be asked.
    func findings(_ states: ([String]) -> [String]) -> [Finding] {
        let found = states(units)
        guard found.count == units.count else {
            return [
                .warning(
                    "units", "systemd does not say how they are",
                    advice: "ask it as root: systemctl status 'debate-*'")
            ]
        }
        let others = zip(units, found).filter { $0.1 != "active" }
        guard !others.isEmpty else { return [.fine("units", "\(units.count) are active")] }
        return others.map { unit, state in
            .failure(
                "units", "\(unit) is \(state)",
                advice: "systemctl start \(unit); why not stands in journalctl -u \(unit)")
        }
    }

    private static func states(of units: [String]) -> [String] {
        // It ends with a fault when one of them is not active, which is what it is asked for.
        let words = "systemctl is-active \(units.joined(separator: " ")) 2>/dev/null"
        let text = CommandOutput.of(words, isStrict: false) ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
