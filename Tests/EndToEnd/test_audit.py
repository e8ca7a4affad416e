"""The record of acts: one row for each, complete, without secrets, never changed."""

import contextlib
import sqlite3
import time

import pytest
import requests

from addresses import ask_from, fresh_address
from answers import accepted, refused, refused_fields
from instance import patiently
from people import (Hall, account, api_token, ask, browser, device, in_browser, log_in, new_login,
                    session_cookie, user_of)

ROW = ["id", "atMs", "actor", "from", "action", "liveId", "target", "before", "after", "reason",
       "hash"]
PASSWORD = "正反双方各陈己见-7"


def page(instance, path: str = "/api/audit", headers=None, **query) -> dict:
    return accepted(instance.get(path, params={"limit": 500, **query},
                                 headers=headers or instance.operator()))


def added(instance, act, path: str = "/api/audit", headers=None) -> list[dict]:
    """The rows an act leaves."""
    since = page(instance, path, headers)["next"]
    act()
    rows = page(instance, path, headers, since=since)["records"]
    assert all(list(row) == ROW for row in rows)
    return rows


def facts(user: dict, **changed) -> dict:
    """An account as it stands on record."""
    return {"username": user["username"], "nickname": user["nickname"], "role": user["role"],
            "disabled": False, **changed}


# --- Each act, once ---

@pytest.fixture
def operator(instance) -> dict[str, str]:
    return account(instance, "operator")


@pytest.fixture
def person(instance) -> dict:
    """Somebody to act upon."""
    return user_of(instance, account(instance))


def only(rows: list[dict]) -> dict:
    assert len(rows) == 1, rows
    return rows[0]


def test_a_row_says_who_from_where_when_and_on_what(instance, operator, person):
    address = fresh_address()
    began = time.time() * 1000
    row = only(added(instance, lambda: accepted(ask_from(
        address, instance, "PATCH", f"/api/users/{person['userId']}", {"role": "organiser"},
        headers=operator))))
    who = user_of(instance, operator)
    assert row["actor"] == {"userId": who["userId"], "username": who["username"]}
    assert (row["from"], row["action"], row["liveId"], row["reason"]) == (
        address, "user.edit", None, None)
    assert row["target"] == f"user/{person['userId']}"
    assert began - 2000 < row["atMs"] < began + 60_000
    assert len(row["hash"]) == 43


def test_a_new_account_is_on_record_as_it_was_made(instance, operator):
    made = []
    row = only(added(instance, lambda: made.append(accepted(ask(
        instance, operator, "POST", "/api/users",
        {"username": "on-record", "nickname": "记录在案", "role": "organiser"})))))
    assert (row["action"], row["before"]) == ("user.create", None)
    assert row["target"] == f"user/{made[0]['user']['userId']}"
    assert row["after"] == facts(made[0]["user"])


@pytest.mark.parametrize("change", [{"role": "organiser"}, {"disabled": True},
                                    {"nickname": "改了"}])
def test_a_changed_account_is_on_record_before_and_after(instance, person, change):
    row = only(added(instance, lambda: accepted(instance.administer(person, **change))))
    assert (row["action"], row["target"]) == ("user.edit", f"user/{person['userId']}")
    assert (row["before"], row["after"]) == (facts(person), facts(person, **change))


def test_passwords_are_on_record_without_themselves(instance, person):
    row = only(added(instance, lambda: accepted(ask(
        instance, instance.operator(), "POST", f"/api/users/{person['userId']}/password"))))
    assert (row["action"], row["target"], row["before"], row["after"]) == (
        "user.password", f"user/{person['userId']}", None, None)
    login = new_login(instance)
    headers = instance.log_in(**login)
    row = only(added(instance, lambda: accepted(ask(
        instance, headers, "POST", "/api/user/password",
        {"old": login["password"], "new": PASSWORD}))))
    assert (row["action"], row["actor"]["username"]) == ("user.password", login["username"])


