"""Likes: sent in batches, taken whole or not at all, counted to the one (rule W-g)."""

import concurrent.futures
import sqlite3

import pytest
import requests

from answers import accepted, refused, refused_fields
from people import Hall, account, browser, device


@pytest.fixture
def hall(instance):
    """A debate that is live."""
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    return hall


def counters(hall: Hall) -> dict[str, int]:
    """The hot numbers of the debate, as its log tells them: staff are shown them as of now."""
    frames = accepted(hall.ask("GET", "/events"))["frames"]
    snapshot = next(frame for frame in frames if frame["type"] == "snapshot")
    return {name: value for name, (value, _) in snapshot["counters"].items()}


def like_count(hall: Hall) -> int:
    return accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))["likeCount"]


def like(hall: Hall, headers, count=1, **more) -> requests.Response:
    """One batch, sent once: whoever tests limits wants to see them."""
    return requests.post(hall.instance.url + hall.path("/likes"), json={"count": count, **more},
                         headers=headers, timeout=30)


def test_a_batch_is_counted_for_the_debate_and_for_the_side_it_names(hall):
    assert accepted(like(hall, device(hall.instance), 7)) == {"accepted": 7}
    accepted(like(hall, device(hall.instance), 5, side="affirmative"))
    accepted(like(hall, device(hall.instance), 3, side="negative"))
    accepted(like(hall, device(hall.instance), 2, side=None))
    now = counters(hall)
    assert now["likes"] == 17
    assert (now["likes.affirmative"], now["likes.negative"]) == (5, 3)
    assert like_count(hall) == 17


@pytest.mark.parametrize("who", [device, account, browser])
def test_devices_programs_and_people_may_like(hall, who):
    assert accepted(like(hall, who(hall.instance))) == {"accepted": 1}


@pytest.mark.parametrize("body, problem", [
    ({}, ("count", "required")), ({"count": 0}, ("count", "out_of_range")),
    ({"count": 51}, ("count", "out_of_range")), ({"count": 1.5}, ("count", "wrong_type")),
    ({"count": "1"}, ("count", "wrong_type")), ({"count": 1, "side": "both"}, ("side", "not_allowed")),
    ({"count": 1, "likes": 1}, ("likes", "unknown")),
])
def test_what_cannot_be_is_refused_by_field(hall, body, problem):
    answer = hall.ask("POST", "/likes", body, device(hall.instance))
    assert refused_fields(answer) == [problem]


def test_a_browser_without_a_cookie_comes_again_with_one(hall):
    answer = like(hall, {})
    refused(answer, 403, "not_a_voter")
    cookie = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
    accepted(like(hall, {"Cookie": cookie}))


def test_before_the_start_there_is_nothing_to_like_and_after_the_end_it_is_closed(instance):
    hall = Hall.of(instance)
    viewer = device(instance)
    refused(like(hall, viewer), 409, "not_live")
    accepted(hall.ask("POST", "/start"))
    accepted(like(hall, viewer))
    accepted(hall.ask("POST", "/end"))
    refused(like(hall, viewer), 409, "closed")
    assert like_count(hall) == 1


def test_fifty_at_once_and_then_ten_a_second_each_batch_whole_or_not_at_all(hall):
    viewer, neighbour = device(hall.instance), device(hall.instance)
    accepted(like(hall, viewer, 50))
    answer = like(hall, viewer, 50)
    data = refused(answer, 429, "rate_limited")
    assert 0 < data["retryAfterMs"] <= 5000
    assert int(answer.headers["Retry-After"]) == -(-data["retryAfterMs"] // 1000)
    accepted(like(hall, neighbour, 50))
    assert like_count(hall) == 100


def test_of_many_batches_at_once_as_many_pass_as_the_bucket_holds(hall):
    """The bucket refills while they come; what was accepted is what was counted."""
    viewer = device(hall.instance)
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: like(hall, viewer, 5), range(40)))
    taken = sum(answer.json()["data"]["accepted"] for answer in answers
                if answer.status_code == 200)
    assert {answer.status_code for answer in answers} == {200, 429}
    assert 50 <= taken < 200
    assert counters(hall)["likes"] == taken == like_count(hall)


def test_a_repeat_under_one_key_is_counted_once(hall):
    viewer = {**device(hall.instance), "Idempotency-Key": "likes-0001"}
    first, second = like(hall, viewer, 9), like(hall, viewer, 9)
    assert accepted(first) == accepted(second) == {"accepted": 9}
    assert second.headers["Idempotency-Replayed"] == "true"
    assert like_count(hall) == 9


def test_several_debates_at_once_never_leak_into_each_other(hall):
    other = Hall.of(hall.instance)
    accepted(other.ask("POST", "/start"))
    viewer = device(hall.instance)
    accepted(like(hall, viewer, 4))
    accepted(like(other, viewer, 6))
    assert (like_count(hall), like_count(other)) == (4, 6)


def test_nobody_likes_a_debate_that_is_not_there(instance):
    missing = "00000000-0000-4000-8000-000000000000"
    answer = requests.post(f"{instance.url}/api/live/{missing}/likes", json={"count": 1},
                           headers=device(instance), timeout=30)
    refused(answer, 404, "not_found")


def test_each_viewers_sums_are_what_they_sent(hall):
    viewers = [device(hall.instance) for _ in range(5)]
    for number, viewer in enumerate(viewers, start=1):
        accepted(like(hall, viewer, number, side="affirmative"))
        accepted(like(hall, viewer, 1))
    with sqlite3.connect(f"file:{hall.instance.home}/debate.db?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT likes, affirmative, negative FROM like_sum "
            "WHERE debate = (SELECT number FROM debate WHERE id = ?) ORDER BY participant",
            [hall.live]).fetchall()
    assert rows == [(number + 1, number, 0) for number in range(1, 6)]
