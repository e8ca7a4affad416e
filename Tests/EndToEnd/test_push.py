"""Following debates over `/ws`: every write arrives, in its order, and nobody misses what came
while they were away (docs/protocol.md, "Over a socket")."""

import time

import pytest

from answers import accepted
from danmaku import moderate, said, verdict
from follower import Follower
from instance import Instance
from people import Hall, device
from polls import Poll, go_live
from sockets import Socket, SocketFollower


@pytest.fixture(scope="module")
def instance():
    with Instance(DEBATE_LIVE="1") as running:
        yield running


@pytest.fixture(scope="module")
def patient(instance):
    """Follows two quiet debates from the first test on, to hear their beats in the last."""
    halls = [Hall.of(instance) for _ in range(2)]
    with Socket(instance) as socket:
        answers = [socket.subscribe(f"debate/{hall.live}") for hall in halls]
        yield socket, answers


@pytest.fixture
def hall(instance, patient):
    return Hall.of(instance)


def name(hall: Hall) -> str:
    return f"debate/{hall.live}"


def position(frame: dict) -> tuple[str, int]:
    return frame["epoch"], frame["seq"]


def ordinals(frames: list[dict]) -> list[int]:
    return [frame["seq"] for frame in frames if frame["type"] == "event"]


def test_hello_comes_first_and_tells_the_limits(hall):
    before = time.time() * 1000
    with Socket(hall.instance) as socket:
        hello = socket.hello
    assert list(hello) == ["type", "v", "connection", "nowMs", "beatMs", "limits"]
    assert (hello["v"], hello["beatMs"]) == (1, 25_000)
    assert hello["limits"] == {"frameBytes": 4096, "channels": 16, "framesPer10s": 20}
    assert before - 1000 <= hello["nowMs"] <= time.time() * 1000 + 1000


def test_who_holds_nothing_gets_the_state_that_rest_tells(hall):
    said(hall, "已经说过的话")
    # Asked before: whoever follows by a socket is soon counted as a viewer.
    stored = accepted(hall.ask("GET", "/events"))["frames"][0]
    with Socket(hall.instance) as socket:
        snapshot = socket.subscribe(name(hall))
    assert list(snapshot) == ["type", "channel", "epoch", "seq", "nowMs", "state", "counters"]
    for key in ("epoch", "seq", "state", "counters"):
        assert snapshot[key] == stored[key], key


def test_every_write_arrives_once_and_in_the_order_of_the_log(hall):
    with SocketFollower(hall) as follower:
        began = follower.seq
        go_live(hall)
        poll = Poll.open(hall, "live")
        assert poll.vote(device(hall.instance), 70).status_code == 200
        kept, removed = said(hall, "留下的话"), said(hall, "删去的话")
        verdict(hall, "remove", ids=[removed["id"]])
        moderate(hall, maxChars=30)
        accepted(hall.ask("POST", "/likes", {"count": 7, "side": "negative"},
                          device(hall.instance)))
        accepted(hall.ask("POST", "/gifts", {"giftId": "flower", "count": 2},
                          device(hall.instance)))
        follower.socket.until(lambda frame: follower.take(frame) or (
            follower.counters.get("likes", [0])[0] == 7
            and follower.counters.get("voters", [0])[0] == 1
            and follower.counters.get("gifts", [0])[0] > 0))
        assert follower.counters["tally.affirmative"][0] == 70
        assert follower.counters["tally.negative"][0] == 30
        accepted(hall.ask("POST", "/end", {}))
        follower.catch_up()
    stored = accepted(hall.ask("GET", f"/events?epoch={follower.epoch}&since={began}"))["frames"]
    # The clock closes the round a moment after the end, perhaps by now.
    assert follower.names == [frame["name"] for frame in stored
                              if frame["type"] == "event" and frame["seq"] <= follower.seq]
    for told in ("debate.started", "round.opened", "danmaku.posted", "danmaku.removed",
                 "moderation.changed", "gift.sent", "debate.ended"):
        assert told in follower.names
    assert [line["id"] for line in follower.state["danmaku"]["recent"]] == [kept["id"]]


def test_who_comes_back_gets_what_was_missed_and_then_all_hot_numbers(hall):
    with SocketFollower(hall) as follower:
        left = (follower.epoch, follower.seq)
    go_live(hall)
    for number in range(3):
        said(hall, f"第 {number} 句")
    accepted(hall.ask("POST", "/likes", {"count": 3}, device(hall.instance)))
    top = Follower(hall).poll().seq
    with Socket(hall.instance) as socket:
        ref = socket.ask(name(hall), since=left)
        resumed, *events, tick = socket.until(lambda frame: frame["type"] == "tick")
    assert resumed == {"type": "resumed", "ref": ref, "channel": name(hall), "epoch": left[0],
                       "from": left[1], "to": top}
    assert [event["type"] for event in events] == ["event"] * (top - left[1])
    assert ordinals(events) == list(range(left[1] + 1, top + 1))
    assert (tick["seq"], tick["values"]["likes"][0]) == (top, 3)


