"""How many new browsers an address may bring in ten minutes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from addresses import ask_from, fresh_address
from answers import accepted
from instance import Instance
from people import device, in_browser, log_in, new_login, session_cookie, set_cookie, user_of


@pytest.fixture(scope="module")
def strict():
    with Instance(DEBATE_DEVICES_PER_ADDRESS="3", DEBATE_WORKERS="2") as running:
        yield running


def visit(instance, address: str, **options):
    """A browser that comes for the first time, unless headers say otherwise."""
    answer = ask_from(address, instance, "GET", "/api/user/info", **options)
    accepted(answer)
    return answer


def is_given_a_cookie(answer) -> bool:
    return set_cookie(answer, "device") is not None


def test_beyond_the_limit_a_new_browser_is_answered_without_a_cookie(strict):
    address = fresh_address()
    answers = [visit(strict, address) for _ in range(8)]
    assert [is_given_a_cookie(answer) for answer in answers] == [True] * 3 + [False] * 5
    assert all(accepted(answer)["guest"] for answer in answers)
    assert len({accepted(answer)["userId"] for answer in answers}) == 8


def test_another_address_is_not_touched(strict):
    used_up, other = fresh_address(), fresh_address()
    for _ in range(4):
        visit(strict, used_up)
    assert not is_given_a_cookie(visit(strict, used_up))
    assert is_given_a_cookie(visit(strict, other))


def test_a_browser_that_has_its_cookie_stays_itself(strict):
    address = fresh_address()
    known = in_browser(strict, visit(strict, address))
    before = user_of(strict, known)
    for _ in range(5):
        visit(strict, address)
    answer = visit(strict, address, headers=known)
    assert accepted(answer) == before
    assert not is_given_a_cookie(answer)


def test_forged_cookies_count_as_new_browsers(strict):
    address = fresh_address()
    forged = {"Cookie": f"debate{strict.port}_device=v1.1.x.1.1.x"}
    given = [is_given_a_cookie(visit(strict, address, headers=forged)) for _ in range(4)]
    assert given == [True, True, True, False]


def test_who_logs_in_without_a_device_cookie_is_logged_in_all_the_same(strict):
    login = new_login(strict)
    address = fresh_address()
    for _ in range(3):
        visit(strict, address)
    answer = log_in(strict, **login, address=address)
    assert not is_given_a_cookie(answer)
    assert not user_of(strict, {"Cookie": session_cookie(answer)})["guest"]


def test_browsers_that_come_at_once_are_counted_one_after_another(strict):
    address = fresh_address()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: visit(strict, address), range(32)))
    assert sum(map(is_given_a_cookie, answers)) == 3


def test_the_count_outlives_workers(strict):
    address = fresh_address()
    for _ in range(3):
        assert is_given_a_cookie(visit(strict, address))
    strict.kill_workers()
    assert not any(is_given_a_cookie(visit(strict, address)) for _ in range(8))


def test_without_a_limit_every_browser_gets_its_cookie(new_instance):
    instance = new_instance(DEBATE_DEVICES_PER_ADDRESS="0").start()
    assert all(device(instance)["Cookie"] for _ in range(40))
