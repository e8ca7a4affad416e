"""Who may read the API from a page of another origin (DEBATE_CORS)."""

import pytest
import requests

PAGE = "https://elsewhere.example"
EXPOSED = "X-Request-Id, ETag, Retry-After, Idempotency-Replayed"


def preflight(instance, path, origin=PAGE, method="POST"):
    return requests.options(instance.url + path, timeout=30, headers={
        "Origin": origin, "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "content-type,if-none-match"})


@pytest.mark.parametrize("path, status", [
    ("/api/health", 200), ("/api/live/list", 200), ("/api/live/list?size=0", 400),
    ("/api/nope", 404), ("/api/live/create", 405), ("/api/openapi.json", 200),
    ("/api/live/list?" + "a" * 20_000, 414)])
def test_anyone_may_read_every_answer_but_never_with_credentials(instance, path, status):
    answer = instance.get(path, headers={"Origin": PAGE})
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Expose-Headers"] == EXPOSED
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("path", ["/api/live/create", "/api/live/list", "/api/openapi.json",
                                  "/api/nope"])
def test_preflights_are_answered_on_every_path(instance, path):
    answer = preflight(instance, path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    methods = answer.headers["Access-Control-Allow-Methods"].split(", ")
    assert {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} == set(methods)
    allowed = answer.headers["Access-Control-Allow-Headers"].split(", ")
    assert {"Content-Type", "Idempotency-Key", "If-None-Match"} <= set(allowed)
    assert answer.headers["Access-Control-Max-Age"] == "86400"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_answers_that_are_no_preflight_name_no_methods(instance):
    assert "Access-Control-Allow-Methods" not in instance.get("/api/health").headers


def test_a_list_of_origins_is_echoed_to_those_on_it_and_to_nobody_else(new_instance):
    instance = new_instance(DEBATE_CORS=f"{PAGE} http://other.example:8080").start()
    for origin in [PAGE, "http://other.example:8080"]:
        for answer in [instance.get("/api/health", headers={"Origin": origin}),
                       instance.get("/api/nope", headers={"Origin": origin}),
                       preflight(instance, "/api/live/create", origin)]:
            assert answer.headers["Access-Control-Allow-Origin"] == origin
            assert "Origin" in answer.headers["Vary"].split(", ")
    for origin in ["https://stranger.example", PAGE + ".evil.example", "http" + PAGE[5:],
                   PAGE + ":8443", "null"]:
        answer = instance.get("/api/health", headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in answer.headers, origin
        assert "Origin" in answer.headers["Vary"].split(", ")
    assert "Access-Control-Allow-Origin" not in instance.get("/api/health").headers
