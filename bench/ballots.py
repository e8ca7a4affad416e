"""The ballots of one measurement: who cast what and got which receipt, and the client that casts them.

The client is `votes.c`: thousands of requests a second must not come from Python.
"""

import json
import pathlib
import shutil
import subprocess

SOURCE = pathlib.Path(__file__).parent / "votes.c"


class NoCompiler(Exception):
    """There is nothing here that compiles C."""


def build(folder):
    """The client, compiled anew where its source is newer."""
    program = pathlib.Path(folder) / "votes"
    if program.exists() and program.stat().st_mtime > SOURCE.stat().st_mtime:
        return program
    subprocess.run(
        [compiler(), "-O2", "-Wall", "-Wextra", "-o", str(program), str(SOURCE)], check=True)
    return program


def compiler():
    found = shutil.which("cc") or shutil.which("clang")
    if found is None:
        raise NoCompiler("neither cc nor clang is installed")
    return found


def devices(program, port, connections, count, path):
    """Gets `count` new device cookies from the service, one a line into the file `path`."""
    result = _run(program, ["devices", port, connections, count, path])
    lines = pathlib.Path(path).read_text().splitlines()
    if len(set(lines)) != count:
        raise RuntimeError(
            f"{count} devices asked for, {len(set(lines))} given: {result['statuses']}")


class Cast:
    """One measurement: the client's figures, and what was accepted."""

    def __init__(self, result, lines):
        self.result = result
        # By voter: every one votes once.
        self.points = {}
        self.receipts = set()
        for line in lines:
            voter, points, receipt = line.split()
            self.points[int(voter)] = int(points)
            self.receipts.add(receipt)

    @property
    def accepted(self):
        return len(self.points)

    @property
    def rate(self):
        return self.accepted / (self.result["micros"] / 1e6)

    def problems(self):
        """What no measurement may have, as sentences."""
        found = []
        others = {name: count for name, count in self.result["statuses"].items() if name != "200"}
        if others:
            found.append(f"answers that were not 200: {others}")
        if self.result["lost"]:
            found.append(f"{self.result['lost']} answers did not come")
        if self.result["left"] == 0:
            found.append("the devices ran out before the time did")
        if self.accepted != self.result["statuses"].get("200", 0):
            found.append("a voter was counted twice")
        if self.accepted != len(self.receipts):
            found.append("a receipt was given twice")
        return found


def cast(program, port, connections, seconds, target, cookies, path, first=0):
    """Has every device of the file, from line `first` on, vote once, for so many seconds."""
    result = _run(
        program, ["ballots", port, connections, seconds, target, cookies, first, path])
    return Cast(result, pathlib.Path(path).read_text().splitlines())


def _run(program, words):
    ran = subprocess.run(
        [str(program), *(str(word) for word in words)], capture_output=True, text=True)
    if ran.returncode != 0:
        raise RuntimeError(f"the client failed: {ran.stderr.strip()}")
    return json.loads(ran.stdout)