def test_a_token_is_on_record_when_it_is_made_and_when_it_is_revoked(instance):
    headers = account(instance, "organiser")
    target = f"user/{user_of(instance, headers)['userId']}"
    made = []
    row = only(added(instance, lambda: made.append(accepted(ask(
        instance, headers, "POST", "/api/user/tokens", {"name": "记分牌", "role": "viewer"})))))
    assert (row["action"], row["target"], row["before"]) == ("token.create", target, None)
    assert row["after"] == {"name": "记分牌", "role": "viewer", "expiresAtMs": None}
    row = only(added(instance, lambda: ask(
        instance, headers, "DELETE", f"/api/user/tokens/{made[0]['id']}")))
    assert (row["action"], row["target"], row["before"], row["after"]) == (
        "token.revoke", target, made[0]["id"], None)


def test_a_program_acts_as_its_account(instance, operator, person):
    program = api_token(instance, operator, role="operator")
    hall = Hall.of(instance)
    row = only(added(instance, lambda: accepted(hall.ask(
        "POST", "/members", {"role": "judge", "username": person["username"]}, program))))
    assert row["actor"]["userId"] == user_of(instance, operator)["userId"]


def test_a_debate_is_on_its_own_record_and_on_no_other(instance):
    hall = Hall.of(instance)
    rows = page(instance, hall.path("/audit"), hall.owner)["records"]
    row = only(rows)
    assert (row["action"], row["target"], row["liveId"]) == (
        "debate.create", f"live/{hall.live}", hall.live)
    assert row["actor"]["userId"] == user_of(instance, hall.owner)["userId"]
    assert row["after"]["title"] == "人工智能会让人更自由吗"
    assert row["id"] not in {row["id"] for row in page(instance)["records"]}


def appoint(hall: Hall):
    return hall.appoint("judge", name="评委")["member"]["id"]


@pytest.mark.parametrize("act, actions", [
    (lambda hall: hall.appoint("judge", name="评委"), ["member.appoint"]),
    (lambda hall: hall.ask("PATCH", f"/members/{appoint(hall)}", {"title": "主席"}),
     ["member.appoint", "member.edit"]),
    (lambda hall: hall.ask("POST", f"/members/{appoint(hall)}/link"),
     ["member.appoint", "member.link"]),
    (lambda hall: hall.ask("DELETE", f"/members/{appoint(hall)}"),
     ["member.appoint", "member.remove"]),
    (lambda hall: hall.tickets(3), ["ticket.create"]),
    (lambda hall: hall.ask("POST", f"/tickets/{hall.tickets(1)[0]['id']}/void",
                           {"reason": "重复"}),
     ["ticket.create", "ticket.void"]),
    (lambda hall: hall.screen(), ["screen.create"]),
], ids=["appoint", "edit", "link", "remove", "tickets", "void", "screen"])
def test_each_act_in_a_debate_is_on_record_once_and_appointments_for_operators_too(
        instance, act, actions):
    hall = Hall.of(instance)
    since = page(instance)["next"]
    rows = added(instance, lambda: act(hall), hall.path("/audit"), hall.owner)
    assert [row["action"] for row in rows] == actions
    assert {row["liveId"] for row in rows} == {hall.live}
    appointments = [row for row in rows if row["action"].startswith("member.")]
    assert page(instance, since=since)["records"] == appointments


def test_a_moderator_sees_what_they_did_themselves(instance):
    hall = Hall.of(instance)
    moderator = hall.staff("moderator")
    assert page(instance, hall.path("/audit"), moderator)["records"] == []
    assert len(page(instance, hall.path("/audit"), hall.owner)["records"]) == 2


# --- What is no act ---

