"use strict";
// The five routes as an Express user writes them: node-sqlite3, res.json, two processes (cluster).
// It answers what our worker answers and writes the same log line. DATABASE and SOCKET come from
// the environment.

const cluster = require("cluster");
const crypto = require("crypto");
const fs = require("fs");
const express = require("express");
const sqlite3 = require("sqlite3");

const PROCESSES = 2;

const RECORD_COLUMNS =
  "live_id, title, anchor_name, anchor_avatar, cover_image, view_count, like_count, " +
  "comment_count, status, start_time, end_time, category";

function open(path) {
  const database = new sqlite3.Database(path);
  database.configure("busyTimeout", 5000);
  database.run("PRAGMA synchronous = FULL");
  const promised = (method) => (sql, values = []) =>
    new Promise((resolve, reject) =>
      database[method](sql, values, (problem, result) => (problem ? reject(problem) : resolve(result))),
    );
  return { get: promised("get"), all: promised("all"), run: promised("run") };
}

function success(res, message, data) {
  res.json({ code: 200, message, data });
}

function failure(res, status, message, data = null) {
  res.status(status).json({ code: status, message, data });
}

function badParameters(res, fields) {
  failure(res, 400, "参数有误", { reason: "bad_parameter", fields });
}

function now() {
  const at = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

function record(row) {
  return {
    liveId: row.live_id,
    title: row.title,
    anchorName: row.anchor_name,
    anchorAvatar: row.anchor_avatar,
    coverImage: row.cover_image,
    viewCount: row.view_count,
    likeCount: row.like_count,
    commentCount: row.comment_count,
    status: row.status,
    startTime: row.start_time,
    endTime: row.end_time,
    category: row.category,
  };
}

function integerArgument(text, field, fallback, low, high, problems) {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value)) problems.push({ field, reason: "wrong_type" });
  else if (value < low || value > high) problems.push({ field, reason: "out_of_range" });
  return value;
}

function textField(body, field, longest, problems) {
  const value = body[field];
  if (value === undefined) return problems.push({ field, reason: "required" });
  if (typeof value !== "string") return problems.push({ field, reason: "wrong_type" });
  const text = value.trim();
  const length = [...text].length;
  if (length === 0) problems.push({ field, reason: "too_short" });
  else if (length > longest) problems.push({ field, reason: "too_long" });
  return text;
}

function cachedByTag(res) {
  res.set("Cache-Control", "no-cache").vary("Accept-Language");
}

function logged(req, res, next) {
  const started = process.hrtime.bigint();
  res.set("Content-Language", "zh").set("Cache-Control", "no-store");
  res.on("finish", () => {
    const line = {
      atMs: Date.now(),
      level: "info",
      event: "request",
      requestId: req.get("X-Request-Id") || "",
      method: req.method,
      path: req.path,
      route: req.route ? req.route.path : "",
      status: res.statusCode,
      durationUs: Number((process.hrtime.bigint() - started) / 1000n),
      bodyBytes: Number(req.get("Content-Length") || 0),
      answerBytes: Number(res.get("Content-Length") || 0),
      address: req.get("X-Forwarded-For") || "",
    };
    process.stderr.write(JSON.stringify(line) + "\n");
  });
  next();
}

function application(database) {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", "strong");
  app.use(logged);
  app.use(express.json());

  app.get("/api/health", (req, res) => {
    success(res, "success", { service: "live-backend", status: "running", timestamp: now() });
  });

  app.get("/api/live/list", async (req, res, next) => {
    try {
      const problems = [];
      const page = integerArgument(req.query.page, "page", 1, 1, Infinity, problems);
      const size = integerArgument(req.query.size, "size", 10, 1, 100, problems);
      if (problems.length > 0) return badParameters(res, problems);
      const { total } = await database.get("SELECT COUNT(*) AS total FROM live");
      const rows = await database.all(
        `SELECT ${RECORD_COLUMNS} FROM live ORDER BY id DESC LIMIT ? OFFSET ?`,
        [size, (page - 1) * size],
      );
      cachedByTag(res);
      success(res, "获取直播列表成功", {
        records: rows.map(record),
        total,
        page,
        size,
        pages: Math.ceil(total / size),
      });
    } catch (problem) {
      next(problem);
    }
  });

  app.get("/api/live/detail/:liveId", async (req, res, next) => {
    try {
      const row = await database.get(
        `SELECT ${RECORD_COLUMNS}, anchor_id, description, tags FROM live WHERE live_id = ?`,
        [req.params.liveId],
      );
      if (row === undefined) return failure(res, 404, "直播不存在", { reason: "not_found" });
      cachedByTag(res);
      success(res, "获取直播详情成功", {
        ...record(row),
        anchorId: row.anchor_id,
        description: row.description,
        tags: JSON.parse(row.tags),
      });
    } catch (problem) {
      next(problem);
    }
  });

  app.post("/api/live/create", async (req, res, next) => {
    try {
      const body = req.body;
      const known = ["title", "category"];
      const problems = Object.keys(body)
        .filter((field) => !known.includes(field))
        .map((field) => ({ field, reason: "unknown" }));
      const title = textField(body, "title", 100, problems);
      const category = textField(body, "category", 20, problems);
      if (problems.length > 0) return badParameters(res, problems);
      const liveId = crypto.randomUUID();
      const createTime = now();
      await database.run(
        "INSERT INTO live (live_id, title, category, create_time) VALUES (?, ?, ?, ?)",
        [liveId, title, category, createTime],
      );
      success(res, "直播创建成功", { liveId, title, category, createTime, status: 0 });
    } catch (problem) {
      next(problem);
    }
  });

  app.use((req, res) => failure(res, 404, "内容不存在", { reason: "not_found" }));
  app.use((problem, req, res, next) => {
    if (res.headersSent) return next(problem);
    if (problem.type === "entity.parse.failed") {
      return failure(res, 400, "请求体不是合法的 JSON", { reason: "bad_json" });
    }
    process.stderr.write(`${problem.stack}\n`);
    failure(res, 500, "服务出错", { reason: "internal" });
  });
  return app;
}

if (cluster.isPrimary) {
  for (let count = 0; count < PROCESSES; count += 1) cluster.fork();
  process.on("SIGTERM", () => {
    for (const worker of Object.values(cluster.workers)) worker.process.kill("SIGTERM");
    process.exit(0);
  });
} else {
  application(open(process.env.DATABASE)).listen(process.env.SOCKET, () =>
    fs.chmodSync(process.env.SOCKET, 0o666),
  );
}
