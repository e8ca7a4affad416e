import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Who a request comes from, and what they may.
struct Caller {
    var facts: CallerFacts
    /// The device, where the request's cookies count.
    var visitor: Visitor?
    /// The client's address, as nginx determined it.
    var address: String

    /// Who acts, when somebody is logged in.
    var account: Account? { facts.authority?.account }
}

/// The secret a request presents: by header, or by the session's cookie.
struct PresentedSecret {
    let text: String
    /// A header's secret needs no Origin, and makes the cookies of the request count for nothing.
    let isBearer: Bool

    /// A bearer token beats the cookie. Source: RFC 6750 §2.1
    init?(_ request: Request, cookieName: String) {
        if let header = request.header("HTTP_AUTHORIZATION"), let token = Self.bearer(header) {
            text = token
            isBearer = true
        } else if let cookie = request.cookie(cookieName) {
            text = cookie
            isBearer = false
        } else {
            return nil
        }
    }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard let scheme = parts.first, scheme.lowercased() == "bearer" else { return nil }
        return parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    }
}

/// Finds out who calls. One per request thread: the reader belongs to it.
struct Authenticator {
    let identity: DeviceIdentity
    let sessionCookie: SessionCookie
    let limits: Limits
    let reader: Reader
    let writer: Writer

    /// Whether a page of a foreign origin may have made the browser send this write.
    func isForgeable(_ request: Request, origins: OriginRule) -> Bool {
        switch PresentedSecret(request, cookieName: sessionCookie.name) {
        case let secret? where secret.isBearer: false
        case .some: !origins.isOurs(request)
        case nil: identity.isClaimed(by: request) && !origins.allows(request)
        }
    }

    /// Who calls, and which seats they hold in the debate of the path.
    /// - Throws: `StoreError` when the store cannot say.
    func caller(
        _ request: Request, _ route: Route, debate: DebateID?, nowMs: Int64
    ) throws(StoreError) -> Caller {
        let presented = PresentedSecret(request, cookieName: sessionCookie.name)
        var facts = CallerFacts()
        if let presented {
            facts.authority = try authority(presented.text, nowMs)
            facts.bringsDeadSecret = facts.authority == nil
        }
        var visitor: Visitor?
        if presented?.isBearer != true {
            visitor = identity.visitor(request, limits: limits, nowMs: nowMs)
            facts.hasDevice = visitor.map { !$0.isNew || !route.refusesNewDevices } ?? false
        }
        if route.namesDebate { try seat(&facts, debate) }
        return Caller(facts: facts, visitor: visitor, address: request.address)
    }

    /// The secret's owner; its use is noted now and then.
    private func authority(_ text: String, _ nowMs: Int64) throws(StoreError) -> Authority? {
        guard let secret = SecretToken(presented: text) else { return nil }
        let found = try reader.read { transaction throws(StoreError) in
            try transaction.authority(secretHash: secret.hash, nowMs: nowMs)
        }
        guard let found else { return nil }
        if found.isDueForNote {
            let number = found.authority.credential
            writer.submitUnwatched { transaction in try transaction.note(useOf: number, atMs: nowMs)
            }
        }
        return found.authority
    }

    private func seat(_ facts: inout CallerFacts, _ debate: DebateID?) throws(StoreError) {
        guard let debate else {
            facts.debateIsMissing = true
            return
        }
        let account = facts.authority?.account?.id
        let roles = try reader.read { transaction throws(StoreError) in
            try transaction.roles(of: account, in: debate)
        }
        facts.debate = roles == nil ? nil : debate
        facts.debateIsMissing = roles == nil
        facts.seats = roles ?? []
    }
}
