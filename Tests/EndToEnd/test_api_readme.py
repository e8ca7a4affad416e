"""docs/api/README.md says what the code says."""

import json
import re

from instance import ROOT

README = (ROOT / "docs/api/README.md").read_text(encoding="utf-8")


def table_after(heading: str) -> list[list[str]]:
    rows = README.split(heading, 1)[1].split("|---", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [[cell.strip().strip("`") for cell in row.split("|")[1:-1]] for row in rows]


def test_its_reasons_and_their_statuses_are_those_of_the_worker():
    source = (ROOT / "Sources/DebateFCGI/HTTP/Failure.swift").read_text(encoding="utf-8")
    worker = set(re.findall(r'Refusal\(\s*(\d{3}), "([a-z_]+)"', source))
    assert len(worker) > 5
    assert {(row[1], row[0]) for row in table_after("## 错误原因")} == worker


def test_its_field_reasons_are_those_of_the_description_and_their_words_the_workers(description):
    rows = table_after("Reasons of a field")
    known = description["components"]["schemas"]["FieldReason"]["enum"]
    assert [row[0] for row in rows] == known
    words = (ROOT / "Sources/DebateFCGI/HTTP/FieldMessages.swift").read_text(encoding="utf-8")
    for row in rows:
        assert f'"{row[1]}"' in words, row[0]


def asked(instance, command: str):
    """What our instance answers to a command of the page."""
    path = re.search(r"8080(/[^' ]*)", command)[1]
    if "-d " in command:
        return instance.post(path, json.loads(re.search(r"-d '(.+?)'", command)[1])).json()
    live = instance.create()
    return instance.get(re.sub(r"/detail/.*", f"/detail/{live}", path)).json()


def test_each_route_has_a_curl_whose_answer_has_its_shape(instance, description):
    shown = re.findall(r"^\$ (curl .+)\n(\{.+\})$", README, re.MULTILINE)
    for command, answer in shown:
        body, now = json.loads(answer), asked(instance, command)
        if body["code"] == 200:
            assert (now["code"], now["message"]) == (200, body["message"])
            assert list(now["data"]) == list(body["data"]), command
        else:
            assert now == body, command
    commands = " ".join(command for command, _ in shown) + " "
    for path in description["paths"].keys() - {"/api/openapi.json"}:
        assert re.search(re.sub(r"\{\w+\}", "[^/ ]+", path) + "[?' ]", commands), path
