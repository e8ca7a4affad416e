"""What stands around the measurements of every bench: its options, its folders, its report."""

import argparse
import contextlib
import dataclasses
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from bench import report, stacks


class Run:
    """All that a report tells."""

    def __init__(self, options):
        self.options = options
        self.date = time.strftime("%Y-%m-%d")
        self.version = version()
        self.facts = {}
        self.descriptions = {}
        self.skipped = {}
        self.results = {}

    def measurements(self):
        """Every one there is; what was wrong is in its `failures`."""
        return [one for results in self.results.values() for one in results]


@dataclasses.dataclass
class Place:
    """Where a bench works.

    `scratch` holds logs and stays when something was wrong; `sockets` has a short name; `leave` ends
    what was started.
    """

    scratch: pathlib.Path
    sockets: pathlib.Path
    leave: contextlib.ExitStack


def carry_out(measure, markdown, output, markers=()):
    """Measures, ends what was started, tells it; the exit status, 1 when an answer was wrong.

    `measure` takes the place and gives the run; `markdown` makes the run's text, which goes between
    its `markers` in the file `output` too, if there is one.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    stacks.CACHE.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=stacks.CACHE))
    sockets = pathlib.Path(tempfile.mkdtemp(prefix="debate-bench-"))
    with contextlib.ExitStack() as leave:
        leave.callback(shutil.rmtree, sockets, ignore_errors=True)
        try:
            run = measure(Place(scratch, sockets, leave))
        except BaseException:
            print(f"logs: {scratch}", file=sys.stderr)
            raise
    text = markdown(run)
    print(text, end="")
    if output:
        report.write(output, text, *markers)
    if any(one.failures for one in run.measurements()):
        print(f"something was wrong; logs: {scratch}", file=sys.stderr)
        return 1
    shutil.rmtree(scratch)
    return 0


def arguments(name, description):
    """The options every bench has."""
    parser = argparse.ArgumentParser(prog=f"scripts/bench {name}", description=description)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--output", help="also write the report between its markers in this file")
    parser.add_argument(
        "--binaries", default=str(stacks.CHECKOUT / ".build" / "release"),
        help="folder of the release programs (.build/release)")
    return parser


def version():
    shown = subprocess.run(
        ["git", "-C", str(stacks.CHECKOUT), "describe", "--always", "--dirty"],
        capture_output=True, text=True)
    return shown.stdout.strip() or "unknown"
