"""The rows every stack serves: read from ours through its HTTP API, written as a plain database.

The baseline's table is what its users would write: one table, a column per field, an index per way
of finding a row. Its rows, their order and their sizes are those of our answers.
"""

import json
import random
import sqlite3
import uuid

from bench import http

SCHEMA = """
CREATE TABLE live (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  live_id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  anchor_id TEXT,
  anchor_name TEXT NOT NULL DEFAULT '',
  anchor_avatar TEXT NOT NULL DEFAULT '',
  cover_image TEXT NOT NULL DEFAULT '',
  view_count INTEGER NOT NULL DEFAULT 0,
  like_count INTEGER NOT NULL DEFAULT 0,
  comment_count INTEGER NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 0,
  start_time TEXT,
  end_time TEXT,
  description TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  create_time TEXT
);
CREATE INDEX live_status ON live (status);
CREATE INDEX live_category ON live (category);
"""

COLUMNS = {
    "live_id": "liveId",
    "title": "title",
    "category": "category",
    "anchor_id": "anchorId",
    "anchor_name": "anchorName",
    "anchor_avatar": "anchorAvatar",
    "cover_image": "coverImage",
    "view_count": "viewCount",
    "like_count": "likeCount",
    "comment_count": "commentCount",
    "status": "status",
    "start_time": "startTime",
    "end_time": "endTime",
    "description": "description",
}

PAGE = 100


def read(port):
    """All debates of the stack at `port`, as its detail route shows them, in the list's order."""
    records, page, pages = [], 1, 1
    while page <= pages:
        listed = _data(port, f"/api/live/list?page={page}&size={PAGE}")
        pages = listed["pages"]
        for record in listed["records"]:
            records.append(_data(port, f"/api/live/detail/{record['liveId']}"))
        page += 1
    return records


def _data(port, path):
    answer = http.call(port, "GET", path)
    if answer.status != 200:
        raise ValueError(f"GET {path}: {answer.status}")
    return answer.json()["data"]


def write(records, path):
    """A new database with `records`; `ORDER BY id DESC` gives them back in this order."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(SCHEMA)
    names = ", ".join([*COLUMNS, "tags"])
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.executemany(
        f"INSERT INTO live ({names}) VALUES ({marks})", (_row(record) for record in records[::-1]))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _row(record):
    return [*(record[field] for field in COLUMNS.values()), _compact(record["tags"])]


def _compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def made_up(count, seed=1):
    """Records of the usual sizes, for a run without our own stack to read them from."""
    dice = random.Random(seed)
    sides = ["人工智能", "远程办公", "短视频", "城市夜经济", "高考改革", "校园禁机", "新能源车", "宠物入园"]
    views = ["利大于弊", "弊大于利", "应当立法限制", "应当全面推广", "会让生活更好"]
    records = []
    for number in range(count):
        status = dice.choice([0, 1, 2, 2])
        hour = dice.randrange(24)
        identifier = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        records.append({
            "liveId": identifier,
            "title": f"{dice.choice(sides)}{dice.choice(views)}·第{number + 1}场",
            "anchorName": f"辩论社{dice.randrange(100)}",
            "anchorAvatar": f"https://media.example/avatar/{dice.randrange(100)}.webp",
            "coverImage": f"https://media.example/cover/{identifier}.webp",
            "viewCount": dice.randrange(100_000),
            "likeCount": dice.randrange(10_000),
            "commentCount": dice.randrange(1_000),
            "status": status,
            "startTime": f"2026-01-{dice.randrange(1, 29):02d} {hour:02d}:30:00",
            "endTime": "2026-01-31 12:00:00" if status == 2 else None,
            "category": dice.choice(["游戏", "娱乐", "教育", "美食", "户外"]),
            "anchorId": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
            "description": "正反双方各四位辩手，观众可在赛前赛后投票。" * 3,
            "tags": dice.sample(["辩论", "公开赛", "校园", "热点", "表演赛"], 3),
        })
    return records
