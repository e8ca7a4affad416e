"""The five routes as a Flask user writes them: sqlite3, jsonify, one module.

It answers what our worker answers, the same JSON values, and writes the same log line. Started by
gunicorn with DATABASE in the environment. A sync worker serves one request at a time, so one database
connection per process is enough; CONNECTION=request opens and closes one per request instead, which is
the pattern of Flask's own documentation and costs more.
"""

import json
import os
import sqlite3
import sys
import time
import uuid

from flask import Flask, g, jsonify, request

app = Flask(__name__)
app.json.ensure_ascii = False  # Chinese text as UTF-8, like ours: the bodies weigh the same
app.json.sort_keys = False

PER_REQUEST = os.environ.get("CONNECTION") == "request"

_kept = None


def database():
    global _kept
    if PER_REQUEST:
        if "database" not in g:
            g.database = connect()
        return g.database
    if _kept is None:
        _kept = connect()
    return _kept


def connect():
    connection = sqlite3.connect(os.environ["DATABASE"])
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@app.teardown_appcontext
def disconnect(_):
    if "database" in g:
        g.database.close()


def success(message, data):
    return jsonify({"code": 200, "message": message, "data": data})


def failure(status, message, data=None):
    return jsonify({"code": status, "message": message, "data": data}), status


def bad_parameters(problems):
    fields = [{"field": field, "reason": reason} for field, reason in problems]
    return failure(400, "参数有误", {"reason": "bad_parameter", "fields": fields})


def now():
    return time.strftime("%Y-%m-%d %H:%M:%S")


def record(row):
    return {
        "liveId": row["live_id"],
        "title": row["title"],
        "anchorName": row["anchor_name"],
        "anchorAvatar": row["anchor_avatar"],
        "coverImage": row["cover_image"],
        "viewCount": row["view_count"],
        "likeCount": row["like_count"],
        "commentCount": row["comment_count"],
        "status": row["status"],
        "startTime": row["start_time"],
        "endTime": row["end_time"],
        "category": row["category"],
    }


RECORD_COLUMNS = (
    "live_id, title, anchor_name, anchor_avatar, cover_image, view_count, like_count, "
    "comment_count, status, start_time, end_time, category")


@app.get("/api/health")
def health():
    return success(
        "success", {"service": "live-backend", "status": "running", "timestamp": now()})


@app.get("/api/live/list")
def live_list():
    problems = []
    page = integer_argument("page", 1, 1, None, problems)
    size = integer_argument("size", 10, 1, 100, problems)
    if problems:
        return bad_parameters(problems)
    total = database().execute("SELECT COUNT(*) FROM live").fetchone()[0]
    rows = database().execute(
        f"SELECT {RECORD_COLUMNS} FROM live ORDER BY id DESC LIMIT ? OFFSET ?",
        (size, (page - 1) * size)).fetchall()
    return success("获取直播列表成功", {
        "records": [record(row) for row in rows],
        "total": total,
        "page": page,
        "size": size,
        "pages": -(-total // size),
    })


def integer_argument(name, default, low, high, problems):
    text = request.args.get(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        problems.append((name, "wrong_type"))
        return default
    if value < low or (high is not None and value > high):
        problems.append((name, "out_of_range"))
    return value


@app.get("/api/live/detail/<live_id>")
def live_detail(live_id):
    row = database().execute(
        f"SELECT {RECORD_COLUMNS}, anchor_id, description, tags FROM live WHERE live_id = ?",
        (live_id,)).fetchone()
    if row is None:
        return failure(404, "直播不存在", {"reason": "not_found"})
    data = record(row)
    data["anchorId"] = row["anchor_id"]
    data["description"] = row["description"]
    data["tags"] = json.loads(row["tags"])
    return success("获取直播详情成功", data)


@app.post("/api/live/create")
def live_create():
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return failure(400, "请求体不是合法的 JSON", {"reason": "bad_json"})
    problems = [(name, "unknown") for name in body if name not in ("title", "category")]
    title = text_field(body, "title", 100, problems)
    category = text_field(body, "category", 20, problems)
    if problems:
        return bad_parameters(problems)
    live_id = str(uuid.uuid4())
    created = now()
    with database() as connection:
        connection.execute(
            "INSERT INTO live (live_id, title, category, create_time) VALUES (?, ?, ?, ?)",
            (live_id, title, category, created))
    return success("直播创建成功", {
        "liveId": live_id,
        "title": title,
        "category": category,
        "createTime": created,
        "status": 0,
    })


def text_field(body, name, longest, problems):
    if name not in body:
        problems.append((name, "required"))
        return None
    if not isinstance(body[name], str):
        problems.append((name, "wrong_type"))
        return None
    text = body[name].strip()
    if not text:
        problems.append((name, "too_short"))
    elif len(text) > longest:
        problems.append((name, "too_long"))
    return text


@app.errorhandler(404)
def not_found(_):
    return failure(404, "内容不存在", {"reason": "not_found"})


@app.errorhandler(405)
def method_not_allowed(problem):
    response, status = failure(405, "请求方法不支持", {"reason": "method_not_allowed"})
    response.headers["Allow"] = ", ".join(problem.valid_methods)
    return response, status


@app.before_request
def start():
    g.started = time.perf_counter()


@app.after_request
def finish(response):
    response.headers["Content-Language"] = "zh"
    if request.endpoint in ("live_list", "live_detail") and response.status_code == 200:
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Accept-Language"
        response.add_etag()
        response.make_conditional(request)
    else:
        response.headers["Cache-Control"] = "no-store"
    line = {
        "atMs": int(time.time() * 1000),
        "level": "info",
        "event": "request",
        "requestId": request.headers.get("X-Request-Id", ""),
        "method": request.method,
        "path": request.path,
        "route": request.url_rule.rule if request.url_rule else "",
        "status": response.status_code,
        "durationUs": int((time.perf_counter() - g.started) * 1_000_000),
        "bodyBytes": request.content_length or 0,
        "answerBytes": response.content_length or 0,
        "address": request.headers.get("X-Forwarded-For", ""),
    }
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
    return response
