"""The run of `scripts/bench vote` as Markdown."""

import statistics

BEGIN = "<!-- bench vote: begin -->"
END = "<!-- bench vote: end -->"

RATE_AIM, RATE_FLOOR = 5000, 3000
P99_AIM_MS = 50
FLASK_AIM = 10

DIFFERENCES = """\
What is equal: the client, its devices and its requests, nginx with 2 worker processes and the same access
log, one JSON log line per request from the workers, and that a ballot is durable before it is answered
(WAL, `synchronous=FULL`). Each stores in one transaction a row that is unique for the voter and the
round, counters, and a row of the log. Each device votes once in a round; afterwards the accepted receipts
are held against the ballots, the tally and the ledger.

What differs: ours checks the cookie's signature, the restrictions, the rate of the voter and the rules of
the round, classes of voters, and chains the ledger by hashes; the Flask stack takes the cookie as it is and
appends a plain row. Ours commits ballots in groups; Flask, one request a process, commits each alone. Its
better number of processes is the one compared."""


def markdown(run):
    parts = [_head(run), _facts(run), _shapes(run), _table(run), _bars(run), DIFFERENCES, _failures(run)]
    return "\n\n".join(parts) + "\n"


def _head(run):
    options = run.options
    return (
        f"Measured {run.date}, version {run.version}. {options.rounds} interleaved rounds of "
        f"{options.seconds} s, {options.connections} connections, each device one ballot. Medians, in "
        "brackets the least and the greatest. CPU is time on a core, in µs per ballot.")


def _facts(run):
    lines = [f"- {name}: {value}" for name, value in run.facts.items()]
    lines += [f"- {name}: {text}" for name, text in run.descriptions.items()]
    return "\n".join(lines)


def _shapes(run):
    rows = ["| workers × threads | ballots/s | p50 ms | p99 ms | max ms |", "|---|---|---|---|---|"]
    for name, results in run.sweep.items():
        shape = name.removeprefix("ours-").replace("x", " × ")
        mark = " **best**" if name == run.best else ""
        rows.append(f"| {shape}{mark} | {_times(results)} |")
    return "\n".join(rows)


def _table(run):
    rows = [
        "| stack | ballots/s | p50 ms | p99 ms | max ms | CPU nginx | CPU workers | ballots "
        "| recount difference |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, results in run.results.items():
        cells = [
            name, _times(results),
            _spread([one.nginx for one in results], "{:.0f}"),
            _spread([one.workers for one in results], "{:.0f}"),
            f"{sum(one.accepted for one in results):,}",
            _difference(results),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _times(results):
    return " | ".join([
        _spread([one.rate for one in results], "{:,.0f}"),
        _spread([one.p50 for one in results], "{:.1f}"),
        _spread([one.p99 for one in results], "{:.1f}"),
        _spread([one.greatest for one in results], "{:.1f}")])


def _difference(results):
    """The sum over all rounds and places of what is too much or too little."""
    return str(sum(abs(value) for one in results for value in one.differences.values()))


def _spread(values, shape):
    median = shape.format(statistics.median(values))
    return f"{median} ({shape.format(min(values))}–{shape.format(max(values))})"


def _bars(run):
    ours = run.results[run.best]
    flask = max(
        (results for name, results in run.results.items() if name != run.best),
        key=lambda results: statistics.median(one.rate for one in results))
    rate = statistics.median(one.rate for one in ours)
    p99 = statistics.median(one.p99 for one in ours)
    ratio = statistics.median(one.rate / other.rate for one, other in zip(ours, flask))
    rate_word = (
        "aim reached" if rate >= RATE_AIM
        else "between aim and floor" if rate >= RATE_FLOOR else "below the floor: a defect")
    rows = [
        "| bar | measured | aim | floor | |", "|---|---|---|---|---|",
        f"| durable ballots a second | {rate:,.0f} | {RATE_AIM:,} | {RATE_FLOOR:,} | {rate_word} |",
        f"| p99 | {p99:.1f} ms | {P99_AIM_MS} ms | – | {_reached(p99 <= P99_AIM_MS)} |",
        f"| recount difference | {_difference(ours)} | 0 | 0 "
        f"| {'aim reached' if _difference(ours) == '0' else 'a defect'} |",
        f"| ours to Flask, in each round | {ratio:.1f}× | {FLASK_AIM}× | – "
        f"| {_reached(ratio >= FLASK_AIM)} |",
    ]
    return "\n".join(rows)


def _reached(is_reached):
    return "aim reached" if is_reached else "aim missed"


def _failures(run):
    found = [
        text for results in [*run.sweep.values(), *run.results.values()]
        for one in results for text in one.failures]
    if not found:
        return "Every answer was 200, and every recount was exact."
    return "\n".join(["Failures:", *(f"- {text}" for text in found)])
