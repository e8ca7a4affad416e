"""Tokens for programs: shown once, never more than they were made for."""

import time

import pytest

from answers import accepted, refused, refused_fields
from instance import wait_until
from people import Hall, account, api_token, ask, browser, user_of

CREATE = ("POST", "/api/live/create", {"title": "程序能做什么", "category": "科技"})


def make(instance, headers: dict[str, str], **fields):
    return ask(instance, headers, "POST", "/api/user/tokens", {"name": "程序", **fields})


def listed(instance, headers: dict[str, str]) -> list[dict]:
    return accepted(instance.get("/api/user/tokens", headers=headers))


def revoke(instance, headers: dict[str, str], token: str):
    return ask(instance, headers, "DELETE", f"/api/user/tokens/{token}")


@pytest.fixture
def organiser(instance) -> dict[str, str]:
    return account(instance, "organiser")


def test_a_token_is_shown_once_and_listed_without_its_secret(instance, organiser):
    made = accepted(make(instance, organiser, name="记分牌", role="organiser"))
    assert list(made) == ["id", "token"]
    assert made["token"].startswith("dt_") and len(made["token"]) == 46
    answer = instance.get("/api/user/tokens", headers=organiser)
    [row] = accepted(answer)
    assert made["token"] not in answer.text
    created = row.pop("createdAtMs")
    assert abs(created - time.time() * 1000) < 60_000
    assert row == {"id": made["id"], "name": "记分牌", "role": "organiser", "liveId": None,
                   "usedAtMs": None, "expiresAtMs": None}


def test_its_use_is_noted(instance, organiser):
    headers = api_token(instance, organiser, role="viewer")
    assert listed(instance, organiser)[0]["usedAtMs"] is None
    user_of(instance, headers)
    used = wait_until(lambda: listed(instance, organiser)[0]["usedAtMs"], what="a note of its use")
    assert abs(used - time.time() * 1000) < 60_000


def test_it_acts_as_its_account(instance, organiser):
    headers = api_token(instance, organiser, role="organiser")
    assert user_of(instance, headers)["userId"] == user_of(instance, organiser)["userId"]
    live = accepted(ask(instance, headers, *CREATE))["liveId"]
    owner = accepted(instance.get(f"/api/live/detail/{live}"))["anchorId"]
    assert owner == user_of(instance, organiser)["userId"]


def test_a_token_of_a_lesser_role_may_less_than_its_account(instance):
    operator = account(instance, "operator")
    for role, creates, lists in [("viewer", 403, 403), ("organiser", 200, 403),
                                 ("operator", 200, 200)]:
        headers = api_token(instance, operator, role=role)
        assert ask(instance, headers, *CREATE).status_code == creates, role
        assert ask(instance, headers, "GET", "/api/users").status_code == lists, role


def test_a_token_never_may_more_than_its_account_does_now(instance):
    made = instance.make_user(username="demoted", role="organiser")
    headers = api_token(instance, instance.log_in("demoted", made["password"]), role="organiser")
    accepted(ask(instance, headers, *CREATE))
    accepted(instance.administer(made["user"], role="viewer"))
    refused(ask(instance, headers, *CREATE), 403, "forbidden")


@pytest.mark.parametrize("method, path, body", [
    ("GET", "/api/user/tokens", None),
    ("POST", "/api/user/tokens", {"name": "x", "role": "viewer"}),
    ("DELETE", "/api/user/tokens/k1", None), ("GET", "/api/user/sessions", None),
    ("DELETE", "/api/user/sessions/others", None), ("DELETE", "/api/user/sessions/k1", None),
    ("POST", "/api/user/password", {"old": "x", "new": "正反双方各陈己见-7"}),
    ("POST", "/api/users/00000000-0000-4000-8000-000000000000/password", None),
    ("POST", "/api/users", {"username": "backdoor", "role": "operator"}),
    ("PATCH", "/api/users/00000000-0000-4000-8000-000000000000", {"role": "operator"}),
])
def test_no_token_manages_tokens_sessions_passwords_or_accounts(instance, method, path, body):
    headers = api_token(instance, instance.operator(), role="operator")
    refused(ask(instance, headers, method, path, body), 403, "forbidden")


@pytest.mark.parametrize("held, asked", [("viewer", "organiser"), ("viewer", "operator"),
                                         ("organiser", "operator"), ("viewer", "king"),
                                         ("operator", "judge"), ("viewer", "")])
def test_a_role_the_account_does_not_hold_is_refused(instance, held, asked):
    headers = account(instance, held)
    assert refused_fields(make(instance, headers, role=asked)) == [("role", "not_allowed")]
    assert listed(instance, headers) == []


