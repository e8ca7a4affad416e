"""Whether the service lives and can do its work, and what clients may know of it."""

import fcntl
import os
import signal
import time

import processes
from answers import accepted, refused
from instance import wait_until


def test_health_says_what_the_brief_says(instance):
    answer = instance.get("/api/health")
    assert answer.status_code == 200
    body = answer.json()
    assert (body["code"], body["message"]) == (200, "success")
    assert body["data"]["service"] == "live-backend"
    assert body["data"]["status"] == "running"
    assert len(body["data"]["timestamp"]) == len("2026-01-01 00:00:00")


def test_ready_says_what_was_checked(instance):
    answer = wait_until(
        lambda: (asked := instance.get("/api/health/ready")).status_code == 200 and asked,
        what="that it is ready")
    assert accepted(answer) == {"ready": True, "checks": {"store": "ok", "push": "ok"}}
    assert answer.headers["Cache-Control"] == "no-store" and not answer.cookies


def test_it_is_not_ready_while_nothing_can_be_written(new_instance):
    instance = new_instance(DEBATE_LIVE="0").start()
    assert accepted(instance.get("/api/health/ready"))["checks"] == {"store": "ok"}
    with open(instance.home / "write.lock", "rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = instance.get("/api/health/ready")
        assert refused(answer, 503, "not_ready")["checks"] == {"store": "failed"}
        assert answer.headers["Retry-After"] == "1"
        assert instance.get("/api/health").status_code == 200
    wait_until(lambda: instance.get("/api/health/ready").status_code == 200, what="that it is ready")


def test_it_is_not_ready_while_a_push_daemon_is_behind_or_away(new_instance):
    instance = new_instance(DEBATE_LIVE="2").start()

    def ready() -> int:
        return instance.get("/api/health/ready").status_code

    wait_until(lambda: ready() == 200, what="that it is ready")
    stopped = instance.daemons()[0]
    os.kill(stopped, signal.SIGSTOP)
    try:
        wait_until(lambda: ready() == 503, what="that a stopped daemon is missed")
        checks = refused(instance.get("/api/health/ready"), 503, "not_ready")["checks"]
        assert checks == {"store": "ok", "push": "failed"}
        assert instance.get("/api/health").status_code == 200
    finally:
        os.kill(stopped, signal.SIGCONT)
    wait_until(lambda: ready() == 200, what="that it has caught up")
    # With their supervisor stopped nobody starts daemons again.
    os.kill(instance.process.pid, signal.SIGSTOP)
    try:
        processes.kill(stopped)
        wait_until(lambda: ready() == 503, what="that a dead daemon is missed")
    finally:
        os.kill(instance.process.pid, signal.SIGCONT)
    wait_until(lambda: ready() == 200, what="another daemon")


def test_asking_often_whether_it_is_ready_writes_once_a_second(new_instance):
    instance = new_instance(DEBATE_LIVE="0").start()
    wal = instance.home / "debate.db-wal"
    accepted(instance.get("/api/health/ready"))
    began, before = time.monotonic(), wal.stat().st_size
    for _ in range(200):
        accepted(instance.get("/api/health/ready"))
    seconds = time.monotonic() - began
    # Each write is a page or two of 4 KiB.
    assert wal.stat().st_size - before <= (seconds + 1) * 3 * 4200


def test_clients_learn_of_the_installation(new_instance):
    instance = new_instance(TZ="Asia/Kolkata", DEBATE_REGISTRATION="0",
                            DEBATE_PUBLIC_URL="https://debate.example.org",
                            DEBATE_MEDIA_ORIGINS="https://cdn.example https://live.example:8443"
                            ).start()
    answer = instance.get("/api/config")
    config = accepted(answer)
    assert list(config) == ["version", "utcOffsetMinutes", "registration", "categories",
                            "publicUrl", "mediaOrigins", "limits"]
    assert config["utcOffsetMinutes"] == 330
    assert config["registration"] is False
    assert config["publicUrl"] == "https://debate.example.org"
    assert config["mediaOrigins"] == ["https://cdn.example", "https://live.example:8443"]
    assert config["categories"] == ["游戏", "娱乐", "教育", "美食", "户外"]
    assert config["limits"]["bodyBytes"] == 1048576
    assert config["limits"]["likesAtOnce"] == 50
    again = instance.get("/api/config", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and not answer.cookies
