import DebateDomain
import DebateSecurity

/// How the rows of a debate's ledger are chained (docs/ledger.md).
enum LedgerChain {
    /// What the first row of a debate's ledger follows.
    static func genesis(of debate: DebateID) -> String {
        Digest.text(Array("debate ledger \(debate.text)".utf8))
    }

    /// What makes a row's hash tell nobody what the row says, until it is published: 128 bits.
    static func salt() -> String {
        Base64URL.text(Randomness.bytes(16))
    }

    /// BLAKE2b-256 of the row's canonical bytes, base64url.
    static func hash(_ canonicalBytes: [UInt8]) -> String {
        Digest.text(canonicalBytes)
    }
}

/// A row of the ledger that has no place yet.
struct LedgerEntry {
    let round: RoundNumber
    let kind: LedgerKind
    /// Absent: the whole round.
    let voter: KnownVoter?
    let choice: BallotChoice?
    let atMs: Int64

    /// The row it becomes after this head.
    func row(after head: LedgerHead, salt: String) -> LedgerRow {
        let coarse = LedgerRow.coarse(atMs)
        let bytes = LedgerRow.canonicalBytes(
            ordinal: head.rows + 1, round: round, kind: kind, pseudonym: voter?.pseudonym,
            voterClass: voter?.voterClass, choice: choice, atMs: coarse, salt: salt,
            previousHash: head.hash)
        return LedgerRow(
            ordinal: head.rows + 1, round: round, kind: kind, pseudonym: voter?.pseudonym,
            voterClass: voter?.voterClass, choice: choice, atMs: coarse, salt: salt,
            previousHash: head.hash, hash: LedgerChain.hash(bytes))
    }
}

/// A voter as a debate knows them: a number for the ballots, a pseudonym for the ledger.
struct KnownVoter {
    let number: Int64
    let voterClass: VoterClass
    let pseudonym: String
}
