"""The run as Markdown: facts, table, ratios against their bars, what differs, what failed."""

import pathlib
import statistics

BEGIN = "<!-- bench api: begin -->"
END = "<!-- bench api: end -->"

ROUTES = {
    "health": "health",
    "list": "list of 20",
    "pages": "list of 20, another page each time",
    "detail": "detail",
    "create": "create",
}


class Bar:
    """A ratio of CPU per request that we hold ourselves to: aim, and the floor below it."""

    def __init__(self, words, ours, theirs, aim, floor, show):
        self.words = words
        self.ours = ours
        self.theirs = theirs
        self.aim = aim
        self.floor = floor
        self.show = show

    def verdict(self, ratio):
        if ratio <= self.aim:
            return "aim reached"
        return "between aim and floor" if ratio <= self.floor else "below the floor: a defect"


def _part(ratio):
    return f"1/{1 / ratio:.1f}" if ratio else "0"


def _times(ratio):
    return f"{ratio:.2f}×"


BARS = [
    Bar("list, ours to Flask", ("ours", "list"), ("flask", "list"), 1 / 12, 1 / 9, _part),
    Bar("health, ours to `return 200`", ("ours", "health"), ("return", "health"), 3, 4, _times),
]

DIFFERENCES = """\
What is equal: the rows and their order, the JSON values of every answer (compared, field by field),
nginx with 2 worker processes before each stack and the same access log, one JSON log line per request
from the workers, `X-Request-Id`, `Cache-Control`, and a strong `ETag` on list and detail. Creations are
durable everywhere before they are answered (WAL, `synchronous=FULL`).

What differs: our nginx also guards the rate of writes and sends the CORS headers of a preflight; ours
knows who creates, makes them organiser and puts it on record besides storing the debate, the baselines
know nobody and insert one row.
gunicorn's sync workers close the upstream connection after each answer, so nginx cannot keep it.
The bar takes Flask at its cheaper: each process keeps one database connection, while Flask's own
documentation opens one per request (`flask-per-request`). Ours remembers the last public answers of
each thread and asks SQLite each time whether anything was committed since; "another page each time"
asks for 40 pages in turn, more than it remembers, and so shows the cost without that memory."""


def markdown(run):
    """`run` is what api.py gathered: options, facts, descriptions, skipped, results."""
    parts = [
        _head(run), _facts(run), _table(run), _ratios(run), DIFFERENCES, _failures(run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def write(path, text, begin=BEGIN, end=END):
    """Puts `text` between the markers of the file, or at its end when it has none."""
    path = pathlib.Path(path)
    block = f"{begin}\n{text}{end}\n"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Performance\n\n{block}", encoding="utf-8")
        return
    old = path.read_text(encoding="utf-8")
    if begin in old and end in old:
        before, _, rest = old.partition(begin)
        after = rest.partition(end)[2].removeprefix("\n")
        path.write_text(before + block + after, encoding="utf-8")
    else:
        path.write_text(f"{old.rstrip()}\n\n{block}", encoding="utf-8")


def _head(run):
    options = run.options
    shape = (
        f"{options.rounds} interleaved rounds of {options.seconds} s per route and stack, "
        f"{options.connections} connections, {run.debates} debates. Medians, in brackets the least "
        "and the greatest. CPU is time on a core, in µs per answered request.")
    lines = [f"Measured {run.date}, version {run.version}.", shape]
    if "ours" not in run.descriptions:
        lines.append(
            "**Preliminary: our own stack is not in this run, the rows are made up.**")
    return " ".join(lines)


def _facts(run):
    lines = [f"- {name}: {value}" for name, value in run.facts.items()]
    lines += [f"- {name}: {text}" for name, text in run.descriptions.items()]
    lines += [f"- {name}: **SKIPPED**: {why}" for name, why in run.skipped.items()]
    return "\n".join(lines)


def _table(run):
    rows = [
        "| route | stack | CPU nginx | CPU workers | CPU sum | requests/s | p50 ms | p99 ms "
        "| failures |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for route, words in ROUTES.items():
        for (stack, measured), results in run.results.items():
            if measured != route or not results:
                continue
            cells = [
                words,
                "nginx `return 200`" if stack == "return" else stack,
                _spread([one.nginx for one in results], "{:.0f}"),
                _spread([one.workers for one in results], "{:.0f}"),
                _spread([one.total for one in results], "{:.0f}"),
                _spread([one.rate for one in results], "{:,.0f}"),
                _spread([one.p50 / 1000 for one in results], "{:.2f}"),
                _spread([one.p99 / 1000 for one in results], "{:.2f}"),
                str(sum(len(one.failures) for one in results)),
            ]
            rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _spread(values, shape):
    median = shape.format(statistics.median(values))
    return f"{median} ({shape.format(min(values))}–{shape.format(max(values))})"


def _ratios(run):
    rows = []
    for bar in BARS:
        ours, theirs = run.results.get(bar.ours), run.results.get(bar.theirs)
        if not ours or not theirs:
            rows.append(f"| {bar.words} | SKIPPED | {bar.show(bar.aim)} | {bar.show(bar.floor)} | |")
            continue
        ratios = paired(ours, theirs)
        middle = statistics.median(ratios)
        spread = f"{bar.show(middle)} ({bar.show(min(ratios))}–{bar.show(max(ratios))})"
        rows.append(
            f"| {bar.words} | {spread} | {bar.show(bar.aim)} | {bar.show(bar.floor)} "
            f"| {bar.verdict(middle)} |")
    for route, words in ROUTES.items():
        for other in ("flask", "express"):
            ours, theirs = run.results.get(("ours", route)), run.results.get((other, route))
            if not ours or not theirs or (other, route) == ("flask", "list"):
                continue
            ratios = paired(ours, theirs)
            spread = (
                f"{_part(statistics.median(ratios))} ({_part(min(ratios))}–{_part(max(ratios))})")
            rows.append(f"| {words}, ours to {other} | {spread} | – | – | |")
    head = ["| CPU per request | ratio | aim | floor | |", "|---|---|---|---|---|"]
    return "\n".join(head + rows)


def paired(ours, theirs):
    """The ratio of each round: what disturbed one of the two disturbed the other as well."""
    return [one.total / other.total for one, other in zip(ours, theirs)]


def _failures(run):
    found = [text for results in run.results.values() for one in results for text in one.failures]
    if not found:
        return "Every answer was 2xx, of the right size, and right where it was looked at."
    return "\n".join(["Failures:", *(f"- {text}" for text in found)])
