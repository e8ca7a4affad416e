"""Making an account for oneself."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from addresses import LOOPBACK, ask_from, fresh_address
from answers import accepted, refused, refused_fields
from instance import patiently, wait_until
from people import device, in_browser, log_in, session_cookie, user_of

PASSWORD = "正反双方各陈己见-7"
HOURLY = 10


def register(instance, username, address: str | None = None, headers=None, **fields):
    body = {"username": username, "password": PASSWORD, **fields}
    return ask_from(address or fresh_address(), instance, "POST", "/api/user/register", body,
                    headers=headers)


def accounts(instance) -> int:
    with sqlite3.connect(f"file:{instance.home}/debate.db?mode=ro", uri=True) as store:
        return store.execute("SELECT count(*) FROM account").fetchone()[0]


# --- Who ---

def test_who_registers_is_a_viewer_and_logged_in(instance):
    answer = register(instance, "辩论爱好者", nickname="小辩")
    user = accepted(answer)
    assert (user["username"], user["nickname"], user["role"], user["roles"], user["guest"]) == (
        "辩论爱好者", "小辩", "viewer", [], False)
    assert user_of(instance, {"Cookie": session_cookie(answer)}) == user
    assert accepted(log_in(instance, "辩论爱好者", PASSWORD))["user"] == user


def test_without_a_nickname_the_user_name_is_shown(instance):
    user = accepted(register(instance, "no-nickname"))
    assert (user["nickname"], user["avatar"], user["email"], user["phone"], user["gender"]) == (
        "no-nickname", "/images/avatar.svg", "", "", 0)


def test_the_password_costs_one_hash(instance):
    assert instance.logged(register(instance, "one-hash"))["passwordHashes"] == 1


def test_nobody_makes_themselves_more_than_a_viewer(instance):
    assert refused_fields(register(instance, "would-be-king", role="operator")) == [
        ("role", "unknown")]
    assert not instance.get("/api/users?keyword=would-be-king",
                            headers=instance.operator()).json()["data"]["records"]


# --- Names ---

@pytest.mark.parametrize("written, kept", [
    ("abc", "abc"), ("Anna_Bella-9", "Anna_Bella-9"), ("x" * 32, "x" * 32),
    ("正方一辩", "正方一辩"), ("ＡＢＣ１２３", "ABC123"), ("正方二⼿", "正方二手"), ("〇〇七", "〇〇七"),
])
def test_a_name_is_kept_as_written_in_its_usual_width(instance, written, kept):
    assert accepted(register(instance, written))["username"] == kept


@pytest.mark.parametrize("name, reason", [
    ("ab", "too_short"), ("", "too_short"), ("x" * 33, "too_long"), ("辩" * 33, "too_long"),
    (" abc", "bad_characters"), ("a b", "bad_characters"), ("abc\n", "bad_characters"),
    ("a.b.c", "bad_characters"), ("café", "bad_characters"), ("abc😀", "bad_characters"),
    ("ひらがな", "bad_characters"), ("한국어", "bad_characters"), ("аbс", "bad_characters"),
    ("abc\u200b", "bad_characters"), ("ab\u202ec", "bad_characters"), ("<b>", "bad_characters"),
    (None, "required"), (123, "wrong_type"),
])
def test_a_name_that_cannot_be_taken_says_why(instance, name, reason):
    assert refused_fields(register(instance, name)) == [("username", reason)]


@pytest.mark.parametrize("taken, again", [
    ("Duplicate", "dUPLICATE"), ("宽度Wide", "宽度ＷＩＤＥ"), ("Same-name", "Same-name"),
    ("ＦＵＬＬ", "full")])
def test_a_name_that_differs_in_case_or_width_alone_is_taken(instance, taken, again):
    accepted(register(instance, taken))
    before = accounts(instance)
    answer = register(instance, again)
    refused(answer, 409, "name_taken")
    assert accounts(instance) == before
    assert "Set-Cookie" not in answer.headers or "_session" not in answer.headers["Set-Cookie"]


def test_names_of_all_accounts_are_taken_those_of_operators_too(instance):
    refused(register(instance, instance.first_login()["username"].upper()), 409, "name_taken")


@pytest.mark.parametrize("fields, problem", [
    ({"password": "short-7"}, ("password", "too_short")),
    ({"password": None}, ("password", "required")),
    ({"nickname": ""}, ("nickname", "too_short")),
    ({"nickname": "x" * 33}, ("nickname", "too_long")),
    ({"nickname": "a\u202eb"}, ("nickname", "bad_characters")),
    ({"email": "a@b.cn"}, ("email", "unknown")),
])
def test_fields_that_cannot_be_taken_say_why(instance, fields, problem):
    assert refused_fields(register(instance, "never-made", **fields)) == [problem]


@pytest.mark.parametrize("password", ["12345678", "password123", "iloveyou1", "never-made",
                                      "NEVER-MADE"])
def test_a_common_password_or_the_user_name_is_refused(instance, password):
    refused(register(instance, "never-made", password=password), 400, "weak_password")


def test_one_name_registered_32_times_at_once_is_one_account(new_instance):
    instance = new_instance(DEBATE_WORKERS="2").start()
    before = accounts(instance)
    names = ["抢注Name", "抢注NAME", "抢注name", "抢注ｎａｍｅ"] * 8

    def try_one(name: str) -> int:
        address = fresh_address()
        # A worker that is busy with other passwords says to come again.
        return patiently(lambda: register(instance, name, address)).status_code

    with ThreadPoolExecutor(32) as pool:
        statuses = list(pool.map(try_one, names))
    assert sorted(statuses) == [200] + [409] * 31
    assert accounts(instance) == before + 1


# --- Settings, origins, browsers ---

def test_registration_can_be_closed(new_instance):
    instance = new_instance(DEBATE_REGISTRATION="0").start()
    before = accounts(instance)
    refused(register(instance, "too-late"), 403, "registration_closed")
    assert accounts(instance) == before
    instance.make_user(username="by-operator")
    assert accounts(instance) == before + 1


def test_a_foreign_page_registers_nobody_with_a_browsers_cookies(instance):
    headers = {**device(instance), "Origin": "https://evil.example"}
    refused(register(instance, "by-a-foreign-page", headers=headers), 403, "bad_origin")


def test_a_device_that_registered_is_known_to_its_account(instance):
    """As after a login: failures of strangers do not keep it out."""
    browser = device(instance)
    accepted(register(instance, "known-device", headers=browser))

    def is_slowed() -> bool:
        """Whether the name has to wait, and longer than the next login takes."""
        answer = log_in(instance, "known-device", "不是这个密码", fresh_address())
        return answer.status_code == 429 and (
            refused(answer, 429, "too_many_attempts")["retryAfterMs"] > 700)

    wait_until(is_slowed, what="that the name is slowed")
    assert log_in(instance, "known-device", PASSWORD).status_code == 429
    accepted(log_in(instance, "known-device", PASSWORD, headers=browser))


# --- How often ---

def use_up(instance, address: str, name: str, headers=None):
    """Makes as many accounts as one address may in an hour."""
    for number in range(HOURLY):
        accepted(patiently(
            lambda number=number: register(instance, f"{name}{number}", address, headers)))


def assert_refused(answer):
    data = refused(answer, 429, "rate_limited")
    assert 3_000_000 // HOURLY < data["retryAfterMs"] <= 3_600_000 // HOURLY
    assert int(answer.headers["Retry-After"]) == -(-data["retryAfterMs"] // 1000)


def test_an_address_makes_ten_accounts_an_hour_and_others_are_free(instance):
    address = fresh_address()
    use_up(instance, address, "hourly")
    before = accounts(instance)
    for number in range(8):
        assert_refused(register(instance, f"one-more{number}", address))
    assert accounts(instance) == before
    accepted(register(instance, "from-elsewhere"))
    accepted(log_in(instance, "hourly0", PASSWORD, address))


def test_what_is_refused_for_another_reason_does_not_count(instance):
    address = fresh_address()
    accepted(register(instance, "counts-once", address))
    for _ in range(HOURLY):
        refused(register(instance, "counts-once", address), 409, "name_taken")
        refused(register(instance, "weak", address, password="12345678"), 400, "weak_password")
    accepted(register(instance, "counts-twice", address))


def test_the_count_is_one_for_all_workers_and_outlives_them(new_instance):
    instance = new_instance(DEBATE_WORKERS="2").start()
    address = fresh_address()
    use_up(instance, address, "workers")
    for killed in (0, 1, 2):
        instance.kill_workers(killed)
        for number in range(8):
            assert_refused(register(instance, f"one-more{number}", address))
    instance.stop()
    instance.start()
    assert_refused(register(instance, "one-more", address))


def forwarded(address: str) -> dict[str, str]:
    return {"X-Forwarded-For": address}


def test_a_forged_forwarded_address_changes_nothing(instance):
    address = fresh_address()
    for number in range(HOURLY):
        answer = patiently(lambda number=number: register(
            instance, f"forger{number}", address, forwarded(f"203.0.113.{number}")))
        assert instance.logged(answer)["address"] == address
    for claimed in ["203.0.113.99", "127.0.0.1", "::1", f"{address}, 203.0.113.99", "nonsense"]:
        assert_refused(register(instance, "forger-too", address, forwarded(claimed)))


def test_behind_a_trusted_proxy_the_forwarded_address_counts(new_instance):
    instance = new_instance(DEBATE_TRUSTED_PROXIES="127.0.0.1").start()
    use_up(instance, LOOPBACK, "proxied", forwarded("203.0.113.1"))
    assert_refused(register(instance, "proxied-too", LOOPBACK, forwarded("203.0.113.1")))
    # What the client itself claimed before the proxy added its address.
    assert_refused(register(instance, "proxied-too", LOOPBACK,
                            forwarded("198.51.100.7, 203.0.113.1")))
    answer = register(instance, "proxied-too", LOOPBACK, forwarded("203.0.113.2"))
    accepted(answer)
    assert instance.logged(answer)["address"] == "203.0.113.2"
    # A stranger is no proxy.
    answer = register(instance, "stranger", fresh_address(), forwarded("203.0.113.1"))
    accepted(answer)


def test_a_network_of_version_6_counts_as_one_address(new_instance):
    instance = new_instance(DEBATE_TRUSTED_PROXIES="127.0.0.1").start()
    for number in range(HOURLY):
        accepted(patiently(lambda number=number: register(
            instance, f"sixth{number}", LOOPBACK, forwarded(f"2001:db8:1:2::{number + 1:x}"))))
    assert_refused(register(instance, "sixth-too", LOOPBACK, forwarded("2001:db8:1:2:ffff::1")))
    accepted(register(instance, "sixth-too", LOOPBACK, forwarded("2001:db8:1:3::1")))


def test_registering_in_a_browser_that_is_logged_in_ends_the_session_it_had(instance):
    first = in_browser(instance, register(instance, "first-of-two"))
    answer = register(instance, "second-of-two", headers=first)
    assert user_of(instance, {"Cookie": session_cookie(answer)}) == accepted(answer)
    assert accepted(answer)["username"] == "second-of-two"
    assert user_of(instance, first)["guest"]
