"""Vote rounds: planned, opened, closed, made void, revealed (rules V1–V4, V9, V10, E1, E5, E6)."""

import concurrent.futures
import time

import pytest

from answers import accepted, refused, refused_fields
from instance import wait_until
from people import Hall, api_token, browser, device
from polls import CLOSING_SECONDS, Poll, go_live


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


@pytest.fixture
def live(hall):
    """A debate that is on, without a round of its own."""
    go_live(hall)
    return hall


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def rounds(hall: Hall) -> list[dict]:
    return accepted(hall.ask("GET", "/rounds"))


def events(hall: Hall, name: str) -> list[dict]:
    frames = accepted(hall.ask("GET", f"/events?epoch={epoch(hall)}&since=0"))["frames"]
    return [frame for frame in frames if frame.get("name") == name]


def epoch(hall: Hall) -> str:
    return accepted(hall.ask("GET", "/events"))["frames"][0]["epoch"]


def acts(hall: Hall) -> list[str]:
    return [row["action"] for row in accepted(hall.ask("GET", "/audit?limit=500"))["records"]]


def test_a_round_is_planned_with_what_is_usual_for_its_kind(hall):
    pre = accepted(hall.ask("POST", "/rounds", {"kind": "pre"}))
    assert pre == {"id": pre["id"], "kind": "pre", "state": "planned", "final": False,
                   "undecided": True, "reveal": "hidden", "delaySeconds": 60, "opensAtMs": None,
                   "closesAtMs": None, "graceMs": 0, "revealedAtMs": None, "voidedAtMs": None,
                   "revision": 1}
    live = accepted(hall.ask("POST", "/rounds", {"kind": "live"}))
    assert (live["reveal"], live["undecided"]) == ("live", False)
    listed = rounds(hall)
    assert listed == [{**pre, "tally": None, "band": None, "voters": 0},
                      {**live, "tally": {"affirmative": 0, "negative": 0, "undecided": 0,
                                         "voters": 0, "byClass": listed[1]["tally"]["byClass"]},
                       "band": None, "voters": 0}]
    refused(hall.ask("POST", "/rounds", {"kind": "pre"}), 409, "round_exists")
    assert refused_fields(hall.ask("POST", "/rounds", {"kind": "post", "opensAtMs": 1})) == [
        ("opensAtMs", "out_of_range")]


def test_an_edit_names_what_it_saw_and_a_deletion_leaves_nothing(hall):
    made = accepted(hall.ask("POST", "/rounds", {"kind": "post"}))
    path = f"/rounds/{made['id']}"
    assert refused_fields(hall.ask("PATCH", path, {"reveal": "live"})) == [
        ("revision", "required")]
    edited = accepted(hall.ask("PATCH", path, {"revision": 1, "reveal": "banded", "final": True}))
    assert edited == {**made, "reveal": "banded", "final": True, "revision": 2}
    assert refused(hall.ask("PATCH", path, {"revision": 1, "final": False}), 409,
                   "revision_moved")["current"] == 2
    assert accepted(hall.ask("DELETE", path)) is None
    assert rounds(hall) == []
    refused(hall.ask("DELETE", path), 404, "not_found")
    assert len(events(hall, "round.removed")) == 1
    assert acts(hall)[-3:] == ["round.create", "round.edit", "round.delete"]


def test_a_round_goes_its_way_once(live):
    poll = Poll.plan(live, "live")
    path = f"/rounds/{poll.round}"
    refused(live.ask("POST", path + "/close"), 409, "round_not_open")
    refused(live.ask("POST", path + "/reveal"), 409, "round_not_closed")
    opened = poll.act("open", {"seconds": 600})
    assert opened["state"] == "open"
    assert opened["closesAtMs"] - opened["opensAtMs"] == 600_000
    refused(live.ask("POST", path + "/open"), 409, "round_started")
    refused(live.ask("DELETE", path), 409, "round_started")
    refused(live.ask("POST", path + "/reveal"), 409, "round_not_closed")
    closing = poll.act("close")
    assert closing["state"] in ("closing", "closed")
    assert closing["closesAtMs"] < opened["closesAtMs"]
    refused(live.ask("POST", path + "/close"), 409, "round_closed")
    refused(live.ask("PATCH", path, {"revision": closing["revision"], "closesAtMs": now_ms() + 60_000}),
            409, "round_closed")
    wait_until(lambda: poll.facts()["state"] == "closed", 20, "that the tally is written")
    revealed = poll.act("reveal")
    assert revealed["revealedAtMs"] and revealed["tally"]["voters"] == 0
    refused(live.ask("POST", path + "/reveal"), 409, "already_revealed")
    refused(live.ask("POST", path + "/void", {"reason": "误开"}), 409, "already_revealed")
    closed = events(live, "round.closed")
    assert len(closed) == 1
    assert closed[0]["atMs"] - closing["closesAtMs"] >= 2000
    assert set(closed[0]["data"]["ledger"]) == {"rows", "hash"}


