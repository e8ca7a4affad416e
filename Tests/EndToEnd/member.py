"""One viewer of a crowd: follows channels by the rules of docs/protocol.md over bytes alone.

It checks that numbers are dense, and that a return goes on where it stood; it holds no state.
"""

import collections
import functools
import json
import random
import socket
import struct
import time

SUBPROTOCOL = "debate.v1"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


@functools.lru_cache(4096)
def frames_in(message: bytes) -> list[dict]:
    """The frames of a message; all members get the same bytes."""
    return [json.loads(line) for line in message.split(b"\n") if line]


def client_frame(opcode: int, payload: bytes) -> bytes:
    """Masked by a key of zeros, which changes nothing."""
    assert len(payload) < 65536
    size = (bytes([0x80 | len(payload)]) if len(payload) < 126
            else bytes([0xFE]) + struct.pack("!H", len(payload)))
    return bytes([0x80 | opcode]) + size + bytes(4) + payload


class Member:
    """One viewer: its socket, its position on each channel, and what happened to it."""

    def __init__(self, number: int, channels: list[str], token: str | None, reads: bool):
        # 250 of an address: nobody is turned away for his neighbours.
        self.address = f"127.77.{number // 250 // 250}.{number // 250 % 250 + 1}"
        self.positions: dict[str, tuple[str, int] | None] = dict.fromkeys(channels)
        self.token = token
        self.reads = reads
        self.socket: socket.socket | None = None
        self.received = b""
        self.is_open = False
        # Channels whose first answer on this socket is still to come.
        self.unanswered: set[str] = set()
        self.events = collections.Counter()
        # From the moment it was stored until it was here, in milliseconds, of each event.
        self.delays_ms: list[float] = []
        self.snapshots = self.resumed = self.opened = 0
        self.codes: list[int] = []
        self.faults: list[str] = []
        self.failures_in_a_row = 0
        self.spread_ms: int | None = None
        self.has_stopped = False

    @property
    def follows(self) -> bool:
        return self.is_open and not self.unanswered

    def seq(self, channel: str) -> int:
        position = self.positions[channel]
        return position[1] if position else -1

    def subscribe(self, channel: str):
        position = self.positions[channel]
        since = {"since": {"epoch": position[0], "seq": position[1]}} if position else {}
        token = {"token": self.token} if self.token else {}
        self.unanswered.add(channel)
        self.send(TEXT, json.dumps(
            {"type": "subscribe", "ref": 1, "channel": channel, **since, **token}).encode())

    def send(self, opcode: int, payload: bytes):
        self.socket.send(client_frame(opcode, payload))

    def take(self, frame: dict):
        """One frame, by the rules of docs/protocol.md."""
        kind, channel = frame["type"], frame.get("channel")
        if kind == "hello":
            for one in self.positions:
                self.subscribe(one)
        elif kind == "bye":
            self.spread_ms = frame["spreadMs"]
        elif kind == "error":
            self.faults.append(f"refused: {frame}")
        elif kind == "snapshot":
            self.positions[channel] = (frame["epoch"], frame["seq"])
            self.snapshots += 1
            self.answered(channel)
        elif kind == "resumed":
            if (frame["epoch"], frame["from"]) != self.positions[channel]:
                self.faults.append(f"at {self.positions[channel]}, but {frame}")
            self.resumed += 1
            self.answered(channel)
        elif kind == "event":
            epoch, seq = self.positions[channel]
            if frame["seq"] > seq + 1:
                self.faults.append(f"a hole between {seq} and {frame['seq']}")
            if frame["seq"] > seq:
                self.positions[channel] = (epoch, frame["seq"])
                self.events[channel] += 1
                self.delays_ms.append(time.time() * 1000 - frame["atMs"])
        elif frame["seq"] > self.positions[channel][1]:
            self.faults.append(f"{kind} at {frame['seq']} before the events it follows")

    def answered(self, channel: str):
        self.unanswered.discard(channel)
        self.failures_in_a_row = 0

    def wait_seconds(self, drawn: random.Random) -> float:
        """How long it waits before it comes back."""
        most = (self.spread_ms / 1000 if self.spread_ms is not None
                else min(20.0, 0.5 * 2 ** self.failures_in_a_row))
        self.spread_ms = None
        self.failures_in_a_row += 1
        return drawn.uniform(0, most)
