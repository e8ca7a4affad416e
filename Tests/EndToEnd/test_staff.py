"""Seats of a debate, the links that offer them, and the screens of its hall."""

import re
import threading
import time

import pytest
import requests

from answers import accepted, refused, refused_fields
from danmaku import events
from people import SEATS, Hall, account, ask, device, user_of


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def code_of(link: str) -> str:
    return re.fullmatch(r"/join#([2-9A-HJ-NP-Z]{26})", link)[1]


def join(hall: Hall, code: str, headers=None, **options) -> requests.Response:
    return ask(hall.instance, headers or {}, "POST", "/api/join", {"code": code}, **options)


def browser_of(answer: requests.Response, hall: Hall) -> dict[str, str]:
    """The headers of the browser that got this answer, on pages of ours."""
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in answer.cookies.items()),
            "Origin": hall.instance.url}


def seats(hall: Hall) -> dict[str, dict]:
    return {row["id"]: row for row in accepted(hall.ask("GET", "/members"))}


# --- Seats ---

def test_who_creates_a_debate_organises_it(hall):
    [seat] = seats(hall).values()
    me = user_of(hall.instance, hall.owner)
    assert (seat["role"], seat["state"], seat["userId"]) == ("organiser", "active", me["userId"])
    assert {"liveId": hall.live, "role": "organiser"} in me["roles"]


@pytest.mark.parametrize("role", SEATS)
def test_an_account_named_by_its_user_name_has_its_seat_at_once(hall, role):
    headers = account(hall.instance)
    user = user_of(hall.instance, headers)
    made = hall.appoint(role, username=user["username"].upper())
    assert "link" not in made
    assert (made["member"]["state"], made["member"]["userId"]) == ("active", user["userId"])
    assert user_of(hall.instance, headers)["roles"] == [{"liveId": hall.live, "role": role}]


def test_unknown_and_disabled_users_are_not_appointed(hall):
    refused(hall.ask("POST", "/members", {"role": "judge", "username": "nobody-here"}), 400,
            "unknown_user")
    headers = account(hall.instance)
    user = user_of(hall.instance, headers)
    ask(hall.instance, hall.instance.operator(), "PATCH", f"/api/users/{user['userId']}",
        {"disabled": True})
    refused(hall.ask("POST", "/members", {"role": "judge", "username": user["username"]}), 400,
            "unknown_user")


def test_a_judge_organises_not_and_nobody_holds_a_role_twice(hall):
    owner = user_of(hall.instance, hall.owner)["username"]
    refused(hall.ask("POST", "/members", {"role": "judge", "username": owner}), 409,
            "role_conflict")
    refused(hall.ask("POST", "/members", {"role": "organiser", "username": owner}), 409,
            "role_conflict")
    accepted(hall.ask("POST", "/members", {"role": "timekeeper", "username": owner}))


@pytest.mark.parametrize("body, problem", [
    ({"name": "x"}, ("role", "required")), ({"role": "king", "name": "x"}, ("role", "not_allowed")),
    ({"role": "judge"}, ("name", "required")),
    ({"role": "moderator", "name": "x", "chair": True}, ("chair", "not_allowed")),
    ({"role": "judge", "name": "x" * 33}, ("name", "too_long")),
    ({"role": "judge", "name": "x", "avatar": "ftp://x"}, ("avatar", "bad_format")),
])
def test_seats_that_cannot_be_are_refused_by_field(hall, body, problem):
    assert refused_fields(hall.ask("POST", "/members", body)) == [problem]


def test_fifteen_judges_are_the_most(hall):
    for number in range(15):
        hall.appoint("judge", name=f"评委{number}")
    answer = hall.ask("POST", "/members", {"role": "judge", "name": "多一位"})
    assert refused(answer, 409, "limit_reached")["max"] == 15


def test_a_seat_is_edited_and_its_former_state_stands_on_record(hall):
    seat = hall.appoint("judge", name="陈评", title="教授")["member"]
    changed = accepted(hall.ask("PATCH", f"/members/{seat['id']}",
                                {"name": "陈评委", "absent": True, "chair": True}))
    assert (changed["name"], changed["state"], changed["chair"]) == ("陈评委", "absent", True)
    row = accepted(hall.ask("GET", "/audit"))["records"][-1]
    assert row["action"] == "member.edit" and row["before"] != row["after"]


