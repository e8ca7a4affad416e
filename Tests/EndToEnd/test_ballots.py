"""Ballots: one of each voter, changeable, never added up (rules V3–V7, I1–I7, E4)."""

import concurrent.futures
import time

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import is_rate_limited
from people import Hall, account, browser, device, in_browser, log_in, new_login
from polls import Poll, go_live


@pytest.fixture
def hall(instance):
    made = Hall.of(instance)
    go_live(made)
    return made


@pytest.fixture
def poll(hall):
    return Poll.open(hall, "live")


def counted(poll: Poll) -> dict:
    """The tally, no older than now: the round shows it live."""
    return poll.facts()["tally"]


def own(poll: Poll, headers) -> dict | None:
    return accepted(poll.hall.ask("GET", f"/rounds/{poll.round}/ballot", headers=headers))


def logged_in(instance, browser_headers: dict[str, str]) -> dict[str, str]:
    """The same browser, after a login."""
    login = log_in(instance, **new_login(instance), headers=browser_headers)
    session = in_browser(instance, login)
    cookies = {**dict(part.split("=", 1) for part in browser_headers["Cookie"].split("; ")),
               **dict(part.split("=", 1) for part in session["Cookie"].split("; "))}
    return {"Origin": instance.url,
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def test_a_ballot_is_answered_with_its_receipt_and_no_total(hall, poll):
    voter = device(hall.instance)
    before = time.time_ns() // 1_000_000
    cast = accepted(poll.vote(voter, 70))
    assert cast == {"roundId": poll.round, "affirmativePoints": 70, "undecided": False,
                    "class": "device", "receipt": cast["receipt"], "atMs": cast["atMs"]}
    assert len(cast["receipt"]) == 12
    assert before <= cast["atMs"] <= time.time_ns() // 1_000_000
    assert own(poll, voter) == cast
    assert counted(poll)["affirmative"] == 70 and counted(poll)["negative"] == 30
    mine = accepted(hall.ask("GET", "/mine", headers=voter))
    assert mine["ballots"] == [cast]
    listed = accepted(hall.instance.get("/api/user/ballots", headers=voter))
    assert [(row["liveId"], row["receipt"]) for row in listed["records"]] == [
        (hall.live, cast["receipt"])]


@pytest.mark.parametrize("body, problems", [
    ({}, [("affirmativePoints", "required")]),
    ({"affirmativePoints": 101}, [("affirmativePoints", "out_of_range")]),
    ({"affirmativePoints": -1}, [("affirmativePoints", "out_of_range")]),
    ({"affirmativePoints": 50.5}, [("affirmativePoints", "wrong_type")]),
    ({"affirmativePoints": 50, "undecided": True}, [("undecided", "not_allowed")]),
    ({"affirmativePoints": 50, "votes": 10}, [("votes", "unknown")]),
])
def test_what_is_no_ballot_is_refused_by_field(hall, poll, body, problems):
    answer = hall.ask("PUT", f"/rounds/{poll.round}/ballot", body, device(hall.instance))
    assert refused_fields(answer) == problems


def test_undecided_is_a_choice_before_and_after_only(hall, poll):
    refused(poll.vote(device(hall.instance), None), 409, "undecided_not_taken")
    poll.close()
    post = Poll.open(hall, "post", reveal="live")
    cast = accepted(post.vote(device(hall.instance), None))
    assert (cast["affirmativePoints"], cast["undecided"]) == (None, True)
    assert counted(post)["undecided"] == 1


def test_one_tap_repeated_sixteen_times_moves_the_count_once(hall, poll):
    voter = device(hall.instance)
    answers = [poll.vote(voter, 100) for _ in range(16)]
    assert [answer.status_code for answer in answers] == [200] * 16
    assert len({answer.json()["data"]["receipt"] for answer in answers}) == 1
    assert (counted(poll)["affirmative"], counted(poll)["voters"]) == (100, 1)


def test_two_hundred_at_once_of_one_voter_are_one_ballot(hall, poll):
    voter = device(hall.instance)
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda number: poll.vote(voter, (number % 5) * 25), range(200)))
    taken = [answer for answer in answers if answer.status_code == 200]
    assert taken and all(is_rate_limited(answer) for answer in answers if answer not in taken)
    assert counted(poll)["voters"] == 1
    ballot = own(poll, voter)
    assert counted(poll)["affirmative"] == ballot["affirmativePoints"]
    assert ballot["receipt"] in {answer.json()["data"]["receipt"] for answer in taken}


def test_ten_tabs_of_one_browser_are_one_voter(hall, poll):
    voter = device(hall.instance)
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda number: poll.vote(voter, number * 10, requests.Session()), range(10)))
    assert counted(poll)["voters"] == 1


def test_a_late_retry_under_its_key_does_not_replace_a_newer_ballot(hall, poll):
    voter = device(hall.instance)
    keyed = {**voter, "Idempotency-Key": "my-first-ballot"}
    first = poll.vote(keyed, 100)
    accepted(poll.vote(voter, 0))
    again = poll.vote(keyed, 100)
    assert accepted(again) == accepted(first)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert own(poll, voter)["affirmativePoints"] == 0
    refused(poll.vote(keyed, 50), 409, "key_reused")


