"""The life of a debate (rules L1 to L8): every move it may make, and every one it may not."""

import collections
import datetime
import threading
import zoneinfo

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import Instance, wait_until
from people import Hall, account, api_token, ask, device, make_room, user_of

DEBATE = ["id", "revision", "roomId", "title", "motion", "description", "category", "tags",
          "coverImage", "host", "sides", "status", "plannedStartMs", "autoStart", "startedAtMs",
          "endedAtMs", "createdAtMs", "demo", "rehearsal", "archived", "rules", "rulesLockedAtMs",
          "settings", "startTime"]


def in_status(instance: Instance, status: int, **fields) -> Hall:
    hall = Hall.of(instance, **fields)
    for act in ["/start", "/end"][:status]:
        accepted(hall.ask("POST", act))
    return hall


def frames(instance: Instance, path: str, position: dict | None = None) -> list[dict]:
    query = f"?epoch={position['epoch']}&since={position['seq']}" if position else ""
    return accepted(instance.get(path + query))["frames"]


def events_since(instance: Instance, path: str, position: dict) -> list[dict]:
    """What was told of debates since then; the rounds that start and end with them aside."""
    events = [frame for frame in frames(instance, path, position) if frame["type"] == "event"]
    assert [event["seq"] for event in events] == list(
        range(position["seq"] + 1, position["seq"] + 1 + len(events)))
    return [event for event in events if event["name"].startswith("debate.")]


def names_since(instance: Instance, path: str, position: dict) -> list[str]:
    return [event["name"] for event in events_since(instance, path, position)]


def local(seconds_from_now: float) -> str:
    zone = zoneinfo.ZoneInfo("Asia/Shanghai")
    moment = datetime.datetime.now(zone) + datetime.timedelta(seconds=seconds_from_now)
    return moment.strftime("%Y-%m-%d %H:%M:%S")


# --- start and end ---


def test_a_debate_goes_from_not_started_through_live_to_ended(instance):
    hall = Hall.of(instance)
    new = hall.debate()
    assert list(new) == DEBATE
    assert (new["status"], new["revision"], new["startedAtMs"], new["endedAtMs"]) == (0, 1, None, None)
    started = accepted(hall.ask("POST", "/start"))
    assert (started["status"], started["revision"]) == (1, 2)
    assert started["startedAtMs"] >= new["createdAtMs"]
    assert hall.debate() == started
    ended = accepted(hall.ask("POST", "/end"))
    summary = ended.pop("summary")
    assert (ended["status"], ended["revision"]) == (2, 3)
    assert ended["endedAtMs"] >= started["startedAtMs"] == ended["startedAtMs"]
    assert summary["durationMs"] == ended["endedAtMs"] - ended["startedAtMs"]
    assert list(summary) == ["durationMs", "peakViewers", "voters", "likes", "gifts", "danmaku"]
    assert hall.debate() == ended


def test_list_and_detail_follow(instance):
    hall = Hall.of(instance, startTime="2030-01-01 10:00:00")

    def shown():
        record = accepted(instance.get(f"/api/live/detail/{hall.live}"))
        listed = next(one for one in accepted(instance.get("/api/live/list?size=100"))["records"]
                      if one["liveId"] == hall.live)
        assert listed.items() <= record.items()
        return record["status"], record["startTime"], record["endTime"]

    assert shown() == (0, "2030-01-01 10:00:00", None)
    accepted(hall.ask("POST", "/start"))
    status, start, end = shown()
    assert (status, end) == (1, None) and start != "2030-01-01 10:00:00"
    accepted(hall.ask("POST", "/end"))
    assert shown()[:2] == (2, start) and shown()[2] >= start


@pytest.mark.parametrize("status, act, reason", [
    (1, "/start", "already_live"), (2, "/start", "already_ended"),
    (0, "/end", "not_live"), (2, "/end", "already_ended"),
])
def test_an_illegal_move_is_refused_and_changes_nothing(instance, status, act, reason):
    hall = in_status(instance, status)
    before, position = hall.debate(), frames(instance, hall.path("/events"))[0]
    refused(hall.ask("POST", act), 409, reason)
    assert hall.debate() == before
    assert names_since(instance, hall.path("/events"), position) == []


def test_one_room_has_one_live_debate(instance):
    room = make_room(instance)
    first, second = (Hall.of(instance, roomId=room["id"]) for _ in range(2))
    accepted(first.ask("POST", "/start"))
    assert refused(second.ask("POST", "/start"), 409, "room_busy")["liveId"] == first.live
    accepted(first.ask("POST", "/end"))
    accepted(second.ask("POST", "/start"))


