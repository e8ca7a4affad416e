extension Schema0003 {
    /// Rooms, and what a debate has gained: a revision, a room, a plan that starts it, an archive,
    /// rehearsals, rules with their lock, settings, speakers.
    ///
    /// Every column has a default, so that workers of the version before go on making debates.
    static let debates = """
        -- AUTOINCREMENT: the order of the numbers is the order of creation.
        CREATE TABLE room (
            number         INTEGER PRIMARY KEY AUTOINCREMENT,
            id             TEXT NOT NULL UNIQUE CHECK (length(id) = 6
                                                       AND id NOT GLOB '*[^2-9a-hj-np-z]*'),
            revision       INTEGER NOT NULL CHECK (revision > 0),
            name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60
                                                AND instr(name, '/') = 0),
            -- the name without regard to case and width
            name_key       TEXT NOT NULL UNIQUE,
            description    TEXT NOT NULL CHECK (length(description) <= 500),
            is_enabled     INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
            playback       TEXT NOT NULL CHECK (playback IN ('rtmp', 'hls', 'flv')),
            -- NULL: the picture is sent to us
            playback_url   TEXT CHECK (length(playback_url) BETWEEN 1 AND 500),
            video_delay_ms INTEGER NOT NULL CHECK (video_delay_ms BETWEEN 0 AND 20000),
            is_recorded    INTEGER NOT NULL CHECK (is_recorded IN (0, 1)),
            -- as it is: it is shown again to those who push a picture
            stream_key     TEXT NOT NULL CHECK (length(stream_key) = 32),
            created_at_ms  INTEGER NOT NULL,
            CHECK ((playback = 'rtmp') = (playback_url IS NULL))
        ) STRICT;

        ALTER TABLE debate ADD COLUMN
            revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0);
        -- NULL: it takes place in none
        ALTER TABLE debate ADD COLUMN room INTEGER REFERENCES room (number);
        ALTER TABLE debate ADD COLUMN
            starts_by_itself INTEGER NOT NULL DEFAULT 0 CHECK (starts_by_itself IN (0, 1));
        ALTER TABLE debate ADD COLUMN
            is_rehearsal INTEGER NOT NULL DEFAULT 0 CHECK (is_rehearsal IN (0, 1));
        -- NULL: not archived; what is live is never hidden (rule L5)
        ALTER TABLE debate ADD COLUMN
            archived_at_ms INTEGER CHECK (archived_at_ms IS NULL OR status <> 1);
        -- JSON; a key that is missing has its default
        ALTER TABLE debate ADD COLUMN
            rules TEXT NOT NULL DEFAULT '{}' CHECK (json_type(rules) = 'object');
        -- NULL: nobody has voted yet
        ALTER TABLE debate ADD COLUMN rules_locked_at_ms INTEGER;
        ALTER TABLE debate ADD COLUMN
            settings TEXT NOT NULL DEFAULT '{}' CHECK (json_type(settings) = 'object');
        -- when its channel last heard `debate.updated`, and whether it has yet to hear of a change
        ALTER TABLE debate ADD COLUMN update_said_ms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE debate ADD COLUMN
            has_unsaid_update INTEGER NOT NULL DEFAULT 0 CHECK (has_unsaid_update IN (0, 1));
        ALTER TABLE debate_side ADD COLUMN
            speakers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(speakers) = 'array'
                                                       AND json_array_length(speakers) <= 8);

        -- One debate at a time (rule L2).
        CREATE UNIQUE INDEX debate_live_in_room ON debate (room)
            WHERE status = 1 AND room IS NOT NULL;
        CREATE INDEX debate_of_room ON debate (room, status, ended_at_ms) WHERE room IS NOT NULL;
        CREATE INDEX debate_due_start ON debate (planned_start_ms)
            WHERE starts_by_itself = 1 AND status = 0;
        CREATE INDEX debate_unsaid ON debate (update_said_ms) WHERE has_unsaid_update = 1;

        -- Lists show neither rehearsals nor what is archived: their indexes hold what they show.
        DROP INDEX debate_newest;
        DROP INDEX debate_newest_of_status;
        DROP INDEX debate_newest_of_category;
        DROP INDEX debate_start;
        DROP INDEX debate_start_of_status;
        CREATE INDEX debate_listed_newest ON debate (created_at_ms)
            WHERE is_rehearsal = 0 AND archived_at_ms IS NULL;
        CREATE INDEX debate_listed_newest_of_status ON debate (status, created_at_ms)
            WHERE is_rehearsal = 0 AND archived_at_ms IS NULL;
        CREATE INDEX debate_listed_newest_of_category ON debate (category, created_at_ms)
            WHERE is_rehearsal = 0 AND archived_at_ms IS NULL;
        CREATE INDEX debate_listed_start ON debate (start_ms, created_at_ms)
            WHERE is_rehearsal = 0 AND archived_at_ms IS NULL;
        CREATE INDEX debate_listed_start_of_status ON debate (status, start_ms, created_at_ms)
            WHERE is_rehearsal = 0 AND archived_at_ms IS NULL;

        CREATE TRIGGER debate_rules_stay
        BEFORE UPDATE OF rules ON debate
        WHEN OLD.rules_locked_at_ms IS NOT NULL AND NEW.rules <> OLD.rules
        BEGIN
            SELECT RAISE(ABORT, 'the rules are locked since the first ballot (rule I4)');
        END;

        CREATE TRIGGER debate_lock_stays
        BEFORE UPDATE OF rules_locked_at_ms ON debate
        WHEN OLD.rules_locked_at_ms IS NOT NULL
            AND NEW.rules_locked_at_ms IS NOT OLD.rules_locked_at_ms
        BEGIN
            SELECT RAISE(ABORT, 'the lock of the rules stays (rule I4)');
        END;

        CREATE TRIGGER debate_motion_stays
        BEFORE UPDATE OF title, motion ON debate
        WHEN (OLD.status > 0 OR OLD.rules_locked_at_ms IS NOT NULL)
            AND (NEW.title <> OLD.title OR NEW.motion <> OLD.motion)
        BEGIN
            SELECT RAISE(ABORT, 'title and motion are locked (rule L4)');
        END;

        CREATE TRIGGER debate_side_label_stays
        BEFORE UPDATE OF label ON debate_side
        WHEN NEW.label <> OLD.label AND EXISTS (
            SELECT 1 FROM debate
            WHERE number = NEW.debate AND (status > 0 OR rules_locked_at_ms IS NOT NULL))
        BEGIN
            SELECT RAISE(ABORT, 'the names of the sides are locked (rule L4)');
        END;

        CREATE TRIGGER debate_rehearsal_stays
        BEFORE UPDATE OF is_rehearsal ON debate WHEN NEW.is_rehearsal <> OLD.is_rehearsal
        BEGIN
            SELECT RAISE(ABORT, 'a rehearsal stays one (rule L8)');
        END;
        """
}