@pytest.mark.parametrize("body, problems", [
    ({"name": None}, [("name", "required"), ("role", "required")]),
    ({"name": "", "role": 1}, [("name", "too_short"), ("role", "wrong_type")]),
    ({"name": "x" * 41, "role": "viewer"}, [("name", "too_long")]),
    ({"name": "a\nb", "role": "viewer"}, [("name", "bad_characters")]),
    ({"role": "viewer", "liveId": "x"}, [("liveId", "bad_format")]),
    ({"role": "viewer", "expiresAtMs": "2030"}, [("expiresAtMs", "wrong_type")]),
    ({"role": "viewer", "expiresAtMs": 1}, [("expiresAtMs", "out_of_range")]),
    ({"role": "viewer", "expiresAtMs": 2**62}, [("expiresAtMs", "out_of_range")]),
    ({"role": "viewer", "scope": "all"}, [("scope", "unknown")]),
])
def test_a_token_that_cannot_be_made_says_why(instance, organiser, body, problems):
    assert refused_fields(make(instance, organiser, **body)) == problems


# --- One debate ---

def test_a_token_for_one_seat_reaches_that_seat_alone(instance):
    hall = Hall.of(instance)
    other = accepted(ask(instance, hall.owner, *CREATE))["liveId"]
    headers = api_token(instance, hall.owner, role="organiser", liveId=hall.live)
    accepted(hall.ask("GET", "/tickets", headers=headers))
    refused(ask(instance, headers, "GET", f"/api/live/{other}/tickets"), 403, "forbidden")
    refused(ask(instance, headers, *CREATE), 403, "forbidden")
    assert listed(instance, hall.owner)[0]["liveId"] == hall.live


def test_a_seat_the_account_does_not_hold_is_no_role_for_a_token(instance, organiser):
    hall = Hall.of(instance)
    for role in ("organiser", "judge", "viewer"):
        answer = make(instance, organiser, role=role, liveId=hall.live)
        assert refused_fields(answer) == [("role", "not_allowed")]


# --- Its end ---

def test_a_revoked_token_is_dead_at_once(instance, organiser):
    made = accepted(make(instance, organiser, role="organiser"))
    headers = {"Authorization": f"Bearer {made['token']}"}
    accepted(ask(instance, headers, *CREATE))
    assert accepted(revoke(instance, organiser, made["id"])) is None
    refused(ask(instance, headers, *CREATE), 401, "session_expired")
    assert user_of(instance, headers)["guest"], "where nobody is needed it counts as none"
    assert listed(instance, organiser) == []
    refused(revoke(instance, organiser, made["id"]), 404, "not_found")


def test_a_token_of_somebody_else_is_not_found_and_lives_on(instance, organiser):
    made = accepted(make(instance, organiser, role="viewer"))
    for other in (account(instance), instance.operator()):
        refused(revoke(instance, other, made["id"]), 404, "not_found")
    assert not user_of(instance, {"Authorization": f"Bearer {made['token']}"})["guest"]


def test_the_number_of_a_session_revokes_no_session_here(instance, organiser):
    [session] = accepted(instance.get("/api/user/sessions", headers=organiser))
    refused(revoke(instance, organiser, session["id"]), 404, "not_found")
    assert not user_of(instance, organiser)["guest"]


def test_a_token_ends_when_it_was_said_to(instance, organiser):
    end = int(time.time() * 1000) + 4000
    headers = api_token(instance, organiser, role="viewer", expiresAtMs=end)
    assert listed(instance, organiser)[0]["expiresAtMs"] == end
    assert not user_of(instance, headers)["guest"]
    wait_until(lambda: user_of(instance, headers)["guest"], what="that the token ends")
    assert time.time() * 1000 >= end
    edit = ask(instance, headers, "PATCH", "/api/user/info", {"nickname": "晚了"})
    refused(edit, 401, "session_expired")
    assert listed(instance, organiser) == []


def test_nobody_has_more_than_twenty_and_ended_ones_do_not_count(instance, organiser):
    first = accepted(make(instance, organiser, role="viewer"))
    for number in range(18):
        accepted(make(instance, organiser, role="viewer", name=f"第{number}个"))
    end = int(time.time() * 1000) + 5000
    accepted(make(instance, organiser, role="viewer", expiresAtMs=end))
    answer = make(instance, organiser, role="viewer")
    assert refused(answer, 409, "limit_reached")["max"] == 20
    accepted(revoke(instance, organiser, first["id"]))
    accepted(make(instance, organiser, role="viewer"))
    wait_until(lambda: make(instance, organiser, role="viewer").status_code == 200,
               what="that an ended token makes room")
    refused(make(instance, organiser, role="viewer"), 409, "limit_reached")
    assert len(listed(instance, organiser)) == 20


def test_a_disabled_account_loses_its_tokens_for_good(instance):
    made = instance.make_user(username="loses-tokens")
    headers = api_token(instance, instance.log_in("loses-tokens", made["password"]), role="viewer")
    for disabled in (True, False):
        accepted(instance.administer(made["user"], disabled=disabled))
        assert user_of(instance, headers)["guest"]


def test_a_token_needs_no_origin(instance):
    made = accepted(make(instance, browser(instance, "organiser"), role="organiser"))
    headers = {"Authorization": f"Bearer {made['token']}", "Origin": "https://elsewhere.example"}
    accepted(ask(instance, headers, *CREATE))
