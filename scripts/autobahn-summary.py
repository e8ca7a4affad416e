"""Sums up an Autobahn report, and fails unless every case went well.

python3 scripts/autobahn-summary.py [--record] REPORT PAGE
Prints a table of counts by group of cases; with --record it replaces, in PAGE, what stands between
the two marks. The exit status is 1 if a case was neither OK, NON-STRICT nor INFORMATIONAL, or if
fewer cases were reported than there are.
"""

import argparse
import collections
import datetime
import json
import pathlib
import sys

BEGIN, END = "<!-- autobahn begin -->\n", "<!-- autobahn end -->\n"
GOOD = ("OK", "NON-STRICT", "INFORMATIONAL")
# Of 0.8.2 without the groups 12 and 13: a run that broke off half way must not pass.
CASES = 301
GROUPS = {
    "1": "framing",
    "2": "ping and pong",
    "3": "reserved bits",
    "4": "opcodes",
    "5": "fragmentation",
    "6": "UTF-8",
    "7": "closing",
    "9": "limits and performance",
    "10": "automatic fragmentation",
}


def verdict(case: dict) -> str:
    """The worse of a case's two verdicts: the message's and the closing's."""
    return max(case["behavior"], case["behaviorClose"], key=rank)


def rank(behaviour: str) -> int:
    return GOOD.index(behaviour) if behaviour in GOOD else len(GOOD)


def table(cases: dict) -> str:
    counts = collections.defaultdict(collections.Counter)
    for name, case in cases.items():
        found = verdict(case)
        counts[name.split(".")[0]][found if found in GOOD else "failed"] += 1
    columns = (*GOOD, "failed")
    lines = [f"| group | {' | '.join(columns)} |", f"|{'---|' * (len(columns) + 1)}"]
    for group in sorted(counts, key=int):
        cells = " | ".join(str(counts[group][column]) for column in columns)
        lines.append(f"| {group}.* {GROUPS[group]} | {cells} |")
    total = sum(counts.values(), collections.Counter())
    lines.append(f"| **all {len(cases)}** | {' | '.join(str(total[c]) for c in columns)} |")
    return "\n".join(lines) + "\n"


def record(page: pathlib.Path, summary: str) -> None:
    before, rest = page.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    page.write_text(f"{before}{BEGIN}Last run: {day}.\n\n{summary}{END}{after}", "utf-8")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--record", action="store_true")
    arguments.add_argument("report", type=pathlib.Path)
    arguments.add_argument("page", type=pathlib.Path)
    options = arguments.parse_args()
    (cases,) = json.loads(options.report.read_text("utf-8")).values()
    summary = table(cases)
    print(summary, end="")
    bad = {name: case for name, case in cases.items() if verdict(case) not in GOOD}
    for name, case in bad.items():
        print(f"case {name}: {case['behavior']}, closing {case['behaviorClose']}", file=sys.stderr)
    if len(cases) != CASES:
        print(f"{len(cases)} cases reported, not {CASES}", file=sys.stderr)
    if bad or len(cases) != CASES:
        return 1
    if options.record:
        record(options.page, summary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
