extension Schema0003 {
    /// Who takes part in a debate, and how much happens in it.
    static let participants = """
        CREATE TABLE participant (
            number   INTEGER PRIMARY KEY AUTOINCREMENT,
            debate   INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            -- account:<uuid> or device:<uuid>
            identity TEXT NOT NULL,
            -- stands for the identity where others see it; says nothing of it
            tag      TEXT NOT NULL CHECK (length(tag) = 8),
            UNIQUE (debate, identity)
        ) STRICT;

        CREATE INDEX participant_of_tag ON participant (debate, tag);

        -- Mute: nothing said. Ban: nothing but watching and voting (rules D6, I8).
        CREATE TABLE restriction (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            debate        INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            participant   INTEGER NOT NULL REFERENCES participant (number) ON DELETE CASCADE,
            kind          TEXT NOT NULL CHECK (kind IN ('mute', 'ban')),
            -- a ban's: it holds in later debates there too; NULL: in this debate alone
            room          INTEGER REFERENCES room (number) ON DELETE SET NULL,
            -- NULL: a mute until the debate ends, a ban until it is lifted
            until_ms      INTEGER,
            reason        TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
            -- the name of who did it
            by_name       TEXT NOT NULL,
            created_at_ms INTEGER NOT NULL,
            lifted_at_ms  INTEGER
        ) STRICT;

        CREATE INDEX restriction_of_participant ON restriction (participant, lifted_at_ms);
        CREATE INDEX restriction_of_debate ON restriction (debate, number);
        CREATE INDEX restriction_of_room ON restriction (room) WHERE room IS NOT NULL;
        -- Whose bans of a room hold in another debate of it.
        CREATE INDEX participant_of_identity ON participant (identity);

        -- How much happened, in spans of ten seconds: what statistics are drawn from.
        CREATE TABLE activity (
            debate  INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            -- the beginning of the span
            at_ms   INTEGER NOT NULL CHECK (at_ms % 10000 = 0),
            name    TEXT NOT NULL,
            value   INTEGER NOT NULL,
            PRIMARY KEY (debate, at_ms, name)
        ) STRICT, WITHOUT ROWID;
        """
}
