/// The files an organiser may take home from a debate (rule X4).
package enum ExportFile: String, Sendable, Hashable, CaseIterable {
    case summary
    case rounds
    /// Without names: a pseudonym for each voter.
    case ballots
    case ledger
    /// How paired voters moved.
    case flow
    /// Removed ones too, marked.
    case danmaku
    case likes
    case gifts
    /// Without addresses.
    case audit

    /// Whether it tells what voters chose, and so waits until every open round is closed.
    package var tellsChoices: Bool {
        switch self {
        case .ballots, .ledger, .flow: true
        case .summary, .rounds, .danmaku, .likes, .gifts, .audit: false
        }
    }

    package enum Format: String, Sendable, Hashable, CaseIterable {
        case csv
        case json
    }
}

/// A file in a form: `ballots.csv`.
package struct ExportName: Sendable, Hashable {
    package let file: ExportFile
    package let format: ExportFile.Format

    package init(_ file: ExportFile, _ format: ExportFile.Format) {
        self.file = file
        self.format = format
    }

    /// Reads the last word of a path. `nil` when there is no such file.
    package init?(_ text: String) {
        let all = ExportFile.allCases.flatMap { file in
            ExportFile.Format.allCases.map { ExportName(file, $0) }
        }
        guard let name = all.first(where: { $0.text == text }) else { return nil }
        self = name
    }

    package var text: String { "\(file.rawValue).\(format.rawValue)" }
}
