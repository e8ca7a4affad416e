import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// A session about to begin: its secret, where it comes from, how long it may live.
struct NewSession: Sendable {
    let secret = SecretToken(.session)
    let expiresAtMs: Int64
    /// The session the browser had until now; a login ends it.
    let formerHash: String?
    private let address: String
    private let agent: String
    private let nowMs: Int64

    /// - Parameter lifeMs: its absolute end, from now.
    init(_ call: Call, lifeMs: Int64 = SessionLife.absoluteMs) {
        nowMs = call.nowMs
        expiresAtMs = nowMs + lifeMs
        address = String(call.caller.address.prefix(64))
        agent = Self.shown(call.request.header("HTTP_USER_AGENT") ?? "")
        let former = PresentedSecret(
            call.request, cookieName: call.services.sessionCookie.name)
        formerHash =
            former?.isBearer == false
            ? former.flatMap { SecretToken(presented: $0.text) }?.hash : nil
    }

    func begin(
        for account: AccountID, member: MemberNumber? = nil,
        _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        try transaction.beginSession(
            of: account, secretHash: secret.hash, address: address, agent: agent, nowMs: nowMs,
            expiresAtMs: expiresAtMs, member: member)
    }

    /// `Set-Cookie` for the browser that begins it.
    func cookie(_ call: Call) -> String {
        call.services.sessionCookie.header(
            secret.text, lifeMs: expiresAtMs - nowMs, call.request)
    }

    /// What a browser says of itself, fit to be shown: one line, not endless.
    private static func shown(_ agent: String) -> String {
        String(
            String.UnicodeScalarView(
                agent.unicodeScalars.filter { $0.properties.generalCategory != .control }
                    .prefix(200)))
    }
}
