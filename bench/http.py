"""A plain HTTP client for checks: one request, the answer with its size on the wire."""

import json
import socket

TIMEOUT_SECONDS = 10


class Answer:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split()[1])
        pairs = [line.split(":", 1) for line in lines]
        self.headers = [(name.lower(), value.strip()) for name, value in pairs]
        self.wire_bytes = len(raw)
        if self.header("transfer-encoding") == "chunked":
            self.body = _unchunked(self.body)

    def header(self, name):
        return next((value for found, value in self.headers if found == name.lower()), None)

    def json(self):
        return json.loads(self.body)


def _unchunked(body):
    whole = b""
    while True:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            return whole
        whole += rest[:length]
        body = rest[length + 2:]


def call(port, method, path, body=None, headers=()):
    """One request on a connection of its own, which the server closes after the answer."""
    payload = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(payload)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    with socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + payload)
        raw = b""
        while chunk := connection.recv(65536):
            raw += chunk
    if not raw:
        raise ConnectionError(f"{method} {path}: no answer")
    return Answer(raw)
