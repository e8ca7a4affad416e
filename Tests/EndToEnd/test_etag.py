"""Who has an answer already is told so, in no bytes."""

import re

import pytest

from answers import raw_get

PATHS = ["/api/live/list", "/api/live/list?size=1&sort=startTime", "detail"]


@pytest.fixture
def path(request, instance):
    live = instance.create()
    return f"/api/live/detail/{live}" if request.param == "detail" else request.param


@pytest.mark.parametrize("path", PATHS, indirect=True)
def test_an_unchanged_answer_is_304_without_body(instance, path):
    first = instance.get(path)
    tag = first.headers["ETag"].removeprefix("W/")
    assert re.match(r'^"[0-9a-f]{16}"$', tag)
    for known in [tag, "W/" + tag, f'"other", {tag}', f'W/"x",W/{tag}', "*"]:
        status, headers, body = raw_get(instance.port, path, headers=[("If-None-Match", known)])
        assert (status, body) == (304, b""), known
        assert headers["ETag"] == tag
        assert headers["Cache-Control"] == "no-cache"
        assert headers["X-Request-Id"]


@pytest.mark.parametrize("path", PATHS, indirect=True)
@pytest.mark.parametrize("known", ['"0000000000000000"', "nonsense", '""', "W/"])
def test_another_tag_gets_the_whole_answer(instance, path, known):
    answer = instance.get(path, headers={"If-None-Match": known})
    assert answer.status_code == 200
    assert answer.json()["code"] == 200


def test_the_tag_changes_with_what_is_shown(instance):
    instance.create()
    before = instance.get("/api/live/list").headers["ETag"]
    assert instance.get("/api/live/list").headers["ETag"] == before
    instance.create()
    after = instance.get("/api/live/list", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


def test_each_language_has_its_own_tag_and_caches_are_told(instance):
    chinese = instance.get("/api/live/list")
    tag = chinese.headers["ETag"].removeprefix("W/")
    english = instance.get("/api/live/list",
                           headers={"Accept-Language": "en", "If-None-Match": tag})
    assert english.status_code == 200
    assert english.headers["ETag"] != chinese.headers["ETag"]
    assert "Accept-Language" in chinese.headers["Vary"]


def test_the_tag_of_a_compressed_answer_serves_too(instance):
    for number in range(5):
        instance.create(f"第{number}场")
    _, headers, _ = raw_get(instance.port, "/api/live/list",
                            headers=[("Accept-Encoding", "gzip")])
    assert headers["Content-Encoding"] == "gzip"
    status, _, _ = raw_get(instance.port, "/api/live/list", headers=[
        ("Accept-Encoding", "gzip"), ("If-None-Match", headers["ETag"])])
    assert status == 304


@pytest.mark.parametrize("target", ["/api/health", "/api/user/info", "/api/live/detail/x",
                                    "/api/live/list?size=0"])
def test_other_answers_have_no_tag_and_are_never_304(instance, target):
    answer = instance.get(target, headers={"If-None-Match": "*"})
    assert answer.status_code != 304
    assert "ETag" not in answer.headers
