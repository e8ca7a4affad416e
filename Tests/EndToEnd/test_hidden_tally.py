"""E2–E4: what a round hides is in no byte that anybody but its organiser gets.

Two instances live the same debate in step; in the second one the sides of all ballots are swapped.
Whoever asks whatever they may ask, both must answer the same, header for header, until the reveal.
The routes come from the worker's own table, so that a new one is tried here by itself.
"""

import json
import random
import re
import time

import pytest
import requests

from answers import accepted
from instance import SEED, Instance, wait_until
from people import Hall, account, device
from polls import Poll, go_live
from tables import routes_of_the_worker

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


@pytest.fixture
def instances():
    """New ones for each test: what one revealed, statistics of the day would tell the next."""
    with Instance() as one, Instance() as other:
        yield one, other


def reads() -> list[str]:
    return sorted(path for method, path, _ in routes_of_the_worker() if method == "GET")


def everything(run: Run, since: str = "") -> dict[tuple[str, str], str]:
    """Every read of every person who is not the organiser."""
    found = {(who, path): run.look(who, path) for path in reads() for who in run.people}
    if since:
        path = "/api/live/{liveId}/events"
        found |= {(who, f"{path} since"): run.look(who, path, since) for who in run.people}
    return found


def assert_same(one: dict, other: dict):
    assert one.keys() == other.keys()
    assert [(key, shown, other[key]) for key, shown in one.items() if shown != other[key]] == []


def position(run: Run) -> str:
    frames = run.hall.ask("GET", "/events").json()["data"]["frames"]
    snapshot = next(frame for frame in frames if frame["type"] == "snapshot")
    return f"&epoch={snapshot['epoch']}&since={snapshot['seq']}"


def early_in_a_span():
    """Waits for the beginning of ten seconds: both runs count into the same spans then."""
    time.sleep(max(0.0, 10 - time.time() % 10) if time.time() % 10 > 3 else 0)


@pytest.mark.parametrize("mode", MODES)
def test_no_byte_tells_the_sides_before_the_reveal(instances, mode):
    """The ballots' points have two figures: what one chose shows in the length of no line."""
    drawn = random.Random(f"{SEED} {mode}")
    print(f"draws from DEBATE_SEED={SEED}")
    runs = [Run(instance, swapped, mode) for instance, swapped in zip(instances, (False, True))]
    for run in runs:
        run.begin()
        run.settle()
    starts = [position(run) for run in runs]
    for run in runs:
        run.log()
    # Most of them for one side, so that what leaks shows.
    ballots = [(voter, drawn.randint(60, 90)) for voter in range(14)]
    ballots += [(voter, drawn.choice([None, drawn.randint(10, 90)])) for voter in (1, 4, 9)]
    early_in_a_span()
    told = [[run.vote(*ballot) for ballot in ballots] for run in runs]
    assert told[0] == told[1]
    logs = [run.log() for run in runs]
    assert logs[0] == logs[1]
    for run in runs:
        run.settle()
        run.log()
    assert_same(*[everything(run, start) for run, start in zip(runs, starts)])
    logs = [run.log() for run in runs]
    assert logs[0] == logs[1]
    for run in runs:
        run.poll.close()
    for run in runs:
        run.log()
    assert_same(*[everything(run, start) for run, start in zip(runs, starts)])
    logs = [run.log() for run in runs]
    assert logs[0] == logs[1]
    # The same eyes do see it once it is revealed.
    for run in runs:
        run.poll.act("reveal")
    for path in ("/api/live/{liveId}/result", "/api/live/{liveId}/rounds",
                 "/api/live/{liveId}/events"):
        shown = [run.look("nobody", path) for run in runs]
        assert shown[0] != shown[1], path


def test_no_line_of_a_log_tells_a_choice_by_its_length(instances):
    """V12: `0` and `100` are not equally long; lines say neither how long they were."""
    run = Run(instances[0], swapped=False, mode="hidden")
    run.begin()
    requested = {}
    for voter, points in ((1, 0), (2, 100)):
        answers = [run.poll.vote(run.voters[voter], points)]
        answers += [requests.get(run.instance.url + run.concrete(path),
                                 headers=run.voters[voter], timeout=30)
                    for path in reads() if path.endswith(("/ballot", "/ballots", "}/mine"))]
        assert [answer.status_code for answer in answers] == [200] * 4
        requested[points] = [answer.headers["X-Request-Id"] for answer in answers]

    def lines(name: str, ids: list[str]) -> list[dict]:
        text = (run.instance.home / "logs" / name).read_text()
        found = {line["requestId"]: line for line in map(json.loads, text.splitlines())
                 if "requestId" in line}
        return [{key: value for key, value in found[request].items()
                 if key not in VARYING_LINE | {"at", "seconds", "upstreamSeconds"}}
                for request in ids if request in found]

    for name in ("debate-fcgi.log", "debate.access.log"):
        wait_until(lambda: len(lines(name, requested[0] + requested[100]))
                   == len(requested[0]) * 2, what="the lines of all requests")
        assert lines(name, requested[0]) == lines(name, requested[100]), name
