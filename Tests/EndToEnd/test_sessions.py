"""One's own sessions: seen, ended, and kept over restarts."""

import signal
import time

import pytest

from addresses import fresh_address
from answers import accepted, refused
from instance import wait_until
from people import api_token, ask, browser, in_browser, log_in, new_login, user_of


@pytest.fixture
def person(instance) -> dict[str, str]:
    """User name and password of somebody new."""
    return new_login(instance)


def sessions(instance, headers: dict[str, str]) -> list[dict]:
    return accepted(instance.get("/api/user/sessions", headers=headers))


def end(instance, headers: dict[str, str], session: str):
    return ask(instance, headers, "DELETE", f"/api/user/sessions/{session}")


def test_each_login_is_listed_the_newest_first_with_whence_and_by_what(instance, person):
    began = time.time() * 1000
    address = fresh_address()
    phone = in_browser(instance, log_in(instance, **person, address=address,
                                        headers={"User-Agent": "手机/1.0".encode()}))
    laptop = in_browser(instance, log_in(instance, **person, headers={"User-Agent": "laptop"}))
    newest, oldest = sessions(instance, laptop)
    assert list(newest) == ["id", "createdAtMs", "seenAtMs", "address", "agent", "current"]
    assert (newest["address"], newest["agent"], newest["current"]) == ("127.0.0.1", "laptop", True)
    assert (oldest["address"], oldest["agent"], oldest["current"]) == (address, "手机/1.0", False)
    assert newest["id"] != oldest["id"]
    for session in (newest, oldest):
        assert began - 2000 < session["createdAtMs"] <= session["seenAtMs"] < began + 60_000
    assert [session["current"] for session in sessions(instance, phone)] == [False, True]


def test_what_a_browser_says_of_itself_is_one_line_that_ends(instance, person):
    agent = "浏览器\t" + "x" * 500
    headers = instance.log_in(**person)
    log_in(instance, **person, headers={"User-Agent": agent.encode()})
    shown = sessions(instance, headers)[0]["agent"]
    assert shown.startswith("浏览器x") and len(shown) == 200


def test_nobody_sees_the_sessions_of_others(instance, person):
    headers = instance.log_in(**person)
    assert len(sessions(instance, headers)) == 1
    assert {session["id"] for session in sessions(instance, headers)}.isdisjoint(
        session["id"] for session in sessions(instance, instance.operator()))


def test_one_session_is_ended_and_the_others_go_on(instance, person):
    here, there, third = (instance.log_in(**person) for _ in range(3))
    [_, ended, _] = sessions(instance, here)
    assert accepted(end(instance, here, ended["id"])) is None
    refused(instance.get("/api/user/sessions", headers=there), 401, "session_expired")
    assert user_of(instance, there)["guest"]
    assert len(sessions(instance, here)) == len(sessions(instance, third)) == 2
    refused(end(instance, here, ended["id"]), 404, "not_found")


def test_ones_own_session_may_be_ended_too(instance, person):
    headers = in_browser(instance, log_in(instance, **person))
    [current] = sessions(instance, headers)
    accepted(end(instance, headers, current["id"]))
    refused(instance.get("/api/user/sessions", headers=headers), 401, "session_expired")


def test_all_others_are_ended_at_once(instance, person):
    headers, *others = [instance.log_in(**person) for _ in range(4)]
    stranger = instance.log_in(**new_login(instance))
    program = api_token(instance, headers, role="viewer")
    accepted(end(instance, headers, "others"))
    assert [session["current"] for session in sessions(instance, headers)] == [True]
    for other in others:
        refused(instance.get("/api/user/sessions", headers=other), 401, "session_expired")
    assert len(sessions(instance, stranger)) == 1
    assert not user_of(instance, program)["guest"], "a token is no session"


def test_a_session_of_somebody_else_is_not_found_and_goes_on(instance, person):
    mine, theirs = instance.log_in(**person), browser(instance)
    [session] = sessions(instance, theirs)
    refused(end(instance, mine, session["id"]), 404, "not_found")
    refused(end(instance, instance.operator(), session["id"]), 404, "not_found")
    assert len(sessions(instance, theirs)) == 1


@pytest.mark.parametrize("name", ["k0", "k01", "k99999999", "k9223372036854775808", "k-1", "K1",
                                  "1", "k", "t1", "k1%20", "%6b1x"])
def test_what_is_no_session_is_not_found(instance, person, name):
    refused(end(instance, instance.log_in(**person), name), 404, "not_found")


def test_the_number_of_a_token_ends_no_token_here(instance, person):
    headers = instance.log_in(**person)
    made = accepted(ask(instance, headers, "POST", "/api/user/tokens",
                        {"name": "程序", "role": "viewer"}))
    refused(end(instance, headers, made["id"]), 404, "not_found")
    assert not user_of(instance, {"Authorization": f"Bearer {made['token']}"})["guest"]


# --- Restarts ---

@pytest.fixture
def logged_in(new_instance):
    """An instance and those logged in to it: a browser and a program of one person."""
    instance = new_instance(DEBATE_WORKERS="2").start()
    person = new_login(instance)
    return instance, [in_browser(instance, log_in(instance, **person)), instance.log_in(**person)]


def assert_still_logged_in(instance, people: list[dict[str, str]]):
    # Often enough that each worker is asked.
    for headers in people * 8:
        assert len(sessions(instance, headers)) == len(people)


def test_sessions_outlive_an_exchange_of_all_workers(logged_in):
    instance, people = logged_in
    before = set(instance.workers())
    instance.process.send_signal(signal.SIGHUP)
    wait_until(lambda: len(now := set(instance.workers())) == 2 and not now & before,
               seconds=40, what="that every worker is another")
    assert_still_logged_in(instance, people)


def test_sessions_outlive_killed_workers(logged_in):
    instance, people = logged_in
    instance.kill_workers()
    assert_still_logged_in(instance, people)


def test_sessions_outlive_the_instance(logged_in):
    instance, people = logged_in
    instance.stop()
    instance.start()
    assert_still_logged_in(instance, people)


def test_an_ended_session_stays_ended_whichever_worker_is_asked(logged_in):
    instance, (browser_headers, program) = logged_in
    accepted(instance.post("/api/user/logout", headers=browser_headers))
    for _ in range(16):
        refused(instance.get("/api/user/sessions", headers=browser_headers), 401,
                "session_expired")
    assert len(sessions(instance, program)) == 1
