"""A WebSocket as bytes: what nginx and the supervisor do to one needs no library."""

import base64
import collections
import json
import os
import socket
import struct


class Upgrade:
    """One request to become a WebSocket, and the frames that follow it."""

    def __init__(self, port: int, target: str = "/ws", method: str = "GET", **headers: str):
        fields = {"Host": f"127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade",
                  "Sec-WebSocket-Version": "13",
                  "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
                  **{name.replace("_", "-"): value for name, value in headers.items()}}
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {fields[name]}" for name in fields)]
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = {}
        self.lines = collections.deque()
        while line := self.file.readline().strip():
            name, value = line.decode().split(":", 1)
            self.headers[name.lower()] = value.strip()

    def body(self) -> dict:
        """What came instead of a socket."""
        return json.loads(self.file.read(int(self.headers["content-length"])))

    def frame(self) -> tuple[int, bytes] | None:
        """The next frame, opcode and payload; none when the connection has ended."""
        head = self.file.read(2)
        if len(head) < 2:
            return None
        length = head[1]
        if length == 126:
            [length] = struct.unpack("!H", self.file.read(2))
        elif length == 127:
            [length] = struct.unpack("!Q", self.file.read(8))
        return head[0] & 15, self.file.read(length)

    def send(self, **message):
        """One message of a client: masked, as RFC 6455 §5.3 demands."""
        payload = json.dumps(message).encode()
        mask = os.urandom(4)
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else (
            b"\xfe" + struct.pack("!H", len(payload)))
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self.socket.sendall(b"\x81" + size + mask + masked)

    def next(self, kind: str) -> dict:
        """The next frame of the protocol that is of this type; those before it are passed over."""
        while True:
            while self.lines:
                found = json.loads(self.lines.popleft())
                if found["type"] == kind:
                    return found
            opcode, payload = self.frame() or (None, b"")
            assert opcode in (1, 9), f"no {kind} but {opcode} {payload!r}"
            if opcode == 1:
                self.lines.extend(payload.split(b"\n"))

    def close_code(self) -> int | None:
        """The code the connection is ended with, whatever comes before; none when it is cut."""
        while frame := self.frame():
            if frame[0] == 8:
                return struct.unpack("!H", frame[1][:2])[0]
        return None

    def close(self):
        self.file.close()
        self.socket.close()

    def __enter__(self) -> "Upgrade":
        return self

    def __exit__(self, *_):
        self.close()
