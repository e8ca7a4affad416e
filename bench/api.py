"""`scripts/bench api`: what a request costs, ours beside the stacks it stands in for.

Reads are measured first, creations after them: so every stack lists the same rows in all rounds.
"""

import statistics
import sys

from bench import cpu, data, frame, load, machine, report, stacks
from bench.process import StartFailed

READS = ("health", "list", "pages", "detail")
STACKS = ("return", "ours", "flask", "flask-per-request", "express")
WARM_UP_SECONDS = 1


class Run(frame.Run):
    """All that the report tells."""

    def __init__(self, options):
        super().__init__(options)
        self.debates = 0


def main(arguments=None):
    options = _options(arguments)
    return frame.carry_out(
        lambda place: _measured(options, place), report.markdown, options.output)


def _options(arguments):
    parser = frame.arguments("api", __doc__)
    parser.add_argument("--seconds", type=int, default=3, help="length of a measurement (3)")
    parser.add_argument("--connections", type=int, default=32, help="of the client (32)")
    parser.add_argument(
        "--only", default=",".join(STACKS), metavar="STACKS",
        help=f"comma-separated, of {', '.join(STACKS)}; without it {', '.join(STACKS)}")
    options = parser.parse_args(arguments)
    options.only = [name.strip() for name in options.only.split(",") if name.strip()]
    unknown = set(options.only) - set(STACKS)
    if unknown:
        parser.error(f"no such stack: {', '.join(sorted(unknown))}")
    limits = {"rounds": (1, 50), "seconds": (1, 30), "connections": (1, 1000)}
    for name, (low, high) in limits.items():
        if not low <= getattr(options, name) <= high:
            parser.error(f"--{name} must be {low} to {high}")
    return options


def _measured(options, place):
    run = Run(options)
    run.facts = machine.facts()
    run.facts["fsync of 4 KiB before"] = machine.fsync(place.scratch)
    records, started = _start(options, run, place)
    answers = load.Answers(records[len(records) // 2]["liveId"], len(records))
    _warm_up(started, answers, options)
    _rounds(run, READS, started, answers)
    answers.frozen = False
    _rounds(run, ("create",), started, answers)
    others = [one.others for one in run.measurements()]
    run.facts["fsync of 4 KiB after"] = machine.fsync(place.scratch)
    run.facts["other work meanwhile"] = (
        f"median {statistics.median(others):.2f}, at most {max(others):.2f} cores")
    return run


def _start(options, run, place):
    """Starts what can be started, ours first: the others serve the rows it shows.

    Those rows, and what was started.
    """
    scratch, sockets = place.scratch, place.sockets
    started = []
    kinds = {
        "ours": lambda: stacks.Ours(scratch, sockets, options.binaries),
        "return": lambda: stacks.Plain(scratch, sockets),
        "flask": lambda: stacks.Flask(scratch, sockets),
        "flask-per-request": lambda: stacks.FlaskPerRequest(scratch, sockets),
        "express": lambda: stacks.Express(scratch, sockets),
    }
    records = None
    for name, make in kinds.items():
        if name not in options.only:
            if name in STACKS:
                run.skipped[name] = "not asked for"
            continue
        if name != "ours" and records is None:
            records = data.made_up(stacks.DEBATES)
        database = scratch / f"{name}.db"
        if name not in ("ours", "return"):
            data.write(records, database)
        stack = make()
        place.leave.callback(stack.stop)
        try:
            stack.start(database)
        except (stacks.Unavailable, StartFailed) as problem:
            stack.stop()
            run.skipped[name] = str(problem)
            _say(f"{name}: SKIPPED: {problem}")
            continue
        started.append(stack)
        if name == "ours":
            records = data.read(stack.port)
        fronts = cpu.processes(stack.roots, cpu.NGINX)
        run.descriptions[name] = f"{stack.description}; nginx with {fronts} worker processes"
        _say(f"{name}: {run.descriptions[name]}")
    if not started:
        sys.exit("nothing to measure")
    run.debates = len(records)
    return records, started


def _warm_up(started, answers, options):
    """Before anything is measured every answer is looked at, and every path has been walked."""
    for stack in started:
        for route in READS:
            if route in stack.routes:
                _, problems = load.ask(stack, route, answers)
                if problems:
                    sys.exit("\n".join(problems))
                load.measure(stack, route, answers, options.connections, WARM_UP_SECONDS)


def _rounds(run, routes, started, answers):
    options = run.options
    serving = {route: [stack for stack in started if route in stack.routes] for route in routes}
    for route in routes:
        for stack in serving[route]:
            run.results[(stack.name, route)] = []
    for number in range(options.rounds):
        for route in routes:
            # The order turns with each round, so that no stack always goes first.
            first = number % max(len(serving[route]), 1)
            for stack in serving[route][first:] + serving[route][:first]:
                measured = load.measure(
                    stack, route, answers, options.connections, options.seconds)
                run.results[(stack.name, route)].append(measured)
                _say(
                    f"round {number + 1} {route:7} {stack.name:8} {measured.total:7.1f} µs "
                    f"{measured.rate:8.0f}/s {' '.join(measured.failures)}")


def _say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
