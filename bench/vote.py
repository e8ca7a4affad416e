"""`scripts/bench vote`: durable ballots a second through nginx, ours beside the brief's stack.

First it tries some shapes of ours (workers × threads) and takes the best; then that shape and Flask
take turns. Every measurement is one round of votes in which each device votes once, and is counted
again afterwards: what was accepted must be in the ballots, in the tally and in the ledger, and
nothing else.
"""

import statistics
import sys
import time

from bench import ballots, cpu, frame, machine, poll, stacks
from bench.load import children_seconds
from bench.votereport import BEGIN, END, markdown

SHAPES = "1x8,1x16,1x32,2x8,2x16,2x32"
FLASK_PROCESSES = (1, 3)
# More devices than the fastest machine needs in a second.
DEVICES_PER_SECOND = 20_000
WARM_UP_SECONDS = 1
MOST_P99_MS = 50


class Run(frame.Run):
    """All that the report tells."""

    def __init__(self, options):
        super().__init__(options)
        self.facts = machine.facts()
        self.sweep = {}
        self.best = None

    def measurements(self):
        return [one for results in self.sweep.values() for one in results] + super().measurements()


class Measurement:
    """Figures of one measurement: ballots a second, ms, µs of CPU a ballot, what was wrong."""

    def __init__(self, stack, cast, recount, spent, others):
        self.rate = cast.rate
        self.p50, self.p99, self.greatest = (
            cast.result[name] / 1000 for name in ("p50Micros", "p99Micros", "maxMicros"))
        self.accepted = cast.accepted
        self.differences = recount.differences(cast)
        self.nginx = spent[cpu.NGINX] / 1000 / max(cast.accepted, 1)
        self.workers = spent[cpu.WORKERS] / 1000 / max(cast.accepted, 1)
        self.others = others
        self.failures = [f"{stack.name}: {problem}" for problem in cast.problems()]
        self.failures += [
            f"{stack.name}: {place} differ by {difference}"
            for place, difference in self.differences.items() if difference]


def main(arguments=None):
    options = _options(arguments)
    return frame.carry_out(
        lambda place: _measured(options, place), markdown, options.output, (BEGIN, END))


def _options(arguments):
    parser = frame.arguments("vote", __doc__)
    parser.add_argument("--sweep", type=int, default=3, help="measurements of each shape (3)")
    parser.add_argument("--seconds", type=int, default=4, help="length of a measurement (4)")
    parser.add_argument("--connections", type=int, default=64, help="of the client (64)")
    parser.add_argument(
        "--shapes", default=SHAPES, help=f"workers x threads, comma-separated ({SHAPES})")
    options = parser.parse_args(arguments)
    options.shapes = [
        tuple(int(number) for number in shape.split("x")) for shape in options.shapes.split(",")]
    return options


def _measured(options, place):
    run = Run(options)
    run.facts["fsync of 4 KiB before"] = machine.fsync(place.scratch)
    bench = Bench(options, place)
    shapes = [
        bench.start(poll.Ours(place.scratch, place.sockets, options.binaries, *shape))
        for shape in options.shapes]
    run.sweep = bench.rounds(shapes, options.sweep)
    best = _best(shapes, run.sweep)
    run.best = best.name
    for shape in shapes:
        if shape is not best:
            shape.stop()
    contenders = [best]
    for processes in FLASK_PROCESSES:
        contenders.append(bench.start(poll.Flask(place.scratch, place.sockets, processes), like=best))
    run.results = bench.rounds(contenders, options.rounds)
    run.descriptions = {stack.name: stack.description for stack in contenders}
    run.facts["fsync of 4 KiB after"] = machine.fsync(place.scratch)
    others = [one.others for results in run.results.values() for one in results]
    run.facts["other work meanwhile"] = (
        f"median {statistics.median(others):.2f}, at most {max(others):.2f} cores")
    return run


def _best(shapes, sweep):
    """The most ballots a second among the shapes whose p99 is bearable; else of all."""
    middle = {
        shape.name: (statistics.median(one.rate for one in sweep[shape.name]),
                     statistics.median(one.p99 for one in sweep[shape.name]))
        for shape in shapes}
    bearable = [shape for shape in shapes if middle[shape.name][1] <= MOST_P99_MS]
    return max(bearable or shapes, key=lambda shape: middle[shape.name][0])


class Bench:
    """Starts stacks, gives each its devices, and measures them in turns."""

    def __init__(self, options, place):
        self.options = options
        self.scratch = place.scratch
        self.leave = place.leave
        self.client = ballots.build(stacks.CACHE)
        self.devices = {}

    def start(self, stack, like=None):
        """Starts a stack; its devices are new ones, or those of another stack."""
        print(f"starting {stack.name}", file=sys.stderr)
        self.leave.callback(stack.stop)
        stack.start()
        if like is None:
            path = self.scratch / f"{stack.name}.devices"
            ballots.devices(
                self.client, stack.port, 32, DEVICES_PER_SECOND * self.options.seconds, path)
            self.devices[stack.name] = path
        else:
            self.devices[stack.name] = self.devices[like.name]
        self._measure(stack, WARM_UP_SECONDS)
        return stack

    def rounds(self, contenders, count):
        results = {stack.name: [] for stack in contenders}
        for number in range(count):
            turn = number % len(contenders)
            for stack in contenders[turn:] + contenders[:turn]:
                results[stack.name].append(self._measure(stack, self.options.seconds))
                last = results[stack.name][-1]
                print(
                    f"{number + 1}/{count} {stack.name}: {last.rate:,.0f}/s, "
                    f"p99 {last.p99:.1f} ms", file=sys.stderr)
        return results

    def _measure(self, stack, seconds):
        target = stack.open_round()
        busy_before, client_before = machine.busy_seconds(), children_seconds()
        began = time.monotonic()
        before = cpu.sample(stack.roots)
        cast = ballots.cast(
            self.client, stack.port, self.options.connections, seconds, target,
            self.devices[stack.name], self.scratch / "accepted")
        after = cpu.sample(stack.roots)
        elapsed = time.monotonic() - began
        client = children_seconds() - client_before
        busy = machine.busy_seconds() - busy_before
        spent, _ = after.since(before)
        others = max(busy - client - sum(spent.values()) / 1e9, 0) / elapsed
        return Measurement(stack, cast, stack.close_and_count(), spent, others)


if __name__ == "__main__":
    sys.exit(main())