def test_the_last_organiser_stays(hall):
    [seat] = seats(hall)
    refused(hall.ask("DELETE", f"/members/{seat}"), 409, "last_organiser")
    refused(hall.ask("POST", f"/members/{seat}/link"), 409, "last_organiser")
    other = hall.staff("organiser")
    accepted(hall.ask("DELETE", f"/members/{seat}", headers=other))
    refused(hall.ask("GET", "/members"), 403, "forbidden")


def test_who_loses_a_seat_loses_what_it_allowed(hall):
    moderator = hall.staff("moderator")
    accepted(hall.ask("GET", "/audit", headers=moderator))
    seat = [row["id"] for row in seats(hall).values() if row["role"] == "moderator"][0]
    accepted(hall.ask("DELETE", f"/members/{seat}"))
    refused(hall.ask("GET", "/audit", headers=moderator), 403, "forbidden")


def test_seats_of_other_debates_are_not_found(hall):
    foreign = Hall.of(hall.instance).appoint("judge", name="别处")["member"]["id"]
    for unknown in (foreign, "p999999", "x"):
        refused(hall.ask("PATCH", f"/members/{unknown}", {"name": "x"}), 404, "not_found")
        refused(hall.ask("DELETE", f"/members/{unknown}"), 404, "not_found")
        refused(hall.ask("POST", f"/members/{unknown}/link"), 404, "not_found")


def test_the_operator_appoints_in_any_debate_and_the_installations_record_shows_it(hall):
    operator = hall.instance.operator()
    made = accepted(hall.ask("POST", "/members", {"role": "moderator", "name": "场控"}, operator))
    rows = accepted(hall.instance.get("/api/audit?limit=500", headers=operator))["records"]
    assert [row for row in rows if row["action"] == "member.appoint"
            and row["liveId"] == hall.live and row["target"] == f"member/{made['member']['id']}"]


# --- Links ---

def test_a_link_seats_a_person_without_an_account_and_logs_them_in(hall):
    made = hall.appoint("judge", name="王评委")
    assert made["member"]["state"] == "invited"
    answer = join(hall, code_of(made["link"]))
    data = accepted(answer)
    assert (data["liveId"], data["role"]) == (hall.live, "judge")
    assert data["user"]["nickname"] == "王评委"
    browser = browser_of(answer, hall)
    assert user_of(hall.instance, browser)["userId"] == data["user"]["userId"]
    assert seats(hall)[made["member"]["id"]]["state"] == "active"


def test_a_link_seats_the_account_that_is_logged_in(hall):
    headers = account(hall.instance)
    data = accepted(join(hall, code_of(hall.appoint("moderator", name="场控")["link"]), headers))
    assert data["user"]["userId"] == user_of(hall.instance, headers)["userId"]
    accepted(hall.ask("GET", "/audit", headers=headers))


