"""Asks for one address again and again, from several threads, a new connection each time; at the
end of stdin prints as JSON how many answers were asked for, and each that was not 200.

    load.py THREADS URL
"""

import collections
import json
import sys
import threading
import time
import urllib.error
import urllib.request


def ask(url: str) -> str:
    """What was wrong; nothing when nothing was."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            answer.read()
            return "" if answer.status == 200 else str(answer.status)
    except (OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def main(threads: int, url: str):
    is_over = threading.Event()
    found = collections.Counter()
    slowest = [0.0] * threads

    def run(index: int):
        while not is_over.is_set():
            began = time.monotonic()
            found[ask(url)] += 1
            slowest[index] = max(slowest[index], time.monotonic() - began)
            time.sleep(0.01)

    running = [threading.Thread(target=run, args=(index,)) for index in range(threads)]
    for thread in running:
        thread.start()
    sys.stdin.read()
    is_over.set()
    for thread in running:
        thread.join()
    answered = found.pop("", 0)
    print(json.dumps({"answered": answered, "failed": found, "slowest": max(slowest)}))


main(int(sys.argv[1]), sys.argv[2])
