extension Schema0003 {
    /// Danmaku, and how they are kept in order.
    static let danmaku = """
        -- A debate without a row has the usual settings, at revision 1.
        CREATE TABLE moderation (
            debate         INTEGER PRIMARY KEY REFERENCES debate (number) ON DELETE CASCADE,
            revision       INTEGER NOT NULL CHECK (revision > 1),
            mode           TEXT NOT NULL CHECK (mode IN ('open', 'holdNew', 'holdAll', 'off')),
            slow_seconds   INTEGER NOT NULL CHECK (slow_seconds = 0
                                                   OR slow_seconds BETWEEN 5 AND 300),
            tickets_only   INTEGER NOT NULL CHECK (tickets_only IN (0, 1)),
            max_characters INTEGER NOT NULL CHECK (max_characters BETWEEN 10 AND 100),
            -- what was set before the shield went up; NULL: it is down (rule D8)
            before_mode           TEXT CHECK (before_mode IN ('open', 'holdNew', 'holdAll', 'off')),
            before_slow_seconds   INTEGER CHECK (before_slow_seconds = 0
                                                 OR before_slow_seconds BETWEEN 5 AND 300),
            before_tickets_only   INTEGER CHECK (before_tickets_only IN (0, 1)),
            before_max_characters INTEGER CHECK (before_max_characters BETWEEN 10 AND 100),
            CHECK ((before_mode IS NULL) = (before_slow_seconds IS NULL)),
            CHECK ((before_mode IS NULL) = (before_tickets_only IS NULL)),
            CHECK ((before_mode IS NULL) = (before_max_characters IS NULL))
        ) STRICT;

        -- A debate without a row has the installation's list, at revision 0.
        CREATE TABLE word_list (
            debate   INTEGER PRIMARY KEY REFERENCES debate (number) ON DELETE CASCADE,
            revision INTEGER NOT NULL CHECK (revision > 0),
            -- JSON: [["word", "outcome"], …]
            words    TEXT NOT NULL CHECK (json_type(words) = 'array'),
            -- JSON: ["word", …]
            allowed  TEXT NOT NULL CHECK (json_type(allowed) = 'array')
        ) STRICT;

        -- Lines stay on record whatever becomes of them, with who decided and why (rule D6).
        CREATE TABLE danmaku (
            number         INTEGER PRIMARY KEY AUTOINCREMENT,
            debate         INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            participant    INTEGER NOT NULL REFERENCES participant (number) ON DELETE CASCADE,
            text           TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 1024),
            -- equal for two texts that say the same: repeats are told by it
            form           TEXT NOT NULL,
            -- NULL: nobody's
            side           TEXT CHECK (side IN ('affirmative', 'negative')),
            colour         TEXT NOT NULL,
            place          TEXT NOT NULL CHECK (place IN ('roll', 'top', 'bottom')),
            -- as the author was called and seated then
            author_name    TEXT NOT NULL CHECK (length(author_name) BETWEEN 1 AND 40),
            badge          TEXT CHECK (badge IN ('organiser', 'timekeeper', 'moderator', 'judge')),
            at_ms          INTEGER NOT NULL,
            state          TEXT NOT NULL CHECK (state IN ('held', 'published', 'rejected',
                                                          'expired', 'removed')),
            -- NULL: it never waited
            hold_reason    TEXT CHECK (hold_reason IN ('word', 'newcomer', 'all')),
            -- which of those sent to all screens, dense; NULL: it was not
            ordinal        INTEGER CHECK (ordinal > 0),
            posted_at_ms   INTEGER,
            -- of the last decision; NULL: nobody decided
            decided_at_ms  INTEGER,
            -- a name; NULL: the clock
            decided_by     TEXT,
            decided_reason TEXT,
            UNIQUE (debate, ordinal),
            CHECK (ordinal IS NULL OR posted_at_ms IS NOT NULL),
            CHECK (state = 'published' OR state = 'removed' OR hold_reason IS NOT NULL)
        ) STRICT;

        CREATE INDEX danmaku_of_state ON danmaku (debate, state, number);
        CREATE INDEX danmaku_of_participant ON danmaku (participant, at_ms);
        CREATE INDEX danmaku_waiting ON danmaku (at_ms) WHERE state = 'held';
        """
}
