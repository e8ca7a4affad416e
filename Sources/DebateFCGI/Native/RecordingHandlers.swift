import DebateDomain
import DebateRuntime
import DebateStore

/// Recordings of a debate, for its organisers.
enum RecordingHandlers {
    /// `[{id, startedAtMs, durationMs, bytes, keptUntilMs}]`, the oldest first.
    static func list(_ call: Call) throws -> Reply {
        let settings = call.services.settings
        let recordings = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.recordings(of: call.debate)
        }
        return Reply(ListView(rows: recordings.map { RecordingView($0, settings) }))
    }

    /// The file, bare and by parts: nginx sends it.
    static func file(_ call: Call) throws -> Reply {
        let recording = try recording(call)
        try recording.checkEnded()
        var reply = Reply.done()
        reply.handOver = Reply.HandOver(
            path: "/_recordings/" + recording.file + Recording.ending,
            name: "recording-\(call.debate.text)-\(recording.number.text)\(Recording.ending)",
            contentType: "video/x-flv")
        return reply
    }

    /// Removes it for good.
    static func delete(_ call: Call) throws -> Reply {
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        let recording = try recording(call)
        let reply = try call.commit { transaction in
            guard
                let recording = try transaction.reading.recording(recording.number, of: debate)
            else { throw RuleViolation.notFound }
            try recording.checkEnded()
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .recordingDelete, debate: debate,
                    target: "recording/" + recording.number.text,
                    before: JSONText.of(RecordingFacts(recording: recording))))
            try transaction.remove(recording.number)
            return .done()
        }
        Files.remove(path(of: recording, call.services.settings))
        return reply
    }

    fileprivate static func path(of recording: Recording, _ settings: Settings) -> String {
        settings.recordingDirectory + "/" + recording.file + Recording.ending
    }

    private static func recording(_ call: Call) throws -> Recording {
        guard let number = RecordingNumber(call.parameter("recordingId")) else {
            throw RuleViolation.notFound
        }
        let found = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.recording(number, of: call.debate)
        }
        guard let found else { throw RuleViolation.notFound }
        return found
    }
}

/// `{id, startedAtMs, durationMs, bytes, keptUntilMs}`; a running one has no duration yet.
private struct RecordingView: JSONWritable {
    private let recording: Recording
    private let bytes: Int64
    private let keptUntilMs: Int64?

    init(_ recording: Recording, _ settings: Settings) {
        self.recording = recording
        bytes = Int64(
            clamping: Files.size(RecordingHandlers.path(of: recording, settings)))
        keptUntilMs = recording.endedAtMs.flatMap { endedAtMs in
            settings.recordingDays == 0
                ? nil : endedAtMs + Int64(settings.recordingDays) * 86_400_000
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", recording.number.text)
            json.member("startedAtMs", recording.startedAtMs)
            json.member("durationMs", recording.endedAtMs.map { $0 - recording.startedAtMs })
            json.member("bytes", bytes)
            json.member("keptUntilMs", keptUntilMs)
        }
    }
}

/// A recording on record.
private struct RecordingFacts: JSONWritable {
    let recording: Recording

    func write(to json: inout JSONWriter) {
        json.object { json in json.member("startedAtMs", recording.startedAtMs) }
    }
}
