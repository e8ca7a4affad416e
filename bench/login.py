"""`scripts/bench login`: what a login costs, of a name that exists and of one that does not.

Both must cost the same, or a stranger could find out names by the clock. The two are asked in turns,
each from an address of its own, so that no limit stands in the way. Beside it: what reads cost while
logins come as fast as they are let in.
"""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import threading
import time

from bench import machine, people, report
from bench.process import Process, accepts, free_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / ".build/release"
KINDS = ("known", "unknown")
BEGIN = "<!-- bench login: begin -->"
END = "<!-- bench login: end -->"


class Instance:
    """An empty instance of ours."""

    def __init__(self, folder):
        self.port = free_port()
        self.home = pathlib.Path(folder) / "home"
        self.home.mkdir()
        environment = {"DEBATE_HOME": str(self.home), "DEBATE_PORT": str(self.port),
                       "DEBATE_DEMO": "0", "DEBATE_WRITE_RATE": "100000",
                       "DEBATE_WRITE_BURST": "100000"}
        self.process = Process(
            "debatectl serve",
            [PROGRAMS / "debatectl", "serve", "--nginx", ROOT / "nginx", "--web", ROOT / "web/dist"],
            pathlib.Path(folder) / "serve.log", environment)
        self.process.wait_until(lambda: accepts(self.port))
        self.process.wait_until(lambda: self.ask("GET", "/api/health")[0] == 200)
        self.asked = 0

    def ask(self, method, path, body=None, address="127.0.0.1"):
        """Status, body and milliseconds of one request on a new connection from this address."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30,
                                          source_address=(address, 0))
        try:
            link.connect()
            data = None if body is None else json.dumps(body).encode()
            began = time.perf_counter()
            link.request(method, path, data, {"Content-Type": "application/json"})
            answer = link.getresponse()
            content = answer.read()
            return answer.status, content, (time.perf_counter() - began) * 1000
        finally:
            link.close()

    def login(self, username, password="不是这个密码"):
        """One failing login from an address that never came before."""
        self.asked += 1
        first, rest = divmod(self.asked, 250 * 250)
        second, third = divmod(rest, 250)
        return self.ask("POST", "/api/user/login", {"username": username, "password": password},
                        f"127.{first + 1}.{second + 1}.{third + 1}")


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="scripts/bench login")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--logins", type=int, default=60, help="of each kind in a round")
    parser.add_argument("--seconds", type=float, default=3, help="of reads beside logins")
    parser.add_argument("--output", help="also write between the markers of this file")
    options = parser.parse_args(arguments)
    folder = tempfile.mkdtemp(prefix="debate-bench-")
    instance = Instance(folder)
    try:
        text = measured(instance, options, machine.facts())
    finally:
        instance.process.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(text, end="")
    if options.output:
        report.write(options.output, text, BEGIN, END)


def measured(instance, options, facts):
    names = [f"known{number}" for number in range(options.rounds * options.logins)]
    people.make_accounts(instance.home, names)
    medians = {kind: [] for kind in KINDS}
    for turn in range(options.rounds):
        times = {kind: [] for kind in KINDS}
        for number in range(options.logins):
            name = names[turn * options.logins + number]
            for kind in KINDS if number % 2 else reversed(KINDS):
                asked = name if kind == "known" else f"nobody{turn}x{number}"
                status, content, ms = instance.login(asked)
                if status != 401:
                    sys.exit(f"a login was answered {status}: {content!r}")
                times[kind].append(ms)
        for kind in KINDS:
            medians[kind].append(statistics.median(times[kind]))
    ratios = [one / other for one, other in zip(medians["known"], medians["unknown"])]
    quiet = reads(instance, options.seconds, flood=0)
    flooded = reads(instance, options.seconds, flood=16)
    lines = [f"- {name}: {fact}" for name, fact in facts.items()]
    lines += ["", "| login | median ms over rounds (least–greatest) |", "|---|---|"]
    lines += [f"| {kind} name, wrong password | {shown(medians[kind])} |" for kind in KINDS]
    lines += [
        "", f"Known to unknown, in each round: {shown(ratios, 3)}.", "",
        "| health, one client | requests/s | p50 ms | p99 ms | logins let in/s | sent away/s |",
        "|---|---|---|---|---|---|", row("quiet", quiet), row("16 clients log in", flooded)]
    return "\n".join(lines) + "\n"


def reads(instance, seconds, flood):
    """Health as one client sees it while others log in as fast as they are answered."""
    end = time.monotonic() + seconds
    statuses = []

    def log_in():
        while time.monotonic() < end:
            statuses.append(instance.login(f"flood{os.urandom(6).hex()}")[0])

    threads = [threading.Thread(target=log_in) for _ in range(flood)]
    for thread in threads:
        thread.start()
    times = []
    while time.monotonic() < end:
        times.append(instance.ask("GET", "/api/health")[2])
    for thread in threads:
        thread.join()
    times.sort()
    return (len(times) / seconds, statistics.median(times), times[int(len(times) * 0.99)],
            statuses.count(401) / seconds, statuses.count(429) / seconds)


def row(name, figures):
    rate, p50, p99, let_in, sent_away = figures
    return f"| {name} | {rate:,.0f} | {p50:.2f} | {p99:.2f} | {let_in:.0f} | {sent_away:.0f} |"


def shown(values, digits=2):
    return (f"{statistics.median(values):.{digits}f} "
            f"({min(values):.{digits}f}–{max(values):.{digits}f})")


if __name__ == "__main__":
    main()
