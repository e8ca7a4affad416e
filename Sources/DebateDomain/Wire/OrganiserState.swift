/// State of a debate's organisers' channel: `{tallies: [{roundId, tally}]}`
package struct OrganiserState: JSONWritable {
    private let rounds: [CountedRound]

    package init(rounds: [CountedRound]) {
        self.rounds = rounds
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("tallies")
            json.array { json in
                for counted in rounds {
                    json.object { json in
                        json.member("roundId", counted.round.number.text)
                        json.member("tally", counted.trueTally)
                    }
                }
            }
        }
    }
}
