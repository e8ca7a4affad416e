"""Compression and the headers that keep pages and answers safe."""

import gzip

import pytest
import requests

from answers import raw_get

PAGE_POLICY = {
    "default-src": ["'self'"], "script-src": ["'self'"], "style-src": ["'self'"],
    "object-src": ["'none'"], "base-uri": ["'self'"], "frame-ancestors": ["'none'"],
    "connect-src": ["'self'"], "form-action": ["'self'"],
    "img-src": ["'self'", "data:", "blob:", "https:"],
}


def policy(answer) -> dict[str, list[str]]:
    rules = [rule.split() for rule in answer.headers["Content-Security-Policy"].split(";")]
    return {rule[0]: rule[1:] for rule in rules}


def test_long_answers_are_compressed_for_those_who_take_it(instance):
    for number in range(5):
        instance.create(f"第{number}场")
    plain = raw_get(instance.port, "/api/live/list")
    packed = raw_get(instance.port, "/api/live/list", headers=[("Accept-Encoding", "gzip")])
    assert "Content-Encoding" not in plain[1]
    assert packed[1]["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed[2]) == plain[2]
    assert len(packed[2]) < len(plain[2])


def test_short_answers_are_not_compressed(instance):
    _, headers, body = raw_get(instance.port, "/api/health",
                               headers=[("Accept-Encoding", "gzip")])
    assert "Content-Encoding" not in headers
    assert body.startswith(b"{")


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/nope", "/images/avatar.svg",
                                  "/assets/none.js", "/favicon.svg", "/api/openapi.json"])
def test_no_answer_lets_its_type_be_guessed_or_says_which_nginx_it_is(instance, path):
    answer = instance.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Server"] == "nginx"


@pytest.mark.parametrize("path", ["/", "/live/8dcc7b50-6d48-4b5a-83ae-4a9a328e168d"])
def test_pages_may_load_only_from_here_and_stand_in_no_frame(instance, path):
    answer = instance.get(path)
    rules = policy(answer)
    for name, sources in PAGE_POLICY.items():
        assert rules[name] == sources, name
    assert not any("unsafe" in source for sources in rules.values() for source in sources)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_media_origins_are_added_where_media_come_from(new_instance):
    instance = new_instance(DEBATE_MEDIA_ORIGINS="https://cdn.example").start()
    rules = policy(instance.get("/"))
    for name in ["img-src", "media-src", "connect-src"]:
        assert "https://cdn.example" in rules[name]
    assert "https://cdn.example" not in rules["script-src"]


@pytest.mark.parametrize("path, wanted", [
    ("/api/health", "no-store"), ("/api/user/info", "no-store"), ("/api/live/list", "no-cache"),
    ("/api/nope", "no-store"), ("/api/openapi.json", "no-cache"), ("/", "no-cache"),
    ("/images/avatar.svg", "public, max-age=3600"), ("/assets/none.js", "no-store")])
def test_each_answer_says_how_long_it_may_be_kept(instance, path, wanted):
    answer = requests.get(instance.url + path, timeout=30)
    assert answer.headers["Cache-Control"] == wanted
