"""The push over REST: exactly what was missed, or the whole state (live-protocol, fallback)."""

import threading
import time

import pytest
import requests

from answers import accepted, refused, refused_fields, web_server_error
from instance import wait_until
from people import Hall

pytestmark = pytest.mark.alone


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def frames(hall: Hall, query: str = "", rest: str = "/events", headers=None) -> list[dict]:
    data = accepted(hall.instance.get(hall.path(rest) + query, headers=headers))
    assert list(data) == ["pollMs", "frames"]
    assert data["pollMs"] == 2000
    return data["frames"]


def start(hall: Hall):
    accepted(hall.ask("POST", "/start"))


def position(frame: dict) -> str:
    return f"?epoch={frame['epoch']}&since={frame['seq']}"


def test_who_holds_nothing_gets_the_state_and_a_tick(hall):
    snapshot, tick = frames(hall)
    assert list(snapshot)[:5] == ["type", "channel", "epoch", "seq", "nowMs"]
    assert (snapshot["type"], snapshot["channel"]) == ("snapshot", f"debate/{hall.live}")
    assert snapshot["state"]["debate"]["id"] == hall.live
    assert snapshot["state"]["debate"]["status"] == 0
    assert (tick["type"], tick["seq"]) == ("tick", snapshot["seq"])
    assert snapshot["counters"] == tick["values"]


def test_who_stands_somewhere_gets_what_followed_and_nothing_twice(hall):
    snapshot = frames(hall)[0]
    start(hall)
    resumed, *events, tick = frames(hall, position(snapshot))
    assert (resumed["type"], resumed["from"]) == ("resumed", snapshot["seq"])
    assert [event["seq"] for event in events] == list(
        range(snapshot["seq"] + 1, resumed["to"] + 1))
    assert "debate.started" in [event["name"] for event in events]
    assert tick["seq"] == resumed["to"]
    again = frames(hall, f"?epoch={resumed['epoch']}&since={resumed['to']}")
    assert [frame["type"] for frame in again] == ["resumed", "tick"]


def test_a_position_of_another_epoch_or_ahead_gets_the_state(hall):
    snapshot = frames(hall)[0]
    for query in (f"?epoch=other&since={snapshot['seq']}",
                  f"?epoch={snapshot['epoch']}&since={snapshot['seq'] + 1}"):
        assert frames(hall, query)[0]["type"] == "snapshot"


@pytest.mark.parametrize("query, problem", [
    ("?epoch=e", ("since", "required")), ("?since=1", ("epoch", "required")),
    ("?epoch=e&since=x", ("since", "wrong_type")), ("?epoch=e&since=-1", ("since", "out_of_range")),
])
def test_half_a_position_is_refused(hall, query, problem):
    assert problem in refused_fields(hall.instance.get(hall.path("/events") + query))


def test_a_debate_that_is_not_there(instance):
    nobody = "00000000-0000-4000-8000-000000000000"
    epoch = accepted(instance.get("/api/lobby/events"))["frames"][0]["epoch"]
    # Nor by a position that would fit any channel nobody wrote to.
    for position in ("", f"?epoch={epoch}&since=0"):
        refused(instance.get(f"/api/live/{nobody}/events{position}"), 404, "not_found")
    # What is no UUID is a word, and no path of ours.
    web_server_error(instance.get("/api/live/nothing/events"), 404, "Not Found")


def test_staff_channels_are_for_staff(hall):
    staff = frames(hall, rest="/staff/events", headers=hall.owner)
    assert staff[0]["channel"] == f"debate/{hall.live}/staff"
    assert frames(hall, rest="/organiser/events", headers=hall.owner)[0]["type"] == "snapshot"
    moderator = hall.staff("moderator")
    assert frames(hall, rest="/staff/events", headers=moderator)
    refused(hall.ask("GET", "/organiser/events", headers=moderator), 403, "forbidden")
    refused(hall.ask("GET", "/staff/events", headers=hall.staff("judge")), 403, "forbidden")
    refused(hall.instance.get(hall.path("/staff/events")), 401, "login_required")


def test_the_public_answer_is_the_same_for_all_and_kept_a_second(hall):
    path = hall.path("/events")
    answer = hall.instance.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert answer.headers["ETag"] and "Set-Cookie" not in answer.headers
    # The staff's is theirs, at once.
    private = hall.ask("GET", "/staff/events")
    assert private.headers["Cache-Control"] == "no-store"


def test_thousands_who_poll_cost_one_read_a_second(hall):
    """1,000 requests of one position in some seconds: at most one read of it in each second."""
    path = hall.path("/events")
    seen = len([line for line in hall.instance.worker_log() if line.get("path") == path])
    done = []

    def poll():
        with requests.Session() as session:
            for _ in range(50):
                done.append(session.get(hall.instance.url + path, timeout=30).status_code)

    began = time.monotonic()
    threads = [threading.Thread(target=poll) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [200] * 1000
    seconds = time.monotonic() - began
    reads = len([line for line in hall.instance.worker_log() if line.get("path") == path]) - seen
    assert 1 <= reads <= seconds + 2, f"{reads} reads in {seconds} s"


def test_who_logs_in_sees_what_they_just_did(hall):
    path = hall.path("/events")
    hall.instance.get(path)
    start(hall)
    answer = hall.ask("GET", "/events")
    assert accepted(answer)["frames"][0]["state"]["debate"]["status"] == 1


def test_a_restored_database_has_another_epoch(new_instance):
    with new_instance() as instance:
        hall = Hall.of(instance)
        before = frames(hall)[0]
        instance.stop()
        database = instance.home / "debate.db"
        copy = instance.home / "restored.db"
        copy.write_bytes(database.read_bytes())
        copy.replace(database)
        instance.start()
        after = frames(hall, position(before))[0]
        assert after["type"] == "snapshot"
        assert after["epoch"] != before["epoch"]
        # And stays, restarted in place.
        instance.stop()
        instance.start()
        # nginx may still hold the answer of before the restore, for a second.
        wait_until(lambda: frames(hall)[0]["epoch"] == after["epoch"], 5, "the new epoch")


def test_languages_have_their_own_kept_answers(hall):
    path = hall.path("/events")
    spoken = {"": "成功", "zh-CN,zh;q=0.9": "成功", "en-GB,en;q=0.8": "success",
              "fr, en;q=0.5": "success", "zh;q=0.1, en": "success"}
    for header, message in spoken.items():
        answer = hall.instance.get(path, headers={"Accept-Language": header})
        assert answer.json()["message"] == message, header


def test_the_lobby_hears_of_debates_that_come(instance):
    first = accepted(instance.get("/api/lobby/events"))["frames"]
    assert [frame["type"] for frame in first] == ["snapshot", "tick"]
    live = instance.create("大厅可见吗")
    frames_now = accepted(instance.get(
        f"/api/lobby/events?epoch={first[0]['epoch']}&since={first[0]['seq']}"))["frames"]
    created = [frame for frame in frames_now if frame.get("name") == "debate.created"]
    assert live in [frame["data"]["debate"]["id"] for frame in created]
