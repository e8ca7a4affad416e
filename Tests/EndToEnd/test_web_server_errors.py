"""What nginx says when it answers in place of a worker."""

import os
import signal

import pytest
import requests

from answers import accepted, raw_json, web_server_error
from instance import wait_until

GOOD = {"title": "人工智能会让人更自由吗", "category": "教育"}


def test_too_many_writes_from_one_address_are_429_and_reads_are_not_counted(new_instance):
    instance = new_instance().start()
    organiser = instance.organiser()
    instance.stop()
    instance.settings |= {"DEBATE_WRITE_RATE": "1", "DEBATE_WRITE_BURST": "1"}
    instance.start()
    answers, limited = [], []
    # One is let in each second, so that it takes more of them on a slow machine.
    while len(limited) < 3:
        answers.append(instance.post("/api/live/create", GOOD, headers=organiser))
        limited += [answer for answer in answers[-1:] if answer.status_code != 200]
        assert len(answers) < 60, "none is refused"
    assert answers[0].status_code == 200
    for answer in limited:
        body = web_server_error(answer, 429, "Too Many Requests")
        assert body["message"] == "请求过于频繁，请稍后再试"
        assert answer.headers["Retry-After"] == "1"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for _ in range(20):
        accepted(instance.get("/api/live/list"))
    assert instance.total() == len(answers) - len(limited)


def first_502(instance, headers: dict) -> requests.Response:
    """Kept connections of either nginx worker serve on for seconds; a new one finds nothing."""
    return wait_until(lambda: [found for found in [instance.get("/api/live/list", headers=headers)]
                               if found.status_code == 502])[0]


def test_without_workers_it_is_502_in_json_and_the_web_app_still_loads(new_instance):
    instance = new_instance().start()
    # With its supervisor stopped nobody starts workers again; their socket leads nowhere then.
    os.kill(instance.process.pid, signal.SIGSTOP)
    try:
        os.rename(instance.home / "run/fcgi.sock", instance.home / "run/away.sock")
        answer = first_502(instance, {})
        body = web_server_error(answer, 502, "Bad Gateway")
        assert body["message"] == "服务暂不可用，请稍后再试"
        assert body["path"] == "/api/live/list"
        assert answer.headers["Retry-After"] == "1"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        english = first_502(instance, {"Accept-Language": "en"})
        assert english.json()["message"].startswith("the service is not available")
        assert instance.get("/").status_code == 200
        os.rename(instance.home / "run/away.sock", instance.home / "run/fcgi.sock")
        accepted(instance.get("/api/live/list"))
    finally:
        os.kill(instance.process.pid, signal.SIGCONT)


def test_killed_workers_are_replaced_and_no_answer_in_between_is_a_page(new_instance):
    instance = new_instance().start()
    first = instance.workers()
    for worker in first:
        os.kill(worker, signal.SIGKILL)
    wait_until(lambda: len(set(instance.workers()) - set(first)) == 2, what="two new workers")
    for _ in range(20):
        answer = instance.get("/api/health")
        if answer.status_code != 200:
            web_server_error(answer, 502, "Bad Gateway")
    assert set(first).isdisjoint(instance.workers())
    accepted(instance.get("/api/health"))


def test_an_address_too_long_is_414(instance):
    answer = instance.get("/api/live/list?keyword=" + "a" * 20_000)
    web_server_error(answer, 414, "URI Too Long")


def test_headers_too_large_are_431(instance):
    answer = instance.get("/api/health", headers={"X-Long": "a" * 20_000})
    web_server_error(answer, 431, "Request Header Fields Too Large")


def test_a_request_that_cannot_be_read_is_400(instance):
    for target in ["/api/live/detail/%zz", "/%2e%2e/%2e%2e/etc/passwd"]:
        status, body = raw_json(instance.port, target)
        assert (status, body["code"], body["success"]) == (400, 400, False)


def test_a_long_request_within_the_limits_is_answered(instance):
    accepted(instance.get("/api/live/list?ignored=" + "a" * 6_000,
                          headers={"X-Long": "a" * 6_000}))


@pytest.mark.parametrize("language, message", [
    (None, "请求内容过大"), ("zh-CN,zh;q=0.9,en;q=0.8", "请求内容过大"),
    ("en", "the request body is too large"), ("en-US,en;q=0.9", "the request body is too large")])
def test_its_words_follow_the_language_asked_for_first(instance, language, message):
    headers = {"Accept-Language": language} if language else {}
    answer = requests.post(instance.url + "/api/live/create", data=b" " * (10 * 2**20 + 1),
                           headers=headers, timeout=30)
    assert answer.json()["message"] == message
    assert answer.headers["Content-Language"] == ("en" if message.isascii() else "zh")
