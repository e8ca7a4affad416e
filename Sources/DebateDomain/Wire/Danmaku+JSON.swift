extension Danmaku: JSONWritable {
    /// `{id, text, side|null, colour, place, author{name, badge|null, tag}, atMs, ordinal|null}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", number.text)
            json.member("text", text)
            json.member("side", side?.rawValue)
            json.member("colour", colour.rawValue)
            json.member("place", place.rawValue)
            json.key("author")
            json.object { json in
                json.member("name", author.name)
                json.member("badge", author.badge?.rawValue)
                json.member("tag", author.tag)
            }
            json.member("atMs", atMs)
            json.member("ordinal", ordinal)
        }
    }
}

extension HeldDanmaku: JSONWritable {
    /// `{id, text, side|null, reason, author{name, tag}, atMs, expiresAtMs}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", danmaku.number.text)
            json.member("text", danmaku.text)
            json.member("side", danmaku.side?.rawValue)
            json.member("reason", reason.rawValue)
            json.key("author")
            json.object { json in
                json.member("name", danmaku.author.name)
                json.member("tag", danmaku.author.tag)
            }
            json.member("atMs", danmaku.atMs)
            json.member("expiresAtMs", expiresAtMs)
        }
    }
}

extension OwnHeldDanmaku: JSONWritable {
    /// `{id, text, side|null, state: held|rejected|expired, reason|null, atMs, expiresAtMs}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", held.danmaku.number.text)
            json.member("text", held.danmaku.text)
            json.member("side", held.danmaku.side?.rawValue)
            json.member("state", state.rawValue)
            json.member("reason", note.isEmpty ? nil : note)
            json.member("atMs", held.danmaku.atMs)
            json.member("expiresAtMs", held.expiresAtMs)
        }
    }
}
