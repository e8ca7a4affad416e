"""Moderation through the API: the queue, removal, restrictions, the shield (rules D4-D8)."""

import time

import pytest

from answers import accepted, refused, refused_fields
from danmaku import (events, held, history, list_words, moderate, said, say, texts, verdict)
from instance import wait_until
from people import Hall, account, ask, device, make_room


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


@pytest.fixture
def moderator(hall):
    return hall.staff("moderator")


def moderation(hall: Hall) -> dict:
    return accepted(hall.ask("GET", "/moderation"))


def queue(hall: Hall) -> list[dict]:
    return accepted(hall.ask("GET", "/danmaku/held"))["records"]


def restrict(hall: Hall, kind: str, headers=None, **fields):
    return hall.ask("POST", "/restrictions", {"kind": kind, "reason": "刷屏", **fields}, headers)


def wait_for_turn(hall, headers):
    """Waits as long as the viewer is told to wait before the next line."""
    wait_until(lambda: accepted(hall.ask("GET", "/mine", headers=headers))["waitMs"] == 0,
               what="that the wait is over")


def test_how_things_stand_is_public(hall):
    answer = hall.instance.get(hall.path("/moderation"))
    assert accepted(answer) == {"revision": 1, "mode": "open", "slowSeconds": 0,
                                "ticketsOnly": False, "maxChars": 40, "shield": False}
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    refused(hall.instance.get("/api/live/00000000-0000-4000-8000-000000000000/moderation"),
            404, "not_found")


def test_a_change_is_told_to_every_screen_and_put_on_record(hall, moderator):
    after = moderate(hall, moderator, slowSeconds=15, mode="holdNew")
    assert (after["slowSeconds"], after["mode"], after["revision"]) == (15, "holdNew", 2)
    event = events(hall)[-1]
    assert (event["name"], event["data"]) == ("moderation.changed", {"moderation": after})
    assert accepted(hall.ask("GET", "/events"))["frames"][0]["state"]["moderation"] == after
    act = accepted(hall.ask("GET", "/audit?action=moderation.change"))["records"][0]
    assert (act["before"]["slowSeconds"], act["after"]["slowSeconds"]) == (0, 15)


def test_of_two_changes_of_one_revision_the_second_is_told(hall):
    body = {"revision": 1, "slowSeconds": 30}
    accepted(hall.ask("PATCH", "/moderation", body))
    answer = hall.ask("PATCH", "/moderation", {"revision": 1, "mode": "off"})
    assert refused(answer, 409, "revision_moved")["current"] == 2


def test_nobody_talks_while_danmaku_are_off(hall):
    moderate(hall, mode="off")
    refused(say(hall, device(hall.instance), "好"), 409, "closed")


def test_held_then_approved_then_seen(hall, moderator):
    moderate(hall, mode="holdAll")
    viewer = device(hall.instance)
    number = held(say(hall, viewer, "请看看我", side="negative"))
    assert texts(hall) == []
    [waiting] = queue(hall)
    assert (waiting["id"], waiting["text"], waiting["reason"]) == (number, "请看看我", "all")
    assert waiting["expiresAtMs"] == waiting["atMs"] + 600_000
    staff = accepted(hall.ask("GET", "/staff/events"))["frames"][0]
    assert staff["state"]["held"] == [waiting]
    assert events(hall, "/staff/events")[-1]["data"] == {"held": waiting}
    before = len(events(hall))
    assert verdict(hall, "approve", moderator, ids=[number]) == {"done": [number], "skipped": []}
    [line] = history(hall)["records"]
    assert (line["id"], line["side"], line["ordinal"]) == (number, "negative", 1)
    [event] = events(hall)[before:]
    assert event["data"] == {"danmaku": line}
    decided = events(hall, "/staff/events")[-1]
    assert (decided["name"], decided["data"]["verdict"], decided["data"]["ids"]) == (
        "danmaku.decided", "approve", [number])
    assert queue(hall) == []


