"""Editing a debate (rule L4): what may change when, and how two editors stay out of each other's way."""

import sqlite3
import threading

import pytest

from answers import accepted, refused, refused_fields
from instance import wait_until
from people import Hall, make_room

EVERYTHING = {
    "title": "新题", "motion": "新辩题", "category": "美食", "description": "一\n二",
    "tags": ["一", "二"], "coverImage": "https://example.org/a.jpg",
    "startTime": "2031-02-03 04:05:06", "autoStart": True,
    "host": {"name": "主持", "avatar": "/media/a.png"},
    "sides": {"affirmative": {"label": "支持", "claim": "会", "team": "一队",
                              "speakers": [{"seat": "A1", "name": "甲"}]},
              "negative": {"label": "反对", "claim": "不会", "team": "二队",
                           "speakers": [{"seat": "N1", "name": "乙"}]}},
    "rules": {"winnerRule": "swing_conversion", "minPaired": 30, "tieRule": "judges",
              "verdictBy": "judges", "countingClasses": ["ticket", "account"]},
    "settings": {"autoOpenLive": False, "giftBudget": 0, "revealOrder": ["post", "live", "pre"]},
}


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def test_every_field_is_taken_at_creation_and_by_an_edit(hall):
    room = make_room(hall.instance)
    fields = {**EVERYTHING, "roomId": room["id"]}
    edited = hall.edit(**fields)
    assert {name: edited[name] for name in fields} == fields
    made = Hall.of(hall.instance, **fields).debate()
    assert {name: made[name] for name in fields} == fields
    same = ["id", "createdAtMs", "revision"]
    assert {**made, **{name: None for name in same}} == {**edited, **{name: None for name in same}}


def test_an_edit_moves_the_revision_by_one_and_leaves_the_rest(hall):
    before = hall.debate()
    after = hall.edit(description="新")
    assert after == {**before, "revision": 2, "description": "新"}
    assert hall.edit(description="新") == after, "what is in force changes nothing"
    assert hall.edit(sides={"negative": {"team": "三队"}})["sides"] == {
        **after["sides"], "negative": {**after["sides"]["negative"], "team": "三队"}}


def test_null_clears_what_may_be_empty(hall):
    room = make_room(hall.instance)
    hall.edit(**{**EVERYTHING, "roomId": room["id"]})
    cleared = hall.edit(motion=None, description=None, tags=None, coverImage=None, startTime=None,
                        roomId=None, host=None,
                        sides={"affirmative": {"claim": None, "team": None, "speakers": None}},
                        settings={"autoOpenLive": None})
    assert (cleared["motion"], cleared["description"], cleared["tags"]) == ("新题", "", [])
    assert [cleared[name] for name in ("coverImage", "startTime", "plannedStartMs", "roomId", "host")
            ] == [None] * 5
    assert cleared["sides"]["affirmative"] == {
        "label": "支持", "claim": "", "team": "", "speakers": []}
    assert cleared["settings"]["autoOpenLive"] is None


def test_the_revision_must_be_named_and_be_current(hall):
    assert refused_fields(hall.ask("PATCH", "", {"title": "x"})) == [("revision", "required")]
    hall.edit(description="新")
    data = refused(hall.try_edit(revision=1, description="旧"), 409, "revision_moved")
    assert data == {"reason": "revision_moved", "current": 2}
    assert hall.debate()["description"] == "新"


def test_of_many_editors_at_once_one_is_done(hall):
    statuses = []

    def edit(number):
        statuses.append(hall.try_edit(revision=1, description=f"第{number}稿").status_code)

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [409] * 11
    assert hall.debate()["revision"] == 2


