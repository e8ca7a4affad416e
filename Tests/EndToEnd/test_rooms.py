"""Rooms: made and run by operators, for one live debate at a time; their keys are secret."""

import re

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import Instance, wait_until
from people import Hall, account, ask, browser, device, make_room

ROOM = ["id", "revision", "name", "description", "enabled", "playback", "videoDelayMs", "record",
        "video", "currentLiveId"]


def room_of(instance: Instance, room: dict) -> dict:
    return accepted(instance.get(f"/api/rooms/{room['id']}"))


def try_edit(instance: Instance, room: dict, **fields) -> requests.Response:
    body = {"revision": room_of(instance, room)["revision"], **fields}
    return ask(instance, instance.operator(), "PATCH", f"/api/rooms/{room['id']}", body)


def key_of(instance: Instance, room: dict, headers=None, method: str = "GET") -> requests.Response:
    return ask(instance, instance.operator() if headers is None else headers, method,
               f"/api/rooms/{room['id']}/key")


def live_in(instance: Instance, room: dict, **fields) -> Hall:
    """A debate that is live in the room."""
    hall = Hall.of(instance, roomId=room["id"], **fields)
    accepted(hall.ask("POST", "/start"))
    return hall


# --- making and reading ---


def test_name_and_playback_suffice(instance):
    room = make_room(instance, name=" 一号厅 ")
    assert list(room) == ROOM
    assert re.fullmatch(r"[2-9a-hj-np-z]{6}", room["id"])
    assert room == {"id": room["id"], "revision": 1, "name": "一号厅", "description": "",
                    "enabled": True, "playback": {"kind": "rtmp", "url": None},
                    "videoDelayMs": 0, "record": False,
                    "video": {"state": "offline", "hlsUrl": None, "sinceMs": None},
                    "currentLiveId": None}
    assert room_of(instance, room) == room


def test_it_takes_every_field(instance):
    address = "https://video.example.org/a/index.m3u8?token=%20"
    room = make_room(instance, playback={"kind": "hls", "url": address}, description="一\n二",
                     enabled=False, videoDelayMs=20000, record=True)
    assert (room["playback"], room["description"], room["enabled"], room["videoDelayMs"],
            room["record"]) == ({"kind": "hls", "url": address}, "一\n二", False, 20000, True)


@pytest.mark.parametrize("fields, problems", [
    ({"name": "a/b"}, [("name", "bad_characters")]),
    ({"name": None}, [("name", "required")]),
    ({"playback": None}, [("playback", "required")]),
    ({"playback": {"kind": "hls"}}, [("playback.url", "required")]),
    ({"playback": {"kind": "flv", "url": "ftp://a.example/x"}}, [("playback.url", "bad_format")]),
    ({"playback": {"kind": "flv", "url": "/media/x.flv"}}, [("playback.url", "bad_format")]),
    ({"playback": {"kind": "hls", "url": "javascript:alert(1)"}}, [("playback.url", "bad_format")]),
    ({"playback": {"kind": "rtmp", "url": "https://a.example/"}}, [("playback.url", "not_allowed")]),
    ({"videoDelayMs": 20001}, [("videoDelayMs", "out_of_range")]),
    ({"streamKey": "x"}, [("streamKey", "unknown")]),
])
def test_a_field_that_cannot_be_taken_is_named(instance, fields, problems):
    body = {"name": "厅", "playback": {"kind": "rtmp"}, **fields}
    assert refused_fields(ask(instance, instance.operator(), "POST", "/api/rooms", body)) == problems


def test_rooms_come_in_the_order_they_were_made_and_disabled_ones_too(new_instance):
    instance = new_instance().start()
    made = [make_room(instance, enabled=number % 2 == 0) for number in range(5)]
    page = accepted(instance.get("/api/rooms?size=2&page=2"))
    assert [room["id"] for room in page["records"]] == [room["id"] for room in made[2:4]]
    assert (page["total"], page["pages"]) == (5, 3)
    assert refused_fields(instance.get("/api/rooms?size=0")) == [("size", "out_of_range")]