def test_who_has_missed_nothing_is_told_so(hall):
    with Socket(hall.instance) as socket:
        first = socket.subscribe(name(hall))
        again = socket.subscribe(name(hall), since=position(first))
        assert (again["type"], again["from"], again["to"]) == (
            "resumed", first["seq"], first["seq"])
        assert socket.next()["type"] == "tick"


@pytest.mark.parametrize("epoch, ahead", [("another0epo", 0), (None, 1), (None, 2 ** 53 - 1 - 10)])
def test_a_position_that_is_none_gets_the_state(hall, epoch, ahead):
    with Socket(hall.instance) as socket:
        first = socket.subscribe(name(hall))
        answer = socket.subscribe(
            name(hall), since=(epoch or first["epoch"], first["seq"] + ahead))
    assert answer["type"] == "snapshot"
    assert position(answer) == position(first)


def test_who_is_far_behind_gets_the_state_and_who_is_less_gets_the_events(new_instance):
    hall = Hall.of(new_instance(DEBATE_LIVE="1").start())
    with Socket(hall.instance) as socket:
        first = socket.subscribe(name(hall))
    revision = accepted(hall.ask("GET", "/moderation"))["revision"]
    hands = [hall.staff("moderator") for _ in range(8)]
    for number in range(301):
        accepted(hall.ask("PATCH", "/moderation", {
            "revision": revision + number, "maxChars": 30 + number % 2}, hands[number % 8]))
    top = first["seq"] + 301
    hall.instance.stop()
    hall.instance.start()
    with Socket(hall.instance) as socket:
        # The daemon is new: nothing of this is in its ring.
        assert socket.subscribe(name(hall), since=position(first))["type"] == "snapshot"
    hall.instance.stop()
    hall.instance.start()
    with Socket(hall.instance) as socket:
        answer = socket.subscribe(name(hall), since=(first["epoch"], first["seq"] + 1))
        assert (answer["type"], answer["to"]) == ("resumed", top)
        events = socket.until(lambda frame: frame["type"] == "tick")[:-1]
        assert ordinals(events) == list(range(first["seq"] + 2, top + 1))


def test_a_second_subscription_takes_the_place_of_the_first(hall):
    with Socket(hall.instance) as socket:
        socket.subscribe(name(hall))
        socket.subscribe(name(hall))
        said(hall, "只来一次")
        socket.event("danmaku.posted")
        said(hall, "再来一次")
        between = socket.until(lambda frame: frame.get("name") == "danmaku.posted")
        assert len(ordinals(between)) == 1


def test_channels_of_one_socket_keep_their_own_numbers(hall):
    other = Hall.of(hall.instance)
    with Socket(hall.instance) as socket:
        starts = {channel: socket.subscribe(channel)["seq"]
                  for channel in (name(hall), name(other), "lobby")}
        for turn in range(3):
            for one in (hall, other):
                said(one, f"第 {turn} 句")
        accepted(other.ask("POST", "/start"))
        accepted(hall.ask("POST", "/start"))
        tops = {name(one): Follower(one).poll().seq for one in (hall, other)}
        tops["lobby"] = starts["lobby"] + 2
        seen = dict(starts)
        while any(seen[channel] < top for channel, top in tops.items()):
            frame = socket.next()
            if frame["type"] == "event":
                assert frame["seq"] == seen[frame["channel"]] + 1, frame
                seen[frame["channel"]] += 1


def test_the_lobby_hears_of_debates_that_come_and_start(hall):
    with Socket(hall.instance) as socket:
        assert socket.subscribe("lobby")["type"] == "snapshot"
        made = Hall.of(hall.instance)
        # The state may be a second old, and tell of others by events.
        socket.until(lambda frame: frame.get("name") == "debate.created"
                     and frame["data"]["debate"]["id"] == made.live)
        accepted(made.ask("POST", "/start"))
        started = socket.event("debate.started")
        assert (started["channel"], started["data"]["debate"]["id"]) == ("lobby", made.live)


def test_who_leaves_a_channel_hears_no_more_of_it(hall):
    other = Hall.of(hall.instance)
    with Socket(hall.instance) as socket:
        socket.subscribe(name(hall))
        socket.subscribe(name(other))
        socket.send(type="unsubscribe", ref=9, channel=name(hall))
        # An answer to what came after it: it has been heard.
        socket.subscribe("lobby")
        said(hall, "没有人听")
        said(other, "有人在听")
        frames = socket.until(lambda frame: frame.get("name") == "danmaku.posted")
    channels = {frame["channel"] for frame in frames if frame["type"] == "event"}
    assert channels - {"lobby"} == {name(other)}


def test_each_channel_has_its_beat(patient):
    socket, answers = patient
    for answer in answers:
        beat = socket.until(lambda frame: frame["type"] == "beat"
                            and frame["channel"] == answer["channel"], seconds=40)[-1]
        assert list(beat) == ["type", "channel", "epoch", "seq", "nowMs"]
        assert position(beat) == position(answer)
