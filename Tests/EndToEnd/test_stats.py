"""Statistics: sums equal what is shown live, and what a round hides stands in none of them."""

import datetime
import sqlite3
import time
import zoneinfo

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import wait_until
from people import Hall, account, api_token, ask, browser, device
from test_gifts import send
from test_likes import counters, like

SERIES = ["voters", "tally", "danmaku", "viewers", "likes", "gifts"]


@pytest.fixture
def hall(instance):
    """A debate that is live."""
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    return hall


def stats(hall: Hall, step: int = 60, rest: str = "/stats") -> dict:
    """As of now: what staff read nginx does not keep."""
    return accepted(hall.ask("GET", f"{rest}?stepSeconds={step}"))


def true_stats(hall: Hall, step: int = 60) -> dict:
    return stats(hall, step, "/organiser/stats")


def summed(points: list) -> int:
    return sum(value for _, value in points)


def vote(hall: Hall, number: str, **choice) -> None:
    accepted(hall.ask("PUT", f"/rounds/{number}/ballot", choice, device(hall.instance)))


def opened(hall: Hall, kind: str, **fields) -> str:
    """A new round that takes ballots; its identifier."""
    made = accepted(hall.ask("POST", "/rounds", {"kind": kind, **fields}))
    accepted(hall.ask("POST", f"/rounds/{made['id']}/open", {}))
    return made["id"]


def test_a_debate_in_which_nothing_happened_has_empty_series(hall):
    data = stats(Hall.of(hall.instance))
    assert list(data) == ["stepSeconds", "series", "perSide", "totals"]
    assert data["stepSeconds"] == 60
    assert list(data["series"]) == SERIES
    assert data["series"] == {**dict.fromkeys(SERIES, []), "tally": None}
    nothing = {"danmaku": 0, "likes": 0, "gifts": 0}
    assert data["perSide"] == {"affirmative": nothing, "negative": nothing}
    assert data["totals"] == {"voters": 0, **nothing, "peakViewers": 0, "views": 0}


@pytest.mark.parametrize("step", [10, 60, 300])
def test_sums_are_those_of_the_live_totals(hall, step):
    for number in range(12):
        side = ("affirmative", "negative", None)[number % 3]
        viewer = device(hall.instance)
        accepted(like(hall, viewer, number + 1, side=side))
        accepted(send(hall, viewer, "tea", 1 + number % 4, side=side))
        accepted(requests.put(hall.instance.url + hall.path("/visit"), headers=viewer, timeout=30))
    for number in range(3):
        said = hall.ask("POST", "/danmaku", {"text": f"第{number}句", "side": "negative"},
                        device(hall.instance))
        accepted(said)
    data, now = stats(hall, step), counters(hall)
    assert summed(data["series"]["likes"]) == data["totals"]["likes"] == now["likes"] == 78
    assert summed(data["series"]["gifts"]) == data["totals"]["gifts"] == now["gifts"]
    assert summed(data["series"]["danmaku"]) == data["totals"]["danmaku"] == 3
    for side in ("affirmative", "negative"):
        assert data["perSide"][side]["likes"] == now[f"likes.{side}"]
        assert data["perSide"][side]["gifts"] == now[f"gifts.{side}"]
    assert data["perSide"]["negative"]["danmaku"] == 3
    detail = accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))
    assert data["totals"]["likes"] == detail["likeCount"]
    assert data["totals"]["views"] == detail["viewCount"] == 12
    assert data["totals"]["danmaku"] == detail["commentCount"]
    assert all(at % (step * 1000) == 0 for at, _ in data["series"]["likes"])
    accepted(hall.ask("POST", "/end"))
    ended = stats(hall, step)
    assert ended["totals"] == data["totals"]
    assert ended["series"]["likes"] == data["series"]["likes"]


def test_an_open_live_round_is_drawn_for_everybody(hall):
    number = next(one["id"] for one in accepted(hall.ask("GET", "/rounds"))
                  if one["kind"] == "live")
    for points in (100, 100, 30):
        vote(hall, number, affirmativePoints=points)
    data = stats(hall)
    [voters], [tally] = data["series"]["voters"], data["series"]["tally"]
    assert (voters["roundId"], voters["kind"]) == (tally["roundId"], tally["kind"]) == (number, "live")
    assert voters["points"][-1][1] == data["totals"]["voters"] == 3
    assert tally["points"][-1][1:] == [230, 70, 0]
    assert counters(hall)["voters"] == 3


def test_what_a_round_hides_is_in_no_byte_until_it_is_revealed(instance):
    hall = Hall.of(instance)
    number = opened(hall, "pre", reveal="hidden")
    for points in (97, 91, 89):
        vote(hall, number, affirmativePoints=points)
    vote(hall, number, undecided=True)
    public = instance.get(hall.path("/stats?stepSeconds=10"))
    data = accepted(public)
    assert data["series"]["tally"] is None
    assert data["series"]["voters"][0]["points"][-1][1] == data["totals"]["voters"] == 4
    for secret in (97, 277, 23, 91 + 97):
        assert f",{secret}]" not in public.text and f",{secret}," not in public.text
    true = true_stats(hall)
    assert true["series"]["tally"][0]["points"][-1][1:] == [277, 23, 1]
    assert true["perClass"][0]["byClass"]["device"]["affirmative"] == 277
    for headers in (device(instance), account(instance), hall.staff("moderator")):
        assert hall.ask("GET", "/organiser/stats", headers=headers).status_code in (401, 403)
    accepted(hall.ask("POST", f"/rounds/{number}/close"))
    wait_until(lambda: accepted(hall.ask("GET", "/rounds"))[0]["state"] == "closed")
    assert stats(hall)["series"]["tally"] is None
    accepted(hall.ask("POST", f"/rounds/{number}/reveal"))
    assert stats(hall)["series"]["tally"][0]["points"][-1][1:] == [277, 23, 1]


