/// A round as it is at an instant.
///
/// Shape: `{id, kind, state, final, undecided, reveal, delaySeconds, opensAtMs, closesAtMs, graceMs,
/// revealedAtMs, voidedAtMs, revision}`; times not known yet are `null`.
package struct RoundView: JSONWritable, Hashable {
    package let round: VoteRound
    private let nowMs: Int64

    package init(_ round: VoteRound, atMs nowMs: Int64) {
        self.round = round
        self.nowMs = nowMs
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    /// The members alone, for an object that has others too.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("id", round.number.text)
        json.member("kind", round.kind.rawValue)
        json.member("state", round.state(atMs: nowMs).rawValue)
        json.member("final", round.terms.isFinal)
        json.member("undecided", round.terms.takesUndecided)
        json.member("reveal", round.terms.reveal.rawValue)
        json.member("delaySeconds", round.terms.delaySeconds)
        json.member("opensAtMs", round.opensAtMs)
        json.member("closesAtMs", round.closesAtMs)
        json.member("graceMs", round.window?.graceMs ?? 0)
        json.member("revealedAtMs", round.revealedAtMs)
        json.member("voidedAtMs", round.voidedAtMs)
        json.member("revision", round.revision)
    }
}
