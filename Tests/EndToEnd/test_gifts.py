"""Gifts: points without money, a budget nobody overdraws, and a board of who gave most (W-g)."""

import concurrent.futures
import sqlite3
import time
import xml.etree.ElementTree as ElementTree

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import ROOT
from people import Hall, account, ask, device, user_of
from test_likes import counters, like


@pytest.fixture
def hall(instance):
    """A debate that is live."""
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    return hall


def send(hall: Hall, headers, gift="flower", count=1, **more) -> requests.Response:
    """One sending, tried once."""
    return requests.post(hall.instance.url + hall.path("/gifts"), headers=headers, timeout=30,
                         json={"giftId": gift, "count": count, **more})


def give(hall: Hall, gift: str, count: int, headers=None) -> str:
    """A viewer who sends these, a new one unless headers are given; their tag."""
    sent = hall.ask("POST", "/gifts", {"giftId": gift, "count": count},
                    headers or device(hall.instance))
    return accepted(sent)["gift"]["author"]["tag"]


def board(hall: Hall, size: int = 10) -> list[dict]:
    """The board as of now: what staff read nginx does not keep."""
    return accepted(hall.ask("GET", f"/leaderboard?size={size}"))


def set_budget(hall: Hall, points: int):
    debate = accepted(hall.instance.get(hall.path("")))
    accepted(hall.ask("PATCH", "", {"revision": debate["revision"],
                                    "settings": {"giftBudget": points}}))


def purses(hall: Hall) -> list[tuple[int, int]]:
    """Budget and points spent of everybody who gave."""
    with sqlite3.connect(f"file:{hall.instance.home}/debate.db?mode=ro", uri=True) as database:
        return database.execute(
            "SELECT budget, spent FROM gift_purse "
            "WHERE debate = (SELECT number FROM debate WHERE id = ?)", [hall.live]).fetchall()