def test_organisers_also_see_what_was_held_and_blocked(hall):
    data = true_stats(hall)
    assert list(data) == ["stepSeconds", "series", "perSide", "perClass", "totals"]
    assert data["totals"]["held"] == data["totals"]["blocked"] == 0


def test_watchers_are_sampled_from_what_the_daemons_write(hall):
    """The daemon's row is written here in its place."""
    with sqlite3.connect(f"{hall.instance.home}/debate.db", timeout=10) as database:
        for node, viewers in (("a", 120), ("b", 30)):
            database.execute("INSERT INTO presence (node, channel, viewers, at_ms) VALUES (?, ?, ?, ?)",
                             [node, f"debate/{hall.live}", viewers, int(time.time() * 1000)])
    data = wait_until(lambda: [found for found in [stats(hall)] if found["series"]["viewers"]],
                      what="a sample")[0]
    assert data["series"]["viewers"][-1][1] == data["totals"]["peakViewers"] == 150


def test_public_statistics_are_kept_a_second_and_others_are_not(hall):
    answer = hall.instance.get(hall.path("/stats"))
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert answer.headers["ETag"] and not answer.cookies
    assert hall.ask("GET", "/organiser/stats").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("query, reason", [
    ("stepSeconds=30", "not_allowed"), ("stepSeconds=0", "out_of_range"),
    ("stepSeconds=a", "wrong_type")])
def test_steps_are_ten_seconds_a_minute_or_five(hall, query, reason):
    for rest in ("/stats?", "/organiser/stats?"):
        assert refused_fields(hall.ask("GET", rest + query)) == [("stepSeconds", reason)]


def test_a_debate_that_is_not_there_has_no_statistics(instance):
    refused(instance.get("/api/live/00000000-0000-4000-8000-000000000000/stats"), 404, "not_found")


# Of instances that are told no other.
ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")


@pytest.fixture
def today() -> datetime.date:
    """The date, well before it turns."""
    def late() -> bool:
        now = datetime.datetime.now(ZONE)
        return (now + datetime.timedelta(seconds=60)).date() != now.date()

    wait_until(lambda: not late(), 90, "another day")
    return datetime.datetime.now(ZONE).date()


def days(instance, headers, query: str = "") -> list[dict]:
    return accepted(ask(instance, headers, "GET", "/api/stats?" + query))["days"]


def test_days_are_of_all_debates_for_operators_and_of_their_own_for_organisers(
        new_instance, today):
    instance = new_instance(TZ=ZONE.key).start()
    mine, other = Hall.of(instance), Hall.of(instance)
    for hall, count in ((mine, 3), (other, 4)):
        accepted(hall.ask("POST", "/start"))
        accepted(like(hall, device(instance), count))
        accepted(send(hall, device(instance), "tea"))
        number = next(one["id"] for one in accepted(hall.ask("GET", "/rounds"))
                      if one["kind"] == "live")
        vote(hall, number, affirmativePoints=100)
    everything = days(instance, instance.operator())
    assert len(everything) == 30
    assert everything[-1] == {
        "date": today.isoformat(), "debates": 2, "voters": 2,
        "points": {"affirmative": 200, "negative": 0}, "viewersPeak": 0, "danmaku": 0,
        "likes": 7, "gifts": 10}
    assert not any(sum(value for value in day.values() if isinstance(value, int))
                   for day in everything[:-1])
    own = days(instance, mine.owner, f"from={today}&to={today}")
    assert [(day["debates"], day["likes"], day["gifts"]) for day in own] == [(1, 3, 5)]
    # A token carries no more than its role.
    narrow = api_token(instance, instance.operator(), role="organiser")
    assert days(instance, narrow)[-1]["likes"] == 0


def test_unrevealed_points_and_rehearsals_are_in_no_day(new_instance, today):
    instance = new_instance().start()
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    [live] = accepted(hall.ask("GET", "/rounds"))
    accepted(hall.ask("POST", f"/rounds/{live['id']}/close"))
    wait_until(lambda: accepted(hall.ask("GET", "/rounds"))[0]["state"] == "closed")
    number = opened(hall, "post", reveal="hidden")
    vote(hall, number, affirmativePoints=60)
    rehearsal = Hall.of(instance, rehearsal=True)
    accepted(rehearsal.ask("POST", "/start"))
    accepted(like(rehearsal, rehearsal.owner, 5))
    last = days(instance, instance.operator())[-1]
    assert (last["date"], last["debates"], last["likes"], last["voters"]) == (
        today.isoformat(), 1, 0, 1)
    assert last["points"] == {"affirmative": 0, "negative": 0}


@pytest.mark.parametrize("query, problem", [
    ("from=yesterday", ("from", "bad_format")), ("to=2026-02-30", ("to", "bad_format")),
    ("from=2026-01-02&to=2026-01-01", ("from", "out_of_range")),
    ("from=2024-01-01&to=2025-01-01", ("from", "out_of_range")),
    ("from=2026-01-01&from=2026-01-01", ("from", "too_many"))])
def test_days_that_cannot_be_are_refused(instance, query, problem):
    answer = ask(instance, instance.operator(), "GET", "/api/stats?" + query)
    assert refused_fields(answer) == [problem]


def test_viewers_see_no_days(instance):
    refused(instance.get("/api/stats"), 401, "login_required")
    refused(ask(instance, browser(instance), "GET", "/api/stats"), 403, "forbidden")
