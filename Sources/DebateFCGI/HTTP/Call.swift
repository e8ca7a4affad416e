import DebateDomain
import DebateRuntime
import DebateStore

/// One request on its way through a handler: what was asked, by whom, and what it may use.
struct Call {
    let request: Request
    let parameters: [String: String]
    let services: Services
    /// When the request came in, milliseconds UTC.
    let nowMs: Int64
    let language: Language
    private let knownCaller: Caller?
    private let keyed: KeyedWrite?

    /// - Parameters:
    ///   - caller: who asks, on `personal` routes.
    ///   - keyed: set when the client gave the write a key.
    init(
        request: Request, parameters: [String: String], services: Services, nowMs: Int64,
        language: Language = .chinese, caller: Caller?, keyed: KeyedWrite? = nil
    ) {
        self.request = request
        self.parameters = parameters
        self.services = services
        self.nowMs = nowMs
        self.language = language
        knownCaller = caller
        self.keyed = keyed
    }

    /// Who asks. Only routes declared `personal` know it.
    var caller: Caller {
        guard let knownCaller else {
            preconditionFailure("\(request.path) asks for the caller but is not personal")
        }
        return knownCaller
    }

    /// The account that asks, on routes for those who are logged in.
    var account: Account {
        guard let account = caller.account else {
            preconditionFailure("\(request.path) asks for the account but lets others in")
        }
        return account
    }

    /// The debate of the path, on routes that name one.
    var debate: DebateID {
        guard let debate = caller.facts.debate else {
            preconditionFailure("\(request.path) asks for the debate but names none")
        }
        return debate
    }

    /// Writes to the store, in one transaction, which begins with another look at who asks; what it
    /// answers is made inside, so that a repeat under the same `Idempotency-Key` is given it again.
    ///
    /// Events are appended as the last act of `work`.
    /// - Parameters:
    ///   - patienceMs: a write that had to wait longer is refused instead of done late.
    ///   - keepsAnswer: `false` where it shows a secret once, or sets a cookie: a repeat is told
    ///     `already_done` then.
    func commit(
        patienceMs: Int64 = 6000, keepsAnswer: Bool = true,
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Reply
    ) throws -> Reply {
        let (door, keyed, language) = (knownCaller?.door, keyed, language)
        return try services.writer.submit(patienceMs: patienceMs) { transaction in
            try door?.check(transaction)
            if let before = try keyed?.answerBefore(transaction.reading) { return before }
            let reply = try work(transaction)
            if let keyed {
                try keyed.remember(
                    status: reply.status, body: keepsAnswer ? reply.body(in: language) : nil,
                    transaction)
            }
            return reply
        }
    }

    /// Who acts, for the record.
    var actor: AuditEntry.Actor {
        .account(account.id, username: account.username, address: caller.address)
    }

    /// An act of the caller's, for the record.
    func audit(
        _ action: AuditAction, _ target: String, debate: DebateID? = nil, before: String? = nil,
        after: String? = nil, reason: String? = nil
    ) -> AuditEntry {
        AuditEntry(
            atMs: nowMs, actor: actor, action: action, debate: debate, target: target,
            before: before, after: after, reason: reason)
    }

    /// The text at `{name}` of the route's path.
    func parameter(_ name: String) -> String {
        parameters[name] ?? ""
    }

    var query: QueryParameters { QueryParameters(request.query) }

    /// The body as a JSON object.
    func jsonObject() throws(Failure) -> JSONObject {
        guard isJSON, request.header("HTTP_CONTENT_ENCODING") == nil else { throw .unsupportedType }
        guard !request.bodyIsTooLarge, request.body.count <= services.settings.bodyBytes else {
            throw .tooLarge
        }
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONParser.parse(request.body)
        } catch {
            throw .badJSON(error)
        }
        guard case .object(let object) = value else { throw .bodyIsNoObject }
        return object
    }

    /// JSON is UTF-8 (RFC 8259 §8.1); a `charset` that says otherwise is refused.
    private var isJSON: Bool {
        let type = request.contentType ?? ""
        if type == "application/json" { return true }
        let parts =
            type
            .split(separator: ";", omittingEmptySubsequences: false)
            .map { part in
                let start = part.drop { $0 == " " || $0 == "\t" }
                let end = start.lastIndex { $0 != " " && $0 != "\t" }
                return (end.map { start[...$0] } ?? "").filter { $0 != "\"" }.lowercased()
            }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" }
    }
}
