import DebateDomain

/// A danmaku as a row.
enum DanmakuRow {
    /// In the order `decode` reads them; `participant` must be joined.
    static let columns = """
        danmaku.number, danmaku.text, danmaku.side, danmaku.colour, danmaku.place,
        danmaku.author_name, danmaku.badge, participant.tag, danmaku.at_ms, danmaku.ordinal
        """

    static let joins = "JOIN participant ON participant.number = danmaku.participant"

    /// The first column after them.
    static let next: Int32 = 10

    static func decode(_ row: Statement) -> Danmaku {
        Danmaku(
            number: DanmakuNumber(row.integer(0)), text: row.text(1),
            side: row.optionalText(2).flatMap(Side.init),
            colour: DanmakuColour(rawValue: row.text(3)) ?? .white,
            place: DanmakuPlace(rawValue: row.text(4)) ?? .roll,
            author: DanmakuAuthor(
                name: row.text(5), badge: row.optionalText(6).flatMap(DebateRole.init),
                tag: row.text(7)),
            atMs: row.integer(8), ordinal: row.optionalInteger(9))
    }

    /// With `hold_reason` after the columns.
    static func held(_ row: Statement) -> HeldDanmaku {
        HeldDanmaku(
            danmaku: decode(row), reason: HoldReason(rawValue: row.text(next)) ?? .all)
    }
}
