"""HTTP clients that keep their connections and count, each for itself, what they were answered.

One thread and one epoll carry them all. `requests` would hide what matters here: it retries, and
it cannot say that one connection of many was never served.
"""

import collections
import dataclasses
import heapq
import json
import selectors
import socket
import threading
import time
import typing


def get(target: str) -> bytes:
    return f"GET {target} HTTP/1.1\r\nHost: debate\r\n\r\n".encode()


def post(target: str, body: typing.Any, headers: dict[str, str]) -> bytes:
    return write("POST", target, body, headers)


def write(method: str, target: str, body: typing.Any, headers: dict[str, str]) -> bytes:
    data = json.dumps(body).encode()
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return (f"{method} {target} HTTP/1.1\r\nHost: debate\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(data)}\r\n{lines}\r\n").encode() + data


@dataclasses.dataclass
class Client:
    """One client: at most one connection at a time, at most one request under way."""

    index: int
    link: socket.socket | None = None
    asked: int = 0
    answered: int = 0
    received: bytes = b""


@dataclasses.dataclass
class Answer:
    """An answer as it came, its headers in one piece."""

    status: int
    head: bytes
    body: bytes

    def cookie(self) -> str | None:
        """The first cookie it sets, as `name=value`."""
        for line in self.head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"set-cookie":
                return value.split(b";")[0].strip().decode()
        return None

    def data(self) -> typing.Any:
        return json.loads(self.body)["data"]


class Load:
    """Clients that ask as fast as they are answered.

    - `request(client, turn)` gives the bytes of a client's next request, `None` when it has no more.
    - `heard(client, turn, answer)` is told every answer; `answer` is `None` when none came.
    - `pause`: seconds between an answer and the next request of the same client.
    - `failures`: every answer but 200, and every connection lost while an answer was due.
    """

    def __init__(self, port: int, clients: int,
                 request: typing.Callable[[int, int], bytes | None], pause: float = 0.0,
                 heard: typing.Callable[[int, int, "Answer | None"], None] | None = None):
        self.port = port
        self.request = request
        self.pause = pause
        self.heard = heard or (lambda client, turn, answer: None)
        self.clients = [Client(index) for index in range(clients)]
        self.statuses: collections.Counter[int] = collections.Counter()
        self.failures: list[str] = []
        self.under_way = 0
        self.asks = True
        self.selector = selectors.DefaultSelector()
        self.due: list[tuple[float, int]] = []
        self.thread: threading.Thread | None = None

    # --- life ---

    def __enter__(self) -> "Load":
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.finish()

    def finish(self):
        """Asks nothing more, and waits for the answers that are due."""
        self.asks = False
        self.thread.join(60)
        assert not self.thread.is_alive(), "answers are due that do not come"

    def run_for(self, seconds: float) -> "Load":
        with self:
            self.thread.join(seconds)
        return self

    @property
    def counts(self) -> list[int]:
        return [client.answered for client in self.clients]

    # --- the loop ---

    def run(self):
        try:
            self.serve_all()
        except Exception as problem:  # a thread's own end would go unnoticed
            self.failures.append(f"the clients stopped: {problem!r}")

    def serve_all(self):
        for client in self.clients:
            heapq.heappush(self.due, (0.0, client.index))
        while self.asks or self.under_way:
            while self.asks and self.due and self.due[0][0] <= time.monotonic():
                self.ask(self.clients[heapq.heappop(self.due)[1]])
            wait = 0.02
            if self.due:
                wait = min(wait, max(0.0, self.due[0][0] - time.monotonic()))
            for key, _ in self.selector.select(wait):
                self.receive(key.data)
        for client in self.clients:
            self.close(client)

    def ask(self, client: Client):
        data = self.request(client.index, client.asked)
        if data is None:
            return
        if client.link is None:
            client.link = socket.create_connection(("127.0.0.1", self.port), 20)
            client.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(client.link, selectors.EVENT_READ, client)
        client.asked += 1
        self.under_way += 1
        try:
            client.link.sendall(data)
        except OSError:  # The connection was closed while it was idle; reading will say so.
            pass

    def receive(self, client: Client):
        try:
            piece = client.link.recv(262_144)
        except OSError:
            piece = b""
        client.received += piece
        if not piece:
            if client.asked > client.answered:
                self.failed(client, "the connection was closed before the answer")
            return self.close(client)
        head, found, rest = client.received.partition(b"\r\n\r\n")
        if not found:
            return
        fields = head.decode("latin-1").lower().split("\r\n")
        size = next(int(field[15:]) for field in fields if field.startswith("content-length:"))
        if len(rest) >= size:
            client.received = rest[size:]
            answer = Answer(int(head[9:12]), head, rest[:size])
            self.take(client, answer, "connection: close" in fields)

    def take(self, client: Client, answer: Answer, closes: bool):
        self.statuses[answer.status] += 1
        if answer.status == 200:
            self.over(client, answer)
        else:
            self.failed(client, f"{answer.status} {answer.body[:200]!r}", answer)
        if closes:
            self.close(client)

    def failed(self, client: Client, why: str, answer: Answer | None = None):
        self.failures.append(f"client {client.index}, request {client.asked}: {why}")
        self.over(client, answer)

    def over(self, client: Client, answer: Answer | None):
        self.heard(client.index, client.asked - 1, answer)
        client.answered += 1
        self.under_way -= 1
        heapq.heappush(self.due, (time.monotonic() + self.pause, client.index))

    def close(self, client: Client):
        if client.link is not None:
            self.selector.unregister(client.link)
            client.link.close()
            client.link = None
        client.received = b""
