/// How paired voters moved from `pre` to `post`: a count for each stance before and after (rule W-d).
///
/// Paired is who has a ballot that counts in both rounds.
package struct Flow: Sendable, Hashable {
    private var counts: [Move: Int] = [:]

    private struct Move: Sendable, Hashable {
        let from: Stance
        let to: Stance
    }

    package init() {}

    package subscript(from from: Stance, to to: Stance) -> Int {
        get { counts[Move(from: from, to: to), default: 0] }
        // A stored zero would tell a matrix from an equal one.
        set { counts[Move(from: from, to: to)] = newValue == 0 ? nil : newValue }
    }

    package var paired: Int {
        counts.values.reduce(0, +)
    }

    /// How many started there.
    package func started(_ stance: Stance) -> Int {
        Stance.allCases.reduce(0) { sum, to in sum + self[from: stance, to: to] }
    }

    /// How many came there who had started elsewhere.
    package func arrived(_ stance: Stance) -> Int {
        Stance.allCases.reduce(0) { sum, from in
            from == stance ? sum : sum + self[from: from, to: stance]
        }
    }
}

extension Flow: JSONWritable {
    /// Shape: `{affirmative: {affirmative, negative, undecided}, negative: …, undecided: …}`, from → to
    package func write(to json: inout JSONWriter) {
        json.object { json in
            writeRow("affirmative", .affirmative, to: &json)
            writeRow("negative", .negative, to: &json)
            writeRow("undecided", .undecided, to: &json)
        }
    }

    private func writeRow(_ name: StaticString, _ from: Stance, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.member("affirmative", self[from: from, to: .affirmative])
            json.member("negative", self[from: from, to: .negative])
            json.member("undecided", self[from: from, to: .undecided])
        }
    }
}
