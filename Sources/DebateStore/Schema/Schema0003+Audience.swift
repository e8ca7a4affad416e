extension Schema0003 {
    /// Likes, gifts and visits: tables of their own, which nothing that counts votes reads
    /// (rule W-f).
    static let audience = """
        -- What each participant gave in likes: sums, never a row for each like (rule W-g).
        CREATE TABLE like_sum (
            participant INTEGER PRIMARY KEY REFERENCES participant (number) ON DELETE CASCADE,
            debate      INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            likes       INTEGER NOT NULL CHECK (likes > 0),
            affirmative INTEGER NOT NULL CHECK (affirmative >= 0),
            negative    INTEGER NOT NULL CHECK (negative >= 0),
            last_at_ms  INTEGER NOT NULL,
            CHECK (affirmative + negative <= likes)
        ) STRICT;

        CREATE INDEX like_sum_of_debate ON like_sum (debate);

        -- Some equal gifts sent at once.
        CREATE TABLE gift (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            debate      INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            participant INTEGER NOT NULL REFERENCES participant (number) ON DELETE CASCADE,
            -- a word of the catalogue
            gift        TEXT NOT NULL CHECK (length(gift) BETWEEN 1 AND 20),
            count       INTEGER NOT NULL CHECK (count BETWEEN 1 AND 99),
            -- of all of them
            points      INTEGER NOT NULL CHECK (points >= count),
            -- NULL: for the debate as a whole
            side        TEXT CHECK (side IN ('affirmative', 'negative')),
            -- how many of the run are sent with these
            combo       INTEGER NOT NULL CHECK (combo >= count),
            -- what the author was called then
            author_name TEXT NOT NULL CHECK (length(author_name) BETWEEN 1 AND 32),
            at_ms       INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX gift_of_debate ON gift (debate, number);
        CREATE INDEX gift_of_participant ON gift (participant, number);

        -- What each participant has spent. The database itself lets nobody overdraw it.
        CREATE TABLE gift_purse (
            participant INTEGER PRIMARY KEY REFERENCES participant (number) ON DELETE CASCADE,
            debate      INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            -- the debate's budget when the last of it was spent
            budget      INTEGER NOT NULL CHECK (budget BETWEEN 0 AND 10000),
            spent       INTEGER NOT NULL CHECK (spent > 0),
            -- the gift that brought it there: of equals the first to get there stands first
            last_gift   INTEGER NOT NULL REFERENCES gift (number) ON DELETE CASCADE,
            CHECK (spent <= budget)
        ) STRICT;

        CREATE INDEX gift_purse_board ON gift_purse (debate, spent DESC, last_gift);

        -- Devices that opened a debate: each counts once (rule X1).
        CREATE TABLE visit (
            debate INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            device TEXT NOT NULL CHECK (length(device) = 36),
            at_ms  INTEGER NOT NULL,
            PRIMARY KEY (debate, device)
        ) STRICT, WITHOUT ROWID;

        -- For statistics of a day, over all debates.
        CREATE INDEX activity_of_time ON activity (at_ms);
        """
}
