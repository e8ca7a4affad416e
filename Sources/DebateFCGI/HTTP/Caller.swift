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
    /// What lets the caller in, for another look inside a write.
    var door: Door

    /// Who acts, when somebody is logged in.
    var account: Account? { facts.authority?.account }

    /// Whose acts are counted: the account, else the device that came with its cookie.
    var identity: Identity? {
        if let account { return .account(account.id) }
        return visitor?.knownDevice.map { .device($0) }
    }
}

/// The door of a route and who stands before it.
///
/// A write waits for its turn, and a password's hash takes its time: who was let in may have been
/// disabled, demoted or logged out meanwhile. So a write looks again where nothing can come between.
struct Door: Sendable {
    let who: Set<Who>
    let facts: CallerFacts
    let secretHash: String?
    let nowMs: Int64

    /// - Throws: `Denial`, when the caller may no more what they might before.
    func check(_ transaction: borrowing WriteTransaction) throws {
        guard let secretHash, facts.authority != nil, who != [.anyone] else { return }
        var now = facts
        now.authority = try transaction.authority(secretHash: secretHash, nowMs: nowMs)?.authority
        now.bringsDeadSecret = now.authority == nil
        if let debate = facts.debate {
            let account = now.authority?.account?.id
            now.place(in: debate, seats: try transaction.roles(of: account, in: debate))
        }
        try Authorise.decide(who, now)
    }
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
    private let publicDebates = PublicDebates()

    init(
        identity: DeviceIdentity, sessionCookie: SessionCookie, limits: Limits, reader: Reader,
        writer: Writer
    ) {
        self.identity = identity
        self.sessionCookie = sessionCookie
        self.limits = limits
        self.reader = reader
        self.writer = writer
    }

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
        let secretHash = presented.flatMap { SecretToken(presented: $0.text) }?.hash
        var facts = CallerFacts()
        if presented != nil {
            facts.authority = try secretHash.flatMap { hash throws(StoreError) in
                try authority(hash, nowMs)
            }
            facts.bringsDeadSecret = facts.authority == nil
        }
        var visitor: Visitor?
        if presented?.isBearer != true {
            visitor = identity.visitor(request, limits: limits, nowMs: nowMs)
            facts.hasDevice = visitor.map { hasIdentity($0, route) } ?? false
        }
        if route.namesDebate || debate != nil { try seat(&facts, debate) }
        // A path that does not name the debate cannot betray it.
        if !route.namesDebate { facts.debateIsHidden = false }
        return Caller(
            facts: facts, visitor: visitor, address: request.address,
            door: Door(who: route.who, facts: facts, secretHash: secretHash, nowMs: nowMs))
    }

    /// Whether the caller has a part in a rehearsal, so that it is there for them; of its public
    /// routes nobody else learns that it exists.
    func mayRead(_ request: Request, _ debate: DebateID, nowMs: Int64) throws(StoreError) -> Bool {
        let presented = PresentedSecret(request, cookieName: sessionCookie.name)
        guard let hash = presented.flatMap({ SecretToken(presented: $0.text) })?.hash else {
            return false
        }
        var facts = CallerFacts(authority: try authority(hash, nowMs))
        try seat(&facts, debate)
        do throws(Denial) {
            try Authorise.decide([.anyone], facts)
            return true
        } catch {
            return false
        }
    }

    /// The debate a room is for now: its organisers may have something to do with the room.
    func debate(inRoom room: RoomID, nowMs: Int64) throws(StoreError) -> DebateID? {
        try reader.read { transaction throws(StoreError) in
            try transaction.debate(inRoom: room, nowMs: nowMs)
        }
    }

    /// Whether a device counts as a voter here: one that came with its cookie, one that gets it by
    /// the answer to a read, and one that a write takes as it comes.
    private func hasIdentity(_ visitor: Visitor, _ route: Route) -> Bool {
        if !visitor.isNew || route.newDevices == .taken { return true }
        return !route.method.writes && visitor.keptDevice != nil
    }

    /// The secret's owner; its use is noted now and then.
    private func authority(
        _ secretHash: String, _ nowMs: Int64
    ) throws(StoreError) -> Authority? {
        let found = try reader.read { transaction throws(StoreError) in
            try transaction.authority(secretHash: secretHash, nowMs: nowMs)
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
        guard let debate else { return facts.place(in: nil, seats: nil) }
        let account = facts.authority?.account?.id
        // A device holds no seats, and comes with every ballot.
        if account == nil, publicDebates.holds(debate) {
            return facts.place(in: debate, seats: [])
        }
        let (isHidden, roles) = try reader.read {
            transaction throws(StoreError) -> (Bool?, Set<DebateRole>?) in
            guard let isHidden = try transaction.isRehearsal(debate) else { return (nil, nil) }
            guard let account else { return (isHidden, []) }
            return (isHidden, try transaction.roles(of: account, in: debate))
        }
        facts.place(in: debate, seats: roles)
        facts.debateIsHidden = isHidden ?? false
        if isHidden == false { publicDebates.note(debate) }
    }
}

/// Debates one request thread has seen to be no rehearsals: they were made that way, and stay so.
///
/// One that is deleted meanwhile is missed by whatever the request does with it.
private final class PublicDebates {
    private static let most = 256
    private var known: Set<DebateID> = []

    func holds(_ debate: DebateID) -> Bool {
        known.contains(debate)
    }

    func note(_ debate: DebateID) {
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known.insert(debate)
    }
}