def test_a_name_is_taken_whatever_its_case_and_width(instance):
    first, second = make_room(instance, name="Hall Ａ"), make_room(instance, name="Hall B")
    for name in ("Hall Ａ", "hall a", "ＨＡＬＬ a"):
        body = {"name": name, "playback": {"kind": "rtmp"}}
        refused(ask(instance, instance.operator(), "POST", "/api/rooms", body), 409, "name_taken")
        refused(try_edit(instance, second, name=name), 409, "name_taken")
    assert accepted(try_edit(instance, first, name="HALL A"))["name"] == "HALL A"


@pytest.mark.parametrize("path", ["/api/rooms/aaaaaa", "/api/rooms/x", "/api/rooms/AAAAAA"])
def test_a_room_that_is_not_there_is_not_found(instance, path):
    refused(instance.get(path), 404, "not_found")
    for method, body in [("PATCH", {"revision": 1}), ("DELETE", None)]:
        refused(ask(instance, instance.operator(), method, path, body), 404, "not_found")


def test_only_operators_run_rooms(instance):
    room = make_room(instance)
    for headers, status, reason in [
            ({}, 401, "login_required"), (account(instance, "organiser"), 403, "forbidden")]:
        for method, path in [("POST", ""), ("PATCH", f"/{room['id']}"), ("DELETE", f"/{room['id']}"),
                             ("POST", f"/{room['id']}/key")]:
            refused(ask(instance, headers, method, "/api/rooms" + path, {}), status, reason)


# --- editing and deleting ---


def test_an_edit_names_the_revision_it_saw(instance):
    room = make_room(instance)
    edited = accepted(try_edit(instance, room, description="新", enabled=False))
    assert (edited["revision"], edited["description"], edited["enabled"]) == (2, "新", False)
    data = refused(try_edit(instance, room, revision=1, description="旧"), 409, "revision_moved")
    assert data == {"reason": "revision_moved", "current": 2}
    assert accepted(try_edit(instance, room, description="新"))["revision"] == 2
    answer = ask(instance, instance.operator(), "PATCH", f"/api/rooms/{room['id']}", {})
    assert refused_fields(answer) == [("revision", "required")]


def test_the_picture_does_not_change_under_a_live_debate(instance):
    room = make_room(instance)
    hall = live_in(instance, room)
    other = {"kind": "flv", "url": "http://a.example/x.flv"}
    data = refused(try_edit(instance, room, playback=other), 409, "room_busy")
    assert data["liveId"] == hall.live
    accepted(try_edit(instance, room, videoDelayMs=500))
    accepted(hall.ask("POST", "/end"))
    assert accepted(try_edit(instance, room, playback=other))["playback"] == other


def test_a_room_with_a_live_debate_stays_and_one_that_goes_leaves_its_debates(instance):
    room = make_room(instance)
    past = live_in(instance, room)
    accepted(past.ask("POST", "/end"))
    live, next_one = live_in(instance, room), Hall.of(instance, roomId=room["id"])
    path = f"/api/rooms/{room['id']}"
    data = refused(ask(instance, instance.operator(), "DELETE", path), 409, "room_busy")
    assert data["liveId"] == live.live
    accepted(live.ask("POST", "/end"))
    assert accepted(ask(instance, instance.operator(), "DELETE", path)) is None
    refused(instance.get(path), 404, "not_found")
    for hall in (past, live, next_one):
        assert hall.debate()["roomId"] is None
    accepted(next_one.ask("POST", "/start"))
    refused(hall.try_edit(roomId=room["id"]), 400, "unknown_room")


def test_a_disabled_room_starts_no_debate(instance):
    room = make_room(instance, enabled=False)
    hall = Hall.of(instance, roomId=room["id"])
    refused(hall.ask("POST", "/start"), 409, "room_disabled")
    accepted(try_edit(instance, room, enabled=True))
    accepted(hall.ask("POST", "/start"))


# --- what takes place in it ---


