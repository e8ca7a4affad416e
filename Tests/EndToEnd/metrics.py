"""Prometheus' text format, read as strictly as it is written.

Source: Prometheus documentation, "Exposition formats", text format 0.0.4.
"""

import dataclasses
import re

from instance import Instance

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"'
SAMPLE = re.compile(rf"^({NAME})(?:\{{({LABEL}(?:,{LABEL})*)\}})? (-?[0-9]+(?:\.[0-9]+)?)$")
KINDS = {"counter", "gauge", "histogram"}


@dataclasses.dataclass
class Metrics:
    """`kinds` by family; `values` by a sample's name and labels."""

    kinds: dict[str, str]
    values: dict[tuple[str, frozenset], float]

    def value(self, name: str, **labels: str) -> float:
        """The sum of the samples that have these labels, and perhaps others; 0 when none does."""
        wanted = labels.items()
        return sum(value for (of, has), value in self.values.items()
                   if of == name and wanted <= has)


def parsed(text: str) -> Metrics:
    """Reads a page; fails at the first line that is not as the format has it."""
    assert text.endswith("\n")
    kinds: dict[str, str] = {}
    values: dict[tuple[str, frozenset], float] = {}
    family = helped = ""
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith("# HELP "):
            helped = line.split(" ", 3)[2]
            assert line.split(" ", 3)[3], line
        elif line.startswith("# TYPE "):
            _, _, family, kind = line.split(" ")
            assert family == helped and family not in kinds and kind in KINDS, line
            kinds[family] = kind
        else:
            found = SAMPLE.match(line)
            assert found, line
            name = found[1]
            of = re.sub(r"_(bucket|sum|count)$", "", name) if kinds[family] == "histogram" else name
            assert of == family, line
            labels = frozenset(re.findall(LABEL, found[2] or ""))
            assert (name, labels) not in values, f"twice: {line}"
            values[name, labels] = float(found[7])
    metrics = Metrics(kinds, values)
    check_histograms(metrics)
    return metrics


def check_histograms(metrics: Metrics):
    """Classes grow, and the last one holds all that were counted."""
    for (name, labels), count in metrics.values.items():
        family = name.removesuffix("_count")
        if name == family or metrics.kinds.get(family) != "histogram":
            continue
        classes = [(float(dict(of)["le"]), value) for (part, of), value in metrics.values.items()
                   if part == f"{family}_bucket" and labels <= of]
        ordered = [value for _, value in sorted(classes)]
        assert ordered == sorted(ordered), family
        assert sorted(classes)[-1] == (float("inf"), count), family


def scrape(instance: Instance) -> Metrics:
    answer = instance.get("/metrics")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    return parsed(answer.text)
