"""Ticket codes of a debate: made once, bound to the device that shows them first (rule I5)."""

import csv
import io
import re
import sqlite3
import threading
import time

import pytest
import requests

from answers import accepted, refused, refused_fields
from instance import wait_until
from people import Hall, account, ask, device

CODE = re.compile(r"^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$")


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def states(hall: Hall) -> dict[str, str]:
    rows = accepted(hall.ask("GET", "/tickets?size=100"))["records"]
    return {row["id"]: row["state"] for row in rows}


def test_codes_are_shown_once_and_have_their_form(hall):
    tickets = hall.tickets(50, "A 区")
    assert len({ticket["code"] for ticket in tickets}) == 50
    assert all(CODE.match(ticket["code"]) for ticket in tickets)
    listed = hall.ask("GET", "/tickets?size=100")
    assert accepted(listed)["total"] == 50
    assert not any(ticket["code"][:5] in listed.text for ticket in tickets)
    row = accepted(listed)["records"][0]
    assert row == {"id": tickets[0]["id"], "label": "A 区", "state": "new", "boundAtMs": None}


def test_they_come_as_a_file_for_a_spreadsheet_when_csv_is_asked_for(hall):
    answer = hall.ask("POST", "/tickets", {"count": 3, "label": "=1+1"},
                      {**hall.owner, "Accept": "text/csv"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert f"tickets-{hall.live}.csv" in answer.headers["Content-Disposition"]
    assert answer.content.startswith("\ufeff".encode()) and answer.content.count(b"\r\n") == 4
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["id", "code", "label"] and len(rows) == 4
    assert all(CODE.match(row[1]) and row[2] == "'=1+1" for row in rows[1:])


def test_no_code_stands_in_the_home_not_even_where_it_was_used(hall):
    ticket = hall.tickets(1)[0]
    accepted(hall.redeem(ticket["code"], device(hall.instance)))
    for written in (ticket["code"], ticket["code"].replace("-", "")):
        for path, content in hall.instance.files():
            assert written.encode() not in content, path


@pytest.mark.parametrize("typed", [
    lambda code: code, lambda code: code.lower(), lambda code: code.replace("-", ""),
    lambda code: f" {code[:2]} {code[2:]} ", lambda code: code.replace("-", "–"),
    lambda code: "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else letter for letter in code),
])
def test_a_code_is_read_however_a_person_types_it(hall, typed):
    mine = accepted(hall.redeem(typed(hall.tickets(1)[0]["code"]), device(hall.instance)))
    assert (mine["class"], mine["ticket"], mine["roles"]) == ("ticket", True, [])


def test_it_binds_its_device_and_is_refused_to_any_other(hall):
    code = hall.tickets(1)[0]["code"]
    first, second = device(hall.instance), device(hall.instance)
    accepted(hall.redeem(code, first))
    accepted(hall.redeem(code, first))
    refused(hall.redeem(code, second), 409, "ticket_in_use")
    assert accepted(hall.ask("GET", "/mine", headers=first))["class"] == "ticket"
    assert accepted(hall.ask("GET", "/mine", headers=second))["class"] == "device"


def test_of_many_devices_at_once_one_gets_it(hall):
    code = hall.tickets(1)[0]["code"]
    browsers = [device(hall.instance) for _ in range(16)]
    statuses = []

    def try_it(headers):
        statuses.append(hall.redeem(code, headers).status_code)

    threads = [threading.Thread(target=try_it, args=(headers,)) for headers in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [409] * 15


def test_a_browser_without_a_cookie_gets_one_with_its_ticket(hall):
    code = hall.tickets(1)[0]["code"]
    answer = hall.redeem(code, {})
    accepted(answer)
    cookie = "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
    assert accepted(hall.ask("GET", "/mine", headers={"Cookie": cookie}))["ticket"] is True


def test_a_wrong_code_without_a_cookie_is_told_to_come_again_with_one(hall):
    answer = hall.redeem("AAAAA-AAAAA", {})
    refused(answer, 403, "not_a_voter")
    assert answer.cookies


def is_shut(answer: requests.Response) -> bool:
    """Whether none is let in now, nor in a moment."""
    return answer.status_code == 429 and (
        refused(answer, 429, "too_many_attempts")["retryAfterMs"] > 700)


def test_guessing_without_a_cookie_has_an_end_and_keeps_no_browser_out(new_instance):
    hall = Hall.of(new_instance().start())
    code = hall.tickets(1)[0]["code"]
    browser = device(hall.instance)
    with requests.Session() as guesser:

        def guess():
            guesser.cookies.clear()
            return guesser.post(hall.instance.url + hall.path("/tickets/redeem"),
                                json={"code": "AAAAA-AAAAA"}, timeout=30)

        for _ in range(600):
            refused(guess(), 403, "not_a_voter")
        # Each second one more is let in.
        wait_until(lambda: is_shut(guess()), what="the end of guessing")
    refused(hall.redeem(code, {}), 429, "too_many_attempts")
    accepted(hall.redeem(code, browser))


def test_whom_no_cookie_can_be_given_is_no_voter(new_instance):
    hall = Hall.of(new_instance(DEBATE_DEVICES_PER_ADDRESS="1").start())
    answer = hall.ask("GET", "/mine", headers={})
    refused(answer, 403, "not_a_voter")
    assert not answer.cookies
    assert hall.redeem(hall.tickets(1)[0]["code"], {}).cookies, "a ticket makes a voter still"


def test_a_program_has_no_device_that_could_hold_a_ticket(hall):
    refused(hall.redeem(hall.tickets(1)[0]["code"], account(hall.instance)), 403, "not_a_voter")


@pytest.mark.parametrize("code", ["AAAAA-AAAAA", "AAAA", "OOOOO-IIIII", "", "😀" * 10])
def test_wrong_codes_are_refused_alike(hall, code):
    refused(hall.redeem(code, device(hall.instance)), 404, "bad_ticket")


def test_a_code_of_another_debate_is_none_here(hall):
    other = Hall.of(hall.instance)
    refused(hall.redeem(other.tickets(1)[0]["code"], device(hall.instance)), 404, "bad_ticket")


def test_ten_wrong_codes_a_minute_are_a_devices_own_affair(hall):
    code = hall.tickets(1)[0]["code"]
    guesser, neighbour = device(hall.instance), device(hall.instance)
    began, tries = time.monotonic(), 0
    while (answer := hall.redeem("AAAAA-AAAAA", guesser)).status_code == 404:
        refused(answer, 404, "bad_ticket")
        tries += 1
    # After the first ten one more every six seconds.
    assert 10 <= tries <= 10 + (time.monotonic() - began) / 6
    data = refused(answer, 429, "too_many_attempts")
    assert 0 < data["retryAfterMs"] <= 6000
    assert int(answer.headers["Retry-After"]) == -(-data["retryAfterMs"] // 1000)
    wait_until(lambda: is_shut(hall.redeem("AAAAA-AAAAA", guesser)), what="a wait that lasts")
    refused(hall.redeem(code, guesser), 429, "too_many_attempts")
    accepted(hall.redeem(code, neighbour))


def test_three_hundred_people_behind_one_address_redeem_theirs(hall):
    codes = [ticket["code"] for ticket in hall.tickets(300)]
    failures = []

    def people(some):
        for code in some:
            answer = requests.post(hall.instance.url + hall.path("/tickets/redeem"),
                                   json={"code": code}, timeout=30)
            if answer.status_code != 200 or not answer.cookies:
                failures.append(answer.text)

    threads = [threading.Thread(target=people, args=(codes[part::8],)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[:3]
    assert accepted(hall.ask("GET", "/tickets?state=bound"))["total"] == 300


def test_a_ticket_always_makes_a_device_whatever_the_limit_of_the_address(new_instance):
    hall = Hall.of(new_instance(DEBATE_DEVICES_PER_ADDRESS="1").start())
    device(hall.instance)
    assert not hall.instance.get("/api/user/info").cookies
    answer = hall.redeem(hall.tickets(1)[0]["code"], {})
    accepted(answer)
    assert answer.cookies


def test_staff_releases_a_ticket_and_another_device_takes_it(hall):
    ticket = hall.tickets(1)[0]
    refused(hall.ask("POST", f"/tickets/{ticket['id']}/release", {"reason": "x"}), 409,
            "ticket_not_bound")
    old, new = device(hall.instance), device(hall.instance)
    accepted(hall.redeem(ticket["code"], old))
    row = accepted(hall.ask("POST", f"/tickets/{ticket['id']}/release", {"reason": "换了手机"}))
    assert row["state"] == "new" and row["boundAtMs"] is None
    accepted(hall.redeem(ticket["code"], new))
    assert accepted(hall.ask("GET", "/mine", headers=old))["ticket"] is False
    refused(hall.redeem(ticket["code"], old), 409, "ticket_in_use")


def test_a_void_ticket_makes_nobody_a_ticket_holder(hall):
    held, unused = hall.tickets(2)
    browser = device(hall.instance)
    accepted(hall.redeem(held["code"], browser))
    for ticket in (held, unused):
        row = accepted(hall.ask("POST", f"/tickets/{ticket['id']}/void", {"reason": "重复"}))
        assert row["state"] == "void"
        refused(hall.ask("POST", f"/tickets/{ticket['id']}/void", {"reason": "x"}), 409,
                "ticket_void")
        refused(hall.redeem(ticket["code"], device(hall.instance)), 409, "ticket_void")
    assert accepted(hall.ask("GET", "/mine", headers=browser))["ticket"] is False


def test_acts_need_a_reason_and_unknown_tickets_are_not_found(hall):
    foreign = Hall.of(hall.instance).tickets(1)[0]["id"]
    own = hall.tickets(1)[0]["id"]
    for act in ("release", "void"):
        assert refused_fields(hall.ask("POST", f"/tickets/{own}/{act}", {})) == [
            ("reason", "required")]
        for unknown in (foreign, "t999999", "x", "t0", "t01"):
            refused(hall.ask("POST", f"/tickets/{unknown}/{act}", {"reason": "x"}), 404,
                    "not_found")


@pytest.mark.parametrize("body, problem", [
    ({}, ("count", "required")), ({"count": 0}, ("count", "out_of_range")),
    ({"count": 2001}, ("count", "out_of_range")), ({"count": "3"}, ("count", "wrong_type")),
    ({"count": 1, "label": "x" * 41}, ("label", "too_long")),
    ({"count": 1, "size": 1}, ("size", "unknown")),
])
def test_orders_that_cannot_be_are_refused_by_field(hall, body, problem):
    assert refused_fields(hall.ask("POST", "/tickets", body)) == [problem]


def test_lists_are_filtered_by_state_and_label_and_paged(hall):
    first, second = hall.tickets(2, "A"), hall.tickets(3, "B")
    accepted(hall.redeem(second[0]["code"], device(hall.instance)))
    hall.ask("POST", f"/tickets/{second[1]['id']}/void", {"reason": "x"})

    def ids(query: str) -> list[str]:
        return [row["id"] for row in accepted(hall.ask("GET", "/tickets?" + query))["records"]]

    assert ids("label=A") == [ticket["id"] for ticket in first]
    assert ids("state=bound") == [second[0]["id"]]
    assert ids("state=void") == [second[1]["id"]]
    assert ids("state=new&label=B") == [second[2]["id"]]
    assert ids("size=2&page=2") == [second[0]["id"], second[1]["id"]]
    assert refused_fields(hall.ask("GET", "/tickets?state=used")) == [("state", "not_allowed")]


def test_their_making_and_their_end_stand_on_record_without_codes(hall):
    ticket = hall.tickets(7, "C")[0]
    accepted(hall.ask("POST", f"/tickets/{ticket['id']}/void", {"reason": "丢失"}))
    rows = accepted(hall.ask("GET", "/audit"))["records"]
    made, voided = [row for row in rows if row["action"].startswith("ticket.")]
    assert made["after"] == {"count": 7, "label": "C"}
    assert (voided["target"], voided["reason"]) == (f"ticket/{ticket['id']}", "丢失")


def test_twenty_thousand_are_the_most_of_a_debate(hall):
    for _ in range(10):
        hall.tickets(2000)
    assert refused(hall.ask("POST", "/tickets", {"count": 1}), 409, "limit_reached")["max"] == 20000
    with sqlite3.connect(f"file:{hall.instance.home}/debate.db?mode=ro", uri=True) as database:
        [(count,)] = database.execute(
            "SELECT count(DISTINCT code_hash) FROM ticket JOIN debate ON debate.number = debate "
            "WHERE debate.id = ?", [hall.live])
    assert count == 20000
    assert ask(hall.instance, hall.owner, "GET", hall.path("/tickets?size=100&page=200")).json()[
        "data"]["pages"] == 200
