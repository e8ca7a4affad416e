"""One ballot as a Flask user stores it: a row unique for each voter, the counters, an event.

The routes `scripts/bench vote` needs, beside those of app.py and with its log line. The voter is the
device in the cookie, taken as it is: checking the signature, which ours does, would only cost more.
Started by gunicorn with `votes:app`.
"""

import secrets
import time

from flask import request

from app import app, bad_parameters, database, failure, success

SCHEMA = """
CREATE TABLE IF NOT EXISTS round (
  id TEXT NOT NULL PRIMARY KEY,
  is_open INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE IF NOT EXISTS ballot (
  round_id TEXT NOT NULL REFERENCES round(id),
  voter TEXT NOT NULL,
  points INTEGER NOT NULL,
  receipt TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (round_id, voter)
);
CREATE TABLE IF NOT EXISTS counter (
  round_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (round_id, name)
);
CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id TEXT NOT NULL,
  name TEXT NOT NULL,
  receipt TEXT NOT NULL,
  at_ms INTEGER NOT NULL
);
"""

COUNT = (
    "INSERT INTO counter (round_id, name, value) VALUES (?, ?, ?) "
    "ON CONFLICT (round_id, name) DO UPDATE SET value = value + excluded.value")


@app.put("/api/live/<live_id>/rounds/<round_id>/ballot")
def cast(live_id, round_id):
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return failure(400, "请求体不是合法的 JSON", {"reason": "bad_json"})
    points = body.get("affirmativePoints")
    if type(points) is not int or not 0 <= points <= 100:
        return bad_parameters([("affirmativePoints", "out_of_range")])
    device = next(
        (value for name, value in request.cookies.items() if name.endswith("_device")), None)
    if device is None:
        return failure(403, "无法识别身份，请重试", {"reason": "not_a_voter"})
    voter = device.split(".")[2]
    row = database().execute("SELECT is_open FROM round WHERE id = ?", (round_id,)).fetchone()
    if row is None:
        return failure(404, "内容不存在", {"reason": "not_found"})
    if not row["is_open"]:
        return failure(409, "投票已截止", {"reason": "round_closed"})
    receipt = secrets.token_urlsafe(9)
    at_ms = int(time.time() * 1000)
    with database() as connection:
        connection.execute(
            "INSERT INTO ballot (round_id, voter, points, receipt, at_ms) VALUES (?, ?, ?, ?, ?)",
            (round_id, voter, points, receipt, at_ms))
        connection.execute(COUNT, (round_id, "voters", 1))
        connection.execute(COUNT, (round_id, "tally.affirmative", points))
        connection.execute(
            "INSERT INTO event (round_id, name, receipt, at_ms) VALUES (?, 'cast', ?, ?)",
            (round_id, receipt, at_ms))
    return success("成功", {
        "roundId": round_id,
        "affirmativePoints": points,
        "undecided": False,
        "class": "device",
        "receipt": receipt,
        "atMs": at_ms,
    })