def test_reads_logins_refusals_and_changes_of_nothing_leave_no_row(instance, operator, person):
    login = new_login(instance)

    def nothing():
        headers = in_browser(instance, log_in(instance, **login))
        for path in ("/api/users", f"/api/users/{person['userId']}", "/api/audit"):
            accepted(instance.get(path, headers=operator))
        accepted(instance.administer(person))
        accepted(instance.administer(person, role="viewer", disabled=False))
        refused(instance.administer({"userId": "x"}, role="viewer"), 404, "not_found")
        refused_fields(instance.administer(person, role="king"))
        refused(ask(instance, headers, "PATCH", f"/api/users/{person['userId']}", {}), 403,
                "forbidden")
        refused(ask(instance, operator, "POST", "/api/users", {"username": "OPERATOR"}), 409,
                "name_taken")
        refused(ask(instance, headers, "POST", "/api/user/password",
                    {"old": "不是这个密码", "new": PASSWORD}), 401, "bad_credentials")
        accepted(instance.post("/api/user/logout", headers=headers))

    assert added(instance, nothing) == []


# --- Reading it ---

@pytest.fixture(scope="module")
def filled(instance):
    """Some rows, for tests that read."""
    for number in range(12):
        made = instance.make_user(username=f"row-{number}")["user"]
        accepted(instance.administer(made, role="organiser"))
    return instance


def test_pages_follow_each_other_and_hold_each_row_once(filled):
    whole = page(filled)
    assert whole["more"] is False
    seen, since = [], 0
    while True:
        part = page(filled, since=since, limit=5)
        assert list(part) == ["records", "next", "more"]
        seen += part["records"]
        since = part["next"]
        if not part["more"]:
            break
        assert len(part["records"]) == 5
    assert seen == whole["records"]
    numbers = [int(row["id"].removeprefix("a")) for row in seen]
    assert numbers == sorted(set(numbers)), "oldest first"
    assert page(filled, since=since) == {"records": [], "next": since, "more": False}


def test_filters_narrow_it(filled):
    everything = page(filled)["records"]
    for action in ("user.create", "user.edit", "token.create"):
        assert page(filled, action=action)["records"] == [
            row for row in everything if row["action"] == action]
    first = user_of(filled, filled.operator())
    own = [row for row in everything
           if row["actor"] and row["actor"]["userId"] == first["userId"]]
    assert own and page(filled, actor=first["username"])["records"] == own
    assert page(filled, actor=first["userId"].upper())["records"] == own
    assert page(filled, actor="nobody-here")["records"] == []
    times = sorted({row["atMs"] for row in everything})
    middle = times[len(times) // 2]
    before, after = page(filled, to=middle), page(filled, **{"from": middle})
    assert all(row["atMs"] < middle for row in before["records"])
    assert all(row["atMs"] >= middle for row in after["records"])
    assert len(before["records"]) + len(after["records"]) == len(everything)


@pytest.mark.parametrize("query, problem", [
    ("since=-1", ("since", "out_of_range")), ("since=x", ("since", "wrong_type")),
    ("limit=0", ("limit", "out_of_range")), ("limit=501", ("limit", "out_of_range")),
    ("action=everything", ("action", "not_allowed")), ("action=", ("action", "not_allowed")),
    ("from=yesterday", ("from", "wrong_type")), ("to=-1", ("to", "out_of_range")),
    ("actor=", ("actor", "too_short")), ("since=1&since=2", ("since", "too_many"))])
def test_a_parameter_that_cannot_be_taken_is_named(filled, query, problem):
    answer = filled.get("/api/audit?" + query, headers=filled.operator())
    assert refused_fields(answer) == [problem]


def test_only_operators_read_it(filled):
    for role in ("viewer", "organiser"):
        refused(filled.get("/api/audit", headers=account(filled, role)), 403, "forbidden")
    for headers in ({}, device(filled)):
        refused(filled.get("/api/audit", headers=headers), 401, "login_required")


# --- It stays ---

@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_method_changes_it(filled, method):
    debate = Hall.of(filled).path("/audit")
    before = page(filled)
    for path in ["/api/audit", debate]:
        answer = ask(filled, filled.operator(), method, path, {})
        refused(answer, 405, "method_not_allowed")
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert ask(filled, filled.operator(), method, "/api/audit/a1", {}).status_code == 404
    assert page(filled) == before


@pytest.mark.parametrize("statement", [
    "UPDATE audit SET actor_name = 'nobody'", "UPDATE audit SET number = number + 1000",
    "UPDATE OR REPLACE audit SET reason = NULL WHERE number = 1",
    "DELETE FROM audit", "DELETE FROM audit WHERE number = 1",
    "INSERT INTO audit SELECT * FROM audit WHERE number = 1",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 1",
])
def test_the_database_itself_changes_no_row(filled, statement):
    path = filled.home / "debate.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        before = database.execute("SELECT * FROM audit ORDER BY number").fetchall()
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)
        assert database.execute("SELECT * FROM audit ORDER BY number").fetchall() == before