def test_a_link_works_once_even_for_many_at_once(hall):
    code = code_of(hall.appoint("timekeeper", name="计时")["link"])
    statuses = []
    threads = [threading.Thread(target=lambda: statuses.append(join(hall, code).status_code))
               for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [404] * 11
    refused(join(hall, code), 404, "bad_code")


def test_a_new_link_ends_the_former_one_and_the_session_it_began(hall):
    made = hall.appoint("judge", name="李评委")
    first = join(hall, code_of(made["link"]))
    browser = browser_of(first, hall)
    path = f"/members/{made['member']['id']}/link"
    unused = accepted(hall.ask("POST", path))["link"]
    assert user_of(hall.instance, browser)["guest"] is True
    assert seats(hall)[made["member"]["id"]]["state"] == "invited"
    second = accepted(hall.ask("POST", path))["link"]
    refused(join(hall, code_of(unused)), 404, "bad_code")
    accepted(join(hall, code_of(second)))


def test_a_removed_seat_ends_its_links_session(hall):
    made = hall.appoint("moderator", name="场控")
    browser = browser_of(join(hall, code_of(made["link"])), hall)
    accepted(hall.ask("GET", "/audit", headers=browser))
    accepted(hall.ask("DELETE", f"/members/{made['member']['id']}"))
    refused(hall.ask("GET", "/audit", headers=browser), 401, "session_expired")


def test_link_accounts_manage_no_credentials(hall):
    browser = browser_of(join(hall, code_of(hall.appoint("judge", name="某")["link"])), hall)
    for method, path in (("GET", "/api/user/sessions"), ("GET", "/api/user/tokens"),
                         ("POST", "/api/user/tokens"), ("POST", "/api/user/password")):
        refused(ask(hall.instance, browser, method, path, {}), 403, "forbidden")


@pytest.mark.parametrize("code", ["A" * 26, "A" * 25, "", "0" * 26, 'x"y'])
def test_wrong_link_codes_are_refused_alike_and_slowed(hall, code):
    browser = device(hall.instance)
    began, tries = time.monotonic(), 0
    while (answer := join(hall, code, browser)).status_code == 404:
        refused(answer, 404, "bad_code")
        tries += 1
    refused(answer, 429, "too_many_attempts")
    # Ten a minute: after the first ten one more every six seconds.
    assert 10 <= tries <= 10 + (time.monotonic() - began) / 6


def test_no_link_code_stands_in_the_home(hall):
    used = code_of(hall.appoint("judge", name="甲")["link"])
    unused = code_of(hall.appoint("judge", name="乙")["link"])
    join(hall, used)
    for path, content in hall.instance.files():
        assert used.encode() not in content and unused.encode() not in content, path


# --- Screens ---

def test_a_screens_link_reads_and_does_nothing_else(hall):
    screen = hall.screen()
    accepted(ask(hall.instance, screen, "GET", f"/api/live/detail/{hall.live}"))
    assert user_of(hall.instance, screen)["guest"] is True
    refused(hall.ask("GET", "/members", headers=screen), 403, "forbidden")
    refused(hall.ask("GET", "/mine", headers=screen), 403, "forbidden")
    refused(ask(hall.instance, screen, "POST", "/api/live/create",
                {"title": "a", "category": "b"}), 403, "forbidden")


def test_screens_are_listed_and_revoked(hall):
    screen = hall.screen()
    [row] = accepted(hall.ask("GET", "/screens"))
    assert row["name"] == "大屏" and row["id"].startswith("k")
    assert "link" not in row
    accepted(hall.ask("DELETE", f"/screens/{row['id']}"))
    assert accepted(hall.ask("GET", "/screens")) == []
    refused(hall.ask("GET", "/members", headers=screen), 401, "session_expired")
    refused(hall.ask("DELETE", f"/screens/{row['id']}"), 404, "not_found")


def test_twenty_screens_are_the_most(hall):
    for _ in range(20):
        hall.screen()
    answer = hall.ask("POST", "/screens", {"name": "多一块"})
    assert refused(answer, 409, "limit_reached")["max"] == 20


# --- What the staff's channel tells of seats ---

def told(hall) -> list[dict]:
    """The seats the staff's channel told of, in order."""
    return [event["data"]["member"] for event in events(hall, "/staff/events")
            if event["name"] == "member.changed"]


def test_every_change_of_a_seat_is_told_to_the_staff(instance):
    hall = Hall.of(instance)
    offered = hall.appoint("judge", name="甲", chair=True)
    seat = offered["member"]
    assert told(hall) == [seat]
    accepted(join(hall, code_of(offered["link"])))
    taken = told(hall)[-1]
    assert (taken["id"], taken["state"]) == (seat["id"], "active") and taken["userId"]
    other = hall.appoint("judge", name="乙", chair=True)["member"]
    former, new = told(hall)[-2:]
    assert (former["id"], former["chair"], new) == (seat["id"], False, other)
    accepted(hall.ask("PATCH", f"/members/{seat['id']}", {"absent": True}))
    assert told(hall)[-1]["state"] == "absent"
    accepted(hall.ask("POST", f"/members/{seat['id']}/link"))
    assert (told(hall)[-1]["state"], told(hall)[-1]["userId"]) == ("invited", None)
    accepted(hall.ask("DELETE", f"/members/{seat['id']}"))
    assert (told(hall)[-1]["id"], told(hall)[-1]["state"]) == (seat["id"], "removed")
    state = accepted(hall.ask("GET", "/staff/events"))["frames"][0]["state"]
    assert {row["id"]: row for row in state["members"]} == {
        row["id"]: row for row in accepted(hall.ask("GET", "/members"))}


def test_an_edit_that_changes_nothing_is_not_told(instance):
    hall = Hall.of(instance)
    seat = hall.appoint("judge", name="甲")["member"]
    before = len(told(hall))
    accepted(hall.ask("PATCH", f"/members/{seat['id']}", {"name": "甲"}))
    assert len(told(hall)) == before