def test_the_catalogue_is_public_and_the_same_for_everyone(instance):
    answer = instance.get("/api/gifts")
    gifts = accepted(answer)
    assert [list(gift) for gift in gifts] == [["id", "name", "nameEn", "points", "icon"]] * len(gifts)
    assert gifts[0] == {"id": "flower", "name": "鲜花", "nameEn": "Flower", "points": 1,
                        "icon": "/images/gifts/flower.svg"}
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert answer.headers["ETag"] and not answer.cookies
    again = instance.get("/api/gifts", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_every_gift_has_a_picture_that_stands_alone(instance):
    folder = ROOT / "web/public/images/gifts"
    gifts = accepted(instance.get("/api/gifts"))
    assert {path.name for path in folder.iterdir()} == {f"{gift['id']}.svg" for gift in gifts}
    for gift in gifts:
        source = (folder / gift["icon"].rsplit("/", 1)[1]).read_text(encoding="utf-8")
        drawing = ElementTree.fromstring(source)
        assert drawing.attrib["viewBox"] == "0 0 96 96"
        names = {element.tag.rsplit("}", 1)[1] for element in drawing.iter()}
        assert not names & {"text", "image", "script", "style", "foreignObject", "use"}
        links = {value for element in drawing.iter() for name, value in element.attrib.items()
                 if "href" in name or "url(" in value}
        assert all(value.startswith("url(#") for value in links), links


def test_a_sending_answers_what_was_sent_and_what_is_left(hall):
    viewer = device(hall.instance)
    data = accepted(send(hall, viewer, "tea", 3, side="negative"))
    assert data["pointsLeft"] == 85
    gift = data["gift"]
    assert list(gift) == ["id", "giftId", "name", "side", "count", "points", "combo", "author"]
    assert gift["id"][0] == "g" and gift["id"][1:].isdigit()
    assert (gift["giftId"], gift["name"], gift["side"]) == ("tea", "清茶", "negative")
    assert (gift["count"], gift["points"], gift["combo"]) == (3, 15, 3)
    assert len(gift["author"]["tag"]) == 8
    assert gift["author"]["name"] == "游客" + gift["author"]["tag"][:4]
    assert accepted(hall.ask("GET", "/mine", headers=viewer))["giftPointsLeft"] == 85


def test_everybody_learns_of_it_from_the_log_and_the_counters(hall):
    before = accepted(hall.ask("GET", "/events"))["frames"][0]
    sent = accepted(send(hall, device(hall.instance), "rocket", 1, side="affirmative"))["gift"]
    accepted(send(hall, device(hall.instance), "tea", 2, side="negative"))
    accepted(send(hall, device(hall.instance), "flower", 4))
    since = f"/events?epoch={before['epoch']}&since={before['seq']}"
    events = [frame for frame in accepted(hall.instance.get(hall.path(since)))["frames"]
              if frame["type"] == "event"]
    assert [event["name"] for event in events] == ["gift.sent"] * 3
    assert [event["data"]["gift"]["points"] for event in events] == [50, 10, 4]
    assert events[0]["data"] == {"gift": sent}
    now = counters(hall)
    assert (now["gifts"], now["gifts.affirmative"], now["gifts.negative"]) == (64, 50, 10)


def test_a_run_of_the_same_gift_counts_up(hall):
    viewer, other = device(hall.instance), device(hall.instance)

    def combo(who, *words, **more) -> int:
        return accepted(send(hall, who, *words, **more))["gift"]["combo"]

    assert combo(viewer, "flower", 2) == 2
    assert combo(viewer, "flower", 3) == 5
    assert combo(other, "flower", 1) == 1
    assert combo(viewer, "flower", 1) == 6
    assert combo(viewer, "flower", 1, side="affirmative") == 1
    assert combo(viewer, "tea", 1) == 1
    assert combo(viewer, "flower", 1) == 1


@pytest.mark.parametrize("body, problem", [
    ({"count": 1}, ("giftId", "required")), ({"giftId": "tea"}, ("count", "required")),
    ({"giftId": 1, "count": 1}, ("giftId", "wrong_type")),
    ({"giftId": "tea", "count": 0}, ("count", "out_of_range")),
    ({"giftId": "tea", "count": 100}, ("count", "out_of_range")),
    ({"giftId": "tea", "count": 1, "side": "x"}, ("side", "not_allowed")),
    ({"giftId": "tea", "count": 1, "points": 0}, ("points", "unknown")),
])
def test_what_cannot_be_is_refused_by_field(hall, body, problem):
    answer = hall.ask("POST", "/gifts", body, device(hall.instance))
    assert refused_fields(answer) == [problem]


def test_a_gift_nobody_has_is_unknown(hall):
    refused(send(hall, device(hall.instance), "car"), 400, "unknown_gift")


def test_gifts_are_taken_while_the_debate_is_live(instance):
    hall = Hall.of(instance)
    viewer = device(instance)
    refused(send(hall, viewer), 409, "not_live")
    accepted(hall.ask("POST", "/start"))
    accepted(send(hall, viewer))
    accepted(hall.ask("POST", "/end"))
    refused(send(hall, viewer), 409, "closed")


def test_the_budget_is_spent_whole_or_not_at_all(hall):
    viewer = device(hall.instance)
    accepted(send(hall, viewer, "medal", 3))
    assert refused(send(hall, viewer, "fan", 2), 409, "budget_spent")["pointsLeft"] == 10
    assert accepted(send(hall, viewer, "microphone"))["pointsLeft"] == 0
    assert refused(send(hall, viewer), 409, "budget_spent")["pointsLeft"] == 0
    assert accepted(send(hall, device(hall.instance)))["pointsLeft"] == 99, "each has their own"


def test_the_budget_is_each_debates_own_and_the_organiser_sets_it(hall):
    viewer = device(hall.instance)
    other = Hall.of(hall.instance)
    accepted(other.ask("POST", "/start"))
    set_budget(other, 5)
    accepted(send(other, viewer, "tea"))
    assert refused(send(other, viewer), 409, "budget_spent")["pointsLeft"] == 0
    assert accepted(send(hall, viewer))["pointsLeft"] == 99
    set_budget(other, 3)
    assert refused(send(other, viewer), 409, "budget_spent")["pointsLeft"] == 0
    assert accepted(other.ask("GET", "/mine", headers=viewer))["giftPointsLeft"] == 0
    set_budget(other, 7)
    assert accepted(send(other, viewer, "applause"))["pointsLeft"] == 0
    set_budget(other, 0)
    assert refused(send(other, device(hall.instance)), 409, "budget_spent")["pointsLeft"] == 0


def test_two_hundred_sendings_at_once_never_overdraw_a_budget(hall):
    """Ten sendings in ten seconds is the rate, so most are refused by it; none pays twice."""
    viewer = device(hall.instance)
    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: send(hall, viewer, "medal"), range(200)))
    taken = [answer for answer in answers if answer.status_code == 200]
    assert len(taken) == 3, [answer.status_code for answer in answers]
    assert sorted(answer.json()["data"]["pointsLeft"] for answer in taken) == [10, 40, 70]
    assert {answer.status_code for answer in answers} <= {200, 409, 429}
    assert purses(hall) == [(100, 90)]
    assert counters(hall)["gifts"] == 90


