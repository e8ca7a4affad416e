/// One row of a debate's ledger, as an outsider may read and check it (docs/ledger.md).
package struct LedgerRow: Sendable, Hashable {
    /// Dense within the debate, from 1.
    package let ordinal: Int64
    package let round: RoundNumber
    package let kind: LedgerKind
    /// Who, without a name: the same voter has the same one throughout the debate. Absent where a
    /// whole round is made void, and its class with it.
    package let pseudonym: String?
    package let voterClass: VoterClass?
    /// Absent where none is made.
    package let choice: BallotChoice?
    /// Milliseconds UTC, rounded down to `coarseMs`.
    package let atMs: Int64
    /// 22 characters of base64url nobody can guess: without it the hash tells nobody what the row
    /// says, to whom everything else of it is known.
    package let salt: String
    /// 43 characters of base64url: of the row before, else the genesis.
    package let previousHash: String
    package let hash: String

    /// Times are coarse, so that nobody finds a neighbour's ballot by the minute it was cast.
    package static let coarseMs: Int64 = 10_000

    package init(
        ordinal: Int64, round: RoundNumber, kind: LedgerKind, pseudonym: String?,
        voterClass: VoterClass?, choice: BallotChoice?, atMs: Int64, salt: String,
        previousHash: String, hash: String
    ) {
        self.ordinal = ordinal
        self.round = round
        self.kind = kind
        self.pseudonym = pseudonym
        self.voterClass = voterClass
        self.choice = choice
        self.atMs = atMs
        self.salt = salt
        self.previousHash = previousHash
        self.hash = hash
    }

    /// An instant as the ledger keeps it.
    package static func coarse(_ atMs: Int64) -> Int64 { atMs - atMs % coarseMs }

    /// What the hash is taken of: a JSON array without spaces, of the hash before and the row.
    ///
    /// Shape: `[previousHash, ordinal, roundId, kind, pseudonym, class, choice, atMs, salt]`; a
    /// choice is its points, `"undecided"`, or `null`. No value needs escaping.
    package static func canonicalBytes(
        ordinal: Int64, round: RoundNumber, kind: LedgerKind, pseudonym: String?,
        voterClass: VoterClass?, choice: BallotChoice?, atMs: Int64, salt: String,
        previousHash: String
    ) -> [UInt8] {
        var json = JSONWriter(reservingBytes: 256)
        json.array { json in
            json.string(previousHash)
            json.integer(ordinal)
            json.string(round.text)
            json.string(kind.rawValue)
            json.string(orNull: pseudonym)
            json.string(orNull: voterClass?.rawValue)
            switch choice {
            case .points(let points): json.integer(points)
            case .undecided: json.string("undecided")
            case nil: json.null()
            }
            json.integer(atMs)
            json.string(salt)
        }
        return json.bytes
    }

    /// The row's own canonical bytes.
    package var canonicalBytes: [UInt8] {
        Self.canonicalBytes(
            ordinal: ordinal, round: round, kind: kind, pseudonym: pseudonym,
            voterClass: voterClass, choice: choice, atMs: atMs, salt: salt,
            previousHash: previousHash)
    }
}

/// Where a ledger ends: its last hash, and how many rows lead to it.
package struct LedgerHead: Sendable, Hashable {
    package let rows: Int64
    /// The genesis when there are no rows.
    package let hash: String

    package init(rows: Int64, hash: String) {
        self.rows = rows
        self.hash = hash
    }
}

/// A ledger's end as a channel hears it.
package struct ToldHead: Sendable, Hashable {
    /// Absent where it would tell a turnout that is shown in tens alone.
    package let rows: Int64?
    package let hash: String

    package init(rows: Int64?, hash: String) {
        self.rows = rows
        self.hash = hash
    }
}

/// The short form of a ledger row's hash that a voter keeps.
package struct Receipt: Sendable, Hashable {
    /// 12 characters of base64url.
    package let text: String

    package static let length = 12

    /// Of a row's hash.
    package init(hash: String) {
        text = String(hash.prefix(Self.length))
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        let isReceipt =
            text.utf8.count == Self.length
            && text.utf8.allSatisfy { byte in
                byte.isASCIIDigit || byte.isASCIILetter || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
        guard isReceipt else { return nil }
        self.text = text
    }
}
