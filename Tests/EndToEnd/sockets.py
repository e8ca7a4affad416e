"""Following channels over a WebSocket: one client by the PyPI package `websockets`, one rule for all.

The rule is docs/protocol.md's: events by number, a snapshot replaces all, a return names the position.
"""

import collections
import contextlib
import json
import pathlib
import time

import requests
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect, unix_connect

from answers import accepted
from follower import Follower
from instance import Instance, children, program
from people import Hall

SUBPROTOCOL = "debate.v1"


def answers_to(frame: dict, ref: int, channel: str) -> bool:
    """Whether a frame answers this `subscribe`: a snapshot is the same for all and names none."""
    return frame.get("ref") == ref or (
        frame["type"] == "snapshot" and frame["channel"] == channel)


class Socket:
    """One open socket; `hello` is its first frame."""

    def __init__(self, instance: Instance, path: pathlib.Path | None = None, **options):
        """By nginx, or to a daemon's own socket when its path is given."""
        settings = {"subprotocols": [SUBPROTOCOL], "compression": None, "ping_interval": None,
                    "open_timeout": 30, "close_timeout": 5, "max_size": 2 ** 24,
                    "max_queue": None, **options}
        address = f"ws://127.0.0.1:{instance.port}/ws"
        self.leave = contextlib.ExitStack()
        opening = (unix_connect(str(path), address, **settings) if path
                   else connect(address, **settings))
        self.wire = self.leave.enter_context(opening)
        self.waiting = collections.deque()
        self.asked = 0
        self.hello = self.next()
        assert self.hello["type"] == "hello", self.hello

    def send(self, **frame):
        self.wire.send(json.dumps(frame))

    def next(self, seconds: float = 20) -> dict:
        """The next frame; `ConnectionClosed` when the socket has ended."""
        while not self.waiting:
            message = self.wire.recv(timeout=seconds)
            assert isinstance(message, str), "the server sends text"
            self.waiting.extend(json.loads(line) for line in message.split("\n") if line)
        return self.waiting.popleft()

    def until(self, holds, seconds: float = 20) -> list[dict]:
        """All frames up to the first for which this holds."""
        end = time.monotonic() + seconds
        frames = [self.next(seconds)]
        while not holds(frames[-1]):
            assert time.monotonic() < end, f"not among {[frame['type'] for frame in frames]}"
            frames.append(self.next(seconds))
        return frames

    def event(self, name: str) -> dict:
        return self.until(lambda frame: frame.get("name") == name)[-1]

    def ask(self, channel: str, since=None, token: str | None = None) -> int:
        """Sends a `subscribe`; its `ref`."""
        self.asked += 1
        more = {"since": {"epoch": since[0], "seq": since[1]}} if since else {}
        self.send(type="subscribe", ref=self.asked, channel=channel, **more,
                  **({"token": token} if token else {}))
        return self.asked

    def subscribe(self, channel: str, since=None, token: str | None = None) -> dict:
        """Follows a channel; the answer, with what other channels told before it left out."""
        ref = self.ask(channel, since, token)
        return self.until(lambda frame: answers_to(frame, ref, channel))[-1]

    def ended(self) -> tuple[int, dict | None]:
        """Reads to the end: the close code (1006 when it was cut) and the `bye` before it."""
        bye = None
        try:
            while True:
                frame = self.next()
                bye = frame if frame["type"] == "bye" else bye
        except ConnectionClosed as ending:
            return (ending.rcvd.code if ending.rcvd else 1006), bye

    def close(self):
        self.leave.close()

    def __enter__(self) -> "Socket":
        return self

    def __exit__(self, *_):
        self.close()


def refusal(instance: Instance, **options) -> requests.Response | None:
    """What comes instead of a socket; none when there is one."""
    try:
        Socket(instance, **options).close()
    except InvalidStatus as refused:
        return refused.response
    return None


class SocketFollower(Follower):
    """Holds a channel's state and position as a client must, whatever happens to its sockets."""

    def __init__(self, hall: Hall, channel: str | None = None, **options):
        super().__init__(hall)
        self.channel = channel or f"debate/{hall.live}"
        self.options = options
        self.socket: Socket | None = None
        self.returns = 0

    def open(self) -> "SocketFollower":
        """Opens a socket and follows from where it stands, until the first answer came."""
        self.socket = Socket(self.hall.instance, **self.options)
        self.take(self.socket.subscribe(
            self.channel, since=(self.epoch, self.seq) if self.epoch else None))
        return self

    def take(self, frame: dict):
        if frame.get("channel") == self.channel:
            getattr(self, "on_" + frame["type"])(frame)

    def on_beat(self, frame: dict):
        assert (frame["epoch"], frame["seq"]) == (self.epoch, self.seq), frame

    def reach(self, seq: int, seconds: float = 20):
        """Reads until the event of this number; comes again whenever the socket ends."""
        while self.seq < seq:
            try:
                self.take(self.socket.next(seconds))
            except ConnectionClosed:
                self.returns += 1
                self.reopen()

    def reopen(self):
        self.socket.close()
        self.open()

    def catch_up(self):
        """Reads until it stands where the store stands; both hold the same then."""
        store = Follower(self.hall).poll()
        self.reach(store.seq)
        assert (self.epoch, self.seq) == (store.epoch, store.seq)
        assert shown(self.state) == shown(store.state)

    def close(self):
        self.socket.close()

    def __enter__(self) -> "SocketFollower":
        return self.open()

    def __exit__(self, *_):
        self.close()


def shown(state: dict) -> dict:
    """A state without what is named to be absent: an event need not name it."""
    absent = [{key: value for key, value in one.items() if value is not None}
              for one in state.get("rounds", [])]
    return {**state, "rounds": absent}


def token(hall: Hall, headers=None) -> str:
    return accepted(hall.ask("POST", "/token", headers=headers))["token"]


def daemons(instance: Instance) -> list[int]:
    """The push daemons of an instance."""
    return [pid for pid in children(instance.process.pid) if program(pid) == "debate-live"]