def test_one_account_in_many_browsers_has_one_budget(hall):
    login = {"username": user_of(hall.instance, mine := account(hall.instance))["username"]}
    assert login["username"]
    tokens = [mine, {**mine}, ask_token(hall, mine)]
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(
            lambda number: send(hall, tokens[number % 3], "rocket"), range(9)))
    assert sum(answer.status_code == 200 for answer in answers) == 2
    assert purses(hall) == [(100, 100)]


def ask_token(hall: Hall, headers) -> dict[str, str]:
    answer = ask(hall.instance, headers, "POST", "/api/user/tokens",
                 {"name": "第二个", "role": "viewer"})
    return {"Authorization": f"Bearer {accepted(answer)['token']}"}


def test_ten_sendings_in_ten_seconds(hall):
    """Ten at once, and one more for each second that these took."""
    viewer = device(hall.instance)
    began, taken = time.monotonic(), 0
    while (answer := send(hall, viewer)).status_code == 200:
        taken += 1
    refused(answer, 429, "rate_limited")
    assert 10 <= taken <= 10 + time.monotonic() - began


def test_a_repeat_under_one_key_is_paid_once(hall):
    viewer = {**device(hall.instance), "Idempotency-Key": "gift-00001"}
    first, second = send(hall, viewer, "medal"), send(hall, viewer, "medal")
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert purses(hall) == [(100, 30)]
    assert counters(hall)["gifts"] == 30


def test_the_board_ranks_givers_and_equals_share_a_rank(hall):
    assert board(hall) == []
    viewer = device(hall.instance)
    first = give(hall, "tea", 2, viewer)
    give(hall, "rocket", 1)
    give(hall, "microphone", 1)
    give(hall, "flower", 1)
    rows = board(hall)
    assert [list(row) for row in rows] == [["rank", "name", "tag", "points"]] * 4
    assert [(row["rank"], row["points"]) for row in rows] == [(1, 50), (2, 10), (2, 10), (4, 1)]
    assert rows[1]["tag"] == first, "first come, first shown"
    assert all(row["name"] == "游客" + row["tag"][:4] for row in rows)
    assert len({row["tag"] for row in rows}) == 4
    assert board(hall, 2) == rows[:2]
    assert give(hall, "tea", 1, viewer) == first
    assert [row["points"] for row in board(hall)] == [50, 15, 10, 1]


def test_the_board_tells_nobodys_account(hall):
    giver = account(hall.instance)
    give(hall, "flower", 1, giver)
    user = user_of(hall.instance, giver)
    answer = hall.instance.get(hall.path("/leaderboard?size=50"))
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert user["userId"] not in answer.text and user["nickname"] in answer.text


@pytest.mark.parametrize("query, reason", [
    ("size=0", "out_of_range"), ("size=51", "out_of_range"), ("size=x", "wrong_type")])
def test_a_board_has_one_to_fifty_rows(hall, query, reason):
    answer = hall.instance.get(hall.path("/leaderboard?" + query))
    assert refused_fields(answer) == [("size", reason)]


def test_likes_and_gifts_are_counted_apart(hall):
    viewer = device(hall.instance)
    accepted(like(hall, viewer, 5))
    accepted(send(hall, viewer, "tea"))
    now = counters(hall)
    assert (now["likes"], now["gifts"]) == (5, 5)
    assert accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))["likeCount"] == 5


def test_who_is_banned_neither_gives_nor_likes_but_watches_and_votes(hall):
    viewer = device(hall.instance)
    tag = give(hall, "flower", 1, viewer)
    made = accepted(hall.ask("POST", "/restrictions", {"kind": "ban", "authorTag": tag,
                                                       "reason": "刷屏"}))
    refused(send(hall, viewer), 403, "banned")
    refused(like(hall, viewer), 403, "banned")
    [live] = [one for one in accepted(hall.ask("GET", "/rounds")) if one["kind"] == "live"]
    accepted(hall.ask("PUT", f"/rounds/{live['id']}/ballot", {"affirmativePoints": 100}, viewer))
    mine = accepted(hall.ask("GET", "/mine", headers=viewer))
    assert mine["restriction"]["kind"] == "ban" and len(mine["ballots"]) == 1
    accepted(like(hall, device(hall.instance)))
    accepted(hall.ask("DELETE", f"/restrictions/{made['id']}"))
    accepted(like(hall, viewer))