def test_a_final_round_takes_no_other_ballot(hall):
    poll = Poll.open(hall, "live", final=True)
    voter = device(hall.instance)
    first = accepted(poll.vote(voter, 100))
    refused(poll.vote(voter, 99), 409, "already_voted")
    assert accepted(poll.vote(voter, 100)) == first


def test_after_the_end_only_the_same_ballot_is_answered(hall, poll):
    voter = device(hall.instance)
    first = accepted(poll.vote(voter, 100))
    poll.close()
    refused(poll.vote(voter, 0), 409, "round_closed")
    refused(poll.vote(device(hall.instance), 100), 409, "round_closed")
    assert accepted(poll.vote(voter, 100)) == first


def test_who_brings_no_identity_is_given_one_first(hall, poll):
    first = poll.vote({}, 100)
    refused(first, 403, "not_a_voter")
    cookie = "; ".join(f"{name}={value}" for name, value in first.cookies.items())
    accepted(poll.vote({"Cookie": cookie}, 100))
    assert counted(poll)["voters"] == 1


def test_a_stronger_credential_takes_the_place_of_a_weaker_ballot(hall, poll):
    instance = hall.instance
    phone = browser(instance)
    # The browser's device alone, as before its login.
    alone = {"Cookie": next(part for part in phone["Cookie"].split("; ") if "_device=" in part)}
    accepted(poll.vote(alone, 100))
    assert accepted(poll.vote(phone, 0))["class"] == "account"
    by_class = counted(poll)["byClass"]
    assert (by_class["device"]["voters"], by_class["account"]["voters"]) == (0, 1)
    refused(poll.vote(alone, 100), 409, "already_voted")
    assert own(poll, alone) is None
    accepted(hall.redeem(hall.tickets(1)[0]["code"], phone))
    assert accepted(poll.vote(phone, 50))["class"] == "ticket"
    by_class = counted(poll)["byClass"]
    assert (by_class["account"]["voters"], by_class["ticket"]["voters"]) == (0, 1)
    assert counted(poll)["voters"] == 1


def test_a_void_ticket_counts_no_more_until_its_result_is_known(hall, poll):
    tickets = hall.tickets(2)
    phones = [device(hall.instance) for _ in tickets]
    for ticket, phone in zip(tickets, phones, strict=True):
        accepted(hall.redeem(ticket["code"], phone))
        accepted(poll.vote(phone, 100))
    accepted(hall.ask("POST", f"/tickets/{tickets[0]['id']}/void", {"reason": "票码遗失"}))
    assert counted(poll)["voters"] == 1
    poll.finish()
    refused(hall.ask("POST", f"/tickets/{tickets[1]['id']}/void", {"reason": "票码遗失"}), 409,
            "already_revealed")
    listed = accepted(hall.ask("GET", "/tickets?state=bound"))
    assert [row["id"] for row in listed["records"]] == [tickets[1]["id"]]


def test_a_receipt_says_what_has_become_of_its_ballot(hall, poll):
    voter = device(hall.instance)
    first = accepted(poll.vote(voter, 100))
    state = accepted(hall.ask("GET", f"/receipts/{first['receipt']}", headers={}))
    assert state == {"roundId": poll.round, "ordinal": None,
                     "atMs": first["atMs"] - first["atMs"] % 10_000, "state": "counted"}
    second = accepted(poll.vote(voter, 0))
    states = [accepted(hall.ask("GET", f"/receipts/{cast['receipt']}", headers={}))["state"]
              for cast in (first, second)]
    assert states == ["replaced", "counted"]
    refused(hall.ask("GET", "/receipts/AAAAAAAAAAAA", headers={}), 404, "not_found")
    refused(hall.ask("GET", "/receipts/short", headers={}), 404, "not_found")
    poll.finish()
    accepted(hall.ask("POST", "/end", {}))
    state = accepted(hall.ask("GET", f"/receipts/{second['receipt']}", headers={}))
    assert (state["ordinal"], state["state"]) == (2, "counted")


def test_a_browser_that_voted_logged_in_does_not_vote_logged_out_too(hall, poll):
    visitor = device(hall.instance)
    accepted(poll.vote(logged_in(hall.instance, visitor), 100))
    refused(poll.vote(visitor, 100), 409, "already_voted")
    assert counted(poll)["voters"] == 1


def test_a_program_votes_as_its_account(hall, poll):
    voter = account(hall.instance)
    assert accepted(poll.vote(voter, 100))["class"] == "account"
    assert own(poll, voter)["affirmativePoints"] == 100


def test_screens_and_foreign_pages_do_not_vote(hall, poll):
    refused(poll.vote(hall.screen(), 100), 403, "forbidden")
    foreign = {**device(hall.instance), "Origin": "https://elsewhere.example"}
    refused(poll.vote(foreign, 100), 403, "bad_origin")
    assert counted(poll)["voters"] == 0
