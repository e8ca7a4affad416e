"""The same debate lived twice in step, with the sides of all ballots swapped in the second.

What reads the same in both, header for header, tells nobody which side leads.
"""

import contextlib
import json
import random
import re
import sqlite3
import time

import requests

from answers import accepted
from instance import SEED, Instance, wait_until
from people import Hall, account, device
from polls import Poll, go_live

MODES = ["hidden", "banded", "delayed"]
# Long enough that a delayed round shows nothing while this test runs.
DELAY_SECONDS = 600
SEATS = ("timekeeper", "moderator", "judge")

# What differs between any two runs: names, keys and instants, each under a mark of its kind.
RANDOM = [
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"\bu[0-9a-f]{12}\b"), "<username>"),
    (re.compile(r"guest_[0-9a-f]{8}|游客[0-9A-F]{4}"), "<guest>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "<time>"),
    (re.compile(r"(?<![\d.])1[6-9]\d{11}(?!\d)"), "<ms>"),
    (re.compile(r'"(receipt|epoch|tag|authorTag)":"[^"]*"'), r'"\1":"<random>"'),
    (re.compile(r'(?<=["/.])[A-Za-z0-9_-]{43}(?=["/.])'), "<hash>"),
    (re.compile(r"(?<=/receipts/)[A-Za-z0-9_-]{12}"), "<receipt>"),
    (re.compile(r"127\.0\.0\.1:\d+"), "<origin>"),
]
# The band is what mode `banded` shows, and so is how long an answer with it is.
BAND = [
    (re.compile(r'"tally\.band":\["[a-z:]+",\d+\]'), '"tally.band":<band>'),
    (re.compile(r'"band":"[a-z:]+"'), '"band":<band>'),
]
VARYING_HEADERS = {"date", "x-request-id", "etag", "set-cookie"}
VARYING_LINE = {"atMs", "time", "requestId", "durationUs", "pid", "thread"}


def plain(text: str, mode: str) -> str:
    for pattern, mark in RANDOM + (BAND if mode == "banded" else []):
        text = pattern.sub(mark, text)
    return text


