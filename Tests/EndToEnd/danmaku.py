"""Danmaku in tests: who says what, and what the log tells of it."""

import requests

from answers import accepted
from people import Hall, device


def say(hall: Hall, headers: dict[str, str], text: str, **fields) -> requests.Response:
    return hall.ask("POST", "/danmaku", {"text": text, **fields}, headers)


def said(hall: Hall, text: str, headers=None, **fields) -> dict:
    """A danmaku that is published at once; by a new browser unless others' headers come."""
    answer = say(hall, device(hall.instance) if headers is None else headers, text, **fields)
    return accepted(answer)["danmaku"]


def held(answer: requests.Response) -> str:
    """The number of a danmaku that waits."""
    assert answer.status_code == 202, answer.text
    body = answer.json()
    assert body["code"] == 202 and body["data"]["state"] == "held"
    assert list(body["data"]) == ["id", "state"]
    return body["data"]["id"]


def history(hall: Hall, query: str = "") -> dict:
    """As the organiser reads it: past what nginx keeps for a second."""
    return accepted(hall.ask("GET", "/danmaku" + query))


def texts(hall: Hall, query: str = "") -> list[str]:
    return [line["text"] for line in history(hall, query)["records"]]


def events(hall: Hall, rest: str = "/events", since: int = 0) -> list[dict]:
    """What a channel told after this number, oldest first."""
    snapshot = accepted(hall.ask("GET", rest))["frames"][0]
    frames = accepted(hall.ask("GET", f"{rest}?epoch={snapshot['epoch']}&since={since}"))["frames"]
    return [frame for frame in frames if frame["type"] == "event"]


def moderate(hall: Hall, headers=None, **changes) -> dict:
    """Changes the moderation as it stands."""
    revision = accepted(hall.ask("GET", "/moderation"))["revision"]
    return accepted(hall.ask("PATCH", "/moderation", {"revision": revision, **changes}, headers))


def verdict(hall: Hall, word: str, headers=None, **fields) -> dict:
    return accepted(hall.ask("POST", "/danmaku/verdicts", {"verdict": word, **fields}, headers))


def list_words(hall: Hall, words: dict[str, str], allow=(), headers=None) -> dict:
    """Gives the debate this word list: `{word: outcome}`."""
    revision = accepted(hall.ask("GET", "/words", headers=headers))["revision"]
    return accepted(hall.ask("PUT", "/words", {
        "revision": revision, "allow": list(allow),
        "words": [{"word": word, "outcome": outcome} for word, outcome in words.items()],
    }, headers))
