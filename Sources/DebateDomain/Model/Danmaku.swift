/// A line of the audience that flies over the picture: 弹幕.
package struct Danmaku: Sendable, Hashable {
    package let number: DanmakuNumber
    /// 1–100 characters, one line.
    package let text: String
    /// Whose colours it shows; absent: nobody's.
    package let side: Side?
    package let colour: DanmakuColour
    package let place: DanmakuPlace
    package let author: DanmakuAuthor
    /// When it was sent, milliseconds UTC.
    package let atMs: Int64
    /// Which of those sent to all screens it is, from 1 without holes; absent: it came when there
    /// were too many, and stands in the history alone.
    package var ordinal: Int64?

    package init(
        number: DanmakuNumber, text: String, side: Side? = nil, colour: DanmakuColour = .white,
        place: DanmakuPlace = .roll, author: DanmakuAuthor, atMs: Int64, ordinal: Int64? = nil
    ) {
        self.number = number
        self.text = text
        self.side = side
        self.colour = colour
        self.place = place
        self.author = author
        self.atMs = atMs
        self.ordinal = ordinal
    }

    /// How many a screen is shown that comes late.
    package static let recentCount = 50
    /// Sent to all screens in a second at most; more than that nobody reads.
    package static let mostPerSecond = 40
}

/// Who said it, as everyone may see it: never an account.
package struct DanmakuAuthor: Sendable, Hashable {
    package var name: String
    /// A seat among the debate's staff; absent for the audience.
    package let badge: DebateRole?
    /// Stands for the same person throughout the debate.
    package let tag: String

    package init(name: String, badge: DebateRole? = nil, tag: String) {
        self.name = name
        self.badge = badge
        self.tag = tag
    }

    /// What somebody without an account is called: from the tag, so that it says nothing of who they
    /// are and is another in every debate.
    package static func guestName(_ tag: String) -> String {
        "游客" + tag.prefix(4)
    }
}

/// The colours a line may have.
package enum DanmakuColour: String, Sendable, Hashable, CaseIterable {
    case white
    case red
    case orange
    case yellow
    case green
    case cyan
    case blue
    case purple
}

/// Where a line runs or stands.
package enum DanmakuPlace: String, Sendable, Hashable, CaseIterable {
    case roll
    case top
    case bottom
}

/// The number of a danmaku: `d1024` on the wire.
package struct DanmakuNumber: Sendable, Hashable, Comparable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "d") else { return nil }
        self.value = value
    }

    package var text: String { "d\(value)" }

    package static func < (one: DanmakuNumber, other: DanmakuNumber) -> Bool {
        one.value < other.value
    }
}
