"""HEAD is GET without a body, OPTIONS is 204, anything else a route does not take is 405."""

import pytest
import requests

from answers import raw_get, refused

ALLOWED = {
    "/api/health": "GET, HEAD, OPTIONS",
    "/api/user/info": "GET, HEAD, PATCH, OPTIONS",
    "/api/live/list": "GET, HEAD, OPTIONS",
    "/api/live/create": "POST, OPTIONS",
    "/api/live/detail/8dcc7b50-6d48-4b5a-83ae-4a9a328e168d": "GET, HEAD, OPTIONS",
}


@pytest.mark.parametrize("method, path, allowed", [
    (method, path, allowed) for path, allowed in ALLOWED.items()
    for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY"]
    if method not in allowed.split(", ")])
def test_a_method_a_route_does_not_take_is_405_with_allow(instance, method, path, allowed):
    answer = requests.request(method, instance.url + path, timeout=30)
    assert answer.headers["Allow"] == allowed
    if method == "HEAD":
        assert (answer.status_code, answer.content) == (405, b"")
    else:
        refused(answer, 405, "method_not_allowed")


def test_nothing_is_created_by_a_method_that_is_not_taken(instance):
    before = instance.total()
    requests.put(instance.url + "/api/live/create", json={"title": "a", "category": "b"},
                 timeout=30)
    assert instance.total() == before


def test_trace_is_refused(instance):
    status, headers, _ = raw_get(instance.port, "/api/health", "TRACE")
    assert status == 405
    assert headers["Allow"]


def test_the_description_is_only_read(instance):
    answer = instance.post("/api/openapi.json", {})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/api/health", "/api/user/info", "/api/live/list",
                                  "/api/live/list?size=0", "/api/live/detail/x", "/api/nope",
                                  "/api/openapi.json"])
def test_head_has_the_status_and_headers_of_get_and_no_body(instance, path):
    instance.create()
    got = instance.get(path, headers={"Accept-Encoding": "identity"})
    head = requests.head(instance.url + path, headers={"Accept-Encoding": "identity"}, timeout=30)
    assert head.status_code == got.status_code
    assert head.content == b""
    changing = {"X-Request-Id", "Date", "Set-Cookie"}
    assert ({name: value for name, value in head.headers.items() if name not in changing}
            == {name: value for name, value in got.headers.items() if name not in changing})
    assert int(head.headers["Content-Length"]) == len(got.content)


@pytest.mark.parametrize("path", [*ALLOWED, "/api/openapi.json", "/api/nope"])
def test_options_is_204_and_empty(instance, path):
    answer = requests.options(instance.url + path, timeout=30)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["X-Request-Id"]
