"""What is written into a debate of ours while thousands read it, and when each write was answered.

Every kind has a pace, and one thread or several, each with a kept connection. A write that was taken is
a line of the answers: what its number became (push_client/latency.c), when it was sent and when the
answer was there.
"""

import http.client
import itertools
import json
import threading
import time


def now_us():
    return time.monotonic_ns() // 1000


class Refused(Exception):
    """A write the service did not take; the text is its answer."""


class Debate:
    """A debate that is on, with an open round, its organiser's headers and the devices of its hall."""

    def __init__(self, port, live, round_id, staff, devices):
        self.port = port
        self.path = f"/api/live/{live}"
        self.channel = f"debate/{live}"
        self.round = round_id
        self.staff = staff
        self.devices = [{"Cookie": cookie} for cookie in devices]


class Kind:
    """One kind of write: how often, how the reader sees it, and what one is.

    `act` gets the debate, `ask` and a number that counts up, and gives the value by which the readers
    know the write, or None when nothing of it is pushed. The last timed `ask` is the write. Those of
    which each must know the one before have one of `hands`.
    """

    def __init__(self, name, rate, event, marker, act, hands=1):
        self.name = name
        self.rate = rate
        self.hands = hands
        self.series = ("--series", name, event, marker)
        self.act = act


def _voter(debate, number):
    return debate.devices[number % len(debate.devices)]


def _danmaku(debate, ask, number):
    body = {"text": f"第 {number} 条：我方认为此言有理", "side": "affirmative"}
    said = ask("POST", "/danmaku", body, _voter(debate, number))["danmaku"]
    # Beyond 40 a second a line is stored and not pushed.
    return None if said["ordinal"] is None else int(said["id"][1:])


def _removal(debate, ask, number):
    """From the end of the devices: the front ones talk."""
    said = ask("POST", "/danmaku", {"text": f"请删除第 {number} 条"}, _voter(debate, -1 - number),
               is_timed=False)
    line = said["danmaku"]["id"]
    ask("POST", "/danmaku/verdicts", {"verdict": "remove", "ids": [line]}, debate.staff)
    return int(line[1:])


def _gift(debate, ask, number):
    body = {"giftId": "flower", "count": 1}
    return int(ask("POST", "/gifts", body, _voter(debate, number))["gift"]["id"][1:])


def _vote(debate, ask, number):
    """Each device votes once, all for one side: the tally tells how many have."""
    ask("PUT", f"/rounds/{debate.round}/ballot", {"affirmativePoints": 100}, debate.devices[number])
    return 100 * (number + 1)


def _like(debate, ask, number):
    ask("POST", "/likes", {"count": 1}, _voter(debate, number))
    return number + 1


def _moderation(debate, ask, number):
    body = {"revision": number + 1, "maxChars": 50 + number % 2}
    return ask("PATCH", "/moderation", body, debate.staff)["revision"]


def _round(debate, ask, number):
    """Planned, and taken back to make room for the next."""
    planned = ask("POST", "/rounds", {"kind": "post"}, debate.staff)["id"]
    ask("DELETE", f"/rounds/{planned}", None, debate.staff, is_timed=False)
    return int(planned[1:])


def danmaku(rate):
    return Kind("danmaku", rate, "danmaku.posted", '"id":"d', _danmaku, hands=8)


def gift(rate):
    return Kind("gift", rate, "gift.sent", '"id":"g', _gift)


def all_kinds():
    """What must reach a viewer soon: ticks for votes and likes, events for the rest.

    The paces share no period with the ticks, whose moments would else be met always alike.
    """
    return [
        Kind("vote", 4.7, "tick", '"tally.affirmative":[', _vote),
        Kind("like", 4.3, "tick", '"likes":[', _like),
        gift(3.7),
        danmaku(9.1),
        Kind("removal", 1.9, "danmaku.removed", '"ids":["d', _removal),
        Kind("moderation", 1.7, "moderation.changed", '"revision":', _moderation),
        Kind("round", 1.3, "round.updated", '"id":"r', _round),
    ]


class Writers:
    """The threads; a context that ends them. What failed in one is raised at its end."""

    def __init__(self, debate, kinds):
        self.debate = debate
        self.stopping = threading.Event()
        self.answers = {kind.name: [] for kind in kinds}
        self.problems = []
        self.threads = [
            threading.Thread(target=self._write, args=[kind, hand])
            for kind in kinds for hand in range(kind.hands)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        if self.problems:
            raise self.problems[0]

    def taken(self):
        """How many writes there were of which something is pushed."""
        return sum(len(answers) for answers in self.answers.values())

    def save(self, path):
        """One line `kind value sentUs answeredUs` for each of them, by rising value."""
        with open(path, "w", encoding="ascii") as file:
            for name, answers in self.answers.items():
                for answer in sorted(answers):
                    print(name, *answer, file=file)

    def _write(self, kind, hand):
        link = http.client.HTTPConnection("127.0.0.1", self.debate.port, timeout=30)
        began = time.monotonic()
        try:
            for number in itertools.count(hand, kind.hands):
                if self.stopping.wait(max(began + number / kind.rate - time.monotonic(), 0)):
                    return
                self._one(kind, link, number)
        except Exception as problem:  # carried to the thread that waits for this one
            self.problems.append(problem)
        finally:
            link.close()

    def _one(self, kind, link, number):
        times = ()

        def ask(method, path, body, headers, is_timed=True):
            nonlocal times
            sent_us = now_us()
            link.request(
                method, self.debate.path + path, None if body is None else json.dumps(body),
                {"Content-Type": "application/json", **headers})
            answer = link.getresponse()
            content = answer.read()
            if is_timed:
                times = (sent_us, now_us())
            if answer.status != 200:
                raise Refused(f"{method} {path}: {answer.status} {content[:200]!r}")
            return json.loads(content)["data"]

        value = kind.act(self.debate, ask, number)
        if value is not None:
            self.answers[kind.name].append((value, *times))
