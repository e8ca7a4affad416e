import DebateDomain
import DebateRuntime
import DebateSecurity

/// The rates of the API (native API §5), counted over all workers.
struct Limits: Sendable {
    private let limiter: Limiter
    private let newDevices: RateLimit?

    private static let staffWrites = RateLimit("staff-write", 20, per: .seconds(1))
    private static let otherWrites = RateLimit("write", 10, per: .seconds(1))
    private static let ballots = RateLimit("ballot", 20, per: .seconds(10))
    private static let registrations = RateLimit("register", 10, per: .seconds(3600))
    private static let uploads = RateLimit("upload", 60, per: .seconds(3600))
    private static let wrongCodes = RateLimit("wrong-code", 10, per: .seconds(60))
    /// Of callers without a device, which cannot be told apart: wide, because a hall is one address,
    /// and whoever has a device is not held to it.
    private static let wrongCodesOfNobody = RateLimit("wrong-code-nobody", 600, per: .seconds(600))
    private static let failedLogins = RateLimit("failed-login", 30, per: .seconds(60))
    private static let logins = FailureBackoff("login")

    init(_ limiter: Limiter, devicesPerAddress: Int) {
        self.limiter = limiter
        newDevices =
            devicesPerAddress == 0
            ? nil : RateLimit("device", devicesPerAddress, per: .seconds(600))
    }

    /// Whether this address may be given one more device identity.
    func allowsNewDevice(from address: String, nowMs: Int64) -> Bool {
        guard let newDevices else { return true }
        return limiter.take(newDevices, ClientNetwork.text(of: address), nowMs: nowMs) == nil
    }

    /// Counts a write against its identity's rate.
    /// - Throws: `RuleViolation.rateLimited`
    func countWrite(
        by caller: Caller, on route: Route, nowMs: Int64
    ) throws(RuleViolation) {
        guard let identity = caller.account?.id.text ?? caller.visitor?.knownDevice?.text else {
            return
        }
        switch route.pace {
        case .ballots: try take(Self.ballots, identity, nowMs)
        case .usual:
            try take(route.isStaffWork ? Self.staffWrites : Self.otherWrites, identity, nowMs)
        }
    }

    /// Counts a batch of likes, whole or not at all.
    func countLikes(_ count: Int, by identity: Identity, nowMs: Int64) throws(RuleViolation) {
        try take(SendLikes.rate, identity.text, cost: count, nowMs)
    }

    func countGift(by identity: Identity, nowMs: Int64) throws(RuleViolation) {
        try take(SendGift.rate, identity.text, nowMs)
    }

    func countRegistration(from address: String, nowMs: Int64) throws(RuleViolation) {
        try take(Self.registrations, ClientNetwork.text(of: address), nowMs)
    }

    func countUpload(by account: AccountID, nowMs: Int64) throws(RuleViolation) {
        try take(Self.uploads, account.text, nowMs)
    }

    /// Whether the caller may try one more ticket or link code: each device by itself, and those
    /// that have none yet together with the others of their network.
    /// - Throws: `RuleViolation.tooManyAttempts`
    func checkCode(by caller: Caller, nowMs: Int64) throws(RuleViolation) {
        let (limit, who) = codes(of: caller)
        if let waitMs = limiter.wait(limit, who, nowMs: nowMs) {
            throw .tooManyAttempts(waitMs: waitMs)
        }
    }

    func countWrongCode(by caller: Caller, nowMs: Int64) {
        let (limit, who) = codes(of: caller)
        _ = limiter.take(limit, who, nowMs: nowMs)
    }

    private func codes(of caller: Caller) -> (RateLimit, String) {
        if let device = caller.visitor?.knownDevice { return (Self.wrongCodes, device.text) }
        return (Self.wrongCodesOfNobody, ClientNetwork.text(of: caller.address))
    }

    /// One try at a password; it counts as failed until `succeeded`.
    ///
    /// Failures are slowed for each account and for each address. A device that logged in to the
    /// account before is counted by itself: so no stranger's failures lock its owner out.
    /// - Parameters:
    ///   - who: the account as it was named, with the device where that is known there.
    ///   - address: `nil` for a device known there: its neighbours' failures are not its own.
    /// - Throws: `RuleViolation.tooManyAttempts`
    func beginAttempt(_ who: String, from address: String?, nowMs: Int64) throws(RuleViolation) {
        let neighbours = address.flatMap {
            limiter.wait(Self.failedLogins, ClientNetwork.text(of: $0), nowMs: nowMs)
        }
        if let waitMs = neighbours ?? limiter.attempt(Self.logins, who, nowMs: nowMs) {
            throw .tooManyAttempts(waitMs: waitMs)
        }
    }

    func succeeded(_ who: String, nowMs: Int64) {
        limiter.forget(Self.logins, who, nowMs: nowMs)
    }

    func failed(from address: String?, nowMs: Int64) {
        guard let address else { return }
        _ = limiter.take(Self.failedLogins, ClientNetwork.text(of: address), nowMs: nowMs)
    }

    private func take(
        _ limit: RateLimit, _ who: String, cost: Int = 1, _ nowMs: Int64
    ) throws(RuleViolation) {
        if let waitMs = limiter.take(limit, who, cost: cost, nowMs: nowMs) {
            throw .rateLimited(waitMs: waitMs)
        }
    }
}
