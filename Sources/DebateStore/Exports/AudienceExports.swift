import DebateDomain

/// Every line that was taken, in the order they came; removed and rejected ones marked.
enum DanmakuExport: ExportRows {
    static let columns: [ExportTable.Column] = [
        .value("id"), .time("at"), .value("side"), .value("colour"), .value("place"),
        .value("text"), .value("author.name"), .value("author.badge"), .value("author.tag"),
        .value("state"), .value("holdReason"), .time("postedAt"), .time("decidedAt"),
        .value("decidedBy"), .value("decidedReason"),
    ]

    static let sql = """
        SELECT danmaku.number, danmaku.at_ms, danmaku.side, danmaku.colour, danmaku.place,
            danmaku.text, danmaku.author_name, danmaku.badge, participant.tag, danmaku.state,
            danmaku.hold_reason, danmaku.posted_at_ms, danmaku.decided_at_ms,
            danmaku.decided_by, danmaku.decided_reason
        FROM danmaku
        JOIN participant ON participant.number = danmaku.participant
        WHERE danmaku.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY danmaku.number
        """

    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell] {
        { row in
            [
                .text("d\(row.integer(0))"), .number(row.integer(1)), row.textCell(2),
                .text(row.text(3)), .text(row.text(4)), .text(row.text(5)), .text(row.text(6)),
                row.textCell(7), .text(row.text(8)), .text(row.text(9)), row.textCell(10),
                row.numberCell(11), row.numberCell(12), row.textCell(13), row.textCell(14),
            ]
        }
    }
}

/// What each participant gave in likes.
enum LikeExport: ExportRows {
    static let columns: [ExportTable.Column] = [
        .value("tag"), .value("likes"), .value("affirmative"), .value("negative"), .time("lastAt"),
    ]

    static let sql = """
        SELECT participant.tag, like_sum.likes, like_sum.affirmative, like_sum.negative,
            like_sum.last_at_ms
        FROM like_sum
        JOIN participant ON participant.number = like_sum.participant
        WHERE like_sum.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY like_sum.participant
        """

    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell] {
        { row in
            [
                .text(row.text(0)), .number(row.integer(1)), .number(row.integer(2)),
                .number(row.integer(3)), .number(row.integer(4)),
            ]
        }
    }
}

/// Every gift, in the order they were sent.
enum GiftExport: ExportRows {
    static let columns: [ExportTable.Column] = [
        .value("id"), .value("giftId"), .value("count"), .value("points"), .value("side"),
        .value("combo"), .value("author.name"), .value("author.tag"), .time("at"),
    ]

    static let sql = """
        SELECT gift.number, gift.gift, gift.count, gift.points, gift.side, gift.combo,
            gift.author_name, participant.tag, gift.at_ms
        FROM gift
        JOIN participant ON participant.number = gift.participant
        WHERE gift.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY gift.number
        """

    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell] {
        { row in
            [
                .text("g\(row.integer(0))"), .text(row.text(1)), .number(row.integer(2)),
                .number(row.integer(3)), row.textCell(4), .number(row.integer(5)),
                .text(row.text(6)), .text(row.text(7)), .number(row.integer(8)),
            ]
        }
    }
}
