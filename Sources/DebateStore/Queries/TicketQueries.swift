package import DebateDomain

extension ReadTransaction {
    /// Whether some ticket has the code of this hash; the hash says of which debate.
    package func holdsTicket(codeHash: String) throws(StoreError) -> Bool {
        try TicketRow.one(connection, TicketRow.byCode, [codeHash]) != nil
    }

    /// Whether a device is the voter of a valid ticket of the debate.
    package func holdsTicket(_ device: DeviceID, in debate: DebateID) throws(StoreError) -> Bool {
        try TicketRow.lastBoundAtMs(device, debate, connection) != nil
    }

    /// One page of a debate's tickets, in the order they were made.
    /// Cost: two statements; each looks at every ticket of the debate at most, of which there are
    /// 20,000 at most.
    package func tickets(
        of debate: DebateID, _ filter: TicketFilter
    ) throws(StoreError) -> PageOf<Ticket> {
        var conditions = ["ticket.debate = (SELECT number FROM debate WHERE id = ?)"]
        var values: [any SQLiteValue] = [debate.text]
        if let state = filter.state { conditions.append(TicketRow.condition(state)) }
        if let label = filter.label {
            conditions.append("ticket.label = ?")
            values.append(label)
        }
        let condition = "WHERE " + conditions.joined(separator: " AND ")
        return try translating { () throws(SQLiteError) in
            let total = try connection.integer("SELECT count(*) FROM ticket \(condition)", values)
            let rows = try connection.rows(
                """
                SELECT \(TicketRow.columns)
                FROM ticket
                \(condition)
                ORDER BY ticket.number
                LIMIT ? OFFSET ?
                """, values + [filter.page.size, filter.page.offset], TicketRow.decode)
            return PageOf(rows: rows, total: Int(total), number: filter.page)
        }
    }
}

