"""Logging in and out, and changing one's password."""

import random
import re

import pytest

from addresses import fresh_address
from answers import accepted, raw_get, refused, refused_fields
from instance import SEED
from people import (Hall, account, ask, device, in_browser, log_in, new_login, session_cookie,
                    set_cookie, user_of)

SESSION = re.compile(r"^debate[0-9]+_session=ds_[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; "
                     r"HttpOnly; SameSite=Lax$")
WRONG = "不是这个密码"


@pytest.fixture
def person(instance) -> dict[str, str]:
    """User name and password of somebody new."""
    return new_login(instance)


def is_logged_in(instance, headers: dict[str, str]) -> bool:
    return not user_of(instance, headers)["guest"]


# --- In ---

def test_a_browser_gets_a_session_cookie_and_sees_its_user(instance, person):
    answer = log_in(instance, **person)
    data = accepted(answer)
    assert list(data) == ["user", "expiresAtMs"]
    assert (data["user"]["username"], data["user"]["guest"], data["user"]["role"]) == (
        person["username"], False, "viewer")
    assert SESSION.match(set_cookie(answer, "session"))
    assert user_of(instance, {"Cookie": session_cookie(answer)}) == data["user"]


def test_a_program_gets_a_token_and_no_cookie(instance, person):
    answer = instance.post("/api/user/login", {**person, "bearer": True})
    data = accepted(answer)
    assert re.fullmatch(r"ds_[A-Za-z0-9_-]{43}", data["token"])
    assert set_cookie(answer, "session") is None
    bearer = {"Authorization": f"Bearer {data['token']}"}
    assert user_of(instance, bearer) == data["user"]


def test_a_bearer_token_beats_the_cookie_and_a_dead_one_hides_it(instance, person):
    cookie = session_cookie(log_in(instance, **person))
    other = account(instance)
    assert user_of(instance, {"Cookie": cookie, **other})["userId"] == user_of(
        instance, other)["userId"]
    assert not is_logged_in(instance, {"Cookie": cookie, "Authorization": "Bearer ds_nobody"})


def test_user_names_match_without_regard_to_case_and_width(instance):
    made = instance.make_user(username="Ab辩手-9")
    for written in ["Ab辩手-9", "aB辩手-9", "ＡＢ辩手－９", "ab辩⼿-9"]:
        answer = log_in(instance, written, made["password"])
        assert accepted(answer)["user"]["userId"] == made["user"]["userId"], written


def test_passwords_match_to_the_letter_in_either_spelling_of_an_accent(instance):
    instance.make_user(username="spelling", password="é le mot de passe ")
    accepted(log_in(instance, "spelling", "e\u0301 le mot de passe "))
    for other in ["é le mot de passe", "É le mot de passe ", "é le mot de passe  "]:
        refused(log_in(instance, "spelling", other, fresh_address()), 401, "bad_credentials")


@pytest.mark.parametrize("body, problems", [
    ({}, [("username", "required"), ("password", "required")]),
    ({"username": 1, "password": None}, [("username", "wrong_type"), ("password", "required")]),
    ({"username": "a" * 201, "password": "b" * 201},
     [("username", "too_long"), ("password", "too_long")]),
    ({"username": "a", "password": "b", "bearer": "yes", "remember": True},
     [("bearer", "wrong_type"), ("remember", "unknown")]),
])
def test_a_login_that_cannot_be_read_names_its_fields(instance, body, problems):
    assert refused_fields(instance.post("/api/user/login", body)) == problems


# --- Not in ---

def refusal(instance, username: str, headers: dict[str, str]) -> tuple:
    """All of the answer to a wrong password that could tell one name from another."""
    answer = log_in(instance, username, WRONG, fresh_address(), headers=headers)
    assert instance.logged(answer)["passwordHashes"] == 1
    own = {"X-Request-Id", "Date"}
    return (answer.status_code, answer.content,
            {name: value for name, value in answer.headers.items() if name not in own})


def test_wrong_passwords_are_refused_alike_whoever_is_named_at_one_hash_each(instance, person):
    disabled = instance.make_user(username="disabled-one")["user"]
    accepted(instance.administer(disabled, disabled=True))
    hall = Hall.of(instance)
    link = hall.appoint("judge", name="评委")["link"]
    guest = accepted(instance.post("/api/join", {"code": link.split("#")[1]}))["user"]
    browser = device(instance)
    status, body, headers = refusal(instance, "nobody-has-this-name", browser)
    assert status == 401
    assert b'"reason":"bad_credentials"' in body
    for username in [person["username"], disabled["username"], guest["username"], "no name!", ""]:
        assert refusal(instance, username, browser) == (status, body, headers), username


def test_a_right_password_costs_one_hash_too(instance, person):
    assert instance.logged(log_in(instance, **person))["passwordHashes"] == 1


