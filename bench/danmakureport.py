"""The run of `scripts/bench danmaku` as Markdown."""

import statistics

BEGIN = "<!-- bench danmaku: begin -->"
END = "<!-- bench danmaku: end -->"

TASK_MS = 200

REMARKS = """\
Chromium draws without a graphics card here, on the same cores as the page's own work; phones draw
otherwise. A task longer than 50 ms is a long one. Each measurement is a new page with air and list as a
room mounts them, under a content policy like the server's. The lines are Chinese, English, Arabic,
joined emoji, piled marks, and one of sixty characters; most find no lane free and stand in the list
alone. After each measurement danmaku were switched off, and one line removed: both were gone from
canvas and list within the same task."""


def markdown(run):
    parts = [_head(run), _facts(run), _table(run), _bar(run), REMARKS, _failures(run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(run):
    options = run.options
    return (
        f"Measured {run.date}, version {run.version}. {options.rounds} rounds of {options.seconds:g} s, "
        f"{options.lines} lines a second. Medians, in brackets the least and the greatest.")


def _facts(run):
    lines = [f"- {name}: {value}" for name, value in run.facts.items() if name != "descriptors"]
    lines.append(f"- browser: {run.browser}")
    lines.append(f"- the whole machine worked {run.busy_cores:.2f} cores meanwhile")
    return "\n".join(lines)


def _table(run):
    rows = [
        "| screen | frames/s | p95 frame ms | longest frame ms | long tasks | longest task ms "
        "| list views/s |",
        "|---|---|---|---|---|---|---|",
    ]
    for words, results in run.results.items():
        cells = [
            words,
            _spread(results, "framesPerSecond", "{:.1f}"),
            _spread(results, "p95FrameMs", "{:.1f}"),
            _spread(results, "longestFrameMs", "{:.0f}"),
            str(sum(one["longTasks"] for one in results)),
            _spread(results, "longestTaskMs", "{:.0f}"),
            _spread(results, "viewsPerSecond", "{:.1f}"),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _spread(results, name, shape):
    values = [one[name] for one in results]
    middle = shape.format(statistics.median(values))
    return f"{middle} ({shape.format(min(values))}–{shape.format(max(values))})"


def _bar(run):
    longest = max(one["longestTaskMs"] for results in run.results.values() for one in results)
    views = max(one["viewsPerSecond"] for results in run.results.values() for one in results)
    verdict = "aim reached" if longest <= TASK_MS else "aim missed"
    list_verdict = "aim reached" if views <= 4.1 else "aim missed"
    return "\n".join([
        "| bar | measured | aim | |",
        "|---|---|---|---|",
        f"| longest task of all | {longest:.0f} ms | {TASK_MS} ms | {verdict} |",
        f"| views of the list a second | {views:.1f} | 4 | {list_verdict} |",
        f"| gone when switched off or removed | {'no' if run.failures else 'yes'} | yes "
        f"| {'aim missed' if run.failures else 'aim reached'} |",
    ])


def _failures(run):
    if not run.failures:
        return "Nothing shown was wrong, and the browser reported no error."
    return "\n".join(["**Wrong:**", *(f"- {text}" for text in run.failures)])
