package import DebateDomain
import DebateSecurity

extension WriteTransaction {
    /// Puts an act on record, chained to the row before.
    package func record(_ entry: AuditEntry) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            let previous =
                try connection.rows(
                    "SELECT hash FROM audit ORDER BY number DESC LIMIT 1"
                ) { $0.text(0) }.first ?? AuditChain.genesis
            let row = AuditChain.Row(entry)
            try connection.execute(
                """
                INSERT INTO audit (
                    at_ms, live_id, actor, actor_name, origin, action, target, before, after,
                    reason, previous_hash, hash)
                VALUES (
                    ?, ?, (SELECT number FROM account WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    row.atMs, row.debate, row.actor, row.actorName, row.origin, row.action,
                    row.target, row.before, row.after, row.reason, previous,
                    AuditChain.hash(row, after: previous),
                ])
        }
    }
}

extension ReadTransaction {
    /// Acts on the installation, and appointments in any debate.
    package func audit(
        _ filter: AuditFilter
    ) throws(StoreError) -> LogSlice<AuditRecord> {
        try AuditLog.slice(
            filter, "(live_id IS NULL OR action GLOB 'member.*')", [], connection)
    }

    /// Acts in one debate; those of one account alone where `actor` is given.
    package func audit(
        _ filter: AuditFilter, in debate: DebateID, by actor: AccountID?
    ) throws(StoreError) -> LogSlice<AuditRecord> {
        if let actor {
            return try AuditLog.slice(
                filter, "live_id = ? AND account.id = ?", [debate.text, actor.text], connection)
        }
        return try AuditLog.slice(filter, "live_id = ?", [debate.text], connection)
    }

    /// How many acts are on record.
    package func auditRowCount() throws(StoreError) -> Int64 {
        try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM audit")
        }
    }

    /// The number of the first row that is missing or that the chain does not vouch for; `nil` when
    /// it holds.
    package func firstBrokenAuditRow() throws(StoreError) -> Int64? {
        try translating { () throws(SQLiteError) in
            var previous = AuditChain.genesis
            var broken: Int64?
            var last: Int64 = 0
            _ = try connection.rows(
                """
                SELECT audit.number, at_ms, live_id, account.id, actor_name, origin, action,
                    target, before, after, reason, previous_hash, hash
                FROM audit
                LEFT JOIN account ON account.number = audit.actor
                ORDER BY audit.number
                """
            ) { row in
                let chained = row.text(11) == previous
                let honest = row.text(12) == AuditChain.hash(AuditChain.Row(row), after: previous)
                if broken == nil, !chained || !honest { broken = row.integer(0) }
                previous = row.text(12)
                last = row.integer(0)
            }
            // A dropped tail breaks no chain; the table knows its largest number ever
            // (sqlite.org/autoinc.html).
            let largest = try connection.integer(
                "SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
            return broken ?? (last < largest ? last + 1 : nil)
        }
    }
}

/// How rows of the audit are chained: each hash covers the one before and every field of its row
/// (docs/decisions/0010-audit-chain.md).
enum AuditChain {
    /// What the first row follows.
    static let genesis = Digest.text(Array("debate audit".utf8))

    struct Row {
        let atMs: Int64
        let debate: String?
        let actor: String?
        let actorName: String
        let origin: String
        let action: String
        let target: String
        let before: String?
        let after: String?
        let reason: String?

        init(_ entry: AuditEntry) {
            atMs = entry.atMs
            debate = entry.debate?.text
            switch entry.actor {
            case .account(let id, let username, let address):
                actor = id.text
                actorName = username
                origin = address
            case .plan:
                actor = nil
                actorName = ""
                origin = "plan"
            case .commandLine:
                actor = nil
                actorName = ""
                origin = "debatectl"
            }
            action = entry.action.rawValue
            target = entry.target
            before = entry.before
            after = entry.after
            reason = entry.reason
        }

        /// From the columns `firstBrokenAuditRow` asks for.
        init(_ row: Statement) {
            atMs = row.integer(1)
            debate = row.optionalText(2)
            actor = row.optionalText(3)
            actorName = row.text(4)
            origin = row.text(5)
            action = row.text(6)
            target = row.text(7)
            before = row.optionalText(8)
            after = row.optionalText(9)
            reason = row.optionalText(10)
        }
    }

    /// BLAKE2b-256 over a JSON array of the previous hash and the fields, in the table's order.
    static func hash(_ row: Row, after previous: String) -> String {
        var json = JSONWriter()
        json.array { json in
            json.string(previous)
            json.integer(row.atMs)
            for text in [row.debate, row.actor] { json.string(orNull: text) }
            for text in [row.actorName, row.origin, row.action, row.target] { json.string(text) }
            for text in [row.before, row.after, row.reason] { json.string(orNull: text) }
        }
        return Digest.text(json.bytes)
    }
}

/// Reading the record.
enum AuditLog {
    static func slice(
        _ filter: AuditFilter, _ scope: String, _ scopeValues: [any SQLiteValue],
        _ connection: Connection
    ) throws(StoreError) -> LogSlice<AuditRecord> {
        var conditions = [scope, "audit.number > ?"]
        var values = scopeValues + [filter.position.since]
        if let actor = filter.actor {
            conditions.append("(actor_name = ? OR account.id = ?)")
            values += [actor, actor.lowercased()]
        }
        if let action = filter.action {
            conditions.append("action = ?")
            values.append(action.rawValue)
        }
        if let fromMs = filter.fromMs {
            conditions.append("at_ms >= ?")
            values.append(fromMs)
        }
        if let toMs = filter.toMs {
            conditions.append("at_ms < ?")
            values.append(toMs)
        }
        let sql = """
            SELECT audit.number, at_ms, account.id, actor_name, origin, action, live_id, target,
                before, after, reason, hash
            FROM audit
            LEFT JOIN account ON account.number = audit.actor
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY audit.number
            LIMIT ?
            """
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(sql, values + [filter.position.limit + 1], record)
        }
        let shown = Array(rows.prefix(filter.position.limit))
        return LogSlice(
            rows: shown, next: shown.last?.number ?? filter.position.since,
            hasMore: rows.count > shown.count)
    }

    private static func record(_ row: Statement) -> AuditRecord {
        AuditRecord(
            number: row.integer(0), atMs: row.integer(1),
            actor: row.optionalText(2).map { AccountID(UUIDText(checked: $0)) },
            actorName: row.text(3), origin: row.text(4), action: row.text(5),
            debate: row.optionalText(6).map { DebateID(UUIDText(checked: $0)) },
            target: row.text(7), before: row.optionalText(8), after: row.optionalText(9),
            reason: row.optionalText(10), hash: row.text(11))
    }
}
