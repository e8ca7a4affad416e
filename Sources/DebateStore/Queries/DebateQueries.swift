package import DebateDomain

extension ReadTransaction {
    /// One debate with its sides; `nil` when there is none of this identifier.
    package func debate(_ id: DebateID) throws(StoreError) -> Debate? {
        try translating { () throws(SQLiteError) in
            try connection.rows(DebateDetail.byID, [id.text], DebateDetail.debate).first
        }
    }

    /// Whether it is a debate that only its staff and its screens may see; `nil`: there is none.
    package func isRehearsal(_ id: DebateID) throws(StoreError) -> Bool? {
        try translating { () throws(SQLiteError) in
            try connection.rows("SELECT is_rehearsal FROM debate WHERE id = ?", [id.text]) {
                $0.integer(0) != 0
            }.first
        }
    }
}

extension ReadTransaction {
    /// Whether a debate of this identifier is stored.
    package func holds(_ id: DebateID) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM debate WHERE id = ?", [id.text]) > 0
        }
    }
}

extension WriteTransaction {
    /// Whether a debate of this identifier is stored.
    package func holds(_ id: DebateID) throws(StoreError) -> Bool {
        try reading.holds(id)
    }

    /// Stores a new debate with its sides, counts and search text; tells nobody.
    package func insert(_ debate: Debate) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO debate (
                    id, revision, title, motion, category, description, tags, cover_image,
                    host_name, host_avatar, room, status, planned_start_ms, starts_by_itself,
                    started_at_ms, ended_at_ms, created_at_ms, is_demo, is_rehearsal,
                    archived_at_ms, rules, rules_locked_at_ms, settings)
                VALUES (
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM room WHERE id = ?), ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    debate.id.text, debate.revision, debate.title, debate.motion, debate.category,
                    debate.description, StoredJSON.text(ofTexts: debate.tags), debate.coverImage,
                    debate.host?.name, debate.host?.avatar, debate.room?.text,
                    debate.life.status.rawValue, debate.plannedStartMs, debate.startsByItself,
                    debate.life.startedAtMs, debate.life.endedAtMs, debate.createdAtMs,
                    debate.isDemo, debate.isRehearsal, debate.archivedAtMs,
                    JSONText.of(debate.rules), debate.rulesLockedAtMs,
                    JSONText.of(debate.settings),
                ])
            let number = try connection.integer("SELECT last_insert_rowid()")
            for side in Side.allCases {
                let sideCase = debate.sides[side]
                try connection.execute(
                    """
                    INSERT INTO debate_side (debate, side, label, claim, team, speakers)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        number, side.rawValue, sideCase.label, sideCase.claim, sideCase.team,
                        StoredJSON.text(of: sideCase.speakers),
                    ])
            }
            try connection.execute(
                """
                INSERT INTO debate_count (debate, views, likes, comments)
                VALUES (?, ?, ?, ?)
                """, [number, debate.counts.views, debate.counts.likes, debate.counts.comments])
            try connection.execute(
                "INSERT INTO debate_search (rowid, text) VALUES (?, ?)",
                [number, SearchText.tokens(of: debate)])
        }
    }

    /// Replaces what changed of a debate; its numbers, its lock and what it was made as stay.
    func update(_ debate: Debate, from before: Debate) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE debate
                SET revision = ?, title = ?, motion = ?, category = ?, description = ?, tags = ?,
                    cover_image = ?, host_name = ?, host_avatar = ?,
                    room = (SELECT number FROM room WHERE id = ?), status = ?,
                    planned_start_ms = ?, starts_by_itself = ?, started_at_ms = ?,
                    ended_at_ms = ?, archived_at_ms = ?, settings = ?
                WHERE id = ?
                """,
                [
                    debate.revision, debate.title, debate.motion, debate.category,
                    debate.description, StoredJSON.text(ofTexts: debate.tags), debate.coverImage,
                    debate.host?.name, debate.host?.avatar, debate.room?.text,
                    debate.life.status.rawValue, debate.plannedStartMs, debate.startsByItself,
                    debate.life.startedAtMs, debate.life.endedAtMs, debate.archivedAtMs,
                    JSONText.of(debate.settings), debate.id.text,
                ])
            // Named only when they change: once locked, they may not even be written anew.
            if debate.rules != before.rules {
                try connection.execute(
                    "UPDATE debate SET rules = ? WHERE id = ?",
                    [JSONText.of(debate.rules), debate.id.text])
            }
            for side in Side.allCases where debate.sides[side] != before.sides[side] {
                try update(debate.sides[side], side, of: debate.id)
            }
            let tokens = SearchText.tokens(of: debate)
            if tokens != SearchText.tokens(of: before) {
                try connection.execute(
                    """
                    UPDATE debate_search SET text = ?
                    WHERE rowid = (SELECT number FROM debate WHERE id = ?)
                    """, [tokens, debate.id.text])
            }
        }
    }

    private func update(
        _ sideCase: SideCase, _ side: Side, of debate: DebateID
    ) throws(SQLiteError) {
        try connection.execute(
            """
            UPDATE debate_side
            SET label = ?, claim = ?, team = ?, speakers = ?
            WHERE debate = (SELECT number FROM debate WHERE id = ?) AND side = ?
            """,
            [
                sideCase.label, sideCase.claim, sideCase.team,
                StoredJSON.text(of: sideCase.speakers), debate.text, side.rawValue,
            ])
    }

    /// Removes a debate with all that belongs to it, its channels too; the record of acts stays.
    func remove(_ id: DebateID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                DELETE FROM debate_search
                WHERE rowid = (SELECT number FROM debate WHERE id = ?)
                """, [id.text])
            try connection.execute("DELETE FROM debate WHERE id = ?", [id.text])
            for channel in [Channel.debate(id), .staff(id), .organiser(id)] {
                try connection.execute("DELETE FROM channel WHERE name = ?", [channel.name])
            }
        }
    }
}
