extension LedgerRow: JSONWritable {
    /// Shape: `{ordinal, roundId, kind, pseudonym, class, choice, atMs, salt, previousHash, hash}`; a
    /// choice is `{affirmativePoints}`, `{undecided: true}` or `null`.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("ordinal", ordinal)
            json.member("roundId", round.text)
            json.member("kind", kind.rawValue)
            json.member("pseudonym", pseudonym)
            json.member("class", voterClass?.rawValue)
            json.key("choice")
            if let choice { choice.write(to: &json) } else { json.null() }
            json.member("atMs", atMs)
            json.member("salt", salt)
            json.member("previousHash", previousHash)
            json.member("hash", hash)
        }
    }
}

extension BallotChoice: JSONWritable {
    /// Shape: `{affirmativePoints}` or `{undecided: true}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .points(let points): json.member("affirmativePoints", points)
            case .undecided: json.member("undecided", true)
            }
        }
    }
}

extension LedgerHead: JSONWritable {
    /// Shape: `{rows, hash}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("rows", rows)
            json.member("hash", hash)
        }
    }
}

extension ToldHead: JSONWritable {
    /// Shape: `{rows|null, hash}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("rows", rows)
            json.member("hash", hash)
        }
    }
}
