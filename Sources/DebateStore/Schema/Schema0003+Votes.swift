extension Schema0003 {
    /// Vote rounds, ballots, their count, and the ledger an outsider can check.
    static let votes = """
        CREATE TABLE vote_round (
            number          INTEGER PRIMARY KEY AUTOINCREMENT,
            debate          INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            kind            TEXT NOT NULL CHECK (kind IN ('pre', 'live', 'post')),
            -- as written; what follows from the clock is derived (rule V2)
            life            TEXT NOT NULL CHECK (life IN ('planned', 'opened', 'closed', 'revealed',
                                                          'voided')),
            is_final        INTEGER NOT NULL CHECK (is_final IN (0, 1)),
            takes_undecided INTEGER NOT NULL CHECK (takes_undecided IN (0, 1)),
            reveal          TEXT NOT NULL CHECK (reveal IN ('live', 'delayed', 'banded', 'hidden')),
            delay_seconds   INTEGER NOT NULL CHECK (delay_seconds BETWEEN 10 AND 600),
            -- when it opened or is meant to; NULL: somebody opens it
            opens_at_ms     INTEGER,
            -- when it closed, closes or is meant to; NULL: somebody closes it
            closes_at_ms    INTEGER,
            -- fixed by the opening; NULL: it was never opened
            grace_ms        INTEGER CHECK (grace_ms BETWEEN 0 AND 20000),
            revealed_at_ms  INTEGER,
            voided_at_ms    INTEGER,
            void_reason     TEXT CHECK (length(void_reason) BETWEEN 1 AND 200),
            -- the members of an object, as its reveal told them
            revelation      TEXT CHECK (revelation IS NULL OR json_valid('{' || revelation || '}')),
            revision        INTEGER NOT NULL CHECK (revision > 0),
            -- when the clock does something to it; NULL: never, as it stands
            due_ms          INTEGER,
            CHECK (kind <> 'live' OR takes_undecided = 0),
            CHECK (life <> 'planned' OR grace_ms IS NULL),
            CHECK (life NOT IN ('opened', 'closed', 'revealed')
                   OR (grace_ms IS NOT NULL AND opens_at_ms IS NOT NULL)),
            CHECK (life NOT IN ('closed', 'revealed') OR closes_at_ms IS NOT NULL),
            CHECK ((life = 'revealed') = (revealed_at_ms IS NOT NULL)),
            CHECK ((life = 'voided') = (voided_at_ms IS NOT NULL)),
            CHECK ((voided_at_ms IS NULL) = (void_reason IS NULL))
        ) STRICT;

        -- One round of each kind, void ones aside (rule V1).
        CREATE UNIQUE INDEX vote_round_of_kind ON vote_round (debate, kind) WHERE life <> 'voided';
        CREATE INDEX vote_round_of_debate ON vote_round (debate, number);
        CREATE INDEX vote_round_open ON vote_round (number) WHERE life = 'opened';
        CREATE INDEX vote_round_due ON vote_round (due_ms) WHERE due_ms IS NOT NULL;

        CREATE TRIGGER vote_round_life_goes_forward
        BEFORE UPDATE OF life ON vote_round
        WHEN NEW.life <> OLD.life AND NOT (
            (OLD.life = 'planned' AND NEW.life IN ('opened', 'voided'))
            OR (OLD.life = 'opened' AND NEW.life IN ('closed', 'voided'))
            OR (OLD.life = 'closed' AND NEW.life IN ('revealed', 'voided')))
        BEGIN
            SELECT RAISE(ABORT, 'a round goes forward, and a reveal is for good (rules V2, E5)');
        END;

        -- A voter of one debate: a number for the ballots, a pseudonym for the ledger.
        CREATE TABLE voter (
            number    INTEGER PRIMARY KEY,
            debate    INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            class     TEXT NOT NULL CHECK (class IN ('ticket', 'account', 'device')),
            -- t300, or the id of an account or a device
            identity  TEXT NOT NULL,
            -- an old client's word is all there is for it
            is_weak   INTEGER NOT NULL CHECK (is_weak IN (0, 1)),
            pseudonym TEXT NOT NULL CHECK (length(pseudonym) = 43),
            UNIQUE (identity, debate, class),
            CHECK (class = 'device' OR is_weak = 0)
        ) STRICT;

        CREATE TRIGGER voter_rows_never_change
        BEFORE UPDATE ON voter
        BEGIN
            SELECT RAISE(ABORT, 'a voter stays who they are: the ledger vouches for them');
        END;

        -- The primary key is rule V6: one ballot per voter per round.
        CREATE TABLE ballot (
            round              INTEGER NOT NULL REFERENCES vote_round (number),
            voter              INTEGER NOT NULL REFERENCES voter (number),
            -- the voter's
            class              TEXT NOT NULL CHECK (class IN ('ticket', 'account', 'device')),
            -- NULL: undecided
            affirmative_points INTEGER CHECK (affirmative_points BETWEEN 0 AND 100),
            -- where it was cast from last; NULL: by a program
            device             TEXT CHECK (length(device) = 36),
            at_ms              INTEGER NOT NULL,
            state              TEXT NOT NULL CHECK (state IN ('counted', 'superseded', 'void')),
            -- the row of the ledger in which it was cast or replaced last
            ordinal            INTEGER NOT NULL CHECK (ordinal > 0),
            PRIMARY KEY (round, voter)
        ) STRICT, WITHOUT ROWID;

        -- What a ticket supersedes, and what a device cannot vote beside; devices are found as
        -- voters.
        CREATE INDEX ballot_cast_from ON ballot (device, round) WHERE class <> 'device';

        CREATE TRIGGER ballot_is_never_revived
        BEFORE UPDATE OF state ON ballot WHEN OLD.state <> 'counted' AND NEW.state <> OLD.state
        BEGIN
            SELECT RAISE(ABORT, 'a ballot that counts no more is never revived (rules I2, I6)');
        END;

        CREATE TRIGGER ballot_rows_stay
        BEFORE DELETE ON ballot
        BEGIN
            SELECT RAISE(ABORT, 'ballots stay on record (rule V9)');
        END;

        -- The count of each class, kept with every ballot; the ballots are the truth.
        CREATE TABLE round_tally (
            round       INTEGER NOT NULL REFERENCES vote_round (number) ON DELETE CASCADE,
            class       TEXT NOT NULL CHECK (class IN ('ticket', 'account', 'device')),
            affirmative INTEGER NOT NULL CHECK (affirmative >= 0),
            negative    INTEGER NOT NULL CHECK (negative >= 0),
            undecided   INTEGER NOT NULL CHECK (undecided >= 0),
            voters      INTEGER NOT NULL CHECK (voters >= undecided),
            weak_voters INTEGER NOT NULL CHECK (weak_voters BETWEEN 0 AND voters),
            -- ballots that were taken out again
            departures  INTEGER NOT NULL CHECK (departures >= 0),
            -- changes of any kind: as many as the ledger has rows for them
            rev         INTEGER NOT NULL CHECK (rev >= 0),
            -- of the latest ballot; 0: none yet
            last_at_ms  INTEGER NOT NULL,
            PRIMARY KEY (round, class),
            CHECK (affirmative + negative = 100 * (voters - undecided))
        ) STRICT, WITHOUT ROWID;

        -- How the count stood, once a second at most while it changed; `number` tells two apart.
        CREATE TABLE tally_sample (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            round       INTEGER NOT NULL REFERENCES vote_round (number) ON DELETE CASCADE,
            at_ms       INTEGER NOT NULL,
            -- of the classes that count
            affirmative INTEGER NOT NULL,
            negative    INTEGER NOT NULL,
            undecided   INTEGER NOT NULL,
            voters      INTEGER NOT NULL,
            -- of the count then, all classes
            rev         INTEGER NOT NULL,
            UNIQUE (round, at_ms)
        ) STRICT;

        -- The band shown of a round, so that asking often shows no more than looking once.
        CREATE TABLE round_band (
            round INTEGER PRIMARY KEY REFERENCES vote_round (number) ON DELETE CASCADE,
            band  TEXT NOT NULL,
            rev   INTEGER NOT NULL CHECK (rev > 0),
            -- when it was looked at last
            at_ms INTEGER NOT NULL
        ) STRICT;

        -- Every ballot, change and void: appended to, never changed (rule V11, docs/ledger.md).
        CREATE TABLE ledger (
            debate             INTEGER NOT NULL REFERENCES debate (number),
            ordinal            INTEGER NOT NULL CHECK (ordinal > 0),
            round              INTEGER NOT NULL REFERENCES vote_round (number),
            kind               TEXT NOT NULL CHECK (kind IN ('cast', 'replace', 'supersede',
                                                             'void')),
            -- stands for the pseudonym and the class in the hash; NULL: a whole round
            voter              INTEGER REFERENCES voter (number),
            affirmative_points INTEGER CHECK (affirmative_points BETWEEN 0 AND 100),
            is_undecided       INTEGER NOT NULL CHECK (is_undecided IN (0, 1)),
            -- rounded down to ten seconds
            at_ms              INTEGER NOT NULL CHECK (at_ms % 10000 = 0),
            -- random, so that a hash tells nobody what the row says
            salt               TEXT NOT NULL CHECK (length(salt) = 22),
            -- BLAKE2b-256 of the hash before and this row, base64url
            hash               TEXT NOT NULL UNIQUE CHECK (length(hash) = 43),
            PRIMARY KEY (debate, ordinal),
            CHECK (voter IS NOT NULL OR kind = 'void'),
            CHECK ((kind IN ('cast', 'replace'))
                   = (is_undecided + (affirmative_points IS NOT NULL) = 1)),
            CHECK (is_undecided + (affirmative_points IS NOT NULL) <= 1)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER ledger_rows_stay
        BEFORE DELETE ON ledger
        BEGIN
            SELECT RAISE(ABORT, 'ledger rows are never removed (rule V11)');
        END;

        CREATE TRIGGER ledger_rows_never_change
        BEFORE UPDATE ON ledger
        BEGIN
            SELECT RAISE(ABORT, 'ledger rows never change (rule V11)');
        END;

        -- REPLACE removes the row in its way without asking the trigger for DELETE
        -- (sqlite.org/lang_conflict.html): so nothing is inserted but the next row.
        CREATE TRIGGER ledger_rows_are_dense
        BEFORE INSERT ON ledger
        WHEN NEW.ordinal <> (
                SELECT coalesce(max(ordinal), 0) + 1 FROM ledger WHERE debate = NEW.debate)
            OR EXISTS (SELECT 1 FROM ledger WHERE hash = NEW.hash)
        BEGIN
            SELECT RAISE(ABORT, 'ledger rows follow one another (rule V11)');
        END;
        """
}