def test_it_outlives_the_account_that_acted_and_a_restart(new_instance):
    instance = new_instance().start()
    operator = account(instance, "operator")
    made = accepted(ask(instance, operator, "POST", "/api/users", {"username": "made-by"}))
    accepted(instance.administer(user_of(instance, operator), disabled=True))
    before = page(instance)
    assert any(row["target"] == f"user/{made['user']['userId']}" for row in before["records"])
    instance.stop()
    instance.start()
    assert page(instance) == before


# --- No secrets, nowhere ---

def test_no_secret_stands_in_the_home_but_the_first_login(new_instance):
    """Not in rows, not in logs, not in the bytes of the database, not in what serve said."""
    instance = new_instance(DEBATE_LOG="debug").start()
    secrets = ["不是这个密码-42", "typed-into-a-name-field", PASSWORD]
    login = new_login(instance)
    secrets.append(login["password"])
    answer = log_in(instance, **login)
    headers = in_browser(instance, answer)
    secrets.append(session_cookie(answer).split("=", 1)[1])
    log_in(instance, login["username"], secrets[0])
    refused(instance.post("/api/user/login", {"username": "x", "password": secrets[0], "x": 1}),
            400, "bad_parameter")
    requests.post(instance.url + "/api/user/login", data=b'{"password":"' + secrets[0].encode(),
                  headers={"Content-Type": "application/json"}, timeout=30)
    accepted(ask(instance, headers, "POST", "/api/user/password",
                 {"old": login["password"], "new": PASSWORD}))
    program = instance.log_in(login["username"], PASSWORD)
    secrets.append(program["Authorization"].split()[1])
    made = accepted(ask(instance, program, "POST", "/api/user/tokens",
                        {"name": "程序", "role": "viewer"}))
    secrets.append(made["token"])
    user_of(instance, {"Authorization": f"Bearer {made['token']}"})
    accepted(ask(instance, program, "DELETE", f"/api/user/tokens/{made['id']}"))
    secrets.append(accepted(ask(
        instance, instance.operator(), "POST",
        f"/api/users/{user_of(instance, program)['userId']}/password"))["password"])
    accepted(patiently(lambda: instance.post("/api/user/register", {
        "username": "registered", "password": "只有我知道的口令"})))
    secrets.append("只有我知道的口令")
    hall = Hall.of(instance)
    link = hall.appoint("judge", name="评委")["link"].split("#")[1]
    accepted(instance.post("/api/join", {"code": link}))
    ticket = hall.tickets(1)[0]["code"]
    accepted(hall.redeem(ticket, device(instance)))
    secrets += [link, ticket, hall.screen()["Authorization"].split()[1]]
    said = instance.debatectl("user", "add", "by-shell").stdout
    secrets.append(said.split("password: ")[1].strip())
    secrets.append(browser(instance)["Cookie"].split("_session=")[1].split(";")[0])
    rows = page(instance)["records"] + page(instance, hall.path("/audit"), hall.owner)["records"]
    instance.stop()

    first = instance.first_login()["password"]
    for secret in secrets:
        assert len(secret) > 6
        assert secret not in str(rows)
    searched = 0
    for path in instance.home.rglob("*"):
        if path.is_file() and path.name != "first-login":
            searched += 1
            data = path.read_bytes()
            for secret in [*secrets, first]:
                assert secret.encode() not in data, (path, secret)
                assert secret.removeprefix("ds_").encode() not in data, (path, secret)
    assert searched > 5
