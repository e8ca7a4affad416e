"""The app's live client in real browsers: daemons die, sockets are nowhere, seats are lost."""

import pytest

import processes
from answers import accepted
from danmaku import said, say
from hall_load import live_round
from instance import wait_until
from people import Hall, ask, device, new_login
from probe import Probe
from sockets import daemons
from talk import Talk


@pytest.fixture
def instance(new_instance):
    return new_instance(DEBATE_LIVE="1").start()


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def store(hall: Hall) -> dict:
    """What the store holds of the debate, as it is read anew."""
    frame = accepted(hall.ask("GET", "/events"))["frames"][0]
    assert frame["type"] == "snapshot"
    return frame


def told(state: dict) -> dict:
    """A state without what follows from the clock."""
    return {**state, "rounds": [{**one, "state": ""} for one in state["rounds"]]}


def test_two_browsers_hold_what_the_store_holds_though_daemons_die(people, instance, hall):
    round_id = live_round(hall)
    probes = []
    for _ in range(2):
        person = people(instance)
        # The browser itself says that a socket failed.
        person.excuse("WebSocket connection to")
        probes.append(Probe(person, hall))
        probes[-1].wait(lambda seen: seen["links"]["debate"][-1] == "live", "that it is pushed to")
    with Talk(hall, per_second=8) as talk:
        for points in (70, 20, 100):
            before, seen = talk.said, daemons(instance)
            wait_until(lambda: talk.said >= before + 5, what="that the hall talks")
            processes.kill(*seen)
            accepted(hall.ask("PUT", f"/rounds/{round_id}/ballot",
                              {"affirmativePoints": points}, device(instance)))
            wait_until(lambda: daemons(instance) not in ([], seen), what="another daemon")
    assert talk.failures == []
    kept = store(hall)
    for probe in probes:
        seen = probe.reach(kept["seq"])
        assert told(seen["state"]) == told(kept["state"])
        assert any("reconnecting" in link for link in seen["links"]["debate"])
        counted = probe.wait(
            lambda now: now["counters"].get("voters", [0])[0] == 3, "all three ballots")
        assert counted["counters"]["tally.affirmative"][0] == 190


def test_where_there_is_no_socket_everything_comes_by_rest(people, new_instance):
    instance = new_instance(DEBATE_LIVE="0").start()
    hall = Hall.of(instance)
    person = people(instance)
    person.excuse("WebSocket connection to")
    probe = Probe(person, hall)
    # What is there at its first answer is no news to it.
    probe.wait(lambda seen: seen["links"]["debate"][-1] == "polling" and seen["state"] and seen["lobby"],
               "that it polls")
    live_round(hall)
    said(hall, "听得见吗")
    seen = probe.wait(
        lambda seen: [line["text"] for line in seen["state"]["danmaku"]["recent"]] == ["听得见吗"],
        "a line by polling")
    assert seen["state"]["debate"]["status"] == 1
    assert "danmaku.posted" in seen["happenings"]["debate"]
    assert [one["id"] for one in seen["lobby"]["debates"]] == [hall.live]
    assert abs(seen["aheadMs"]) < 5000


def test_a_moderator_sees_what_waits_until_the_seat_is_lost(people, instance, hall):
    live_round(hall)
    moderator = people(instance)
    login = new_login(instance)
    member = accepted(hall.ask(
        "POST", "/members", {"role": "moderator", "username": login["username"]}))["member"]
    moderator.log_in(**login)
    probe = Probe(moderator, hall, staff=True)
    probe.wait(lambda seen: seen["links"]["staff"][-1] == "live", "the staff's channel")
    accepted(hall.ask("PATCH", "/moderation", {"revision": 1, "mode": "holdAll"}))
    assert say(hall, device(instance), "请审").status_code == 202
    probe.wait(lambda seen: [line["text"] for line in seen["staff"]["held"]] == ["请审"],
               "a line that waits")
    ask(instance, hall.owner, "DELETE", hall.path(f"/members/{member['id']}"))
    seen = probe.wait(lambda seen: seen["links"]["staff"][-1].startswith("refused"),
                      "that the seat is lost")
    assert seen["staff"]["held"]
    probe.wait(lambda seen: seen["links"]["debate"][-1] == "live", "that the debate goes on")