def test_it_is_for_the_live_debate_else_the_next_else_the_last(instance):
    room = make_room(instance)

    def current():
        return room_of(instance, room)["currentLiveId"]

    first = Hall.of(instance, roomId=room["id"])
    assert current() == first.live
    sooner = Hall.of(instance, roomId=room["id"], startTime="2030-01-01 10:00:00")
    later = Hall.of(instance, roomId=room["id"], startTime="2030-01-02 10:00:00")
    assert current() == sooner.live
    accepted(later.ask("POST", "/start"))
    assert current() == later.live
    accepted(later.ask("POST", "/end"))
    assert current() == sooner.live
    for hall in (first, sooner):
        accepted(hall.ask("DELETE", ""))
    assert current() == later.live
    accepted(later.ask("PUT", "/archive"))
    assert current() is None


def test_the_list_of_debates_narrows_to_a_room(instance):
    room, other = make_room(instance), make_room(instance)
    inside = [Hall.of(instance, roomId=room["id"]).live for _ in range(3)]
    Hall.of(instance, roomId=other["id"])
    page = accepted(instance.get(f"/api/live/list?roomId={room['id']}"))
    assert [record["liveId"] for record in page["records"]] == inside[::-1]
    assert page["total"] == 3
    assert accepted(instance.get("/api/live/list?roomId=aaaaaa"))["total"] == 0
    assert refused_fields(instance.get("/api/live/list?roomId=A")) == [("roomId", "bad_format")]


def events_of(hall: Hall, position: dict) -> list[dict]:
    frames = accepted(hall.instance.get(
        hall.path(f"/events?epoch={position['epoch']}&since={position['seq']}")))["frames"]
    assert frames[0]["type"] in ("resumed", "snapshot")
    return [frame for frame in frames if frame["type"] == "event"]


def position_of(hall: Hall) -> dict:
    return accepted(hall.instance.get(hall.path("/events")))["frames"][0]


def test_two_live_debates_in_two_rooms_never_leak_into_each_other(instance):
    """Each is started, edited and ended; the other's value, events and room stay as they were."""
    left, right = (live_in(instance, make_room(instance), title=title)
                   for title in ("左边的题目", "右边的题目"))
    before, position = right.debate(), position_of(right)
    room = room_of(instance, {"id": before["roomId"]})
    left.edit(description="左边的说明")
    accepted(left.ask("POST", "/end"))
    accepted(left.ask("PUT", "/archive"))
    assert right.debate() == before
    assert room_of(instance, {"id": before["roomId"]}) == room
    assert events_of(right, position) == []
    told = position_of(right)
    assert "左边" not in str(told) and left.live not in str(told)
    right.edit(description="右边的说明")
    # nginx keeps the answer before for a second.
    told = wait_until(lambda: events_of(right, position), what="that the edit is told")
    assert {event["data"]["debate"]["id"] for event in told} == {right.live}


# --- the key ---


def test_a_key_is_shown_to_operators_and_opens_one_room(instance):
    room, other = make_room(instance), make_room(instance)
    data = accepted(key_of(instance, room))
    assert list(data) == ["pushUrl", "streamKey"]
    assert data["pushUrl"] == "rtmp://127.0.0.1/live"
    assert re.fullmatch(rf"{room['id']}\?key=[A-Za-z0-9_-]{{32}}", data["streamKey"])
    assert accepted(key_of(instance, room)) == data, "it stays until it is rotated"
    assert data["streamKey"][-32:] not in accepted(key_of(instance, other))["streamKey"]


def test_the_address_is_the_public_one_when_that_is_set(new_instance):
    instance = new_instance(DEBATE_PUBLIC_URL="https://debate.example:8443").start()
    assert accepted(key_of(instance, make_room(instance)))["pushUrl"] == "rtmp://debate.example/live"


@pytest.mark.parametrize("host", ["a<b>", "a|b", "live;x", "a,b", "a'b"])
def test_an_odd_host_never_comes_into_the_push_address(instance, host):
    """What is pasted into an encoder is a name or an address."""
    room = make_room(instance)
    answer = key_of(instance, room, headers={**instance.operator(), "Host": host})
    assert accepted(answer)["pushUrl"] == "rtmp://localhost/live"


def test_a_rotated_key_replaces_the_former_one(instance):
    room = make_room(instance)
    first = accepted(key_of(instance, room))["streamKey"]
    second = accepted(key_of(instance, room, method="POST"))["streamKey"]
    assert second != first
    assert accepted(key_of(instance, room))["streamKey"] == second


