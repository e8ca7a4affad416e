extension Schema0003 {
    /// The event log, hot counters, and the memory of repeated writes.
    static let log = """
        CREATE TABLE channel (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name   TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
            -- of the last event
            seq    INTEGER NOT NULL CHECK (seq >= 0)
        ) STRICT;

        -- AUTOINCREMENT: the order of the ids is the order of the commits, for ever.
        CREATE TABLE event (
            id      INTEGER PRIMARY KEY AUTOINCREMENT,
            channel INTEGER NOT NULL REFERENCES channel (number) ON DELETE CASCADE,
            -- dense within its channel, from 1
            seq     INTEGER NOT NULL CHECK (seq > 0),
            name    TEXT NOT NULL,
            at_ms   INTEGER NOT NULL,
            -- JSON: the data on the wire
            data    TEXT NOT NULL CHECK (json_valid(data)),
            UNIQUE (channel, seq)
        ) STRICT;

        -- Hot numbers: absolute, the latest wins; no event for each like.
        CREATE TABLE counter (
            channel INTEGER NOT NULL REFERENCES channel (number) ON DELETE CASCADE,
            name    TEXT NOT NULL,
            value   INTEGER NOT NULL,
            rev     INTEGER NOT NULL CHECK (rev > 0),
            PRIMARY KEY (channel, name)
        ) STRICT, WITHOUT ROWID;

        -- What each push daemon counts; rows younger than 15 s are summed.
        CREATE TABLE presence (
            node    TEXT NOT NULL,
            channel TEXT NOT NULL,
            viewers INTEGER NOT NULL CHECK (viewers >= 0),
            at_ms   INTEGER NOT NULL,
            PRIMARY KEY (node, channel)
        ) STRICT, WITHOUT ROWID;

        -- Writes done under an Idempotency-Key, for 24 hours.
        CREATE TABLE remembered_write (
            identity    TEXT NOT NULL,
            key         TEXT NOT NULL CHECK (length(key) BETWEEN 8 AND 64),
            fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 43),
            status      INTEGER NOT NULL,
            -- NULL: it showed a secret, or was too long to keep
            body        BLOB,
            at_ms       INTEGER NOT NULL,
            PRIMARY KEY (identity, key)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX remembered_write_age ON remembered_write (at_ms);
        """
}