@pytest.mark.parametrize("fields, problems", [
    ({"stages": []}, [("stages", "unknown")]), ({"format": "classic7"}, [("format", "unknown")]),
    ({"rehearsal": False}, [("rehearsal", "unknown")]), ({"status": 1}, [("status", "unknown")]),
    ({"title": None}, [("title", "wrong_type")]), ({"roomId": "x"}, [("roomId", "bad_format")]),
    ({"host": {"name": ""}}, [("host.name", "too_short")]),
    ({"sides": {"affirmative": {"label": " "}, "x": {}}},
     [("sides.affirmative.label", "too_short"), ("sides.x", "unknown")]),
    ({"sides": {"affirmative": {"speakers": [{"seat": "N1", "name": "x"}]}}},
     [("sides.affirmative.speakers", "not_allowed")]),
    ({"sides": {"negative": {"speakers": [{"seat": f"N{n}", "name": "x"} for n in range(1, 9)]
                             + [{"seat": "N1", "name": "x"}]}}},
     [("sides.negative.speakers", "too_many")]),
    ({"rules": {"minPaired": 1, "judgeWeights": {}}},
     [("rules.minPaired", "out_of_range"), ("rules.judgeWeights", "unknown")]),
    ({"settings": {"giftBudget": 10001}}, [("settings.giftBudget", "out_of_range")]),
])
def test_a_field_that_cannot_be_taken_is_named(hall, fields, problems):
    assert refused_fields(hall.try_edit(**fields)) == problems


def test_a_room_must_be_there(hall):
    refused(hall.try_edit(roomId="aaaaaa"), 400, "unknown_room")
    answer = hall.instance.try_create({"title": "t", "category": "c", "roomId": "aaaaaa"})
    refused(answer, 400, "unknown_room")


FREE = {"description": "新", "coverImage": None, "tags": ["新"], "settings": {"giftBudget": 1}}
LOCKED = {
    "title": ("新", ["title"]), "motion": ("新", ["motion"]), "category": ("新", ["category"]),
    "startTime": ("2030-01-01 00:00:00", ["startTime"]), "autoStart": (True, ["autoStart"]),
    "host": ({"name": "新"}, ["host"]),
    "sides": ({"affirmative": {"label": "新", "claim": "新"}, "negative": {"team": "新"}},
              ["sides.affirmative.label", "sides.affirmative.claim", "sides.negative.team"]),
}


@pytest.mark.parametrize("acts", [["/start"], ["/start", "/end"]], ids=["live", "ended"])
def test_from_the_start_on_only_what_does_not_matter_to_the_vote_changes(hall, acts):
    room = make_room(hall.instance)
    for act in acts:
        accepted(hall.ask("POST", act))
    before = hall.debate()
    for name, (value, fields) in {**LOCKED, "roomId": (room["id"], ["roomId"])}.items():
        data = refused(hall.try_edit(**{name: value}), 409, "locked")
        assert data["fields"] == [{"field": field, "reason": "not_allowed"} for field in fields]
    assert hall.debate() == before
    assert hall.edit(**{name: before[name] for name in LOCKED}) == before
    after = hall.edit(**FREE)
    assert after["settings"]["giftBudget"] == 1 and after["tags"] == ["新"]


def lock_rules(hall: Hall):
    """As the first ballot does."""
    with sqlite3.connect(hall.instance.home / "debate.db", timeout=30) as database:
        database.execute("UPDATE debate SET rules_locked_at_ms = 5 WHERE id = ?", [hall.live])


def test_with_the_first_ballot_what_is_voted_on_locks_and_nothing_else(hall):
    lock_rules(hall)
    assert hall.debate()["rulesLockedAtMs"] == 5
    for name in ("title", "motion"):
        refused(hall.try_edit(**{name: "新"}), 409, "locked")
    refused(hall.try_edit(sides={"negative": {"label": "新"}}), 409, "locked")
    refused(hall.try_edit(rules={"minPaired": 3}), 409, "rules_locked")
    before = hall.debate()
    assert hall.edit(rules=before["rules"], title=before["title"]) == before
    hall.edit(category="新", sides={"negative": {"claim": "新"}}, settings={"giftBudget": 3})
    refused(hall.ask("DELETE", ""), 409, "not_deletable")


