/// A picture that was sent to a room and kept as a file.
package struct Recording: Sendable, Hashable {
    package let number: RecordingNumber
    /// Its file among the recordings, without the ending; nobody can guess it.
    package let file: String
    /// Milliseconds UTC.
    package let startedAtMs: Int64
    /// Absent: it runs.
    package let endedAtMs: Int64?

    package init(
        number: RecordingNumber, file: String, startedAtMs: Int64, endedAtMs: Int64?
    ) {
        self.number = number
        self.file = file
        self.startedAtMs = startedAtMs
        self.endedAtMs = endedAtMs
    }

    /// What the web server adds to the name.
    package static let ending = ".flv"

    /// - Throws: `RuleViolation.recordingActive` while it runs.
    package func checkEnded() throws(RuleViolation) {
        if endedAtMs == nil { throw .recordingActive }
    }
}

/// The number of a recording: `v2` on the wire.
package struct RecordingNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "v") else { return nil }
        self.value = value
    }

    package var text: String { "v\(value)" }
}
