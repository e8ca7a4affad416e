/// The hot numbers of a channel: `{name: [value, rev]}`, and which round's the tally is.
package struct Counters: JSONWritable, Hashable {
    /// `r2`; absent while there is no round.
    package var roundID: String?
    package var values: [CounterValue]

    package init(roundID: String? = nil, values: [CounterValue] = []) {
        self.roundID = roundID
        self.values = values
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            for counter in values {
                json.key(text: counter.name)
                json.array { json in
                    switch counter.value {
                    case .number(let value): json.integer(value)
                    case .word(let word): json.string(word)
                    }
                    json.integer(counter.rev)
                }
            }
        }
    }

    func writeRound(to json: inout JSONWriter) {
        if let roundID { json.member("roundId", roundID) }
    }
}
