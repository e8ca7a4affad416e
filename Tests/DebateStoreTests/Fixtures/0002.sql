-- A database of schema 2, as sqlite3's .dump writes it; it must migrate and be read for ever.
PRAGMA application_id = 1684365921;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_migration (
            number        INTEGER PRIMARY KEY,
            name          TEXT NOT NULL,
            applied_at_ms INTEGER NOT NULL
        ) STRICT;
INSERT INTO schema_migration VALUES(1,'debates',500);
INSERT INTO schema_migration VALUES(2,'people',1795645777060);
CREATE TABLE installation (
            name  TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
INSERT INTO installation VALUES('demo','filled');
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
INSERT INTO debate VALUES(1,'00000000-0000-4000-8000-000000000001','猫和狗谁更适合当宠物','猫更适合当宠物','娱乐',replace('第一行\n第二行','\n',char(10)),'["宠物"]',NULL,'主持人',NULL,NULL,2,1500,2000,3000,1000,0);
INSERT INTO debate VALUES(2,'00000000-0000-4000-8000-000000000002','电子竞技是体育吗','电子竞技是体育吗','游戏','','[]',NULL,NULL,NULL,'00000000-0000-4000-8000-000000000009',0,NULL,NULL,NULL,1100,0);
CREATE TABLE debate_side (
            debate INTEGER NOT NULL REFERENCES debate (number) ON DELETE CASCADE,
            side   TEXT NOT NULL CHECK (side IN ('affirmative', 'negative')),
            label  TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 20),
            claim  TEXT NOT NULL CHECK (length(claim) <= 100),
            team   TEXT NOT NULL CHECK (length(team) <= 40),
            PRIMARY KEY (debate, side)
        ) STRICT, WITHOUT ROWID;
INSERT INTO debate_side VALUES(1,'affirmative','正方','','');
INSERT INTO debate_side VALUES(1,'negative','反方','','');
INSERT INTO debate_side VALUES(2,'affirmative','正方','','');
INSERT INTO debate_side VALUES(2,'negative','反方','','');
CREATE TABLE debate_count (
            debate   INTEGER PRIMARY KEY REFERENCES debate (number) ON DELETE CASCADE,
            views    INTEGER NOT NULL CHECK (views >= 0),
            likes    INTEGER NOT NULL CHECK (likes >= 0),
            comments INTEGER NOT NULL CHECK (comments >= 0)
        ) STRICT;
INSERT INTO debate_count VALUES(1,30,20,10);
INSERT INTO debate_count VALUES(2,0,0,0);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','debate_search','debate_search',0,'CREATE VIRTUAL TABLE debate_search USING fts5 (text, tokenize = ''ascii'')');
CREATE TABLE IF NOT EXISTS 'debate_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO debate_search_data VALUES(1,X'0234');
INSERT INTO debate_search_data VALUES(10,X'000000000101010001010101');
INSERT INTO debate_search_data VALUES(137438953473,X'000000f30530346530300102160302336201021d0302386301021a0302626101021f02036635330204070b0104353430380104080a030231370204090b0302386301020302036235300204030b0302613001060a0a1102036635330104090a0104363238300204050b020333303101021e02033632660204060b030266340104060a01043732363901060b0a110302643701020402033332620104020d02033533350204020b02036164650204040b0203623263010415060104383062320204080b02033834630104170602036330310102050104393030320104070a0101610102180103656e6401080c0a0a0601060a0b030409070707090a08070909090a0809080b07090909090a09080a06');
CREATE TABLE IF NOT EXISTS 'debate_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO debate_search_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'debate_search_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO debate_search_content VALUES(1,'732b 548c 72d7 8c01 66f4 9002 5408 5f53 5ba0 7269 end 732b 66f4 9002 5408 5f53 5ba0 7269 end 7b2c 4e00 884c a 7b2c 4e8c 884c end 4e3b 6301 4eba end 5ba0 7269');
INSERT INTO debate_search_content VALUES(2,'7535 5b50 7ade 6280 662f 4f53 80b2 5417 end 7535 5b50 7ade 6280 662f 4f53 80b2 5417 end  end ');
CREATE TABLE IF NOT EXISTS 'debate_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO debate_search_docsize VALUES(1,X'21');
INSERT INTO debate_search_docsize VALUES(2,X'13');
CREATE TABLE IF NOT EXISTS 'debate_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO debate_search_config VALUES('version',4);
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
INSERT INTO account VALUES(1,'aa87aa3a-ed4c-4d6c-b566-0b9b90186a36','lin','lin','lin',NULL,'','',0,1,'operator','$argon2id$v=19$m=19456,t=2,p=1$NGGcxiFfBnfh28dn8WtyMg$naFosa43K9FlokrjVP2D/XtKCKPsqoO6GjCpnudEUaw',0,1795645776897);
CREATE TABLE account_device (
    account       INTEGER NOT NULL REFERENCES account (number),
    device        TEXT NOT NULL CHECK (length(device) = 36),
    last_login_ms INTEGER NOT NULL,
    PRIMARY KEY (account, device)
) STRICT, WITHOUT ROWID;
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
INSERT INTO member VALUES(1,1,'organiser',1,'林','',NULL,0,0,NULL,NULL,600);
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
INSERT INTO ticket VALUES(1,1,'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','第一排','6b1f0c9e-83a4-4d27-9e61-7c20f4a8b3d5',700,NULL,650);
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
INSERT INTO audit VALUES(1,1795645776897,NULL,NULL,'','debatectl','user.create','user/aa87aa3a-ed4c-4d6c-b566-0b9b90186a36',NULL,'{"username":"lin","nickname":"lin","role":"operator","disabled":false}',NULL,'BbFmxpGBiYGk8eHALm1OTRs_CDU5AGD0mVpgN7xMelU','oTjLphc27sXir6kHcFpLM_BrfM1mvZpVqQP0TcfL-x0');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('debate',2);
INSERT INTO sqlite_sequence VALUES('account',1);
INSERT INTO sqlite_sequence VALUES('audit',1);
INSERT INTO sqlite_sequence VALUES('member',1);
INSERT INTO sqlite_sequence VALUES('ticket',1);
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
CREATE INDEX account_of_role ON account (role);
CREATE INDEX member_of_debate ON member (debate, role, number);
CREATE INDEX member_of_account ON member (account, debate);
CREATE INDEX credential_of_account ON credential (account, kind);
CREATE INDEX credential_of_debate ON credential (debate, kind);
CREATE INDEX credential_of_member ON credential (member);
CREATE INDEX ticket_of_debate ON ticket (debate, number);
CREATE INDEX ticket_of_device ON ticket (device, debate);
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
CREATE TRIGGER audit_rows_are_never_replaced
BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number OR hash = NEW.hash)
BEGIN
    SELECT RAISE(ABORT, 'audit rows never change (rule R1)');
END;
PRAGMA writable_schema=OFF;
COMMIT;
