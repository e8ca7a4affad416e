"""websockets_server.py SOCKET RATE BYTES: Python's `websockets` with its own broadcast()."""

import asyncio
import resource
import socket
import sys
import time

from websockets.asyncio.server import broadcast, unix_serve

from events import event

PATH, RATE, BYTES = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])


async def main():
    readers = set()

    async def serve(connection):
        readers.add(connection)
        try:
            await connection.wait_closed()
        finally:
            readers.discard(connection)

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(PATH)
    listening.listen(4096)
    async with unix_serve(
            serve, sock=listening, compression=None, ping_interval=None, backlog=4096):
        began, seq = time.monotonic(), 0
        while True:
            seq += 1
            await asyncio.sleep(began + seq / RATE - time.monotonic())
            broadcast(readers, event(seq, BYTES))


_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
asyncio.run(main())
