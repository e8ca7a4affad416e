/// Debates, their sides, numbers and search text.
///
/// Times are milliseconds UTC. Lengths are code points, as `length()` counts them.
enum Schema0001 {
    static let sql = """
        CREATE TABLE schema_migration (
            number        INTEGER PRIMARY KEY,
            name          TEXT NOT NULL,
            applied_at_ms INTEGER NOT NULL
        ) STRICT;

        -- Facts about this installation that are no setting, one row each.
        CREATE TABLE installation (
            name  TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- AUTOINCREMENT: the number of a deleted debate is never used again.
        CREATE TABLE debate (
            number           INTEGER PRIMARY KEY AUTOINCREMENT,
            id               TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            title            TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
            motion           TEXT NOT NULL CHECK (length(motion) BETWEEN 1 AND 200),
            category         TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 20),
            description      TEXT NOT NULL CHECK (length(description) <= 2000),
            tags             TEXT NOT NULL CHECK (json_type(tags) = 'array'
                                                  AND json_array_length(tags) <= 5),
            cover_image      TEXT CHECK (length(cover_image) BETWEEN 1 AND 500),
            -- NULL: the owner is the host
            host_name        TEXT CHECK (length(host_name) BETWEEN 1 AND 32),
            host_avatar      TEXT CHECK (length(host_avatar) BETWEEN 1 AND 500),
            -- NULL: made by `debatectl demo`, owned by nobody
            owner_device     TEXT CHECK (length(owner_device) = 36),
            -- 0 未开始, 1 直播中, 2 已结束; forward only (rule L1)
            status           INTEGER NOT NULL CHECK (status IN (0, 1, 2)),
            planned_start_ms INTEGER,
            started_at_ms    INTEGER,
            ended_at_ms      INTEGER,
            created_at_ms    INTEGER NOT NULL,
            is_demo          INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
            start_ms         INTEGER AS (coalesce(started_at_ms, planned_start_ms)) VIRTUAL,
            CHECK ((started_at_ms IS NULL) = (status = 0)),
            CHECK ((ended_at_ms IS NULL) = (status <> 2)),
            CHECK (ended_at_ms IS NULL OR ended_at_ms >= started_at_ms)
        ) STRICT;

        CREATE INDEX debate_newest ON debate (created_at_ms);
        CREATE INDEX debate_newest_of_status ON debate (status, created_at_ms);
        CREATE INDEX debate_newest_of_category ON debate (category, created_at_ms);
        CREATE INDEX debate_start ON debate (start_ms, created_at_ms);
        CREATE INDEX debate_start_of_status ON debate (status, start_ms, created_at_ms);

        CREATE TRIGGER debate_status_goes_forward
        BEFORE UPDATE OF status ON debate WHEN NEW.status < OLD.status
        BEGIN
            SELECT RAISE(ABORT, 'the status of a debate only goes forward (rule L1)');
        END;

        CREATE TABLE debate_side (
            debate INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            side   TEXT NOT NULL CHECK (side IN ('affirmative', 'negative')),
            label  TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 20),
            claim  TEXT NOT NULL CHECK (length(claim) <= 100),
            team   TEXT NOT NULL CHECK (length(team) <= 40),
            PRIMARY KEY (debate, side)
        ) STRICT, WITHOUT ROWID;

        -- Hot numbers stand apart, so that counting never rewrites a debate's wide row.
        CREATE TABLE debate_count (
            debate   INTEGER PRIMARY KEY REFERENCES debate (number) ON DELETE CASCADE,
            views    INTEGER NOT NULL CHECK (views >= 0),
            likes    INTEGER NOT NULL CHECK (likes >= 0),
            comments INTEGER NOT NULL CHECK (comments >= 0)
        ) STRICT;

        -- One token a code point (docs/decisions/0005-chinese-search.md); rowid = debate.number.
        CREATE VIRTUAL TABLE debate_search USING fts5 (text, tokenize = 'ascii');
        """
}
