"""`scripts/bench push`: what it costs to tell every viewer everything, and how late they hear it.

Ours beside servers that only broadcast: a bare C send() loop, node `ws`, Python `websockets` and nchan.
Three parts are ours alone: memory of idle viewers, reconnects, and how soon a write of each kind is
seen. What is late or dear fails nothing; a lost or doubled event does.
"""

import argparse
import pathlib
import shutil
import signal
import sys
import tempfile
import time

from bench import machine, report, stacks
from bench.api import version
from bench.pushparts import CONTENDERS, DIRECT_VIEWERS, LATENCY_VIEWERS, PARTS, Bench
from bench.pushreport import BEGIN, END, markdown

# What the baselines send when ours is not there to show how long an event is.
FRAME_BYTES = 200


class Run:
    """All that the report tells."""

    def __init__(self, options):
        self.options = options
        self.date = time.strftime("%Y-%m-%d")
        self.version = version()
        self.facts = machine.facts()
        self.frame_bytes = FRAME_BYTES
        self.descriptions = {}
        self.skipped = {}
        # Part to kind of server to the measurements of its rounds.
        self.results = {part: {} for part in PARTS}
        # Cores at work in each measurement of deliveries, with everything on this machine.
        self.busy_cores = []

    def add(self, part, kind, measurement):
        self.results[part].setdefault(kind, []).append(measurement)
        print(f"{part} {kind}: {measurement.words()}", file=sys.stderr)


def main(arguments=None):
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    stacks.CACHE.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=stacks.CACHE))
    sockets = pathlib.Path(tempfile.mkdtemp(prefix="debate-bench-"))
    run = Run(options)
    bench = Bench(run, scratch, sockets)
    try:
        bench.measure()
    except BaseException:
        print(f"logs: {scratch}", file=sys.stderr)
        raise
    finally:
        bench.stop()
        shutil.rmtree(sockets, ignore_errors=True)
    text = markdown(run)
    print(text, end="")
    if options.output:
        report.write(options.output, text, BEGIN, END)
    if any(one.failures for kinds in run.results.values() for many in kinds.values() for one in many):
        print(f"something was wrong; logs: {scratch}", file=sys.stderr)
        return 1
    shutil.rmtree(scratch)
    return 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="scripts/bench push", description=__doc__)
    parser.add_argument(
        "--viewers", type=int, default=9900,
        help=f"sockets, at most (9900); {DIRECT_VIEWERS} without nginx, {LATENCY_VIEWERS} for latency")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--seconds", type=float, default=5, help="length of a measurement (5)")
    parser.add_argument(
        "--only", default=",".join(CONTENDERS), help=f"servers ({','.join(CONTENDERS)})")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"parts ({','.join(PARTS)})")
    parser.add_argument("--output", help="also write the report between its markers in this file")
    parser.add_argument(
        "--binaries", default=str(stacks.CHECKOUT / ".build" / "release"),
        help="folder of debatectl, debate-fcgi and debate-live (.build/release)")
    options = parser.parse_args(arguments)
    options.only, options.parts = options.only.split(","), options.parts.split(",")
    for chosen, known in ((options.only, CONTENDERS), (options.parts, PARTS)):
        if not set(chosen) <= set(known):
            parser.error(f"one of {','.join(known)}, not {','.join(set(chosen) - set(known))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