extension WriteTransaction {
    /// How many tickets a debate has, void ones included.
    package func ticketCount(of debate: DebateID) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    """
                    SELECT count(*) FROM ticket
                    WHERE debate = (SELECT number FROM debate WHERE id = ?)
                    """, [debate.text]))
        }
    }

    /// Stores tickets; in the order of their numbers, with the codes they have in the end.
    /// - Parameters:
    ///   - drawn: one for each ticket.
    ///   - redraw: draws another where a code is some ticket's already.
    /// - Throws: `RuleViolation.notFound` when there is no such debate.
    /// Cost: one statement for all, and one for each round of collisions.
    package func addTickets(
        _ drawn: [DrawnTicket], label: String, to debate: DebateID, nowMs: Int64,
        redraw: () -> DrawnTicket
    ) throws -> [NewTicket] {
        let debateNumber = try translating { () throws(SQLiteError) in
            try connection.integer("SELECT number FROM debate WHERE id = ?", [debate.text])
        }
        guard debateNumber > 0 else { throw RuleViolation.notFound }
        var made: [NewTicket] = []
        made.reserveCapacity(drawn.count)
        var waiting = drawn
        while !waiting.isEmpty {
            var numbers = try insert(waiting.map(\.hash), label, debateNumber, nowMs)
            var collided = 0
            for ticket in waiting {
                // Taken out, so that of two equal codes one is drawn again.
                if let number = numbers.removeValue(forKey: ticket.hash) {
                    made.append(NewTicket(number: number, code: ticket.code))
                } else {
                    collided += 1
                }
            }
            waiting = (0..<collided).map { _ in redraw() }
        }
        return made
    }

    /// The ticket whose code has this hash, as it stands in this transaction.
    package func ticket(codeHash: String) throws(StoreError) -> Ticket? {
        try TicketRow.one(connection, TicketRow.byCode, [codeHash])
    }

    /// One ticket of a debate, as it stands in this transaction.
    package func ticket(
        _ number: TicketNumber, of debate: DebateID
    ) throws(StoreError) -> Ticket? {
        try TicketRow.one(connection, TicketRow.byNumber, [number.value, debate.text])
    }

    /// When a device was last bound to a valid ticket of the debate; `nil`: it has none.
    package func lastBoundAtMs(
        _ device: DeviceID, in debate: DebateID
    ) throws(StoreError) -> Int64? {
        try TicketRow.lastBoundAtMs(device, debate, connection)
    }

    /// Replaces what can change of a ticket.
    package func update(_ ticket: Ticket) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE ticket
                SET device = ?, bound_at_ms = ?, voided_at_ms = ?
                WHERE number = ?
                """,
                [
                    ticket.binding?.device.text, ticket.binding?.atMs, ticket.voidedAtMs,
                    ticket.number.value,
                ])
        }
    }

    /// Stores a ticket for each hash, but not for those some ticket has already.
    /// - Returns: the number given to each hash that was stored.
    private func insert(
        _ hashes: [String], _ label: String, _ debate: Int64, _ nowMs: Int64
    ) throws(StoreError) -> [String: TicketNumber] {
        var json = JSONWriter(reservingBytes: hashes.count * 46)
        json.array { json in
            for hash in hashes { json.string(hash) }
        }
        let list = String(decoding: json.bytes, as: UTF8.self)
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(TicketRow.insert, [debate, label, nowMs, list]) { row in
                (row.text(0), TicketNumber(row.integer(1)))
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}

/// A ticket as a row.
enum TicketRow {
    /// In the order `decode` reads them.
    static let columns = """
        ticket.number, ticket.label, ticket.device, ticket.bound_at_ms, ticket.voided_at_ms
        """

    static let byCode = """
        SELECT \(columns)
        FROM ticket
        WHERE code_hash = ?
        """

    static let byNumber = """
        SELECT \(columns)
        FROM ticket
        WHERE number = ?
            AND debate = (SELECT number FROM debate WHERE id = ?)
        """

    static let lastBinding = """
        SELECT max(bound_at_ms)
        FROM ticket
        WHERE device = ?
            AND debate = (SELECT number FROM debate WHERE id = ?)
            AND voided_at_ms IS NULL
        """

    /// Of the valid tickets of a debate by its number, the one a device redeemed last.
    static let heldBy = """
        SELECT number
        FROM ticket
        WHERE device = ? AND debate = ? AND voided_at_ms IS NULL
        ORDER BY bound_at_ms DESC
        LIMIT 1
        """

    /// `WHERE true` keeps `ON CONFLICT` from being read as a join's condition.
    /// Source: sqlite.org/lang_upsert.html §2.2
    static let insert = """
        INSERT INTO ticket (debate, code_hash, label, created_at_ms)
        SELECT ?, value, ?, ?
        FROM json_each(?)
        WHERE true
        ORDER BY key
        ON CONFLICT (code_hash) DO NOTHING
        RETURNING code_hash, number
        """

    /// Which rows are in this state.
    static func condition(_ state: TicketState) -> String {
        switch state {
        case .new: "ticket.voided_at_ms IS NULL AND ticket.device IS NULL"
        case .bound: "ticket.voided_at_ms IS NULL AND ticket.device IS NOT NULL"
        case .void: "ticket.voided_at_ms IS NOT NULL"
        }
    }

    static func decode(_ row: Statement) -> Ticket {
        let device = row.optionalText(2).map { DeviceID(UUIDText(checked: $0)) }
        return Ticket(
            number: TicketNumber(row.integer(0)), label: row.text(1),
            binding: device.map { Ticket.Binding(device: $0, atMs: row.integer(3)) },
            voidedAtMs: row.optionalInteger(4))
    }

    static func one(
        _ connection: Connection, _ sql: String, _ values: [any SQLiteValue]
    ) throws(StoreError) -> Ticket? {
        try translating { () throws(SQLiteError) in
            try connection.rows(sql, values, decode).first
        }
    }

    static func lastBoundAtMs(
        _ device: DeviceID, _ debate: DebateID, _ connection: Connection
    ) throws(StoreError) -> Int64? {
        try translating { () throws(SQLiteError) in
            try connection.rows(lastBinding, [device.text, debate.text]) {
                $0.optionalInteger(0)
            }.first ?? nil
        }
    }
}
