"""nchan_publisher.py SOCKET RATE BYTES: posts the events to nchan's publishing location.

One connection, one request under way: nchan answers when it has handed the message on.
"""

import socket
import sys
import time

from events import event

PATH, RATE, BYTES = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])

with socket.socket(socket.AF_UNIX) as connection:
    connection.connect(PATH)
    began = time.monotonic()
    seq = 0
    while True:
        seq += 1
        time.sleep(max(began + seq / RATE - time.monotonic(), 0))
        body = event(seq, BYTES).encode()
        connection.sendall(
            b"POST /publish HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        answer = b""
        while b"\r\n\r\n" not in answer:
            chunk = connection.recv(65536)
            if not chunk:
                sys.exit("nchan closed the connection")
            answer += chunk
        head, _, rest = answer.partition(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.split(b"\r\n")
             if line.lower().startswith(b"content-length:")), 0)
        while len(rest) < length:
            rest += connection.recv(65536)
