import DebateDomain
import DebateSecurity
import DebateStore

/// A write its client named by an `Idempotency-Key`: done once, however often it is sent.
///
/// The answer is stored in the write's own savepoint, so that there is one exactly when the write is
/// in the store. Refusals are not: they changed nothing.
struct KeyedWrite: Sendable {
    /// Longer answers are not kept, in bytes.
    static let longestKeptBody = 65_536

    private let key: IdempotencyKey
    private let identity: Identity
    private let fingerprint: String
    private let nowMs: Int64

    /// `nil` without a key, and for callers without an identity, who could not be told apart.
    /// - Throws: `RuleViolation.badIdempotencyKey`.
    init?(_ request: Request, by caller: Caller, nowMs: Int64) throws(RuleViolation) {
        guard let text = request.header("HTTP_IDEMPOTENCY_KEY") else { return nil }
        key = try IdempotencyKey(text)
        guard let identity = caller.identity else { return nil }
        self.identity = identity
        self.nowMs = nowMs
        let target = "\(request.method) \(request.path)?\(request.query)\n"
        fingerprint = Digest.text(Array(target.utf8) + request.body)
    }

    /// The answer this write had before; `nil` when it is new.
    /// - Throws: `RuleViolation.keyReused`, `.alreadyDone`.
    func answerBefore(_ transaction: borrowing ReadTransaction) throws -> Reply? {
        let before = try transaction.rememberedWrite(key, by: identity, nowMs: nowMs)
        guard let before else { return nil }
        let (status, body) = try before.answer(to: fingerprint)
        return Reply(replaying: body, status: status)
    }

    /// Notes that it is done, and how it was answered unless that shows a secret.
    func remember(
        status: Int, body: [UInt8]?, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        let kept = body.flatMap { $0.count <= Self.longestKeptBody ? $0 : nil }
        try transaction.remember(
            RememberedWrite(fingerprint: fingerprint, status: status, body: kept), key,
            by: identity, nowMs: nowMs)
    }
}
