import DebateDomain
import DebateSecurity

extension Caller {
    /// What others see somebody called who says or gives something. A guest's name follows from their
    /// tag, so that it says nothing of the device and is another in every debate.
    func displayName(_ tag: String) -> String {
        account?.profile.nickname ?? DanmakuAuthor.guestName(tag)
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