def test_of_two_that_open_at_once_one_does(live):
    polls = [Poll.plan(live, "live"), Poll.plan(live, "post")]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(
            lambda number: live.ask("POST", f"/rounds/{polls[number % 2].round}/open", {}),
            range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
    reasons = {answer.json()["data"]["reason"] for answer in answers
               if answer.status_code == 409}
    assert reasons <= {"round_open", "round_started"}
    assert len(events(live, "round.opened")) == 1


def test_one_at_a_time_and_only_when_the_debate_is_on(hall):
    post = Poll.plan(hall, "post")
    refused(hall.ask("POST", f"/rounds/{post.round}/open"), 409, "not_live")
    pre = Poll.open(hall, "pre")
    go_live(hall)
    data = refused(hall.ask("POST", f"/rounds/{post.round}/open"), 409, "round_open")
    assert data["roundId"] == pre.round
    pre.close()
    post.act("open")
    accepted(hall.ask("POST", "/end", {}))
    assert post.facts()["state"] in ("closing", "closed")
    live = hall.ask("POST", "/rounds", {"kind": "live"})
    refused(live, 409, "already_ended")


@pytest.mark.parametrize("first, then, refusal", [
    ("live", "delayed", None), ("live", "hidden", None), ("banded", "hidden", None),
    ("delayed", "live", "reveal_widens"), ("hidden", "banded", "reveal_widens"),
    ("banded", "delayed", "reveal_widens"),
])
def test_an_open_round_only_becomes_more_closed(live, first, then, refusal):
    poll = Poll.open(live, "live", reveal=first)
    answer = live.ask("PATCH", f"/rounds/{poll.round}", {"revision": 2, "reveal": then})
    if refusal:
        refused(answer, 409, refusal)
    else:
        assert accepted(answer)["reveal"] == then


def test_a_round_opens_and_closes_by_the_clock(live):
    voter = device(live.instance)
    # Far enough away that what comes before each is done by then on a busy machine, too.
    opens = now_ms() + 3000
    poll = Poll.plan(live, "live", opensAtMs=opens, closesAtMs=opens + 5000)
    refused(poll.vote(voter, 100), 409, "round_not_open")
    wait_until(lambda: poll.facts()["state"] == "open", 10, "that it opens")
    assert poll.facts()["opensAtMs"] == opens
    accepted(poll.vote(voter, 100))
    wait_until(lambda: poll.facts()["state"] == "closed", CLOSING_SECONDS, "that it closes")
    facts = poll.facts()
    assert (facts["closesAtMs"], facts["voters"]) == (opens + 5000, 1)
    refused(poll.vote(voter, 0), 409, "round_closed")


def test_a_void_round_makes_room_for_another(live):
    poll = Poll.open(live, "live")
    accepted(poll.vote(device(live.instance), 100))
    void = poll.act("void", {"reason": "误开"})
    assert (void["state"], bool(void["voidedAtMs"])) == ("closed", True)
    refused(live.ask("POST", f"/rounds/{poll.round}/void", {"reason": "再次"}), 409,
            "round_voided")
    assert poll.facts()["tally"] is None
    again = Poll.open(live, "live")
    assert again.facts()["voters"] == 0
    assert acts(live)[-3:] == ["round.void", "round.create", "round.open"]
    assert events(live, "round.voided")[0]["data"]["reason"] == "误开"


def test_rounds_are_revealed_in_the_order_chosen(hall):
    pre = Poll.open(hall, "pre")
    go_live(hall)
    pre.close()
    live = Poll.open(hall, "live")
    live.close()
    assert refused(hall.ask("POST", f"/rounds/{live.round}/reveal"), 409,
                   "reveal_order")["next"] == pre.round
    pre.act("reveal")
    live.act("reveal")


def test_a_start_opens_the_live_round_and_an_end_closes_it(hall):
    accepted(hall.ask("POST", "/start", {}))
    opened = rounds(hall)
    assert [(found["kind"], found["state"]) for found in opened] == [("live", "open")]
    accepted(hall.ask("POST", "/end", {}))
    assert rounds(hall)[0]["state"] in ("closing", "closed")
    wait_until(lambda: rounds(hall)[0]["state"] == "closed", 20, "that the tally is written")
    ended = events(hall, "debate.ended")
    assert ended[0]["data"]["ledger"]["rows"] == 0


def test_a_start_takes_the_planned_live_round_with_its_settings(hall):
    accepted(hall.ask("POST", "/rounds", {"kind": "live", "reveal": "banded"}))
    accepted(hall.ask("POST", "/start", {}))
    assert [(found["state"], found["reveal"]) for found in rounds(hall)] == [("open", "banded")]


def test_others_do_not_run_rounds(hall):
    poll = Poll.plan(hall, "pre")
    for headers in (hall.staff("moderator"), hall.staff("timekeeper"), hall.staff("judge"),
                    browser(hall.instance)):
        refused(hall.ask("POST", f"/rounds/{poll.round}/open", {}, headers), 403, "forbidden")
    refused(hall.ask("POST", f"/rounds/{poll.round}/open", {}, device(hall.instance)), 401,
            "login_required")
    program = api_token(hall.instance, hall.owner, role="organiser", liveId=hall.live)
    accepted(hall.ask("POST", f"/rounds/{poll.round}/open", {}, program))


def test_a_repeat_under_a_key_opens_nothing_twice(live):
    poll = Poll.plan(live, "live")
    headers = {**live.owner, "Idempotency-Key": "open-the-round-1"}
    first = live.ask("POST", f"/rounds/{poll.round}/open", {"seconds": 60}, headers)
    again = live.ask("POST", f"/rounds/{poll.round}/open", {"seconds": 60}, headers)
    assert accepted(first) == accepted(again)
    assert again.headers["Idempotency-Replayed"] == "true"
