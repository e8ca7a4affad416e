import DebateDomain
import DebateSecurity
import DebateStore

/// Tokens for programs that act for one's account.
enum TokenHandlers {
    /// `[{id, name, role, liveId, createdAtMs, usedAtMs, expiresAtMs}]`, the newest first.
    static func list(_ call: Call) throws -> Reply {
        let tokens = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.tokens(of: call.account.id, nowMs: call.nowMs)
        }
        return Reply(ListView(rows: tokens.map(TokenView.init)))
    }

    /// Makes one; its secret is shown this once: `{id, token}`.
    static func create(_ call: Call) throws -> Reply {
        let account = call.account
        let reader = call.services.reader
        let token = try CreateToken(
            call.jsonObject(), accountRole: account.role, nowMs: call.nowMs,
            nfc: TextFormRules.store.nfc,
            seats: { debate in
                try reader.read { transaction throws(StoreError) in
                    try transaction.roles(of: account.id, in: debate)
                } ?? []
            })
        let secret = SecretToken(.token)
        let nowMs = call.nowMs
        let entry = call.audit(
            .tokenCreate, "user/" + account.id.text, after: JSONText.of(TokenFacts(token: token)))
        return try call.commit(keepsAnswer: false) { transaction in
            let number = try transaction.addToken(
                token, of: account.id, secretHash: secret.hash, nowMs: nowMs)
            try transaction.record(entry)
            return Reply(OnceView(id: number.text, name: "token", secret: secret.text))
        }
    }

    static func revoke(_ call: Call) throws -> Reply {
        let account = call.account.id
        guard let number = CredentialNumber(call.parameter("tokenId")) else {
            throw RuleViolation.notFound
        }
        let entry = call.audit(.tokenRevoke, "user/" + account.text, before: "\"\(number.text)\"")
        return try call.commit { transaction in
            guard try transaction.end(number, kind: .token, of: account) else {
                throw RuleViolation.notFound
            }
            try transaction.record(entry)
            return .done()
        }
    }

    private struct TokenView: JSONWritable {
        let token: TokenRecord

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", token.number.text)
                json.member("name", token.name)
                json.member("role", token.role)
                json.member("liveId", token.debate?.text)
                json.member("createdAtMs", token.createdAtMs)
                json.member("usedAtMs", token.usedAtMs)
                json.member("expiresAtMs", token.expiresAtMs)
            }
        }
    }
}

/// A token on record: what it is for.
private struct TokenFacts: JSONWritable {
    let token: CreateToken

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", token.name)
            switch token.scope {
            case .account(let role): json.member("role", role.rawValue)
            case .debate(let seat):
                json.member("role", seat.role.rawValue)
                json.member("liveId", seat.debate.text)
            }
            json.member("expiresAtMs", token.expiresAtMs)
        }
    }
}

/// Something whose secret is shown once: `{id, <name>}`.
struct OnceView: JSONWritable {
    let id: String
    let name: StaticString
    let secret: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member(name, secret)
        }
    }
}
