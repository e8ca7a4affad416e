"""What operators are given to watch names metrics there are, and documents name all of them."""

import json
import re
import subprocess

import pytest
import yaml

from instance import ROOT
from metrics import scrape
from tables import table_after

OPERATIONS = ROOT / "docs/operations"
PAGE = (OPERATIONS / "metrics.md").read_text(encoding="utf-8")
RULES = yaml.safe_load((OPERATIONS / "alerts.yml").read_text(encoding="utf-8"))
DASHBOARD = json.loads((OPERATIONS / "dashboard.json").read_text(encoding="utf-8"))


SECTIONS = ("## Requests", "## Writes", "## Push", "## Video")


def rules() -> list[dict]:
    return [rule for group in RULES["groups"] for rule in group["rules"]]


def questions() -> list[str]:
    """Every expression of the dashboard."""
    return [target["expr"] for panel in DASHBOARD["panels"] for target in panel.get("targets", [])]


def named(expression: str) -> set[str]:
    return set(re.findall(r"\bdebate_\w+", expression))


def samples(kinds: dict[str, str]) -> set[str]:
    """The names samples have: a histogram's are three."""
    return {name + part for name, kind in kinds.items()
            for part in (("_bucket", "_sum", "_count") if kind == "histogram" else ("",))}


@pytest.fixture(scope="module")
def kinds(instance) -> dict[str, str]:
    return scrape(instance).kinds


def test_the_page_has_every_metric_and_no_other(kinds):
    documented = {row[0]: row[1] for heading in SECTIONS
                  for row in table_after(PAGE, heading)}
    assert documented == kinds


def test_units_stand_in_the_names(kinds):
    for heading in SECTIONS:
        for name, _, unit, _ in table_after(PAGE, heading):
            base = name.removesuffix("_total")
            for word in ("seconds", "bytes"):
                assert base.endswith(f"_{word}") == (unit == word), name


def test_rules_ask_for_metrics_there_are(kinds):
    asked = {rule["alert"]: named(rule["expr"]) for rule in rules()}
    assert len(asked) == len(rules()) > 10
    for alert, names in asked.items():
        assert names <= samples(kinds), alert
        assert names or alert == "DebateDown"


def test_every_rule_says_what_happened_and_what_to_do():
    for rule in rules():
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert set(rule["annotations"]) == {"summary", "description"}, rule["alert"]


def test_the_dashboard_asks_for_metrics_there_are(kinds):
    assert len(questions()) > 20
    asked = set().union(*map(named, questions()))
    assert asked <= samples(kinds)
    left_out = {name for name in kinds if not any(of.startswith(name) for of in asked)}
    assert left_out == set(), "a metric nobody looks at"


def test_the_panels_of_the_dashboard_do_not_overlap():
    taken = set()
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"])
                 for y in range(place["y"], place["y"] + place["h"])}
        assert not cells & taken and all(x < 24 for x, _ in cells), panel["title"]
        taken |= cells
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])


@pytest.fixture
def promtool():
    """Runs Prometheus' own checks, where scripts/setup could get them."""
    program = ROOT / ".cache/promtool"
    if not program.exists():
        pytest.skip("SKIPPED: promtool is not here; it is in Debian's package prometheus")

    def run(*words: str, text: str | None = None):
        done = subprocess.run([program, *words], input=text, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    return run


def test_prometheus_takes_the_page(promtool, instance):
    promtool("check", "metrics", text=instance.get("/metrics").text)


def test_prometheus_takes_the_rules_and_the_dashboards_questions(promtool, tmp_path):
    promtool("check", "rules", str(OPERATIONS / "alerts.yml"))
    asked = [{"record": f"dashboard:q{number}", "expr": question.replace("$__rate_interval", "1m")}
             for number, question in enumerate(questions())]
    file = tmp_path / "dashboard.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": asked}]}))
    promtool("check", "rules", str(file))
