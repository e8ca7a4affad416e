"""A wire that is cut: bytes go through to nginx until, after a random number of them, it ends."""

import contextlib
import pathlib
import random
import socket
import socketserver
import threading


class Cutter:
    """Listens at a path in the file system; each connection carries so many bytes down, then ends.

    It is cut as often as it is told to, wherever that is: in the answer to the upgrade, in the head of
    a frame, inside a character. Later connections stay whole.
    """

    def __init__(self, path: pathlib.Path, port: int, draws: random.Random, cuts: int,
                 longest: int):
        self.path = path
        self.port = port
        self.draws = draws
        self.left = cuts
        self.longest = longest
        self.lock = threading.Lock()

    def allowance(self) -> int | None:
        """How many bytes the next connection carries; none: all of them."""
        with self.lock:
            if self.left == 0:
                return None
            self.left -= 1
            return self.draws.randint(1, self.longest)

    def carry(self, viewer: socket.socket):
        """Carries bytes both ways until one side ends or the allowance is used up."""
        left = self.allowance()
        with socket.create_connection(("127.0.0.1", self.port)) as server, viewer:
            threading.Thread(target=copy, args=(viewer, server), daemon=True).start()
            while left is None or left > 0:
                bytes_ = server.recv(65536 if left is None else min(left, 65536))
                if not bytes_:
                    return
                viewer.sendall(bytes_)
                left = None if left is None else left - len(bytes_)
            for end in (viewer, server):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Cutter":
        carry = self.carry

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                with contextlib.suppress(OSError):
                    carry(self.request)

        self.server = socketserver.ThreadingUnixStreamServer(str(self.path), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def copy(source: socket.socket, target: socket.socket):
    with contextlib.suppress(OSError):
        while bytes_ := source.recv(65536):
            target.sendall(bytes_)
        target.shutdown(socket.SHUT_WR)
