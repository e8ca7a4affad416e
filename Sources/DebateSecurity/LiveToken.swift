package import DebateDomain

/// Lets a socket follow channels of one debate that not everyone may, for a few minutes.
///
/// Form: `p1.<key number>.<debate>.<who>.<expires ms>.<code>`, the code being the keyed BLAKE2b-256
/// of all before it, base64url; who: `<role>:<seat>:<account>`, or `screen:<number>`. It is sent in a
/// frame and never in an address. A lost seat ends it at once, all else when it expires.
package struct LiveToken: Sendable, Hashable {
    package let debate: DebateID
    package let follower: Follower
    /// Milliseconds UTC; void from then on.
    package let expiresAtMs: Int64

    /// How long one is good, in milliseconds: 5 minutes.
    package static let lifeMs: Int64 = 300_000

    package init(_ follower: Follower, of debate: DebateID, nowMs: Int64) {
        self.debate = debate
        self.follower = follower
        expiresAtMs = nowMs + Self.lifeMs
    }

    /// What the holder presents, signed by the newest key: at most 220 bytes.
    package func text(keys: KeyRing) -> String {
        keys.pushes.sign { keyNumber in
            "p1.\(keyNumber).\(debate.text).\(Self.word(follower)).\(expiresAtMs)"
        }
    }

    /// Reads a presented one. `nil` when it is not one of ours, changed, of a key now gone, or
    /// expired.
    package static func verify(_ text: String, keys: KeyRing, nowMs: Int64) -> LiveToken? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "p1", let keyNumber = Int(parts[1]),
            let expiresAtMs = Int64(parts[4]), nowMs < expiresAtMs
        else { return nil }
        let message = text[..<parts[4].endIndex]
        guard keys.pushes.verify(message, code: parts[5], keyNumber: keyNumber),
            let debate = UUIDText(parts[2]), let follower = follower(parts[3])
        else { return nil }
        return LiveToken(debate: DebateID(debate), follower: follower, expiresAtMs: expiresAtMs)
    }

    private init(debate: DebateID, follower: Follower, expiresAtMs: Int64) {
        self.debate = debate
        self.follower = follower
        self.expiresAtMs = expiresAtMs
    }

    /// The channels it opens.
    package var channels: [Channel] { follower.channels(of: debate) }

    package func allows(_ channel: Channel) -> Bool {
        channels.contains(channel)
    }

    /// The account it was given to; a screen has none.
    package var account: AccountID? { follower.account }

    private static func word(_ follower: Follower) -> String {
        switch follower {
        case .seat(let number, let role, let account):
            "\(role.rawValue):\(number.text):\(account.text)"
        case .screen(let number):
            "screen:\(number.text)"
        }
    }

    private static func follower(_ word: Substring) -> Follower? {
        let parts = word.split(separator: ":").map(String.init)
        switch parts.count {
        case 2 where parts[0] == "screen":
            return CredentialNumber(parts[1]).map { .screen($0) }
        case 3:
            guard let role = DebateRole(rawValue: parts[0]), let number = MemberNumber(parts[1]),
                let account = UUIDText(parts[2])
            else { return nil }
            return .seat(number, role, of: AccountID(account))
        default:
            return nil
        }
    }
}