def together(count: int, act) -> list[requests.Response]:
    """So many calls at once; their answers."""
    answers, barrier = [], threading.Barrier(count)

    def call(number):
        barrier.wait()
        answers.append(act(number))

    threads = [threading.Thread(target=call, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_fifty_starts_at_once_one_is_done_and_told(instance):
    """Three organisers, since each may write 20 times a second."""
    hall = Hall.of(instance)
    organisers = [hall.owner] + [hall.staff("organiser") for _ in range(2)]
    position = frames(instance, hall.path("/events"))[0]
    lobby = frames(instance, "/api/lobby/events")[0]
    answers = together(50, lambda number: requests.post(
        instance.url + hall.path("/start"), headers=organisers[number % 3], timeout=30))
    counts = collections.Counter(answer.status_code for answer in answers)
    assert counts[200] == 1 and counts[409] >= 1 and set(counts) <= {200, 409, 429}, counts
    assert all(answer.json()["data"]["reason"] == "already_live"
               for answer in answers if answer.status_code == 409)
    assert names_since(instance, hall.path("/events"), position) == ["debate.started"]
    assert [event["name"] for event in events_since(instance, "/api/lobby/events", lobby)
            if hall.live in str(event["data"])] == ["debate.started"]
    assert hall.debate()["revision"] == 2


def test_of_debates_that_start_at_once_in_one_room_one_does(instance):
    room = make_room(instance)
    halls = [Hall.of(instance, roomId=room["id"]) for _ in range(6)]
    answers = together(6, lambda number: halls[number].ask("POST", "/start"))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    assert {answer.json()["data"]["reason"] for answer in answers
            if answer.status_code == 409} == {"room_busy"}
    assert [hall.debate()["status"] for hall in halls].count(1) == 1


def test_a_repeat_under_one_key_gets_the_first_answer(instance):
    hall = Hall.of(instance)
    headers = {**hall.owner, "Idempotency-Key": "start-once-1"}
    first = hall.ask("POST", "/start", headers=headers)
    again = hall.ask("POST", "/start", headers=headers)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert accepted(again) == accepted(first)


def test_strangers_are_kept_out(instance):
    hall = Hall.of(instance)
    for headers, status, reason in [
            ({}, 401, "login_required"), (device(instance), 401, "login_required"),
            (account(instance, "organiser"), 403, "forbidden"),
            (instance.operator(), 403, "forbidden"), (hall.staff("moderator"), 403, "forbidden")]:
        for method, rest in [("PATCH", ""), ("DELETE", ""), ("POST", "/start"), ("POST", "/end"),
                             ("POST", "/rerun"), ("PUT", "/archive"), ("DELETE", "/archive")]:
            refused(hall.ask(method, rest, {}, headers), status, reason)


# --- delete and archive ---


@pytest.mark.parametrize("status, is_done", [(0, True), (1, False), (2, False)])
def test_only_a_debate_that_has_not_started_is_deleted(instance, status, is_done):
    hall = in_status(instance, status)
    answer = hall.ask("DELETE", "")
    if is_done:
        assert accepted(answer) is None
        for path in (hall.path(""), f"/api/live/detail/{hall.live}", hall.path("/events")):
            refused(instance.get(path), 404, "not_found")
        refused(hall.ask("DELETE", ""), 404, "not_found")
    else:
        refused(answer, 409, "not_deletable")


@pytest.mark.parametrize("status", [0, 2])
def test_an_archived_debate_is_in_no_list_and_there_all_the_same(instance, status):
    hall = in_status(instance, status, title=f"归档的题目 {status}")

    def is_listed():
        page = accepted(instance.get("/api/live/list", params={"keyword": f"归档的题目 {status}"}))
        mine = accepted(ask(instance, hall.owner, "GET", "/api/live/mine"))
        listed = [one["liveId"] for one in page["records"]]
        assert ([one["liveId"] for one in mine["records"]] == [hall.live]) == bool(listed)
        assert page["total"] == len(listed) == mine["total"]
        return hall.live in listed

    assert is_listed()
    archived = accepted(hall.ask("PUT", "/archive"))
    assert archived["archived"] is True
    assert not is_listed()
    assert accepted(hall.ask("PUT", "/archive")) == archived, "again, and nothing changes"
    assert accepted(instance.get(f"/api/live/detail/{hall.live}"))["liveId"] == hall.live
    page = accepted(ask(instance, hall.owner, "GET", "/api/live/mine?archived=true"))
    assert [(one["liveId"], one["archived"]) for one in page["records"]] == [(hall.live, True)]
    assert accepted(hall.ask("DELETE", "/archive"))["archived"] is False
    assert is_listed()


def test_a_live_debate_is_not_archived_and_a_start_ends_the_archive(instance):
    hall = Hall.of(instance)
    accepted(hall.ask("PUT", "/archive"))
    assert accepted(hall.ask("POST", "/start"))["archived"] is False
    refused(hall.ask("PUT", "/archive"), 409, "already_live")


# --- rerun ---


def test_another_go_says_the_same_and_begins_anew(instance):
    room = make_room(instance)
    hall = Hall.of(
        instance, motion="辩题", roomId=room["id"], tags=["一"], startTime="2030-01-01 10:00:00",
        autoStart=True, host={"name": "主持"}, rules={"minPaired": 33}, settings={"giftBudget": 7},
        sides={"affirmative": {"label": "支持", "speakers": [{"seat": "A1", "name": "甲"}]}})
    before = hall.debate()
    accepted(hall.ask("POST", "/start"))
    accepted(hall.ask("POST", "/end"))
    again = accepted(hall.ask("POST", "/rerun"))
    fresh = {"id": again["id"], "createdAtMs": again["createdAtMs"], "plannedStartMs": None,
             "startTime": None, "autoStart": False}
    assert again == {**before, **fresh}
    assert again["id"] != hall.live
    named = accepted(hall.ask("POST", "/rerun", {
        "title": "复赛", "startTime": "2031-01-01 10:00:00", "rehearsal": True}))
    assert (named["title"], named["startTime"], named["rehearsal"], named["motion"]) == (
        "复赛", "2031-01-01 10:00:00", True, "辩题")
    assert refused_fields(hall.ask("POST", "/rerun", {"motion": "x"})) == [("motion", "unknown")]
    accepted(Hall(instance, hall.owner, again["id"]).ask("POST", "/start"))


# --- plans ---


def test_a_plan_that_says_so_starts_its_debate(instance):
    hall = Hall.of(instance, startTime=local(1), autoStart=True)
    waiting = Hall.of(instance, startTime=local(1))
    started = wait_until(lambda: (debate := hall.debate())["status"] == 1 and debate,
                         what="the planned start")
    assert started["startedAtMs"] >= started["plannedStartMs"]
    assert started["revision"] == 2
    assert waiting.debate()["status"] == 0, "a plan alone starts nothing"
    rows = accepted(hall.ask("GET", "/audit"))["records"]
    act = next(row for row in rows if row["action"] == "debate.start")
    assert (act["actor"], act["from"]) == (None, "plan")


def test_a_plan_waits_until_its_room_is_free(instance):
    room = make_room(instance)
    live = Hall.of(instance, roomId=room["id"])
    accepted(live.ask("POST", "/start"))
    hall = Hall.of(instance, roomId=room["id"], startTime=local(-5), autoStart=True)
    long_past = Hall.of(instance, startTime=local(-3600), autoStart=True)
    free = Hall.of(instance, startTime=local(-5), autoStart=True)
    wait_until(lambda: free.debate()["status"] == 1, what="the start that nothing hinders")
    assert hall.debate()["status"] == 0
    accepted(live.ask("POST", "/end"))
    wait_until(lambda: hall.debate()["status"] == 1, what="the start that had to wait")
    assert long_past.debate()["status"] == 0, "an hour late nobody expects it"


# --- rehearsals ---


def test_a_rehearsal_is_there_for_those_with_a_part_in_it_alone(instance):
    hall = Hall.of(instance, rehearsal=True, title="彩排的题目")
    accepted(hall.ask("POST", "/start"))
    seated = [hall.owner, hall.staff("moderator"), hall.staff("judge"), hall.screen(),
              instance.operator()]
    strangers = [{}, device(instance), account(instance), account(instance, "organiser")]
    for path in (hall.path(""), f"/api/live/detail/{hall.live}", hall.path("/events")):
        for headers in seated:
            answer = instance.get(path, headers=headers)
            assert "彩排的题目" in accepted(answer).__str__()
            assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
        for headers in strangers:
            refused(instance.get(path, headers=headers), 404, "not_found")
        for headers in seated:
            accepted(instance.get(path, headers=headers))
    for headers in strangers[2:]:
        refused(hall.ask("PATCH", "", {"revision": 1}, headers), 404, "not_found")
        refused(hall.ask("GET", "/mine", headers=headers), 404, "not_found")
    refused(hall.ask("GET", "/mine", headers=device(instance)), 404, "not_found")
    refused(hall.ask("POST", "/end", headers=hall.staff("judge")), 403, "forbidden")


def test_a_rehearsal_is_in_no_list_and_no_lobby(instance):
    lobby = frames(instance, "/api/lobby/events")[0]
    hall = Hall.of(instance, rehearsal=True, title="彩排的题目二")
    hall.edit(description="改过")
    accepted(hall.ask("POST", "/start"))
    accepted(hall.ask("POST", "/end"))
    said = str(frames(instance, "/api/lobby/events", lobby)) + str(frames(instance, "/api/lobby/events"))
    assert hall.live not in said and "彩排的题目二" not in said
    assert accepted(instance.get("/api/live/list?keyword=彩排的题目二"))["total"] == 0
    page = accepted(ask(instance, hall.owner, "GET", "/api/live/mine"))
    assert [(one["liveId"], one["rehearsal"], one["roles"]) for one in page["records"]] == [
        (hall.live, True, ["organiser"])]


def test_a_rehearsal_stays_one(instance):
    hall = Hall.of(instance)
    assert refused_fields(hall.try_edit(rehearsal=True)) == [("rehearsal", "unknown")]
    assert hall.debate()["rehearsal"] is False


# --- one's own ---


def test_mine_shows_each_debate_once_with_every_role(instance):
    hall, other = Hall.of(instance), Hall.of(instance)
    person = hall.staff("moderator")
    username = user_of(instance, person)["username"]
    hall.appoint("timekeeper", username=username)
    other.appoint("judge", username=username)

    def mine(query: str = "", headers=person):
        page = accepted(ask(instance, headers, "GET", "/api/live/mine" + query))
        assert page["total"] == len(page["records"])
        return [(one["liveId"], one["roles"]) for one in page["records"]]

    assert mine() == [(other.live, ["judge"]), (hall.live, ["timekeeper", "moderator"])]
    assert mine("?role=moderator") == [(hall.live, ["timekeeper", "moderator"])]
    assert mine("?role=organiser") == []
    assert mine("?archived=true") == []
    hall.ask("POST", "/start")
    assert [live for live, _ in mine("?status=1")] == [hall.live]
    assert [live for live, _ in mine("?status=0")] == [other.live]
    assert mine("?status=2") == []
    token = api_token(instance, person, role="moderator", liveId=hall.live)
    assert mine(headers=token) == [(hall.live, ["moderator"])]
    assert mine(headers=api_token(instance, person, role="viewer")) == []
    refused(ask(instance, {}, "GET", "/api/live/mine"), 401, "login_required")
    assert refused_fields(ask(instance, person, "GET", 
                               "/api/live/mine?role=x&archived=1&status=3")) == [
        ("role", "not_allowed"), ("archived", "not_allowed"), ("status", "out_of_range")]


# --- events ---


def test_every_act_is_told_once_with_the_whole_debate(instance):
    lobby = frames(instance, "/api/lobby/events")[0]
    hall = Hall.of(instance)
    snapshot = frames(instance, hall.path("/events"))[0]
    accepted(hall.ask("POST", "/start"))
    hall.edit(description="新")
    accepted(hall.ask("POST", "/end"))
    accepted(hall.ask("PUT", "/archive"))
    wanted = ["debate.started", "debate.updated", "debate.ended", "debate.updated"]
    wait_until(lambda: names_since(instance, hall.path("/events"), snapshot) == wanted,
               what="what was held back for a second")
    events = events_since(instance, hall.path("/events"), snapshot)
    now = hall.debate()
    now.pop("startTime")
    assert events[-1]["data"]["debate"] == now
    assert frames(instance, hall.path("/events"))[0]["state"]["debate"] == now
    assert events[2]["data"]["summary"]["durationMs"] >= 0
    told = [event for event in events_since(instance, "/api/lobby/events", lobby)
            if hall.live in str(event["data"])]
    assert [event["name"] for event in told] == [
        "debate.created", "debate.started", "debate.updated", "debate.ended", "debate.removed"]
    assert told[-1]["data"] == {"id": hall.live}


def test_updates_are_told_once_a_second_and_the_last_one_is_never_lost(instance):
    hall = Hall.of(instance)
    snapshot = frames(instance, hall.path("/events"))[0]
    for number in range(15):
        hall.edit(description=f"第{number}稿")
    last = wait_until(
        lambda: [event for event in events_since(instance, hall.path("/events"), snapshot)
                 if event["data"]["debate"]["description"] == "第14稿"], what="the last edit")[0]
    assert last["data"]["debate"]["revision"] == 16
    times = [event["atMs"] for event in events_since(instance, hall.path("/events"), snapshot)]
    assert len(times) < 15
    assert all(later - sooner >= 1000 for sooner, later in zip(times, times[1:]))
