"""docs/api/README.md says what the code says."""

import json
import os
import re
import subprocess

from instance import ROOT
from tables import reasons_of_the_worker, table_after

README = (ROOT / "docs/api/README.md").read_text(encoding="utf-8")


def test_its_reasons_and_their_statuses_are_those_of_the_worker():
    worker = reasons_of_the_worker()
    assert len(worker) > 25
    rows = table_after(README, "## 错误原因")
    assert {(row[1], row[0]) for row in rows} == worker
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)


def test_its_field_reasons_are_those_of_the_description_and_their_words_the_workers(description):
    rows = table_after(README, "Reasons of a field")
    known = description["components"]["schemas"]["FieldReason"]["enum"]
    assert [row[0] for row in rows] == known
    words = (ROOT / "Sources/DebateFCGI/HTTP/FieldMessages.swift").read_text(encoding="utf-8")
    for row in rows:
        assert f'"{row[1]}"' in words, row[0]


def asked(instance, command: str, known: dict, folder) -> dict:
    """What our instance answers to a command of the page, typed into a shell."""
    typed = command.replace("http://127.0.0.1:8080", instance.url)
    answer = subprocess.run(["bash", "-c", typed], env={**os.environ, **known}, cwd=folder,
                            check=True, capture_output=True, text=True).stdout
    return json.loads(answer)


def remember(answer: dict, known: dict):
    """What an answer gives for later commands of the page."""
    data = answer["data"]
    if isinstance(data, list):
        known["ROUND"] = data[0]["id"]
        return
    if "user" in data:
        known["TOKEN"] = data["token"]
    if "playback" in data:
        known["ROOM"] = data["id"]
    known["LIVE"] = data.get("liveId", known.get("LIVE", ""))
    for ticket in data.get("tickets", []):
        known["CODE"] = ticket["code"]


def shape(data) -> list:
    """The names of an object's members, or those of each row of a list."""
    return [list(row) for row in data] if isinstance(data, list) else list(data)


def test_its_commands_have_answers_of_the_shape_shown(instance, tmp_path):
    shown = re.findall(r"^\$ (curl .+)\n(\{.+\})$", README, re.MULTILINE)
    assert len(shown) == README.count("$ curl ") > 10
    known = {"PASSWORD": instance.first_login()["password"]}
    for command, answer in shown:
        body, now = json.loads(answer), asked(instance, command, known, tmp_path)
        if body["code"] == 200:
            assert (now["code"], now["message"]) == (200, body["message"]), command
            assert shape(now["data"]) == shape(body["data"]), command
            remember(now, known)
        else:
            assert now == body, command