def test_an_organiser_sees_the_key_while_the_room_is_for_their_debate(instance):
    room = make_room(instance)
    hall = Hall.of(instance, roomId=room["id"])
    refused(key_of(instance, room, account(instance, "organiser")), 403, "forbidden")
    refused(key_of(instance, room, hall.staff("moderator")), 403, "forbidden")
    refused(key_of(instance, room, {}), 401, "login_required")
    accepted(key_of(instance, room, hall.owner))
    refused(key_of(instance, room, hall.owner, "POST"), 403, "forbidden")
    other = live_in(instance, room)
    refused(key_of(instance, room, hall.owner), 403, "forbidden")
    accepted(key_of(instance, room, other.owner))
    accepted(other.ask("POST", "/end"))
    accepted(key_of(instance, room, hall.owner))


def test_no_rehearsal_and_nothing_archived_gives_its_organiser_the_key(instance):
    room = make_room(instance)
    rehearsal = live_in(instance, room, rehearsal=True)
    archived = Hall.of(instance, roomId=room["id"])
    accepted(archived.ask("PUT", "/archive"))
    assert room_of(instance, room)["currentLiveId"] is None
    for other in (rehearsal, archived):
        refused(key_of(instance, room, other.owner), 403, "forbidden")
    accepted(key_of(instance, room))
    # Nor does a rehearsal take the key from whom the room is for.
    hall = Hall.of(instance, roomId=room["id"])
    assert room_of(instance, room)["currentLiveId"] == hall.live
    accepted(key_of(instance, room, hall.owner))
    refused(key_of(instance, room, rehearsal.owner), 403, "forbidden")


def test_a_room_that_plays_an_outside_address_has_no_key(instance):
    room = make_room(instance, playback={"kind": "hls", "url": "https://a.example/x.m3u8"})
    for method in ("GET", "POST"):
        refused(key_of(instance, room, method=method), 409, "not_ingest")


def test_every_showing_and_rotation_is_on_record(instance):
    room = make_room(instance)
    hall = Hall.of(instance, roomId=room["id"])
    accepted(key_of(instance, room, hall.owner))
    accepted(key_of(instance, room, method="POST"))
    rows = accepted(ask(instance, instance.operator(), "GET", "/api/audit?limit=500"))["records"]
    acts = [(row["action"], row["target"]) for row in rows if row["target"] == f"room/{room['id']}"]
    assert [action for action, _ in acts] == ["room.create", "room.key.show", "room.key.rotate"]


def test_no_key_stands_in_any_other_answer_or_in_a_log(new_instance):
    """Every byte an operator, an organiser and a viewer get, and every file but the database."""
    instance = new_instance(DEBATE_LOG="debug").start()
    room = make_room(instance)
    hall = live_in(instance, room)
    keys = [accepted(key_of(instance, room, headers, method))["streamKey"][-32:]
            for headers, method in [(None, "GET"), (hall.owner, "GET"), (None, "POST")]]
    keys.append(accepted(key_of(instance, room))["streamKey"][-32:])
    said = [try_edit(instance, room, description="新").text, str(position_of(hall))]
    for headers in (instance.operator(), hall.owner, browser(instance), device(instance), {}):
        for path in ("/api/rooms", f"/api/rooms/{room['id']}", "/api/audit?limit=500",
                     "/api/live/list", "/api/live/mine", hall.path(""), hall.path("/audit"),
                     hall.path("/events"), hall.path("/staff/events"), "/api/lobby/events"):
            said.append(instance.get(path, headers=headers).text)
    said += [content.decode(errors="replace") for file, content in instance.files()
             if not file.name.startswith("debate.db")]
    assert len(set(keys)) == 2
    for key in keys:
        assert not [text for text in said if key in text]


def test_a_repeated_rotation_changes_nothing_and_says_so(instance):
    room = make_room(instance)
    headers = {**instance.operator(), "Idempotency-Key": "rotate-once-1"}
    second = accepted(key_of(instance, room, headers, "POST"))["streamKey"]
    refused(key_of(instance, room, headers, "POST"), 409, "already_done")
    assert accepted(key_of(instance, room))["streamKey"] == second
