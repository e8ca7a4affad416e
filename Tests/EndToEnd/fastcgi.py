"""FastCGI by hand, to say to a worker what no web server would.

Source: the FastCGI specification 1.0, §3.3 (records), §3.4 (name-value pairs), §5 (types).
"""

import dataclasses
import fcntl
import pathlib
import socket
import struct
import termios

from instance import wait_until

BEGIN, ABORT, END, PARAMS, STDIN, STDOUT, STDERR, DATA, GET_VALUES, GET_VALUES_RESULT, UNKNOWN = \
    range(1, 12)
RESPONDER = 1
KEEP = 1


def record(kind: int, content: bytes = b"", number: int = 1, version: int = 1,
           padding: int = 0) -> bytes:
    head = struct.pack(">BBHHBx", version, kind, number, len(content), padding)
    return head + content + bytes(padding)


def begin(role: int = RESPONDER, keep: bool = False, number: int = 1) -> bytes:
    return record(BEGIN, struct.pack(">HB5x", role, KEEP if keep else 0), number)


def length(count: int) -> bytes:
    return bytes([count]) if count < 128 else struct.pack(">I", count | 0x8000_0000)


def pair(name: str, value: str) -> bytes:
    name_bytes, value_bytes = name.encode(), value.encode()
    return length(len(name_bytes)) + length(len(value_bytes)) + name_bytes + value_bytes


def pairs(values: dict[str, str]) -> bytes:
    return b"".join(pair(name, value) for name, value in values.items())


def stream(kind: int, content: bytes, number: int = 1, piece: int = 65_535) -> bytes:
    """The records of one stream, its empty end included."""
    pieces = [content[at:at + piece] for at in range(0, len(content), piece)]
    return b"".join(record(kind, one, number) for one in pieces) + record(kind, b"", number)


def parameters(method: str, target: str, body: bytes) -> dict[str, str]:
    path, _, query = target.partition("?")
    values = {"REQUEST_METHOD": method, "REQUEST_URI": target, "DOCUMENT_URI": path,
              "QUERY_STRING": query, "REMOTE_ADDR": "127.0.0.1", "DEBATE_REQUEST_ID": "raw"}
    if body:
        values |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
    return values


def request(method: str = "GET", target: str = "/api/health", body: bytes = b"",
            keep: bool = False, number: int = 1, more: dict[str, str] | None = None) -> bytes:
    """A whole request as nginx would send it."""
    values = parameters(method, target, body) | (more or {})
    return (begin(keep=keep, number=number) + stream(PARAMS, pairs(values), number)
            + stream(STDIN, body, number))


@dataclasses.dataclass
class Answer:
    status: int
    head: bytes
    body: bytes
    complaint: bytes
    protocol_status: int


class Peer:
    """One connection to the workers' socket."""

    def __init__(self, home: pathlib.Path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(20)
        self.socket.connect(str(home / "run/fcgi.sock"))

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data: bytes):
        self.socket.sendall(data)

    def send_and_wait_till_read(self, data: bytes):
        """Sends, and returns when nothing of it waits in the kernel: the worker has read it."""
        self.send(data)
        wait_until(lambda: self.unread() == 0, what="that the worker reads")

    def unread(self) -> int:
        return struct.unpack("i", fcntl.ioctl(self.socket, termios.TIOCOUTQ, bytes(4)))[0]

    def exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise EOFError(f"closed after {len(data)} of {count} bytes")
            data += piece
        return data

    def read_record(self) -> tuple[int, int, bytes]:
        """Type, request number and content of the next record."""
        version, kind, number, count, padding = struct.unpack(">BBHHBx", self.exactly(8))
        assert version == 1
        return kind, number, self.exactly(count + padding)[:count]

    def answer(self, number: int = 1) -> Answer:
        """Reads to the END_REQUEST of this request."""
        output, complaint = b"", b""
        while True:
            kind, of, content = self.read_record()
            assert of == number, f"a record of request {of} within the answer to {number}"
            if kind == STDOUT:
                output += content
            elif kind == STDERR:
                complaint += content
            else:
                assert kind == END, f"record type {kind} within an answer"
                break
        head, _, body = output.partition(b"\r\n\r\n")
        status = int(head.split()[1]) if head.startswith(b"Status: ") else 0
        return Answer(status, head, body, complaint, content[4])

    def ask(self, *words, **options) -> Answer:
        self.send(request(*words, **options))
        return self.answer()

    def end_of_stream(self) -> bytes:
        """Says nothing more and reads until the worker closes; what came."""
        data = b""
        try:
            self.socket.shutdown(socket.SHUT_WR)
            while piece := self.socket.recv(65_536):
                data += piece
        except (BrokenPipeError, ConnectionResetError, OSError) as problem:
            assert not isinstance(problem, TimeoutError), "the worker keeps the connection"
        return data


def say_and_hang_up(home: pathlib.Path, data: bytes) -> bytes:
    """A connection that says this and nothing more; what the worker answered."""
    with Peer(home) as peer:
        try:
            peer.send(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # The worker had enough of it before its end.
        return peer.end_of_stream()