def test_staff_are_never_held(hall):
    moderate(hall, mode="holdAll", slowSeconds=300)
    said(hall, "一", hall.owner)
    said(hall, "二", hall.owner)


def test_the_first_of_a_newcomer_waits_the_next_do_not(hall):
    moderate(hall, mode="holdNew")
    viewer = device(hall.instance)
    number = held(say(hall, viewer, "第一句"))
    assert queue(hall)[0]["reason"] == "newcomer"
    verdict(hall, "approve", ids=[number])
    wait_for_turn(hall, viewer)
    said(hall, "第二句", viewer)


def test_a_rejected_line_is_never_seen(hall):
    moderate(hall, mode="holdAll")
    number = held(say(hall, device(hall.instance), "不合适"))
    assert verdict(hall, "reject", ids=[number], reason="跑题")["done"] == [number]
    assert texts(hall) == [] and queue(hall) == []
    assert "不合适" not in hall.ask("GET", "/events").text
    assert verdict(hall, "approve", ids=[number]) == {
        "done": [], "skipped": [{"id": number, "reason": "not_held"}]}


def test_a_removed_line_leaves_history_and_screens_at_once(hall, moderator):
    keep, gone = said(hall, "留下"), said(hall, "广告")
    began = time.monotonic()
    answer = verdict(hall, "remove", moderator, ids=[gone["id"], "d999999999"], reason="广告")
    assert answer == {"done": [gone["id"]],
                      "skipped": [{"id": "d999999999", "reason": "not_found"}]}
    assert texts(hall) == ["留下"]
    event = events(hall)[-1]
    assert (event["name"], event["data"]) == ("danmaku.removed", {"ids": [gone["id"]]})
    recent = accepted(hall.ask("GET", "/events"))["frames"][0]["state"]["danmaku"]["recent"]
    assert recent == [keep]
    assert time.monotonic() - began < 10
    # What nginx keeps for the audience is a second old at most.
    wait_until(lambda: "广告" not in hall.instance.get(hall.path("/danmaku")).text, 1.5,
               "that the audience sees it no more")
    assert accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))["commentCount"] == 1
    act = accepted(hall.ask("GET", "/audit?action=danmaku.remove"))["records"][0]
    assert act["reason"] == "广告" and act["after"]["danmaku"][0]["text"] == "广告"


def test_all_lines_of_one_person_go_at_once(hall):
    moderate(hall, mode="open")
    spammer = account(hall.instance)
    first = said(hall, "买一送一", spammer)
    other = said(hall, "别人的话")
    wait_for_turn(hall, spammer)
    second = said(hall, "买二送二", spammer)
    done = verdict(hall, "remove", authorTag=first["author"]["tag"])["done"]
    assert done == [first["id"], second["id"]]
    assert events(hall)[-1]["data"] == {"authorTag": first["author"]["tag"]}
    assert [line["id"] for line in history(hall)["records"]] == [other["id"]]


def test_after_the_end_nothing_waiting_is_published(hall):
    accepted(hall.ask("POST", "/start"))
    moderate(hall, mode="holdAll")
    number = held(say(hall, device(hall.instance), "来不及了"))
    accepted(hall.ask("POST", "/end"))
    assert verdict(hall, "approve", ids=[number])["skipped"] == [
        {"id": number, "reason": "closed"}]