class Run:
    """One of the two runs."""

    def __init__(self, instance: Instance, swapped: bool, mode: str):
        self.instance = instance
        self.swapped = swapped
        self.mode = mode
        self.hall = Hall.of(instance)
        self.asked = 0
        self.seen_log = 0
        self.voters = [device(instance) for _ in range(14)]
        self.people = {
            "nobody": {}, "voter": self.voters[0], "viewer": account(instance),
            "operator": account(instance, "operator"), "screen": self.hall.screen(),
            **{seat: self.hall.staff(seat) for seat in SEATS}}
        self.receipt = "A" * 12

    def begin(self):
        go_live(self.hall)
        self.poll = Poll.open(self.hall, "post", reveal=self.mode, delaySeconds=DELAY_SECONDS)
        if self.mode == "banded":
            # The first band comes by the clock, within a second of the opening, not with it.
            wait_until(self.shows_a_band, what="the first band")

    def shows_a_band(self) -> bool:
        frames = accepted(self.hall.ask("GET", "/events"))["frames"]
        return any("tally.band" in frame.get("counters", {}) for frame in frames)

    def is_sampled(self) -> bool:
        path = f"file:{self.instance.home}/debate.db?mode=ro"
        with contextlib.closing(sqlite3.connect(path, uri=True)) as database:
            return database.execute("SELECT count(*) FROM tally_sample").fetchone()[0] > 0

    def settle(self):
        """Changes of a debate are told once a second at most: how many events that makes depends on
        when they come, so each run waits until all are told."""
        epoch = accepted(self.hall.ask("GET", "/events"))["frames"][0]["epoch"]

        def told() -> bool:
            frames = accepted(self.hall.ask("GET", f"/events?epoch={epoch}&since=0"))["frames"]
            debates = [frame["data"]["debate"] for frame in frames
                       if frame["type"] == "event" and "debate" in frame["data"]]
            now = accepted(self.hall.ask("GET", ""))
            # The lock by the first ballot is told, though it is nobody's edit.
            return all(debates[-1][name] == now[name] for name in ("revision", "rulesLockedAtMs"))

        wait_until(told, what="that every change is told")

    def vote(self, voter: int, points: int | None) -> str:
        """One ballot; its answer as it would read in the other run."""
        if points is not None and self.swapped:
            points = 100 - points
        answer = self.poll.vote(self.voters[voter], points)
        assert answer.status_code == 200, answer.text
        self.receipt = answer.json()["data"]["receipt"]
        return self.shown(answer, is_own=True)

    def shown(self, answer: requests.Response, is_own: bool = False) -> str:
        """An answer, header for header, without what differs between any two runs."""
        dropped = VARYING_HEADERS | ({"content-length"} if self.mode == "banded" else set())
        head = sorted(f"{name}: {value}" for name, value in answer.headers.items()
                      if name.lower() not in dropped)
        body = answer.text
        if is_own and self.swapped:
            body = re.sub(r'(?<="affirmativePoints":)\d+',
                          lambda found: str(100 - int(found[0])), body)
        return plain("\n".join([str(answer.status_code), *head, body]), self.mode)

    def concrete(self, path: str) -> str:
        """The path with this run's own names; names of nothing for what there is none of."""
        known = {"liveId": self.hall.live, "roundId": self.poll.round, "receipt": self.receipt,
                 "file": "ballots.json", "userId": "00000000-0000-4000-8000-000000000000",
                 "roomId": "22222a"}

        def name(found: re.Match) -> str:
            word = found[1]
            assert word in known or word.endswith("Id"), f"say here what {{{word}}} is"
            return known.get(word, "x999999999")
        return re.sub(r"\{(\w+)\}", name, path)

    def look(self, who: str, path: str, query: str = "") -> str:
        """What somebody is told; never from nginx's memory, which is another second's."""
        self.asked += 1
        own = path.endswith("/ballot") or path.endswith("/mine") or path == "/api/user/ballots"
        # The finest steps tell most, and a new one begins soon.
        query += "&stepSeconds=10" if path.endswith("/stats") else ""
        answer = requests.get(
            f"{self.instance.url}{self.concrete(path)}?fresh={self.asked}{query}",
            headers=self.people[who], timeout=30)
        return self.shown(answer, is_own=own)

    def log(self) -> list[str]:
        """What the workers wrote since this was asked last."""
        lines = self.instance.worker_log()
        new, self.seen_log = lines[self.seen_log:], len(lines)
        dropped = VARYING_LINE | ({"answerBytes"} if self.mode == "banded" else set())
        return sorted(plain(json.dumps({name: value for name, value in line.items()
                                        if name not in dropped}), self.mode)
                      for line in new)


def early_in_a_span(runs: list[Run]):
    """Waits until both runs have noted the count they began with, and then for ten new seconds.

    Charts keep one point of each such span: so the beginning has its own in both runs, and all
    ballots share another one.
    """
    wait_until(lambda: all(run.is_sampled() for run in runs), what="the first sample")
    span = time.time() // 10
    while time.time() // 10 == span:
        time.sleep(0.02)


def begun(instances, mode: str) -> list[Run]:
    """Both runs, their round open and all told of it."""
    runs = [Run(instance, swapped, mode) for instance, swapped in zip(instances, (False, True))]
    for run in runs:
        run.begin()
        run.settle()
    return runs


def drawn_ballots(name: str) -> tuple[list[tuple[int, int]], random.Random]:
    """A ballot of each voter, voter and points, and what they were drawn from.

    Most of them are for one side, so that what leaks shows. The points have two figures: what one
    chose shows in the length of no line.
    """
    drawn = random.Random(f"{SEED} {name}")
    print(f"draws from DEBATE_SEED={SEED}")
    return [(voter, drawn.randint(60, 90)) for voter in range(14)], drawn
