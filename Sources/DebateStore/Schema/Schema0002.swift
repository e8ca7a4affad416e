/// People: accounts, what they prove themselves by, seats, tickets, and the record of their acts.
///
/// Secrets stand here as hashes only. Times are milliseconds UTC.
enum Schema0002 {
    static let sql = """
        CREATE TABLE account (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            id            TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            username      TEXT NOT NULL CHECK (length(username) BETWEEN 3 AND 32),
            -- the user name without regard to case and width
            username_key  TEXT NOT NULL UNIQUE,
            nickname      TEXT NOT NULL CHECK (length(nickname) BETWEEN 1 AND 32),
            -- NULL: the placeholder is shown
            avatar        TEXT CHECK (length(avatar) BETWEEN 1 AND 500),
            email         TEXT NOT NULL CHECK (length(email) <= 254),
            phone         TEXT NOT NULL CHECK (length(phone) <= 20),
            -- 0 not said, 1 male, 2 female
            gender        INTEGER NOT NULL CHECK (gender IN (0, 1, 2)),
            level         INTEGER NOT NULL CHECK (level >= 0),
            role          TEXT NOT NULL CHECK (role IN ('viewer', 'organiser', 'operator')),
            -- NULL: it came by a member's link and cannot log in by password
            password_hash TEXT,
            is_disabled   INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
            created_at_ms INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX account_of_role ON account (role);

        -- Devices that once logged in to an account: a stranger's failures are not theirs.
        CREATE TABLE account_device (
            account       INTEGER NOT NULL REFERENCES account (number),
            device        TEXT NOT NULL CHECK (length(device) = 36),
            last_login_ms INTEGER NOT NULL,
            PRIMARY KEY (account, device)
        ) STRICT, WITHOUT ROWID;

        -- A seat: one role of one debate, held by an account or offered by a link.
        CREATE TABLE member (
            number             INTEGER PRIMARY KEY AUTOINCREMENT,
            debate             INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            role               TEXT NOT NULL CHECK (role IN ('organiser', 'timekeeper',
                                                             'moderator', 'judge')),
            -- NULL: invited, and nobody has come yet
            account            INTEGER REFERENCES account (number),
            name               TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 32),
            title              TEXT NOT NULL CHECK (length(title) <= 20),
            -- NULL: the account's, else the placeholder
            avatar             TEXT CHECK (length(avatar) BETWEEN 1 AND 500),
            is_chair           INTEGER NOT NULL CHECK (is_chair IN (0, 1)),
            is_absent          INTEGER NOT NULL CHECK (is_absent IN (0, 1)),
            -- NULL: no link is open
            link_hash          TEXT UNIQUE CHECK (length(link_hash) = 43),
            link_expires_at_ms INTEGER,
            created_at_ms      INTEGER NOT NULL,
            UNIQUE (debate, role, account),
            CHECK ((link_hash IS NULL) = (link_expires_at_ms IS NULL)),
            CHECK (role = 'judge' OR (is_chair = 0 AND is_absent = 0 AND title = ''))
        ) STRICT;

        CREATE INDEX member_of_debate ON member (debate, role, number);
        CREATE INDEX member_of_account ON member (account, debate);

        -- What a caller proves itself by: a session, a program's token, a screen's key.
        CREATE TABLE credential (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            -- BLAKE2b-256 of the secret, base64url
            secret_hash   TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 43),
            kind          TEXT NOT NULL CHECK (kind IN ('session', 'token', 'screen')),
            -- whose; NULL for a screen
            account       INTEGER REFERENCES account (number),
            -- the screen's debate, or the only one a token is for
            debate        INTEGER REFERENCES debate (number) ON DELETE CASCADE,
            -- the seat whose link began a session: it ends with the seat
            member        INTEGER REFERENCES member (number) ON DELETE CASCADE,
            -- what a token is limited to
            role          TEXT CHECK (role IN ('viewer', 'organiser', 'operator', 'timekeeper',
                                               'moderator', 'judge')),
            -- what a person calls a token or a screen
            name          TEXT NOT NULL CHECK (length(name) <= 40),
            -- where a session was begun, and by which program
            address       TEXT NOT NULL CHECK (length(address) <= 64),
            agent         TEXT NOT NULL CHECK (length(agent) <= 200),
            created_at_ms INTEGER NOT NULL,
            -- NULL: never used
            seen_at_ms    INTEGER,
            -- NULL: no end
            expires_at_ms INTEGER,
            CHECK ((kind = 'screen') = (account IS NULL)),
            CHECK (kind <> 'screen' OR debate IS NOT NULL),
            CHECK ((kind = 'token') = (role IS NOT NULL)),
            CHECK (kind = 'session' OR member IS NULL),
            CHECK (kind <> 'session' OR expires_at_ms IS NOT NULL)
        ) STRICT;

        CREATE INDEX credential_of_account ON credential (account, kind);
        CREATE INDEX credential_of_debate ON credential (debate, kind);
        CREATE INDEX credential_of_member ON credential (member);

        -- A one-time code that makes its device a voter of class `ticket` (rule I5).
        CREATE TABLE ticket (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            debate        INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            -- keyed BLAKE2b-256 of debate and code, base64url: 50 bits alone could be tried out
            code_hash     TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 43),
            label         TEXT NOT NULL CHECK (length(label) <= 40),
            -- NULL: not in use
            device        TEXT CHECK (length(device) = 36),
            bound_at_ms   INTEGER,
            voided_at_ms  INTEGER,
            created_at_ms INTEGER NOT NULL,
            CHECK ((device IS NULL) = (bound_at_ms IS NULL))
        ) STRICT;

        CREATE INDEX ticket_of_debate ON ticket (debate, number);
        CREATE INDEX ticket_of_device ON ticket (device, debate);

        -- Who did what: appended to, never changed (rule R1).
        CREATE TABLE audit (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            at_ms         INTEGER NOT NULL,
            -- the debate's id, which outlives the debate; NULL: an act on the installation
            live_id       TEXT CHECK (length(live_id) = 36),
            -- NULL: the command line
            actor         INTEGER REFERENCES account (number),
            actor_name    TEXT NOT NULL,
            -- the address, or 'debatectl'
            origin        TEXT NOT NULL,
            action        TEXT NOT NULL,
            target        TEXT NOT NULL,
            -- JSON; NULL: there was nothing before, or is nothing after
            before        TEXT CHECK (before IS NULL OR json_valid(before)),
            after         TEXT CHECK (after IS NULL OR json_valid(after)),
            reason        TEXT,
            -- BLAKE2b-256 of the row before and this one (docs/decisions/0010-audit-chain.md), base64url
            previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 43),
            hash          TEXT NOT NULL UNIQUE CHECK (length(hash) = 43)
        ) STRICT;

        CREATE INDEX audit_of_debate ON audit (live_id, number);
        CREATE INDEX audit_of_actor ON audit (actor, number);
        CREATE INDEX audit_of_action ON audit (action, number);

        CREATE TRIGGER audit_rows_stay
        BEFORE DELETE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'audit rows are never removed (rule R1)');
        END;

        CREATE TRIGGER audit_rows_never_change
        BEFORE UPDATE ON audit
        BEGIN
            SELECT RAISE(ABORT, 'audit rows never change (rule R1)');
        END;

        -- REPLACE removes the row in its way without asking the trigger for DELETE
        -- (sqlite.org/lang_conflict.html).
        CREATE TRIGGER audit_rows_are_never_replaced
        BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number OR hash = NEW.hash)
        BEGIN
            SELECT RAISE(ABORT, 'audit rows never change (rule R1)');
        END;
        """
}
