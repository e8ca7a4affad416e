import DebateRuntime

/// The units of an installation, as systemd sees them.
struct UnitExamination {
    /// Whether the one for pictures has to run, too.
    let takesVideo: Bool

    /// Nothing where systemd does not run.
    func findings() -> [Finding] {
        guard Files.exists("/run/systemd/system") else { return [] }
        return findings(of: Self.wanted(), states: Self.states)
    }

    /// - Parameters:
    ///   - wanted: what `debate.target` starts: as many workers as this server has.
    ///   - states: of these units, in their order; fewer when systemd cannot be asked.
    func findings(of wanted: [String], states: ([String]) -> [String]) -> [Finding] {
        let services = wanted.filter { unit in
            unit.hasSuffix(".service") && (takesVideo || unit != "debate-ingest.service")
        }
        let units = services.sorted() + ["debate-backup.timer"]
        let found = services.isEmpty ? [] : states(units)
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

    private static func wanted() -> [String] {
        let words = "systemctl show -P Wants debate.target 2>/dev/null"
        let text = CommandOutput.of(words, isStrict: true) ?? ""
        return text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }

    private static func states(of units: [String]) -> [String] {
        // It ends with a fault when one of them is not active, which is what it is asked for.
        let words = "systemctl is-active \(units.joined(separator: " ")) 2>/dev/null"
        let text = CommandOutput.of(words, isStrict: false) ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