def test_a_real_ballot_locks_and_whoever_follows_hears_of_it(hall):
    """The database's clock of the lock is the ballot's, and the channel says so within a second."""
    round_id = accepted(hall.ask("POST", "/rounds", {"kind": "pre"}))["id"]
    accepted(hall.ask("POST", f"/rounds/{round_id}/open"))
    accepted(hall.ask("PUT", f"/rounds/{round_id}/ballot", {"affirmativePoints": 60}))
    locked = hall.debate()["rulesLockedAtMs"]
    assert locked is not None
    refused(hall.try_edit(rules={"minPaired": 3}), 409, "rules_locked")
    refused(hall.try_edit(motion="新"), 409, "locked")

    def told():
        frames = accepted(hall.instance.get(hall.path("/events?epoch=x&since=0")))["frames"]
        return frames[0]["state"]["debate"]["rulesLockedAtMs"] == locked and frames[0]["seq"]

    seq = wait_until(told, what="the lock in the state")
    epoch = accepted(hall.instance.get(hall.path("/events")))["frames"][0]["epoch"]

    def names():
        frames = accepted(hall.instance.get(hall.path(f"/events?epoch={epoch}&since=0")))["frames"]
        return [frame["name"] for frame in frames if frame["type"] == "event"]

    assert seq >= 1
    wait_until(lambda: "debate.updated" in names(), what="the event of the lock")


def test_the_order_of_the_reveal_stays_from_the_first_one_on(hall):
    round_id = accepted(hall.ask("POST", "/rounds", {"kind": "pre"}))["id"]
    accepted(hall.ask("POST", f"/rounds/{round_id}/open"))
    accepted(hall.ask("POST", f"/rounds/{round_id}/close"))
    order = {"revealOrder": ["pre", "post", "live"]}
    assert hall.edit(settings=order)["settings"]["revealOrder"] == order["revealOrder"]
    wait_until(lambda: hall.ask("POST", f"/rounds/{round_id}/reveal").status_code == 200,
               what="a reveal")
    data = refused(hall.try_edit(settings={"revealOrder": ["post", "pre", "live"]}), 409, "locked")
    assert [problem["field"] for problem in data["fields"]] == ["settings.revealOrder"]


@pytest.mark.parametrize("statement", [
    "UPDATE debate SET rules = '{\"minPaired\":2}' WHERE id = ?",
    "UPDATE debate SET motion = 'x' WHERE id = ?",
    "UPDATE debate_side SET label = 'x' WHERE debate = (SELECT number FROM debate WHERE id = ?)",
])
def test_the_database_holds_the_locks_too(hall, statement):
    lock_rules(hall)
    with sqlite3.connect(hall.instance.home / "debate.db", timeout=30) as database:
        with pytest.raises(sqlite3.IntegrityError, match="rule"):
            database.execute(statement, [hall.live])


def test_the_search_finds_what_an_edit_wrote(hall):
    def found(keyword):
        page = accepted(hall.instance.get("/api/live/list", params={"keyword": keyword}))
        return hall.live in [record["liveId"] for record in page["records"]]

    hall.edit(title="独角兽真的存在吗", tags=["传说"])
    assert found("独角兽") and found("传说")
    hall.edit(title="麒麟真的存在吗", tags=[])
    assert found("麒麟") and not found("独角兽") and not found("传说")


def test_every_edit_is_on_record_with_what_was_before(hall):
    hall.edit(title="新题")
    rows = accepted(hall.ask("GET", "/audit"))["records"]
    assert [row["action"] for row in rows] == ["debate.create", "debate.edit"]
    assert (rows[1]["before"]["title"], rows[1]["after"]["title"]) == (
        "人工智能会让人更自由吗", "新题")
    assert (rows[1]["before"]["revision"], rows[1]["after"]["revision"]) == (1, 2)
