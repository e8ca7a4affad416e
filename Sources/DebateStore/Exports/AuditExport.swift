import DebateDomain

/// Who did what in the debate. The address they did it from stays here (rule X4).
enum AuditExport: ExportRows {
    static let columns: [ExportTable.Column] = [
        .value("id"), .time("at"), .value("actor.userId"), .value("actor.username"),
        .value("action"), .value("target"), .value("before"), .value("after"), .value("reason"),
        .value("hash"),
    ]

    static let sql = """
        SELECT audit.number, audit.at_ms, account.id, audit.actor_name, audit.action,
            audit.target, audit.before, audit.after, audit.reason, audit.hash
        FROM audit
        LEFT JOIN account ON account.number = audit.actor
        WHERE audit.live_id = ?
        ORDER BY audit.number
        """

    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell] {
        { row in
            let actor = row.optionalText(2)
            return [
                .text("a\(row.integer(0))"), .number(row.integer(1)), .text(orEmpty: actor),
                actor == nil ? .empty : .text(row.text(3)), .text(row.text(4)),
                .text(row.text(5)), .json(orEmpty: row.optionalText(6)),
                .json(orEmpty: row.optionalText(7)), row.textCell(8), .text(row.text(9)),
            ]
        }
    }
}
