import DebateDomain
import DebateSecurity
import DebateStore

extension Caller {
    /// What others see somebody called who says or gives something, once the debate's words are known.
    func publicName(_ tag: String) -> PublicName {
        PublicName(nickname: account?.profile.nickname, tag: tag, .store)
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
