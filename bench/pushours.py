"""Ours under `scripts/bench push`: an instance as `debatectl serve` starts it, with its daemon.

Events take the real way: written by REST through nginx and the workers, found by the daemon in the log.
"""

import json
import os
import signal
import time

from bench import ballots, cpu, poll, pushwrites, stacks
from bench.process import accepts

WORKERS, THREADS = 2, 8
# Each may say something every 3 seconds, and votes once in a debate.
DEVICES = 600
DAEMON = "debate-live"
START_SECONDS = 15


class Ours(poll.Ours):
    role = cpu.WORKERS
    more_settings = {"DEBATE_LIVE": "1"}

    def __init__(self, scratch, sockets, binaries):
        super().__init__(scratch, sockets, binaries, WORKERS, THREADS)
        self.kind = "ours"

    def start(self):
        program = self.binaries / DAEMON
        if not program.exists():
            raise stacks.Unavailable(f"{DAEMON} is not built (scripts/build)")
        super().start()
        self.socket = self.sockets / self.name / "live-1.sock"
        self.started[0].wait_until(lambda: accepts(self.socket))
        self.description += ", one daemon on one thread"
        path = self.scratch / "devices"
        ballots.devices(ballots.build(stacks.CACHE), self.port, 32, DEVICES, path)
        self.devices = path.read_text().splitlines()

    def server_roots(self):
        return cpu.named(self.roots, DAEMON)

    def memory_kib(self):
        return sum(cpu.resident_kib(process) for process in self.server_roots())

    def new_debate(self):
        """One that is on, with an open round in which nobody has voted."""
        live = self.data(
            "POST", "/api/live/create", {"title": "性能测试", "category": "教育"})["liveId"]
        self.data("POST", f"/api/live/{live}/start")
        rounds = self.data("GET", f"/api/live/{live}/rounds")
        if not rounds:
            made = self.data("POST", f"/api/live/{live}/rounds", {"kind": "live"})
            self.data("POST", f"/api/live/{live}/rounds/{made['id']}/open", {})
            rounds = [made]
        return pushwrites.Debate(
            self.port, live, rounds[0]["id"], dict(self.headers), self.devices)

    @staticmethod
    def reader_options(debate):
        """Further words of the client's command line: what it asks for after the hello."""
        subscribe = json.dumps(
            {"type": "subscribe", "ref": 1, "channel": debate.channel}, separators=(",", ":"))
        # nginx adds this header, and takes away what a client sends of that name.
        return ["--path", "/ws", "--protocol", "debate.v1", "--header", "Debate-Listener: public",
                "--subscribe", subscribe]

    def frame_bytes(self, debate):
        """How long the frame of a danmaku is: the baselines send as much."""
        with pushwrites.Writers(debate, [pushwrites.danmaku(10)]) as writers:
            while not writers.taken():
                time.sleep(0.02)
        path = f"{debate.path}/events"
        epoch = self.data("GET", path)["frames"][0]["epoch"]
        frames = self.data("GET", f"{path}?epoch={epoch}&since=0")["frames"]
        frame = next(one for one in frames if one.get("name") == "danmaku.posted")
        return len(json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode())

    def restart_daemon(self):
        """A new process, for figures of memory: one that was large once stays so."""
        [old] = self.server_roots()
        os.kill(old, signal.SIGTERM)
        deadline = time.monotonic() + START_SECONDS
        while self.server_roots() in ([], [old]) or not accepts(self.socket):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{DAEMON} is not back after {START_SECONDS} s")
            time.sleep(0.05)
