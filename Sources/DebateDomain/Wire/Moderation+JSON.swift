extension Moderation: JSONWritable {
    /// `{revision, mode, slowSeconds, ticketsOnly, maxChars, shield}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("revision", revision)
            settings.writeMembers(to: &json)
            json.member("shield", isShielded)
        }
    }
}

extension Moderation.Settings {
    /// Writes the members, within an object.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("mode", mode.rawValue)
        json.member("slowSeconds", slowSeconds)
        json.member("ticketsOnly", ticketsOnly)
        json.member("maxChars", maxCharacters)
    }
}

extension Restriction: JSONWritable {
    /// `{id, kind, tag, name, untilMs|null, reason, by, atMs, liftedAtMs|null}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", number.text)
            json.member("kind", kind.rawValue)
            json.member("tag", tag)
            json.member("name", name)
            json.member("untilMs", untilMs)
            json.member("reason", reason)
            json.member("by", by)
            json.member("atMs", atMs)
            json.member("liftedAtMs", liftedAtMs)
        }
    }
}

extension RestrictionInForce: JSONWritable {
    /// `{kind, untilMs|null, reason}`: what somebody is told of their own.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind.rawValue)
            json.member("untilMs", untilMs)
            json.member("reason", reason)
        }
    }
}

extension RevisedWordList: JSONWritable {
    /// `{revision, words: [{word, outcome}], allow: []}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("revision", revision)
            json.key("words")
            json.array { json in
                for word in list.words {
                    json.object { json in
                        json.member("word", word.text)
                        json.member("outcome", word.outcome.rawValue)
                    }
                }
            }
            json.member("allow", list.allowed)
        }
    }
}
