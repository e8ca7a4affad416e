"""The readers of `scripts/bench push`: a C program with thousands of connections, told what to do.

Also builds the C programs of this bench.
"""

import json
import pathlib
import subprocess

from bench.ballots import compiler

HERE = pathlib.Path(__file__).parent
CLIENT = HERE / "push_client"
SEND_LOOP = HERE / "push_servers" / "send_loop.c"


class ClientFailed(Exception):
    """The readers ended early; the text is what they said last."""


def build(folder, name, sources):
    """A C program, compiled anew where one of its sources is newer."""
    program = pathlib.Path(folder) / name
    newest = max(source.stat().st_mtime for source in sources)
    if not program.exists() or program.stat().st_mtime < newest:
        files = [str(source) for source in sources if source.suffix == ".c"]
        subprocess.run(
            [compiler(), "-O2", "-Wall", "-Wextra", "-o", str(program), *files], check=True)
    return program


def build_client(folder):
    return build(folder, "push", sorted(CLIENT.glob("*.[ch]")))


class Readers:
    """So many readers of one server; a context that ends them.

    `address` is a port of loopback or a socket's path. `options` are further words of the client's
    command line (push_client/main.c).
    """

    def __init__(self, program, address, count, options=(), log=None):
        self.count = count
        self.errors = open(log, "ab") if log else None
        self.child = subprocess.Popen(
            [str(program), str(address), str(count), *(str(word) for word in options)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        self.child.wait()
        self.child.stdout.close()
        if self.errors:
            self.errors.close()

    def connect(self):
        """Opens all; `{ready, failed, micros}` when each has its first answer or has failed."""
        return self._tell("connect")

    def begin(self):
        self._tell("begin")

    def end(self, answers=None):
        """Counts since `begin` (main.c); with a file of answers also how late they were seen."""
        return self._tell(f"end {answers}" if answers else "end")

    def close(self):
        self._tell("close")

    def _tell(self, words):
        try:
            self.child.stdin.write(words + "\n")
            self.child.stdin.flush()
            line = self.child.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise ClientFailed(f"the readers ended at `{words}` with {self.child.wait()}")
        return json.loads(line)
