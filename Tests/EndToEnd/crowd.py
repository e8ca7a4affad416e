"""Thousands of sockets in one thread: each follows channels by the rules and comes back when cut."""

import base64
import collections
import errno
import heapq
import itertools
import os
import pathlib
import random
import select
import socket
import struct
import threading
import time

from instance import wait_until
from member import CLOSE, PING, PONG, SUBPROTOCOL, TEXT, Member, frames_in

# Linux: the port is chosen when it connects, so that addresses do not use them up.
IP_BIND_ADDRESS_NO_PORT = 24


class Crowd:
    """So many members and the thread that serves them."""

    def __init__(self, port: int, count: int, channels: list[str], token: str | None = None,
                 path: pathlib.Path | None = None, reads: bool = True, first: int = 0):
        """Through nginx, or at a daemon's own socket when its path is given.

        `first`: their addresses are those of the members from this number on.
        """
        self.port = port
        self.path = path
        self.members = [Member(first + number, channels, token, reads)
                        for number in range(count)]
        self.channels = channels
        self.drawn = random.Random(count)
        self.epoll = select.epoll()
        self.by_descriptor: dict[int, Member] = {}
        self.order = itertools.count()
        self.due = [(0.0, next(self.order), member) for member in self.members]
        self.is_ending = False
        self.thread = threading.Thread(target=self.serve)
        self.problem: BaseException | None = None

    def __enter__(self) -> "Crowd":
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_ending = True
        self.thread.join()
        for member in self.members:
            if member.socket:
                member.socket.close()
        self.epoll.close()

    # --- What tests ask ---

    def wait(self, holds, what: str, seconds: float = 60):
        """Waits until this holds for every member."""
        def all_do():
            assert self.problem is None, self.problem
            return all(holds(member) for member in self.members)
        wait_until(all_do, seconds, what)

    def follow(self, seconds: float = 60):
        self.wait(lambda member: member.follows, "that all follow", seconds)

    def reach(self, channel: str, seq: int, seconds: float = 60):
        """Waits until all follow and have the event of this number."""
        self.wait(lambda member: member.follows and member.seq(channel) >= seq,
                  f"that all have {seq} of {channel}", seconds)

    def faults(self) -> list[str]:
        return [fault for member in self.members for fault in member.faults]

    def total(self, figure: str) -> int:
        return sum(getattr(member, figure) for member in self.members)

    def codes(self) -> collections.Counter:
        return collections.Counter(code for member in self.members for code in member.codes)

    # --- Its thread ---

    def serve(self):
        try:
            while not self.is_ending:
                self.open_due()
                for descriptor, what in self.epoll.poll(0.02, 512):
                    member = self.by_descriptor.get(descriptor)
                    if member:
                        self.happened(member, what)
        except BaseException as problem:
            self.problem = problem
            raise

    def open_due(self):
        """Opens those whose time has come, some at a time: a loop that answers lives on."""
        for _ in range(200):
            if not self.due or self.due[0][0] > time.monotonic():
                return
            self.open(heapq.heappop(self.due)[2])

    def open(self, member: Member):
        wire = socket.socket(socket.AF_UNIX if self.path else socket.AF_INET)
        wire.setblocking(False)
        if not member.reads:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        if not self.path:
            wire.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
            wire.bind((member.address, 0))
        result = wire.connect_ex(str(self.path) if self.path else ("127.0.0.1", self.port))
        member.socket, member.received, member.is_open = wire, b"", False
        member.unanswered = set(member.positions)
        if result not in (0, errno.EINPROGRESS):
            return self.closed(member, 1006)
        self.by_descriptor[wire.fileno()] = member
        self.epoll.register(wire, select.EPOLLOUT)

    def happened(self, member: Member, what: int):
        if what & select.EPOLLOUT:
            key = base64.b64encode(os.urandom(16)).decode()
            try:
                member.socket.send((
                    f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\n"
                    f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: {SUBPROTOCOL}\r\n\r\n"
                ).encode())
            except OSError:
                return self.closed(member, 1006)
            return self.epoll.modify(member.socket, select.EPOLLIN)
        try:
            part = member.socket.recv(65536)
        except BlockingIOError:
            return None
        except OSError:
            part = b""
        if not part:
            return self.closed(member, 1006)
        member.received += part
        return self.read(member)

    def read(self, member: Member):
        if not member.is_open:
            head, end, rest = member.received.partition(b"\r\n\r\n")
            if not end:
                return
            if not head.startswith(b"HTTP/1.1 101 "):
                return self.closed(member, int(head.split()[1]))
            member.received, member.is_open = rest, True
            member.opened += 1
        while frame := self.frame(member):
            opcode, payload = frame
            try:
                if opcode == TEXT:
                    for one in frames_in(payload):
                        member.take(one)
                elif opcode == PING:
                    member.send(PONG, payload)
            except OSError:
                return self.closed(member, 1006)
            if opcode == CLOSE:
                return self.closed(member, struct.unpack("!H", payload[:2])[0])
        if not member.reads and not member.unanswered:
            self.epoll.unregister(member.socket)

    @staticmethod
    def frame(member: Member) -> tuple[int, bytes] | None:
        """Takes the next frame that is whole."""
        data = member.received
        if len(data) < 2:
            return None
        length, start = data[1] & 127, 2
        if length > 125:
            form, start = ("!H", 4) if length == 126 else ("!Q", 10)
            if len(data) < start:
                return None
            [length] = struct.unpack(form, data[2:start])
        if len(data) < start + length:
            return None
        member.received = data[start + length:]
        return data[0] & 15, data[start:start + length]

    def closed(self, member: Member, code: int):
        """The socket has ended by this close code, or the upgrade was refused by this status."""
        self.by_descriptor.pop(member.socket.fileno(), None)
        member.socket.close()
        member.is_open = False
        member.codes.append(code)
        if code >= 4500:
            member.has_stopped = True
            return
        heapq.heappush(self.due, (
            time.monotonic() + member.wait_seconds(self.drawn), next(self.order), member))
