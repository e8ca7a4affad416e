"""One identifier a request: in the answer, in nginx's log, in the worker's."""

import json

import pytest

from answers import REQUEST_ID, raw_get
from instance import wait_until

FORGED = "0123456789abcdef0123456789abcdef"


def web_log(instance):
    return [json.loads(line)
            for line in (instance.home / "logs/debate.access.log").read_text().splitlines()]


def line_of(log, request_id):
    return next((line for line in log() if line.get("requestId") == request_id), None)


@pytest.mark.parametrize("path", ["/api/health", "/api/nope", "/api/live/list?size=0", "/",
                                  "/assets/none.js", "/media/none.svg", "/images/avatar.svg",
                                  "/api/openapi.json", "/.git/config", "/api"])
def test_every_answer_has_one(instance, path):
    answer = instance.get(path)
    assert REQUEST_ID.match(answer.headers["X-Request-Id"])
    assert answer.headers["X-Request-Id"] != instance.get(path).headers["X-Request-Id"]


def test_answers_of_nginx_have_one_too(instance):
    for target in ["/api/live/list?" + "a" * 20_000, "/api/%zz"]:
        _, headers, _ = raw_get(instance.port, target)
        assert REQUEST_ID.match(headers["X-Request-Id"])


def test_it_stands_in_both_logs_with_what_happened(instance):
    answer = instance.get("/api/live/list?size=0&keyword=辩")
    request_id = answer.headers["X-Request-Id"]
    web = wait_until(lambda: line_of(lambda: web_log(instance), request_id))
    assert (web["method"], web["status"]) == ("GET", 400)
    assert web["uri"].startswith("/api/live/list?size=0")
    worker = instance.logged(answer)
    assert worker["event"] == "request"
    assert (worker["method"], worker["path"], worker["route"], worker["status"]) == (
        "GET", "/api/live/list", "/api/live/list", 400)
    assert worker["durationUs"] >= 0
    assert worker["answerBytes"] == len(answer.content)
    assert worker["address"] == "127.0.0.1"


def test_a_route_with_a_parameter_is_logged_by_its_pattern(instance):
    worker = instance.logged(instance.get("/api/live/detail/x"))
    assert worker["route"] == "/api/live/detail/{liveId}"


@pytest.mark.parametrize("name", ["X-Request-Id", "Debate-Request-Id", "x-request-id",
                                  "DEBATE_REQUEST_ID"])
def test_a_forged_one_is_not_taken(instance, name):
    answer = instance.get("/api/health", headers={name: FORGED})
    assert answer.headers["X-Request-Id"] != FORGED
    instance.logged(answer)
    assert not line_of(instance.worker_log, FORGED)
    assert not line_of(lambda: web_log(instance), FORGED)


def test_a_header_cannot_add_a_line_to_the_logs(instance):
    answer = instance.get("/api/health", headers={"User-Agent": 'x","status":999,"y":"\t'})
    line = wait_until(
        lambda: line_of(lambda: web_log(instance), answer.headers["X-Request-Id"]))
    assert line["status"] == 200