def test_a_disabled_account_is_told_so_after_its_right_password(instance):
    made = instance.make_user(username="to-be-disabled")
    accepted(instance.administer(made["user"], disabled=True))
    answer = log_in(instance, "to-be-disabled", made["password"])
    refused(answer, 403, "account_disabled")
    assert set_cookie(answer, "session") is None
    refused(log_in(instance, "to-be-disabled", WRONG), 401, "bad_credentials")
    accepted(instance.administer(made["user"], disabled=False))
    accepted(log_in(instance, "to-be-disabled", made["password"]))


# --- The cookie ---

@pytest.mark.parametrize("settings, headers, is_secure", [
    ({}, {"X-Forwarded-Proto": "https"}, False),
    ({"DEBATE_PUBLIC_URL": "https://debate.example"}, {}, True),
    ({"DEBATE_TRUSTED_PROXIES": "127.0.0.1"}, {"X-Forwarded-Proto": "https"}, True),
    ({"DEBATE_TRUSTED_PROXIES": "127.0.0.1"}, {}, False),
])
def test_behind_https_the_session_cookie_is_secure(new_instance, settings, headers, is_secure):
    instance = new_instance(**settings).start()
    answer = log_in(instance, **instance.first_login(), headers=headers)
    cookie = set_cookie(answer, "session")
    assert cookie.endswith("; Secure") == is_secure
    assert SESSION.match(cookie.removesuffix("; Secure"))


def test_the_prefix_of_the_settings_names_the_session_cookie(new_instance):
    instance = new_instance(DEBATE_COOKIE_PREFIX="bianlun").start()
    answer = log_in(instance, **instance.first_login())
    assert session_cookie(answer).startswith("bianlun_session=ds_")
    assert is_logged_in(instance, {"Cookie": session_cookie(answer)})


def test_a_login_ends_the_session_its_browser_had(instance, person):
    former = in_browser(instance, log_in(instance, **person))
    now = log_in(instance, **new_login(instance), headers=former)
    assert not is_logged_in(instance, former)
    refused(instance.get("/api/user/sessions", headers=former), 401, "session_expired")
    assert is_logged_in(instance, {"Cookie": session_cookie(now)})


def test_a_program_that_logs_in_ends_no_session(instance, person):
    former = in_browser(instance, log_in(instance, **person))
    accepted(instance.post("/api/user/login", {**person, "bearer": True}, headers=former))
    assert is_logged_in(instance, former)


def test_a_failed_login_ends_no_session(instance, person):
    former = in_browser(instance, log_in(instance, **person))
    refused(log_in(instance, person["username"], WRONG, headers=former), 401, "bad_credentials")
    assert is_logged_in(instance, former)


# --- Out ---