def test_a_mute_is_told_with_its_end_and_lifted_again(hall, moderator):
    viewer, other = device(hall.instance), device(hall.instance)
    line = said(hall, "吵闹", viewer)
    before = int(time.time() * 1000)
    mute = accepted(restrict(hall, "mute", moderator, danmakuId=line["id"], seconds=60))
    assert list(mute) == ["id", "kind", "tag", "name", "untilMs", "reason", "by", "atMs",
                          "liftedAtMs"]
    assert mute["tag"] == line["author"]["tag"] and mute["name"] == line["author"]["name"]
    assert before + 59_000 < mute["untilMs"] < before + 90_000
    data = refused(say(hall, viewer, "还能说吗"), 403, "muted")
    assert data["untilMs"] == mute["untilMs"]
    said(hall, "别人照常", other)
    event = events(hall, "/staff/events")[-1]
    assert (event["name"], event["data"]) == ("person.restricted", {"restriction": mute})
    listed = accepted(hall.ask("GET", "/restrictions?active=true"))
    assert listed["records"] == [mute] and listed["total"] == 1
    accepted(hall.ask("DELETE", f"/restrictions/{mute['id']}", headers=moderator))
    refused(hall.ask("DELETE", f"/restrictions/{mute['id']}"), 404, "not_found")
    assert accepted(hall.ask("GET", "/restrictions?active=true"))["records"] == []
    wait_for_turn(hall, viewer)
    said(hall, "谢谢", viewer)
    actions = [act["action"] for act in accepted(hall.ask("GET", "/audit"))["records"]]
    assert actions[-2:] == ["person.restrict", "person.release"]


def test_a_ban_follows_the_account_and_not_the_address(hall):
    spammer = account(hall.instance)
    tag = said(hall, "广告", spammer)["author"]["tag"]
    accepted(restrict(hall, "ban", authorTag=tag))
    refused(say(hall, spammer, "又来"), 403, "banned")
    said(hall, "同一地址的别人")
    # Not in another debate of another room.
    said(Hall.of(hall.instance), "别处", spammer)


def test_a_ban_holds_in_the_whole_room_but_is_its_debates_to_lift(instance):
    room = make_room(instance)
    first, second = (Hall.of(instance, roomId=room["id"]) for _ in range(2))
    spammer = account(instance)
    ban = accepted(restrict(first, "ban", danmakuId=said(first, "广告", spammer)["id"]))
    refused(say(second, spammer, "又来"), 403, "banned")
    assert accepted(second.ask("GET", "/restrictions"))["total"] == 0
    refused(second.ask("DELETE", f"/restrictions/{ban['id']}"), 404, "not_found")
    refused(say(second, spammer, "还在"), 403, "banned")
    assert accepted(first.ask("GET", "/restrictions"))["records"] == [ban]
    accepted(first.ask("DELETE", f"/restrictions/{ban['id']}"))
    said(second, "回来了", spammer)


def test_a_name_with_a_listed_word_is_shown_nowhere(instance):
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    viewer = account(instance)
    accepted(ask(instance, viewer, "PATCH", "/api/user/info", {"nickname": "骗-子主办方"}))
    assert said(hall, "大家好", viewer)["author"]["name"] == "骗-子主办方"
    for outcome in ("block", "hold"):
        list_words(hall, {"骗子": outcome})
        wait_for_turn(hall, viewer)
        author = said(hall, f"又说 {outcome}", viewer)["author"]
        assert author["name"] == "游客" + author["tag"][:4]
        gift = accepted(hall.ask("POST", "/gifts", {"giftId": "flower", "count": 1}, viewer))["gift"]
        assert gift["author"]["name"] == author["name"]
    assert [row["name"] for row in accepted(hall.ask("GET", "/leaderboard"))] == [author["name"]]
    assert history(hall)["records"][-1]["author"] == author
    list_words(hall, {"骗子": "pass"})
    wait_for_turn(hall, viewer)
    assert said(hall, "再说", viewer)["author"]["name"] == "骗-子主办方"


def test_staff_cannot_be_restricted(hall, moderator):
    line = said(hall, "我是主持", hall.owner)
    refused(restrict(hall, "mute", moderator, danmakuId=line["id"]), 403, "staff_exempt")


@pytest.mark.parametrize("fields, problem", [
    ({}, ("authorTag", "required")), ({"danmakuId": "d1", "seconds": 59},
                                      ("seconds", "out_of_range")),
    ({"authorTag": "x"}, ("authorTag", "bad_format")),
])
def test_a_restriction_that_cannot_be_taken(hall, fields, problem):
    assert refused_fields(restrict(hall, "mute", **fields)) == [problem]


