extension SentGift: JSONWritable {
    /// Shape: `{id, giftId, name, side|null, count, points, combo, author{name, tag}}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", number.text)
            json.member("giftId", gift.id)
            json.member("name", gift.name)
            json.member("side", side?.rawValue)
            json.member("count", count)
            json.member("points", points)
            json.member("combo", combo)
            json.key("author")
            json.object { json in
                json.member("name", author.name)
                json.member("tag", author.tag)
            }
        }
    }
}
