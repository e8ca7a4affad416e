import DebateDomain
import DebateSecurity
import DebateStore

/// Links for the screens of a hall.
enum ScreenHandlers {
    /// `[{id, name, createdAtMs, seenAtMs}]`, the newest first.
    static func list(_ call: Call) throws -> Reply {
        let screens = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.screens(of: call.debate)
        }
        return Reply(ListView(rows: screens.map(ScreenView.init)))
    }

    /// Makes one; its link is shown this once: `{id, link}`.
    static func create(_ call: Call) throws -> Reply {
        let screen = try CreateScreen(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let secret = SecretToken(.screen)
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        // The key stands in the fragment, which no server ever sees (RFC 3986 §3.5).
        let link = "/screen/\(debate.text)#\(secret.text)"
        return try call.commit(keepsAnswer: false) { transaction in
            let number = try transaction.addScreen(
                screen, to: debate, secretHash: secret.hash, nowMs: nowMs)
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .screenCreate, debate: debate,
                    target: "screen/" + number.text,
                    after: JSONText.of(ScreenFacts(name: screen.name))))
            return Reply(OnceView(id: number.text, name: "link", secret: link))
        }
    }

    static func revoke(_ call: Call) throws -> Reply {
        guard let number = CredentialNumber(call.parameter("screenId")) else {
            throw RuleViolation.notFound
        }
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        return try call.commit { transaction in
            guard let name = try transaction.removeScreen(number, of: debate) else {
                throw RuleViolation.notFound
            }
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .screenRevoke, debate: debate,
                    target: "screen/" + number.text,
                    before: JSONText.of(ScreenFacts(name: name))))
            return .done()
        }
    }

    private struct ScreenView: JSONWritable {
        let screen: ScreenRecord

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", screen.number.text)
                json.member("name", screen.name)
                json.member("createdAtMs", screen.createdAtMs)
                json.member("seenAtMs", screen.seenAtMs)
            }
        }
    }
}

/// A screen on record.
private struct ScreenFacts: JSONWritable {
    let name: String

    func write(to json: inout JSONWriter) {
        json.object { json in json.member("name", name) }
    }
}
