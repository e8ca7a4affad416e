/// The result of a debate as everybody may read it, whole as far as it is revealed.
package struct ResultSheet: Sendable, Hashable {
    package let rules: DebateRules
    /// All of them, void ones too, in the order they were made.
    package let rounds: [CountedRound]
    package let result: DebateResult
    package let corrections: [Correction]
    /// How many tickets were made void (rule I6).
    package let ticketsVoid: Int
    /// As of when. Milliseconds UTC.
    package let nowMs: Int64

    /// - Parameter flow: how voters with ballots that count in `pre` and `post` moved.
    package init(
        rules: DebateRules, status: DebateStatus, rounds: [CountedRound], flow: Flow,
        corrections: [Correction] = [], ticketsVoid: Int, nowMs: Int64
    ) {
        self.rules = rules
        self.rounds = rounds
        result = DecideResult(rules: rules, status: status, rounds: rounds, flow: flow).decide()
        self.corrections = corrections
        self.ticketsVoid = ticketsVoid
        self.nowMs = nowMs
    }
}

extension DecideResult {
    /// From the rounds of a debate; one that was never opened counts as long as it still may be.
    package init(rules: DebateRules, status: DebateStatus, rounds: [CountedRound], flow: Flow) {
        let counting = rounds.filter { counted in
            !counted.round.isVoid && (counted.round.wasOpened || status != .ended)
        }
        self.init(
            rules: rules,
            rounds: counting.map { counted in
                let isRevealed = counted.round.revealedAtMs != nil
                return Round(counted.round.kind, isRevealed ? counted.shown.byClass : nil)
            }, flow: flow)
    }
}

extension ResultSheet: JSONWritable {
    /// Shape: `{rules, rounds: [{round, tally|null, byClass|null}], swing|null, flow|null,
    /// conversion|null, verdict|null, judges: null, corrections: [], ticketsVoid}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("rules")
            rules.write(to: &json)
            json.key("rounds")
            json.array { json in
                for counted in rounds { write(counted, to: &json) }
            }
            json.member("swing", result.swing)
            json.member("flow", result.flow)
            json.member("conversion", result.conversion)
            json.member("verdict", result.verdict)
            // Their sheets are not part of a debate yet.
            json.key("judges")
            json.null()
            json.key("corrections")
            json.array { json in
                for correction in corrections { correction.write(to: &json) }
            }
            json.member("ticketsVoid", ticketsVoid)
        }
    }

    /// A tally as it stood some time ago is no result.
    private func write(_ counted: CountedRound, to json: inout JSONWriter) {
        let exact = counted.shown.exact
        json.object { json in
            json.key("round")
            RoundView(counted.round, atMs: nowMs).write(to: &json)
            json.member("tally", exact?.tally)
            json.member("byClass", exact?.byClass)
        }
    }
}