def test_a_logout_ends_the_session_and_takes_the_cookie_back(instance, person):
    browser = in_browser(instance, log_in(instance, **person))
    answer = instance.post("/api/user/logout", headers=browser)
    assert accepted(answer) is None
    assert set_cookie(answer, "session") == (
        f"debate{instance.port}_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    assert not is_logged_in(instance, browser)
    refused(instance.get("/api/user/sessions", headers=browser), 401, "session_expired")


def test_a_logout_ends_no_other_session(instance, person):
    one, other = (instance.log_in(**person) for _ in range(2))
    accepted(instance.post("/api/user/logout", headers=one))
    assert (is_logged_in(instance, one), is_logged_in(instance, other)) == (False, True)


def test_a_logout_succeeds_for_those_who_are_not_logged_in(instance, person):
    browser = in_browser(instance, log_in(instance, **person))
    for headers in [{}, device(instance), browser, browser, {"Authorization": "Bearer ds_nobody"}]:
        assert accepted(instance.post("/api/user/logout", headers=headers)) is None


# --- Another password ---

def change_password(instance, headers: dict[str, str], old: str, new: str):
    return ask(instance, headers, "POST", "/api/user/password", {"old": old, "new": new})


NEW = "正反双方各陈己见-7"


def test_a_new_password_ends_other_sessions_and_renews_that_of_the_browser(instance, person):
    browser, other = (in_browser(instance, log_in(instance, **person)) for _ in range(2))
    program = instance.log_in(**person)
    answer = change_password(instance, browser, person["password"], NEW)
    assert accepted(answer) is None
    renewed = {"Cookie": session_cookie(answer)}
    assert SESSION.match(set_cookie(answer, "session"))
    assert [is_logged_in(instance, headers) for headers in (renewed, browser, other, program)] == [
        True, False, False, False]
    refused(log_in(instance, **person), 401, "bad_credentials")
    accepted(log_in(instance, person["username"], NEW))


def test_a_program_that_changes_the_password_keeps_its_session_alone(instance, person):
    browser = in_browser(instance, log_in(instance, **person))
    program = instance.log_in(**person)
    answer = change_password(instance, program, person["password"], NEW)
    accepted(answer)
    assert set_cookie(answer, "session") is None
    assert (is_logged_in(instance, program), is_logged_in(instance, browser)) == (True, False)


def test_without_the_old_password_nothing_changes(instance, person):
    browser, other = (in_browser(instance, log_in(instance, **person)) for _ in range(2))
    refused(change_password(instance, browser, WRONG, NEW), 401, "bad_credentials")
    assert is_logged_in(instance, browser) and is_logged_in(instance, other)
    accepted(log_in(instance, **person))


def test_who_is_not_logged_in_changes_no_password(instance, person):
    for headers in [{}, device(instance)]:
        refused(change_password(instance, headers, person["password"], NEW), 401, "login_required")


@pytest.mark.parametrize("new", ["12345678", "password", "Password1", "qwertyuiop", "aaaaaaaaaa",
                                 "1qaz2wsx", "woaini1314", "88888888", "20260101"])
def test_a_common_password_is_refused(instance, person, new):
    program = instance.log_in(**person)
    refused(change_password(instance, program, person["password"], new), 400, "weak_password")
    accepted(log_in(instance, **person))


def test_the_user_name_is_no_password(instance, person):
    program = instance.log_in(**person)
    for new in [person["username"], person["username"].upper() + "1"]:
        refused(change_password(instance, program, person["password"], new), 400, "weak_password")


@pytest.mark.parametrize("new, reason", [
    ("", "too_short"), ("七个字不够长啊", "too_short"), ("x" * 129, "too_long"),
    ("一二三四五六七\n", "bad_characters"), ("e\u0301" * 7, "too_short"), (12345678, "wrong_type"),
    (None, "required")])
def test_a_password_that_cannot_be_taken_says_why(instance, person, new, reason):
    program = instance.log_in(**person)
    answer = change_password(instance, program, person["password"], new)
    assert refused_fields(answer) == [("new", reason)]


def test_the_file_of_the_first_login_goes_when_its_password_is_another_one(new_instance):
    instance = new_instance().start()
    first = instance.first_login()
    somebody = new_login(instance)
    accepted(change_password(instance, instance.log_in(**somebody), somebody["password"], NEW))
    assert instance.first_login() == first
    accepted(change_password(instance, instance.operator(), first["password"], NEW))
    assert not (instance.home / "first-login").exists()
    accepted(log_in(instance, first["username"], NEW))


# --- Noise ---

def altered(chance: random.Random, text: str) -> str:
    """The text with some letters changed, left out or put in."""
    letters = list(text)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(letters))
        new = "".join(chance.choice("Aa0_-.=;, \"\\%é\xff\x7f") for _ in range(chance.randrange(3)))
        letters[at:at + chance.randrange(3)] = new
    return "".join(letters)


def test_altered_cookies_and_headers_let_nobody_in_and_break_nothing(instance, person):
    print(f"DEBATE_SEED={SEED}")
    chance = random.Random(SEED)
    answer = log_in(instance, **person)
    cookies = in_browser(instance, answer)["Cookie"]
    bearer = instance.log_in(**person)["Authorization"]
    good = [bearer.split()[1], session_cookie(answer).split("=", 1)[1]]
    for _ in range(400):
        name, value = chance.choice([("Cookie", cookies), ("Authorization", bearer)])
        noise = altered(chance, value)
        if any(secret in noise for secret in good):
            continue  # It is still whole.
        status, _, body = raw_get(instance.port, "/api/user/sessions",
                                  headers=[(name, noise.encode("latin-1"))])
        assert status in (400, 401), (name, noise, body)
        status, _, body = raw_get(instance.port, "/api/user/info",
                                  headers=[(name, noise.encode("latin-1"))])
        assert status == 400 or b'"guest":true' in body, (name, noise, body)


@pytest.mark.parametrize("value", [
    "Bearer", "Bearer ", "Bearer  ", "bearer x", "Basic b3BlcmF0b3I6eA==", "ds_", "Bearer ds_",
    "Bearer ds_" + "A" * 43, "Bearer dk_" + "A" * 43, "Bearer dx_" + "A" * 43,
    "Bearer ds_" + "é" * 43, "Bearer ds_" + "A" * 4000, "Bearer ds_' OR 1=1 --",
    "Bearer ds_" + "%00" * 14 + "A", "Digest username=operator"])
def test_what_is_no_session_lets_nobody_in(instance, value):
    headers = [("Authorization", value.encode())]
    assert raw_get(instance.port, "/api/user/sessions", headers=headers)[0] == 401
    assert b'"guest":true' in raw_get(instance.port, "/api/user/info", headers=headers)[2]
