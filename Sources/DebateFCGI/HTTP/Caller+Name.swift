import DebateDomain
import DebateSecurity

extension Caller {
    /// What others see somebody called who says or gives something.
    var displayName: String {
        if let account { return account.profile.nickname }
        return visitor.map { GuestProfile.nickname($0.device) } ?? "游客"
    }
}

extension Call {
    /// Whose acts these are, and the tag others see for them in this debate.
    /// - Throws: `RuleViolation.notAVoter` for whom nothing tells apart from others.
    func identity() throws(RuleViolation) -> (identity: Identity, tag: String) {
        guard let identity = caller.identity else { throw .notAVoter }
        return (identity, services.keys.authorTag(of: identity.text, debate: debate.text))
    }
}
