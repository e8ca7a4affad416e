"""`scripts/bench api`: what a request costs, ours beside the stacks it stands in for.

Reads are measured first, creations after them: so every stack lists the same rows in all rounds.
"""

import argparse
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from bench import cpu, data, load, machine, report, stacks
from bench.process import StartFailed

READS = ("health", "list", "pages", "detail")
STACKS = ("return", "ours", "flask", "flask-per-request", "express")
WARM_UP_SECONDS = 1


class Run:
    """All that the report tells."""

    def __init__(self, options):
        self.options = options
        self.date = time.strftime("%Y-%m-%d")
        self.version = version()
        self.debates = 0
        self.facts = {}
        self.descriptions = {}
        self.skipped = {}
        self.results = {}


def main(arguments=None):
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    stacks.CACHE.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=stacks.CACHE))
    sockets = pathlib.Path(tempfile.mkdtemp(prefix="debate-bench-"))
    started = []
    try:
        run = _measured(options, scratch, sockets, started)
    except BaseException:
        print(f"logs: {scratch}", file=sys.stderr)
        raise
    finally:
        for stack in started:
            stack.stop()
        shutil.rmtree(sockets, ignore_errors=True)
    text = report.markdown(run)
    print(text, end="")
    if options.output:
        report.write(options.output, text)
    failed = any(one.failures for results in run.results.values() for one in results)
    if failed:
        print(f"some answers were wrong; logs: {scratch}", file=sys.stderr)
        return 1
    shutil.rmtree(scratch)
    return 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="scripts/bench api", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--seconds", type=int, default=3, help="length of a measurement (3)")
    parser.add_argument("--connections", type=int, default=32, help="of the client (32)")
    parser.add_argument(
        "--only", default=",".join(STACKS), metavar="STACKS",
        help=f"comma-separated, of {', '.join(STACKS)}; without it {', '.join(STACKS)}")
    parser.add_argument("--output", help="also write the report between its markers in this file")
    parser.add_argument(
        "--binaries", default=str(stacks.CHECKOUT / ".build" / "release"),
        help="folder of debatectl and debate-fcgi (.build/release)")
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


def _measured(options, scratch, sockets, started):
    run = Run(options)
    run.facts = machine.facts()
    run.facts["fsync of 4 KiB before"] = machine.fsync(scratch)
    records = _start(options, run, scratch, sockets, started)
    answers = load.Answers(records[len(records) // 2]["liveId"], len(records))
    _warm_up(started, answers, options)
    _rounds(run, READS, started, answers)
    answers.frozen = False
    _rounds(run, ("create",), started, answers)
    everything = [one for results in run.results.values() for one in results]
    others = [one.others for one in everything]
    run.facts["fsync of 4 KiB after"] = machine.fsync(scratch)
    run.facts["other work meanwhile"] = (
        f"median {statistics.median(others):.2f}, at most {max(others):.2f} cores")
    return run


def _start(options, run, scratch, sockets, started):
    """Starts what can be started, ours first: the others serve the rows it shows."""
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
        started.append(stack)
        try:
            stack.start(database)
        except (stacks.Unavailable, StartFailed) as problem:
            stack.stop()
            started.remove(stack)
            run.skipped[name] = str(problem)
            _say(f"{name}: SKIPPED: {problem}")
            continue
        if name == "ours":
            records = data.read(stack.port)
        fronts = cpu.processes(stack.roots, cpu.NGINX)
        run.descriptions[name] = f"{stack.description}; nginx with {fronts} worker processes"
        _say(f"{name}: {run.descriptions[name]}")
    if not started:
        sys.exit("nothing to measure")
    run.debates = len(records)
    return records


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


def version():
    shown = subprocess.run(
        ["git", "-C", str(stacks.CHECKOUT), "describe", "--always", "--dirty"],
        capture_output=True, text=True)
    return shown.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
