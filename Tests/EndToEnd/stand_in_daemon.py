#!/usr/bin/env python3
"""Stands in for the push daemon: it lets everybody in and tells what it was asked.

Each connection is answered 101, or the status its query names; then one frame with the request's head
as JSON. SIGTERM: a close frame 1012 to all, and the end with 0.
"""

import json
import os
import signal
import socket
import struct
import sys
import threading

viewers = []


def frame(opcode: int, payload: bytes) -> bytes:
    length = len(payload)
    size = bytes([length]) if length < 126 else b"\x7e" + struct.pack("!H", length)
    return bytes([0x80 | opcode]) + size + payload


def serve(connection: socket.socket):
    head = b""
    while b"\r\n\r\n" not in head:
        part = connection.recv(4096)
        if not part:
            return
        head += part
    request, *lines = head.split(b"\r\n\r\n")[0].decode().split("\r\n")
    status = request.split()[1].partition("?status=")[2]
    if status:
        extra = "Sec-WebSocket-Version: 13\r\n" if status == "426" else ""
        connection.sendall(f"HTTP/1.1 {status} No\r\n{extra}Content-Length: 3\r\n\r\nno\n".encode())
        connection.close()
        return
    told = {"node": os.environ["DEBATE_NODE"], "pid": os.getpid(), "home": os.environ["DEBATE_HOME"],
            "run": os.environ["DEBATE_RUN"],
            "headers": [line.split(": ", 1) for line in lines]}
    # Before it is told anything: whoever was told is sent away with a word.
    viewers.append(connection)
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                       b"Connection: Upgrade\r\n\r\n" + frame(1, json.dumps(told).encode()))
    while connection.recv(4096):
        pass
    connection.close()


def end(*_):
    for viewer in viewers:
        try:
            viewer.sendall(frame(8, struct.pack("!H", 1012)))
            viewer.shutdown(socket.SHUT_WR)
        except OSError:
            pass
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
listener = socket.socket(fileno=0)
listener.setblocking(True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
