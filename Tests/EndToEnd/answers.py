"""What answers must look like, in words the tests share."""

import http.client
import json
import re

import requests

REQUEST_ID = re.compile(r"^[0-9a-f]{32}$")


def accepted(answer: requests.Response, message: str | None = None):
    """The data of a success in the envelope."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert REQUEST_ID.match(answer.headers["X-Request-Id"])
    body = answer.json()
    assert list(body) == ["code", "message", "data"]
    assert body["code"] == 200
    assert message is None or body["message"] == message
    return body["data"]


def refused(answer: requests.Response, status: int, reason: str) -> dict:
    """The data of a refusal by the worker: status, code and reason agree, and there are words."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert REQUEST_ID.match(answer.headers["X-Request-Id"])
    assert answer.headers["Cache-Control"] == "no-store"
    body = answer.json()
    assert list(body) == ["code", "message", "data"]
    assert (body["code"], body["data"]["reason"]) == (status, reason)
    assert body["message"]
    return body["data"]


def refused_fields(answer: requests.Response) -> list[tuple[str, str]]:
    data = refused(answer, 400, "bad_parameter")
    assert list(data) == ["reason", "fields"]
    return [(problem["field"], problem["reason"]) for problem in data["fields"]]


def web_server_error(answer: requests.Response, status: int, error: str) -> dict:
    """An error of nginx itself, or a path nobody knows: JSON, never a page of HTML."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].split(";")[0] == "application/json"
    assert REQUEST_ID.match(answer.headers["X-Request-Id"])
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    body = answer.json()
    assert list(body) == ["code", "success", "error", "message", "path", "data"]
    assert (body["code"], body["success"], body["error"]) == (status, False, error)
    assert body["data"] is None
    assert body["message"]
    return body


def raw_get(port: int, target: str, method: str = "GET", headers=()) -> tuple[int, dict, bytes]:
    """Asks for a target exactly as written: other clients tidy paths up first."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def raw_json(port: int, target: str) -> tuple[int, dict]:
    status, _, body = raw_get(port, target)
    return status, json.loads(body)
