"""What goes on during an operation: readers, writers and viewers, none of whom may notice."""

import json
import os
import pathlib
import signal
import subprocess
import sys

from installation import URL, Installation

LOAD = pathlib.Path(__file__).parent / "load.py"
VIEWERS = 4


class Audience:
    """GET by new connections, ballots, danmaku and likes by `debatectl simulate`, WebSocket by
    `debatectl watch`, from the container's network."""

    def __init__(
        self, installation: Installation, debate: str, folder: pathlib.Path, seconds: int
    ):
        self.installation = installation
        self.debate = debate
        self.folder = folder
        self.seconds = seconds
        self.debatectl = os.environ["DEBATE_BINARIES"] + "/debatectl"

    def __enter__(self):
        self.readers = self.start(
            [sys.executable, LOAD, "4", f"{URL}/api/live/detail/{self.debate}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.writers = self.start(
            [self.debatectl, "simulate", "--debate", self.debate, "--url", URL]
            + ["--viewers", "60", "--seconds", str(self.seconds), "--writes", "40"],
            stdout=subprocess.PIPE,
        )
        self.viewers = []
        for number in range(VIEWERS):
            with open(self.folder / f"viewer-{number}.json", "wb") as frames:
                command = [self.debatectl, "watch", URL, "--debate", self.debate, "--json"]
                self.viewers.append(self.start(command, stdout=frames))
        return self

    def start(self, command, **more) -> subprocess.Popen:
        return subprocess.Popen(
            self.installation.container.outside(*map(str, command)),
            stderr=subprocess.DEVNULL,
            **more,
        )

    def __exit__(self, kind, value, trace):
        if kind is not None:
            for process in (self.readers, self.writers, *self.viewers):
                process.kill()
            return
        assert self.writers.poll() is None, "all of this took longer than the load"
        written, _ = self.writers.communicate(timeout=90)
        read, _ = self.readers.communicate(timeout=40)
        for viewer in self.viewers:
            viewer.send_signal(signal.SIGINT)
        assert self.writers.returncode == 0, written.decode()
        reads = json.loads(read)
        assert not reads["failed"] and reads["answered"] > 100, reads
        for number, viewer in enumerate(self.viewers):
            viewer.wait(20)
            self.check(self.folder / f"viewer-{number}.json")
        self.report = f"{reads}\n{written.decode()}"

    def check(self, frames: pathlib.Path):
        """Every event once, in order, from the first snapshot on; never a second snapshot."""
        channel = f"debate/{self.debate}"
        seq = None
        count = 0
        for line in frames.read_text().splitlines():
            frame = json.loads(line)
            if frame.get("channel") != channel:
                continue
            if frame["type"] == "snapshot":
                assert seq is None, f"started anew at {frame['seq']} after {seq}"
                seq = frame["seq"]
            elif frame["type"] == "event":
                assert frame["seq"] == seq + 1, f"a gap: {frame['seq']} after {seq}"
                seq = frame["seq"]
                count += 1
        assert count > 10, f"only {count} events"
        assert seq == self.last_seq(), f"ended at {seq}"

    def last_seq(self) -> int:
        answer = self.installation.ask("GET", f"/api/live/{self.debate}/events")
        return answer["data"]["frames"][0]["seq"]