def test_a_restriction_on_nobody(hall):
    refused(restrict(hall, "ban", authorTag="nobody00"), 404, "not_found")
    elsewhere = said(Hall.of(hall.instance), "别处")
    refused(restrict(hall, "ban", danmakuId=elsewhere["id"]), 404, "not_found")


def test_the_shield_goes_up_and_restores_exactly_what_was(hall, moderator):
    before = moderate(hall, mode="holdNew", slowSeconds=5, maxChars=60)
    up = accepted(hall.ask("PUT", "/moderation/shield", {"on": True}, moderator))
    assert up == {"revision": before["revision"] + 1, "mode": "holdAll", "slowSeconds": 30,
                  "ticketsOnly": True, "maxChars": 60, "shield": True}
    refused(say(hall, device(hall.instance), "冲"), 403, "tickets_only")
    answer = hall.ask("PATCH", "/moderation", {"revision": up["revision"], "mode": "open"})
    refused(answer, 409, "shield_on")
    assert accepted(hall.ask("PUT", "/moderation/shield", {"on": True})) == up
    down = accepted(hall.ask("PUT", "/moderation/shield", {"on": False}, moderator))
    assert down == {**before, "revision": up["revision"] + 1}
    actions = [act["action"] for act in accepted(hall.ask("GET", "/audit"))["records"]]
    assert actions[-2:] == ["shield.raise", "shield.lower"]
    names = [event["name"] for event in events(hall)]
    assert names[-2:] == ["moderation.changed"] * 2


def test_a_word_list_is_the_debates_own_once_it_was_put(hall, moderator):
    assert accepted(hall.ask("GET", "/words")) == {"revision": 0, "words": [], "allow": []}
    words = list_words(hall, {"笨蛋": "block", "草": "pass"}, ["草莓"], moderator)
    assert words == {"revision": 1, "allow": ["草莓"], "words": [
        {"word": "笨蛋", "outcome": "block"}, {"word": "草", "outcome": "pass"}]}
    assert accepted(hall.ask("GET", "/words")) == words
    answer = hall.ask("PUT", "/words", {"revision": 0, "words": []})
    assert refused(answer, 409, "revision_moved")["current"] == 1
    # The record says that it changed, never what is on it.
    record = hall.ask("GET", "/audit?action=words.replace")
    assert accepted(record)["records"][0]["after"] == {"revision": 1, "words": 2, "allow": 1}
    assert "笨蛋" not in record.text


def test_a_moderator_has_nothing_to_say_elsewhere_and_a_timekeeper_nowhere(hall, moderator):
    other = Hall.of(hall.instance)
    line = said(other, "别的辩论")
    timekeeper = hall.staff("timekeeper")
    acts = [
        ("PATCH", "/moderation", {"revision": 1, "mode": "off"}),
        ("PUT", "/moderation/shield", {"on": True}),
        ("GET", "/words", None), ("PUT", "/words", {"revision": 0, "words": []}),
        ("GET", "/danmaku/held", None),
        ("POST", "/danmaku/verdicts", {"verdict": "remove", "ids": [line["id"]]}),
        ("GET", "/restrictions", None),
        ("POST", "/restrictions", {"kind": "ban", "danmakuId": line["id"], "reason": "x"}),
        ("DELETE", "/restrictions/x1", None),
    ]
    for method, rest, body in acts:
        refused(ask(hall.instance, moderator, method, other.path(rest), body), 403, "forbidden")
        refused(ask(hall.instance, timekeeper, method, hall.path(rest), body), 403, "forbidden")
    # Nor by way of their own debate.
    assert verdict(hall, "remove", moderator, ids=[line["id"]])["skipped"] == [
        {"id": line["id"], "reason": "not_found"}]
    assert texts(other) == ["别的辩论"]


