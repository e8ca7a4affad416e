import DebateDomain
import DebateRuntime
import DebateStore

/// Files of a debate for its organisers.
enum ExportHandlers {
    /// Which there are: `[{file, formats[], ready}]`.
    static func list(_ call: Call) throws -> Reply {
        let debate = call.debate
        let mayTellChoices = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.mayExportChoices(of: debate)
        }
        return Reply(
            ListView(
                rows: ExportFile.allCases.map { file in
                    ExportView(file: file, isReady: mayTellChoices || !file.tellsChoices)
                }))
    }

    /// One of them, bare.
    static func file(_ call: Call) throws -> Reply {
        guard let name = ExportName(call.parameter("file")) else { throw RuleViolation.notFound }
        let (id, nowMs) = (call.debate, call.nowMs)
        let table = try call.services.reader.read {
            transaction throws(StoreError) -> ExportTable? in
            guard let debate = try transaction.debate(id) else { return nil }
            if name.file.tellsChoices, !(try transaction.mayExportChoices(of: id)) { return nil }
            return try transaction.export(name.file, of: debate, nowMs: nowMs)
        }
        guard let table else { throw RuleViolation.roundNotClosed }
        let local = call.services.localTime.textWithOffset
        var reply = Reply.done()
        reply.file = Reply.File(
            name: "\(name.file.rawValue)-\(id.text).\(name.format.rawValue)",
            contentType: name.format == .csv
                ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
            bytes: name.format == .csv ? table.csv(local: local) : table.json(local: local))
        return reply
    }
}

/// `{file, formats[], ready}`
private struct ExportView: JSONWritable {
    let file: ExportFile
    let isReady: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("file", file.rawValue)
            json.member("formats", ExportFile.Format.allCases.map(\.rawValue))
            json.member("ready", isReady)
        }
    }
}
