"""The run of `scripts/bench push` as Markdown."""

import statistics

BEGIN = "<!-- bench push: begin -->"
END = "<!-- bench push: end -->"

LATENCY_MS = 250
OURS, LOOP, NODE = "ours", "send-loop", "node-ws"

DIFFERENCES = """\
What is equal: the readers (one C program that only reads and counts), the length of an event, its rate,
unix sockets without and the same nginx settings with the web server, no compression.

What differs: ours gets each event by a write through nginx and a worker, reads it from SQLite, sends
ticks besides, and every reader may resume; its latency runs from the moment the write was answered, the
baselines' from the moment they made the event. They only broadcast, one message a time; ours sends a
reader all that has gathered at once. nchan is nginx itself: without the web server in between its
deliveries cost what stands under nginx, and its publisher waits for the answer to each event, so it
falls behind instead of piling up. The loop's handshake is a constant, and a reader whose buffer is full
misses events there.

Server, web server, readers and writers share the cores of this machine; loopback stands for the
network, and there is no TLS. CPU time leaves out what the kernel does for nobody in particular. nginx
holds two descriptors a viewer, so one of its processes carries half as many viewers as the limit says;
more was not measured. Differences under 15 % and single p99 figures are not results."""


class Bar:
    """What we hold ourselves to; `reached` is None for what is only told."""

    def __init__(self, words, measured, aim, floor, reached, bearable=False):
        self.words, self.measured, self.aim, self.floor = words, measured, aim, floor
        self.verdict = (
            "" if reached is None else "aim reached" if reached
            else "between aim and floor" if bearable
            else "aim missed" if floor == "–" else "below the floor: a defect")


