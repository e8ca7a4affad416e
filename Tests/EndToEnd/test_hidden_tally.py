"""E2–E4: what a round hides is in no byte that anybody but its organiser gets.

Two instances live the same debate in step; in the second one the sides of all ballots are swapped.
Whoever asks whatever they may ask, both must answer the same, header for header, until the reveal.
The routes come from the worker's own table, so that a new one is tried here by itself.
"""

import pytest
import requests

from instance import Instance, wait_until
from mirror import MODES, VARYING_LINE, Run, begun, drawn_ballots, early_in_a_span
from tables import routes_of_the_worker

# How the service is at this moment is never the same twice, and no debate is named there.
MOMENTARY = {"/metrics": "debate_http_requests_total", "/api/health/ready": '"store":'}


@pytest.fixture
def instances():
    """New ones for each test: what one revealed, statistics of the day would tell the next."""
    with Instance() as one, Instance() as other:
        yield one, other


def reads() -> list[str]:
    return sorted(path for method, path, _ in routes_of_the_worker() if method == "GET")


def everything(run: Run, since: str = "") -> dict[tuple[str, str], str]:
    """Every read of every person who is not the organiser, but of what is of this moment."""
    found = {(who, path): run.look(who, path)
             for path in reads() if path not in MOMENTARY for who in run.people}
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


@pytest.mark.parametrize("mode", MODES)
def test_no_byte_tells_the_sides_before_the_reveal(instances, mode):
    runs = begun(instances, mode)
    starts = [position(run) for run in runs]
    for run in runs:
        run.log()
    ballots, drawn = drawn_ballots(mode)
    ballots += [(voter, drawn.choice([None, drawn.randint(10, 90)])) for voter in (1, 4, 9)]
    early_in_a_span(runs)
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
    for run in runs:
        for path, word in MOMENTARY.items():
            told = run.look("nobody", path)
            assert word in told and "<uuid>" not in told and "tally" not in told
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
        found = {line["requestId"]: line for line in run.instance.log_lines(name)
                 if "requestId" in line}
        return [{key: value for key, value in found[request].items()
                 if key not in VARYING_LINE | {"at", "seconds", "upstreamSeconds"}}
                for request in ids if request in found]

    for name in ("debate-fcgi.log", "debate.access.log"):
        wait_until(lambda: len(lines(name, requested[0] + requested[100]))
                   == len(requested[0]) * 2, what="the lines of all requests")
        assert lines(name, requested[0]) == lines(name, requested[100]), name