def test_a_moderators_whole_evening(hall, moderator):
    """18:50 to 20:15 by the API alone: the hall fills, a flood comes and goes."""
    list_words(hall, {"骗子": "block", "黑幕": "hold"}, headers=moderator)
    regular = account(hall.instance)
    said(hall, "前排", regular)
    accepted(hall.ask("POST", "/start"))
    moderate(hall, moderator, slowSeconds=5)
    # A flood: one press, and it is over within a second.
    bots = [device(hall.instance) for _ in range(5)]
    spam = [said(hall, f"刷屏{number}", bot) for number, bot in enumerate(bots)]
    accepted(hall.ask("PUT", "/moderation/shield", {"on": True}, moderator))
    for bot in bots:
        refused(say(hall, bot, "继续刷"), 403, "tickets_only")
    verdict(hall, "remove", moderator, ids=[line["id"] for line in spam], reason="刷屏")
    for line in spam:
        accepted(restrict(hall, "ban", moderator, authorTag=line["author"]["tag"]))
    accepted(hall.ask("PUT", "/moderation/shield", {"on": False}, moderator))
    assert moderation(hall)["slowSeconds"] == 5
    refused(say(hall, bots[0], "我回来了"), 403, "banned")
    # The debate goes on.
    refused(say(hall, regular, "评委是骗.子"), 400, "forbidden_word")
    # The composer counts down, as one's own part says.
    wait_for_turn(hall, regular)
    number = held(say(hall, regular, "会不会有黑幕"))
    assert queue(hall)[0]["reason"] == "word"
    verdict(hall, "approve", moderator, ids=[number])
    assert texts(hall) == ["前排", "会不会有黑幕"]
    accepted(hall.ask("POST", "/end"))
    # One's own acts stand on the moderator's record, each with its reason.
    acts = accepted(hall.ask("GET", "/audit?limit=500", headers=moderator))["records"]
    assert [act["action"] for act in acts] == [
        "words.replace", "moderation.change", "shield.raise", "danmaku.remove",
        *["person.restrict"] * 5, "shield.lower", "danmaku.approve"]
    assert accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))["commentCount"] == 2


def test_ones_own_part_says_what_waits_how_long_and_what_is_forbidden(hall, moderator):
    viewer = account(hall.instance)

    def mine() -> dict:
        return accepted(hall.ask("GET", "/mine", headers=viewer))

    assert (mine()["restriction"], mine()["waitMs"], mine()["held"]) == (None, 0, [])
    moderate(hall, mode="holdAll", slowSeconds=60)
    number = held(say(hall, viewer, "等一等"))
    assert 50_000 < mine()["waitMs"] <= 60_000
    [waiting] = mine()["held"]
    assert (waiting["id"], waiting["state"], waiting["reason"]) == (number, "held", None)
    verdict(hall, "reject", moderator, ids=[number], reason="跑题")
    [told] = mine()["held"]
    assert (told["id"], told["state"], told["reason"]) == (number, "rejected", "跑题")
    line = accepted(hall.ask("GET", "/danmaku/held"))
    assert line["records"] == []
    tag = events(hall, "/staff/events")[-2]["data"]["held"]["author"]["tag"]
    accepted(restrict(hall, "ban", authorTag=tag))
    assert mine()["restriction"] == {"kind": "ban", "untilMs": None, "reason": "刷屏"}
    # Nobody else is told, and staff never wait.
    assert accepted(hall.ask("GET", "/mine", headers=device(hall.instance)))["held"] == []
    said(hall, "大家好", hall.owner)
    assert accepted(hall.ask("GET", "/mine"))["waitMs"] == 0


def test_who_is_banned_neither_likes_nor_gives_nor_loses_the_vote(hall):
    accepted(hall.ask("POST", "/start"))
    viewer = account(hall.instance)
    tag = said(hall, "广告", viewer)["author"]["tag"]
    accepted(restrict(hall, "mute", authorTag=tag))
    accepted(hall.ask("POST", "/likes", {"count": 1}, viewer))
    accepted(restrict(hall, "ban", authorTag=tag))
    refused(hall.ask("POST", "/likes", {"count": 1}, viewer), 403, "banned")
    refused(hall.ask("POST", "/gifts", {"giftId": "flower", "count": 1}, viewer), 403, "banned")
    assert accepted(hall.ask("GET", "/mine", headers=viewer))["class"] == "account"
