"""Opening a debate: each device counts once, and learns what is its own there."""

import concurrent.futures

import pytest
import requests

from answers import accepted, refused
from people import Hall, account, browser, device

MINE = ["class", "ticket", "roles", "tag", "ballots", "restriction", "waitMs", "held", "giftPointsLeft",
        "likedCards", "likedComments"]


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def visit(hall: Hall, headers) -> requests.Response:
    return requests.put(hall.instance.url + hall.path("/visit"), headers=headers, timeout=30)


def views(hall: Hall) -> int:
    return accepted(hall.instance.get(f"/api/live/detail/{hall.live}"))["viewCount"]


def test_a_device_counts_once_and_is_told_what_is_its_own(hall):
    viewer = device(hall.instance)
    mine = accepted(visit(hall, viewer))
    assert list(mine) == MINE
    assert mine == {"class": "device", "ticket": False, "roles": [], "tag": None, "ballots": [],
                    "restriction": None, "waitMs": 0, "held": [], "giftPointsLeft": 100,
                    "likedCards": [], "likedComments": []}
    assert accepted(visit(hall, viewer)) == mine
    assert accepted(hall.ask("GET", "/mine", headers=viewer)) == mine
    assert views(hall) == 1
    accepted(visit(hall, device(hall.instance)))
    assert views(hall) == 2


def test_a_new_browser_goes_on_with_the_identity_it_gets(hall):
    answer = visit(hall, {})
    accepted(answer)
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in answer.cookies.items())}
    assert views(hall) == 1
    accepted(visit(hall, cookie))
    assert views(hall) == 1


def test_whom_no_cookie_can_be_given_is_not_counted_again_and_again(new_instance):
    instance = new_instance(DEBATE_DEVICES_PER_ADDRESS="1").start()
    known = device(instance)
    hall = Hall.of(instance)
    for _ in range(3):
        answer = visit(hall, {})
        accepted(answer)
        assert not answer.cookies
    assert views(hall) == 0
    accepted(visit(hall, known))
    assert views(hall) == 1


def test_a_person_counts_by_the_browser_and_a_program_not_at_all(hall):
    accepted(visit(hall, browser(hall.instance)))
    assert views(hall) == 1
    assert accepted(visit(hall, account(hall.instance)))["class"] == "account"
    assert views(hall) == 1


def test_a_hundred_visits_at_once_of_one_device_count_once(hall):
    viewer = device(hall.instance)
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: visit(hall, viewer), range(100)))
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert views(hall) == 1


def test_reading_a_debate_counts_nobody(hall):
    viewer = device(hall.instance)
    accepted(hall.ask("GET", "/mine", headers=viewer))
    accepted(hall.instance.get(f"/api/live/detail/{hall.live}", headers=viewer))
    assert views(hall) == 0


def test_a_debate_counts_its_own(hall):
    other = Hall.of(hall.instance)
    viewer = device(hall.instance)
    accepted(visit(hall, viewer))
    accepted(visit(other, viewer))
    assert (views(hall), views(other)) == (1, 1)
    missing = "/api/live/00000000-0000-4000-8000-000000000000/visit"
    refused(requests.put(hall.instance.url + missing, headers=viewer, timeout=30), 404, "not_found")


def test_tickets_and_seats_show_in_it(hall):
    viewer = device(hall.instance)
    accepted(hall.redeem(hall.tickets(1)[0]["code"], viewer))
    assert accepted(visit(hall, viewer))["class"] == "ticket"
    seated = hall.staff("moderator")
    assert accepted(hall.ask("GET", "/mine", headers=seated))["roles"] == ["moderator"]


def test_ones_own_ballots_show_in_it_and_nobody_elses(hall):
    made = accepted(hall.ask("POST", "/rounds", {"kind": "pre"}))
    accepted(hall.ask("POST", f"/rounds/{made['id']}/open", {}))
    voter, other = device(hall.instance), device(hall.instance)
    place = f"/rounds/{made['id']}/ballot"
    cast = accepted(hall.ask("PUT", place, {"affirmativePoints": 70}, voter))
    accepted(hall.ask("PUT", place, {"undecided": True}, other))
    assert accepted(hall.ask("GET", "/mine", headers=voter))["ballots"] == [cast]
    assert accepted(visit(hall, other))["ballots"][0]["undecided"] is True
    assert accepted(visit(hall, device(hall.instance)))["ballots"] == []
