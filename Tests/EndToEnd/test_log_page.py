"""docs/operations/logs.md names what the programs write."""

import re

from instance import ROOT

PROGRAMS = ["DebateFCGI", "DebateLive", "DebateStore", "DebateRuntime", "DebateSecurity"]


def page() -> str:
    return (ROOT / "docs/operations/logs.md").read_text(encoding="utf-8")


def test_every_event_of_the_services_is_on_the_page_and_no_other():
    written = set()
    for program in PROGRAMS:
        for source in (ROOT / "Sources" / program).rglob("*.swift"):
            text = source.read_text(encoding="utf-8")
            written |= set(re.findall(r"\.(?:error|warn|info|debug)\(\"([^\"]+)\"", text))
    table = page().split("## Workers and push daemon")[1]
    told = {event for row in re.findall(r"^\| (`.*?) \| (?:error|warn|info)", table, re.MULTILINE)
            for event in re.findall(r"`([^`]+)`", row)}
    assert told == written


def test_the_fields_of_nginx_on_the_page_are_those_of_its_log():
    template = (ROOT / "nginx/debate.conf.in").read_text(encoding="utf-8")
    form = template.split("log_format debate_json")[1].split(";")[0]
    table = page().split("## nginx")[1].split("## Workers")[0]
    told = {field for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
            for field in re.findall(r"`([^`]+)`", row)}
    assert told == set(re.findall(r'"(\w+)":', form))
