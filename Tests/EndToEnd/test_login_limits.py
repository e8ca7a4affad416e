"""Failed logins are slowed, for each name and each address; whoever belongs there gets in."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from addresses import ask_from, fresh_address
from answers import accepted, refused
from instance import patiently, wait_until
from people import device, in_browser, log_in, new_login

pytestmark = pytest.mark.alone

WRONG = "不是这个密码"
FREE = 5
ADDRESS_BURST = 30


@pytest.fixture
def person(instance) -> dict[str, str]:
    """User name and password of somebody new."""
    return new_login(instance)


def fails(instance, username: str, address: str | None = None, **options):
    """One login with a wrong password, from an address of its own unless one is given."""
    return log_in(instance, username, WRONG, address or fresh_address(), **options)


def use_up_free(instance, username: str, **options):
    """The failures that cost nothing, and the one after which there is a wait."""
    for _ in range(FREE + 1):
        refused(fails(instance, username, **options), 401, "bad_credentials")


def wait_of(answer) -> int:
    """The milliseconds an answer says to wait."""
    data = refused(answer, 429, "too_many_attempts")
    assert int(answer.headers["Retry-After"]) == -(-data["retryAfterMs"] // 1000)
    return data["retryAfterMs"]


def fail_after_wait(instance, username: str):
    """The next failure that is let in again; those before it that come too early count nothing."""
    wait_until(lambda: fails(instance, username).status_code == 401, what="the end of the wait")


# --- For each name ---

def test_after_some_free_failures_each_further_one_costs_twice_the_wait(instance, person):
    name = person["username"]
    use_up_free(instance, name)
    waits = [wait_of(fails(instance, name))]
    for _ in range(2):
        fail_after_wait(instance, name)
        waits.append(wait_of(fails(instance, name)))
    for wait, most in zip(waits, [1000, 2000, 4000], strict=True):
        assert most - 700 < wait <= most, waits


def test_the_right_password_has_to_wait_too_and_then_lets_in(instance, person):
    use_up_free(instance, person["username"])
    wait_of(log_in(instance, **person, address=fresh_address()))
    wait_until(lambda: log_in(instance, **person, address=fresh_address()).status_code == 200,
               what="the end of the wait")


def test_trying_while_one_has_to_wait_makes_it_no_longer(instance, person):
    name = person["username"]
    use_up_free(instance, name)
    began = time.monotonic()
    waits = []
    while (answer := fails(instance, name)).status_code == 429:
        waits.append(wait_of(answer))
    assert waits == sorted(waits, reverse=True)
    assert time.monotonic() - began < 2
    assert len(waits) > 3


def test_what_waits_costs_no_hash(instance, person):
    use_up_free(instance, person["username"])
    assert "passwordHashes" not in instance.logged(fails(instance, person["username"]))


def test_a_success_forgets_the_failures_before_it(instance, person):
    for _ in range(2):
        for _ in range(FREE):
            refused(fails(instance, person["username"]), 401, "bad_credentials")
        accepted(log_in(instance, **person, address=fresh_address()))
    use_up_free(instance, person["username"])
    wait_of(fails(instance, person["username"]))


def test_case_and_width_make_no_other_name(instance):
    name = instance.make_user(username="Width-9")["user"]["username"]
    for written in ["Width-9", "wIDTH-9", "ＷＩＤＴＨ-9", "width-9", "WIDTH-9", "Width－9"]:
        refused(fails(instance, written), 401, "bad_credentials")
    wait_of(fails(instance, name))


def test_names_nobody_has_are_slowed_exactly_as_those_that_exist(instance, person):
    def course(username: str) -> list[tuple[int, str, int]]:
        answers = [fails(instance, username) for _ in range(FREE + 4)]
        return [(answer.status_code, answer.json()["data"]["reason"],
                 answer.headers.get("Retry-After")) for answer in answers]

    seen = course(person["username"])
    assert {status for status, _, _ in seen} == {401, 429}
    assert course("nobody-by-this-name") == seen
    disabled = instance.make_user(username="disabled-and-slowed")["user"]
    accepted(instance.administer(disabled, disabled=True))
    assert course("disabled-and-slowed") == seen


def test_guesses_made_at_once_are_counted_one_after_another(instance, person):
    def guess(_) -> int:
        address = fresh_address()
        return patiently(lambda: fails(instance, person["username"], address)).status_code

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(guess, range(24)))
    # Should this take a second, one more is let in.
    assert FREE + 1 <= statuses.count(401) <= FREE + 2
    assert statuses.count(401) + statuses.count(429) == 24


def test_the_count_is_one_for_all_workers_and_outlives_them(new_instance):
    instance = new_instance(DEBATE_WORKERS="2").start()
    name = new_login(instance)["username"]
    use_up_free(instance, name)
    fail_after_wait(instance, name)
    fail_after_wait(instance, name)
    instance.kill_workers()
    assert wait_of(fails(instance, name)) > 500


# --- A device that was there before ---

def test_failures_of_strangers_keep_no_device_out_that_logged_in_before(instance, person):
    browser = in_browser(instance, log_in(instance, **person))
    accepted(instance.post("/api/user/logout", headers=browser))
    use_up_free(instance, person["username"])
    stranger = device(instance)
    for headers in [None, stranger]:
        wait_of(log_in(instance, **person, address=fresh_address(), headers=headers))
    accepted(log_in(instance, **person, headers=browser))
    wait_of(log_in(instance, **person, address=fresh_address()))


def test_failures_of_neighbours_keep_no_device_out_that_logged_in_before(instance, person):
    address = fresh_address()
    browser = in_browser(instance, log_in(instance, **person, address=address))
    for number in range(ADDRESS_BURST):
        refused(fails(instance, f"neighbour-{number}", address), 401, "bad_credentials")
    wait_of(fails(instance, "neighbour-more", address))
    accepted(log_in(instance, **person, address=address, headers=browser))


def test_a_device_that_logged_in_before_is_slowed_by_its_own_failures(instance, person):
    browser = in_browser(instance, log_in(instance, **person))
    use_up_free(instance, person["username"], headers=browser)
    wait_of(fails(instance, person["username"], headers=browser))
    accepted(log_in(instance, **person, address=fresh_address()))


def test_a_device_known_to_one_account_is_a_stranger_to_others(instance, person):
    browser = in_browser(instance, log_in(instance, **new_login(instance)))
    use_up_free(instance, person["username"])
    wait_of(log_in(instance, **person, address=fresh_address(), headers=browser))


# --- For each address ---

def test_an_address_fails_thirty_times_a_minute_and_others_are_free(instance, person):
    address = fresh_address()
    for number in range(ADDRESS_BURST):
        refused(fails(instance, f"guess-{number}", address), 401, "bad_credentials")
    assert wait_of(fails(instance, "guess-more", address)) <= 60_000 // ADDRESS_BURST
    assert wait_of(log_in(instance, **person, address=address)) <= 60_000 // ADDRESS_BURST
    accepted(log_in(instance, **person, address=fresh_address()))
    wait_until(lambda: log_in(instance, **person, address=address).status_code == 200,
               what="a login from that address")


def test_successes_of_an_address_do_not_count(instance, person):
    address = fresh_address()
    for _ in range(ADDRESS_BURST + 5):
        accepted(patiently(lambda: log_in(instance, **person, address=address)))


def test_a_forged_forwarded_address_is_no_other_one(instance):
    address = fresh_address()
    for number in range(ADDRESS_BURST):
        fails(instance, f"forged-{number}", address,
              headers={"X-Forwarded-For": f"203.0.113.{number}"})
    wait_of(fails(instance, "forged-more", address, headers={"X-Forwarded-For": "203.0.113.99"}))


# --- The old password of a change is guessed no faster ---

def test_wrong_old_passwords_are_slowed_and_keep_nobody_from_logging_in(instance, person):
    program = instance.log_in(**person)

    def change(old: str):
        address = fresh_address()
        return patiently(lambda: ask_from(
            address, instance, "POST", "/api/user/password",
            {"old": old, "new": "正反双方各陈己见-7"}, headers=program))

    for _ in range(FREE + 1):
        refused(change(WRONG), 401, "bad_credentials")
    wait_of(change(WRONG))
    wait_of(change(person["password"]))
    accepted(log_in(instance, **person, address=fresh_address()))


# --- Many at once ---

def test_a_flood_of_logins_leaves_others_their_answers(instance):
    """Hashing takes a part of the threads; what finds no place is told to come again."""
    def guess(number: int):
        return fails(instance, f"flood-{number}")

    with ThreadPoolExecutor(48) as pool:
        flood = [pool.submit(guess, number) for number in range(200)]
        waits = []
        while not all(one.done() for one in flood):
            began = time.monotonic()
            accepted(instance.get("/api/live/list"))
            waits.append(time.monotonic() - began)
    answers = [one.result() for one in flood]
    assert {answer.status_code for answer in answers} == {401, 429}
    for answer in answers:
        if answer.status_code == 429:
            assert refused(answer, 429, "rate_limited")["retryAfterMs"] == 1000
    assert max(waits) < 2, "a read waited for passwords"
