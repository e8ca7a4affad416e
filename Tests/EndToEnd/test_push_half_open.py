"""Peers that are gone without a word: their packets vanish, so that no end of theirs ever comes.

To a server such a peer is one that takes nothing and answers nothing; the daemon finds it by its pings
(docs/protocol.md, "Limits").
"""

import contextlib
import json
import select
import socket
import time

import pytest

import processes
from answers import accepted
from crowd import Crowd
from danmaku import said
from follower import Follower
from instance import Instance, wait_until
from member import TEXT, client_frame
from people import Hall
from sockets import daemons

UPGRADE = (b"GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           b"Sec-WebSocket-Protocol: debate.v1\r\n\r\n")
# Pinged after 25 s of silence and let go after 35, each seen within 5 s.
EARLIEST, LATEST = 35, 40
# A busy machine is given this much.
SLACK = 5
# How long is looked before something is said again.
PAUSE = 2


class Vanished:
    """Follows a channel and is never heard of again; it reads nothing, not even the end."""

    def __init__(self, wire: socket.socket, channel: str):
        self.wire = wire
        wire.sendall(UPGRADE)
        assert wire.recv(12, socket.MSG_WAITALL) == b"HTTP/1.1 101"
        wire.sendall(client_frame(TEXT, json.dumps(
            {"type": "subscribe", "ref": 1, "channel": channel}).encode()))
        self.last_heard = time.monotonic()
        self.ended_after: float | None = None

    def look(self):
        """Notes when its other side has ended, without reading."""
        watch = select.poll()
        watch.register(self.wire, select.POLLRDHUP)
        if self.ended_after is None and watch.poll(0):
            self.ended_after = time.monotonic() - self.last_heard

    def last_code(self) -> int | None:
        """The close code among the bytes that were on their way; none without one."""
        self.wire.settimeout(5)
        data = b""
        with contextlib.suppress(OSError):
            while part := self.wire.recv(65536):
                data += part
        # The server's close frame stands at the end: two bytes of head, the code, the reason.
        place = data.rfind(b"no pong")
        return int.from_bytes(data[place - 2:place], "big") if place > 3 else None


@pytest.fixture
def instance():
    with Instance(DEBATE_LIVE="1") as running:
        yield running


def connected(instance: Instance, is_direct: bool) -> socket.socket:
    if not is_direct:
        return socket.create_connection(("127.0.0.1", instance.port))
    wire = socket.socket(socket.AF_UNIX)
    wire.connect(str(instance.home / "run/live-1.sock"))
    return wire


def test_whoever_vanishes_is_let_go_and_nobody_else_is(instance):
    hall, quiet = Hall.of(instance), Hall.of(instance)
    channels = [f"debate/{one.live}" for one in (hall, quiet)]
    [daemon] = daemons(instance)
    with contextlib.ExitStack() as leave, Crowd(instance.port, 30, channels) as healthy:
        healthy.follow()
        before = processes.descriptors(daemon)
        peers = {}
        for is_direct in (True, False):
            for channel in channels:
                peers[is_direct, channel] = [
                    Vanished(leave.enter_context(connected(instance, is_direct)), channel)
                    for _ in range(5)]
        vanished = sum(peers.values(), [])
        wait_until(lambda: processes.descriptors(daemon) >= before + len(vanished),
                   what="that the daemon has them")
        # Half a request, and then nothing.
        halves = [leave.enter_context(connected(instance, is_direct=True)) for _ in range(5)]
        for wire in halves:
            wire.sendall(UPGRADE[:40])

        def all_ended() -> bool:
            # So little that nobody is behind: what was said lies in the buffers on the way.
            said(hall, "还有人在说")
            end = time.monotonic() + PAUSE
            while time.monotonic() < end:
                for peer in vanished:
                    peer.look()
                time.sleep(0.1)
            return all(peer.ended_after is not None for peer in vanished)

        wait_until(all_ended, LATEST + SLACK + 5, "that all are let go")
        for kind, those in peers.items():
            times = [peer.ended_after for peer in those]
            assert EARLIEST - 0.2 <= min(times) and max(times) <= LATEST + SLACK, (kind, times)
            assert {peer.last_code() for peer in those} == {4002}, kind
        for wire in halves:
            assert wire.recv(1) == b""
        # The store may hold some files more by now than at the start.
        wait_until(lambda: processes.descriptors(daemon) <= before + 3,
                   what="that their descriptors are free")
        healthy.reach(channels[0], Follower(hall).poll().seq)
        assert healthy.faults() == [] and healthy.codes() == {}
        assert healthy.total("opened") == len(healthy.members)
        # It still takes newcomers.
        accepted(hall.ask("POST", "/start"))
        healthy.reach(channels[0], Follower(hall).poll().seq)
