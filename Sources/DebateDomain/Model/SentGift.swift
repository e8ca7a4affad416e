/// Some equal gifts that one viewer sent at once.
package struct SentGift: Sendable, Hashable {
    package let number: GiftNumber
    package let gift: Gift
    /// How many at once, 1–99.
    package let count: Int
    /// Whom they are for; absent: the debate as a whole.
    package let side: Side?
    /// How many of the run are sent with these; absolute, so that showing it twice is harmless.
    package let combo: Int
    package let author: GiftAuthor

    package init(
        number: GiftNumber, gift: Gift, count: Int, side: Side?, combo: Int, author: GiftAuthor
    ) {
        self.number = number
        self.gift = gift
        self.count = count
        self.side = side
        self.combo = combo
        self.author = author
    }

    /// What all of them are worth together.
    package var points: Int { gift.points * count }
}

/// Who sent a gift, as everybody may know them.
package struct GiftAuthor: Sendable, Hashable {
    package let name: String
    /// Tells people of one name apart, in one debate; it leads to nobody's account.
    package let tag: String

    package init(name: String, tag: String) {
        self.name = name
        self.tag = tag
    }
}

/// The number of a sending: `g7` on the wire.
package struct GiftNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    package var text: String { "g\(value)" }
}
