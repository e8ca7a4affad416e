"""Another client, Debian's `ws` for Node, follows as ours does; and the examples of docs/protocol.md
are what really comes."""

import json
import pathlib
import re
import subprocess

import pytest

from answers import accepted
from danmaku import said, verdict
from follower import Follower
from instance import ROOT, Instance
from people import Hall, device
from polls import Poll, go_live
from sockets import Socket, SocketFollower, answers_to, token

SCRIPT = pathlib.Path(__file__).parent / "node_follow.js"
EXAMPLES = re.findall(r"^([SC]) (\{.*\})$", (ROOT / "docs/protocol.md").read_text(), re.MULTILINE)


@pytest.fixture(scope="module")
def instance():
    with Instance(DEBATE_LIVE="1") as running:
        yield running


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def name(hall: Hall) -> str:
    return f"debate/{hall.live}"


def node(hall: Hall, *position) -> subprocess.Popen:
    return subprocess.Popen(
        ["node", SCRIPT, str(hall.instance.port), name(hall), *map(str, position)],
        stdout=subprocess.PIPE, text=True)


def frame(process: subprocess.Popen) -> dict:
    return json.loads(process.stdout.readline())


def test_node_follows_what_ours_follows(hall):
    process = node(hall)
    assert frame(process)["type"] == "hello"
    snapshot = frame(process)
    assert (snapshot["type"], snapshot["channel"]) == ("snapshot", name(hall))
    with SocketFollower(hall) as ours:
        go_live(hall)
        said(hall, "正方有理 👏")
        accepted(hall.ask("POST", "/end", {}))
        ours.catch_up()
    lines = [json.loads(line) for line in process.stdout]
    assert process.wait(20) == 0
    assert lines[-1] == {"type": "closed", "code": 1000}
    events = [line for line in lines if line["type"] == "event"]
    assert [event["name"] for event in events] == ours.names[:len(events)]
    assert [event["seq"] for event in events] == [
        snapshot["seq"] + 1 + place for place in range(len(events))]
    # And comes back with its position.
    process = node(hall, snapshot["epoch"], snapshot["seq"])
    assert frame(process)["type"] == "hello"
    resumed = frame(process)
    assert (resumed["type"], resumed["from"]) == ("resumed", snapshot["seq"])
    again = [json.loads(line) for line in process.stdout]
    assert process.wait(20) == 0
    # What one message brought may go on after the event at which it leaves.
    told = [line for line in again if line["type"] == "event"]
    assert told[:len(events)] == events


# --- The examples ---

def shape(value):
    """Names in their order and the kinds of what they name."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


def keys_and_kinds(frame: dict, *within: str) -> list:
    """A frame's names in order with their kinds; inside only of the members named."""
    return [(key, shape(value) if key in within else type(value).__name__)
            for key, value in frame.items()]


def real_frames(hall: Hall) -> list[dict]:
    """What a socket is told of each example's kind, in the examples' order."""
    live = name(hall)
    go_live(hall)
    poll = Poll.open(hall, "live")
    line = said(hall, "删去的话")
    # By REST: a socket would soon be a viewer, which is a hot number more.
    there = Follower(hall).poll()
    verdict(hall, "remove", ids=[line["id"]])
    assert poll.vote(device(hall.instance), 70).status_code == 200
    accepted(hall.ask("POST", "/likes", {"count": 2}, device(hall.instance)))
    card = token(hall, hall.staff("moderator"))
    with Socket(hall.instance) as socket:
        frames = [socket.hello, socket.subscribe(live, since=(there.epoch, there.seq))]
        more = socket.until(lambda frame: frame["type"] == "tick")
        frames += [more[0], more[-1]]
        frames.append(socket.subscribe(f"{live}/staff", token=card))
        frames.append(socket.subscribe(f"{live}/organiser", token=card))
        frames.append(socket.subscribe("debate/nobody"))
        # With the four before, two more than twenty.
        for number in range(18):
            socket.send(type="unsubscribe", ref=number, channel=f"{live}/staff")
        frames.append(socket.ended()[1])
    return frames


def test_every_example_of_the_server_is_as_frames_are(hall):
    examples = [json.loads(text) for side, text in EXAMPLES if side == "S"]
    assert [example["type"] for example in examples] == [
        "hello", "resumed", "event", "tick", "beat", "snapshot", "error", "error", "bye"]
    # Beats are compared where one is waited for (test_push.py).
    examples = [example for example in examples if example["type"] != "beat"]
    for example, real in zip(examples, real_frames(hall), strict=True):
        assert example["type"] == real["type"], real
        inner = ("limits", "data") if example["type"] in ("hello", "event") else ()
        assert keys_and_kinds(example, *inner) == keys_and_kinds(real, *inner)
        if example["type"] == "tick":
            assert set(example["values"]) == set(real["values"])
            assert {shape(pair)[0] for pair in real["values"].values()} == {"int"}
        if example["type"] == "snapshot":
            assert list(example["state"]) == list(real["state"])
        if example["type"] == "error":
            assert example["code"] == real["code"]


def test_every_example_of_a_client_is_taken(hall):
    sent = [json.loads(text) for side, text in EXAMPLES if side == "C"]
    known = set()
    with Socket(hall.instance) as socket:
        card = token(hall)
        for example in sent:
            text = json.dumps({**example, **({"token": card} if "token" in example else {})})
            text = re.sub(r"debate/[0-9a-f-]{36}", name(hall), text)
            socket.wire.send(text)
            if example["type"] == "subscribe":
                answer = socket.until(lambda frame: answers_to(
                    frame, example["ref"], json.loads(text)["channel"]))[-1]
                known.add(answer["type"])
        socket.subscribe("lobby")
    assert known == {"snapshot", "error"}