def markdown(run):
    parts = [
        _head(run), _facts(run), _direct(run), _nginx(run), _latency(run), _bars(run), DIFFERENCES,
        _failures(run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(run):
    options = run.options
    text = (
        f"Measured {run.date}, version {run.version}. {options.rounds} interleaved rounds of "
        f"{options.seconds:g} s, events of {run.frame_bytes} bytes. Medians, in brackets the least and "
        "the greatest. A delivery is one event to one viewer; CPU is time on a core, in µs a delivery.")
    if OURS not in run.descriptions:
        text += " **Preliminary: our own server is not in this run.**"
    return text


def _facts(run):
    lines = [f"- {name}: {value}" for name, value in run.facts.items()]
    if run.busy_cores:
        lines.append(
            f"- cores at work while delivering, with all that runs here: median "
            f"{statistics.median(run.busy_cores):.2f}, at most {max(run.busy_cores):.2f}")
    lines += [f"- {name}: {text}" for name, text in run.descriptions.items()]
    lines += [f"- {name}: **SKIPPED**: {why}" for name, why in run.skipped.items()]
    return "\n".join(lines)


def _direct(run):
    rows = []
    for kind, results in run.results["direct"].items():
        rows.append([
            kind, _sockets(results), _spread(results, "server_micros", "{:.2f}"),
            _spread(results, "per_second", "{:,.0f}"), _share(results),
            _spread(results, "p50", "{:.1f}"), _spread(results, "p99", "{:.1f}"),
            f"{results[0].bytes_per_reader:,.0f}"])
    return _table(
        "On the server's own unix socket, 10 events/s:",
        "server | sockets | CPU | deliveries a CPU-second | delivered | p50 ms | p99 ms "
        "| bytes a socket, first round", rows)


def _nginx(run):
    rows = []
    for kind, results in run.results["nginx"].items():
        inside = kind == "nchan"
        rows.append([
            kind, _sockets(results), _spread(results, "rate", "{:.1f}"), _share(results),
            _spread(results, "p50", "{:.0f}"), _spread(results, "p99", "{:.0f}"),
            "in nginx" if inside else _spread(results, "server_micros", "{:.2f}"),
            _spread(results, "nginx_micros", "{:.2f}"),
            _spread(results, "events_per_read", "{:.1f}")])
    return _table(
        "Through nginx, 40 events/s wanted; all rounds of ours, then one of each other alone:",
        "server | sockets | events/s | delivered | p50 ms | p99 ms | CPU server | CPU nginx | events a read", rows)


def _latency(run):
    results = run.results["latency"].get(OURS, [])
    rows = []
    for name in results[0].series if results else ():
        many = [one.series[name] for one in results]
        rows.append([
            name, str(sum(one["writes"] for one in many)),
            *(_values([one[start][part] for one in many], "{:.0f}")
              for start, part in (("answered", "p50Ms"), ("answered", "p99Ms"), ("sent", "p99Ms")))])
    return _table(
        f"How soon {results[0].connected:,} viewers see a write, through nginx:" if results else "",
        "write | writes | p50 ms after the answer | p99 ms after the answer | p99 ms after sending",
        rows)


def _bars(run):
    bars = list(_reached(run))
    rows = [[bar.words, bar.measured, bar.aim, bar.floor, bar.verdict] for bar in bars]
    return _table("", "bar | measured | aim | floor | ", rows)


def _reached(run):
    direct, through = run.results["direct"], run.results["nginx"]
    if OURS in direct and LOOP in direct:
        ratios = _ratios(direct[OURS], direct[LOOP], "server_micros")
        yield Bar("CPU a delivery, ours to the bare loop, in each round", _values(ratios, "{:.2f}×"),
                  "1.1×", "–", statistics.median(ratios) <= 1.1)
    if OURS in direct and NODE in direct:
        ratios = _ratios(direct[OURS], direct[NODE], "per_second")
        yield Bar("deliveries a CPU-second, ours to node `ws`, in each round",
                  _values(ratios, "{:.1f}×"), "3×", "–", statistics.median(ratios) >= 3)
    if run.results["memory"]:
        results = run.results["memory"][OURS]
        middle = statistics.median(one.bytes_per_reader for one in results)
        yield Bar(f"daemon's memory an idle viewer, {_sockets(results)} more",
                  _spread(results, "bytes_per_reader", "{:.0f}") + " bytes", "100 bytes", "–",
                  middle <= 100)
    if OURS in through:
        results = through[OURS]
        share = min(one.share for one in results)
        rate = statistics.median(one.rate for one in results)
        yield Bar(f"{_sockets(results)} viewers × {rate:.0f} events/s through nginx, delivered at least",
                  f"{share:.2%}", "100 %", "100 %", share >= 1)
        p99 = statistics.median(one.p99 for one in results)
        yield Bar("the same, p99", _spread(results, "p99", "{:.0f}") + " ms", "300 ms", "400 ms",
                  p99 <= 300, p99 <= 400)
    if run.results["reconnect"]:
        results = run.results["reconnect"][OURS]
        yield Bar(f"{_sockets(results)} reconnects, each resumed",
                  _spread(results, "again", "{:.2f}") + " s", "1 s", "–",
                  statistics.median(one.again for one in results) <= 1)
        yield Bar("the same for the first time, each with a snapshot",
                  _spread(results, "first", "{:.2f}") + " s", "–", "–", None)
    for results in run.results["latency"].values():
        worst, name = max(
            (statistics.median(one.series[name]["answered"]["p99Ms"] for one in results), name)
            for name in results[0].series)
        yield Bar(f"slowest kind of write ({name}), p99 after the answer", f"{worst:.0f} ms",
                  f"{LATENCY_MS} ms", "–", worst <= LATENCY_MS)


def _ratios(ours, theirs, name):
    """Of each round: what disturbed one of the two disturbed the other as well."""
    return [getattr(one, name) / getattr(other, name) for one, other in zip(ours, theirs)]


def _sockets(results):
    return f"{min(one.connected for one in results):,}"


def _share(results):
    return _values([one.share * 100 for one in results], "{:.1f} %")


def _spread(results, name, shape):
    return _values([getattr(one, name) for one in results], shape)


def _values(values, shape):
    median = shape.format(statistics.median(values))
    return f"{median} ({shape.format(min(values))}–{shape.format(max(values))})"


def _table(title, head, rows):
    if not rows:
        return ""
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1)]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    return "\n".join(([title, ""] if title else []) + lines)


def _failures(run):
    measured = [
        (part, one) for part, kinds in run.results.items() for many in kinds.values() for one in many]
    lines = [f"- {text}" for _, one in measured for text in one.failures]
    behind = {
        f"- {one.kind}, {part}: {problem}" for part, one in measured
        for problem in getattr(one, "problems", []) if not one.failures}
    text = "Failures:\n" + "\n".join(lines) if lines else (
        "No event was missing in a row or came twice at ours, and no socket was cut."
        if OURS in run.descriptions else "")
    if behind:
        text += "\n\nAlso seen:\n" + "\n".join(sorted(behind))
    return text.strip()
