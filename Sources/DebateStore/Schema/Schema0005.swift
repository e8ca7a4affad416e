/// The picture that is sent to a room, what a debate's audience was told of it, and recordings.
enum Schema0005 {
    static let sql = """
        -- How the picture sent to a room stands; no row: nobody ever sent one.
        CREATE TABLE room_video (
            room        INTEGER PRIMARY KEY REFERENCES room (number) ON DELETE CASCADE,
            state       TEXT NOT NULL CHECK (state IN ('offline', 'starting', 'live',
                                                       'interrupted')),
            since_ms    INTEGER NOT NULL,
            -- who sends: the connection's number, the web server's process, when it was last heard of;
            -- NULL: nobody
            client      TEXT CHECK (length(client) BETWEEN 1 AND 20),
            process     TEXT CHECK (length(process) <= 20),
            heard_at_ms INTEGER,
            CHECK ((client IS NULL) = (state IN ('offline', 'interrupted'))),
            CHECK ((client IS NULL) = (process IS NULL)),
            CHECK ((client IS NULL) = (heard_at_ms IS NULL))
        ) STRICT;

        -- What the audience of a debate was last told of its picture; no row: nothing yet.
        CREATE TABLE debate_video (
            debate   INTEGER PRIMARY KEY REFERENCES debate (number) ON DELETE CASCADE,
            state    TEXT NOT NULL CHECK (state IN ('offline', 'starting', 'live', 'interrupted')),
            -- whose playlist, by the room's id; NULL: there is none
            room_id  TEXT CHECK (length(room_id) = 6),
            since_ms INTEGER NOT NULL,
            CHECK ((room_id IS NULL) = (state = 'offline'))
        ) STRICT;

        -- Looked through four times a second.
        CREATE INDEX debate_video_shown ON debate_video (debate) WHERE state <> 'offline';

        -- A picture kept as a file of the home's `recordings`.
        CREATE TABLE recording (
            number        INTEGER PRIMARY KEY AUTOINCREMENT,
            -- NULL: the room is gone
            room          INTEGER REFERENCES room (number) ON DELETE SET NULL,
            -- the debate the room was for when it began; NULL: for none, or it is gone
            debate        INTEGER REFERENCES debate (number) ON DELETE SET NULL,
            -- without its ending; nobody can guess it
            file          TEXT NOT NULL UNIQUE CHECK (length(file) BETWEEN 1 AND 60),
            started_at_ms INTEGER NOT NULL,
            -- NULL: it runs
            ended_at_ms   INTEGER
        ) STRICT;

        CREATE INDEX recording_of_debate ON recording (debate, number);
        CREATE INDEX recording_of_room ON recording (room) WHERE ended_at_ms IS NULL;
        CREATE INDEX recording_by_age ON recording (ended_at_ms);
        """
}
