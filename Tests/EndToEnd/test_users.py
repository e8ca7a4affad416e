"""Accounts, as operators run them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from addresses import fresh_address
from answers import accepted, refused, refused_fields
from instance import Instance, wait_until
from people import account, api_token, ask, browser, device, log_in, new_login, user_of

NOBODY = "00000000-0000-4000-8000-000000000000"
ROW = ["userId", "username", "nickname", "avatar", "email", "phone", "gender", "level",
       "createTime", "guest", "role", "disabled"]


def users(instance, **query) -> dict:
    return accepted(instance.get("/api/users", params=query, headers=instance.operator()))


def names(instance, **query) -> list[str]:
    return [row["username"] for row in users(instance, **query)["records"]]


def try_make(instance, **fields) -> requests.Response:
    return ask(instance, instance.operator(), "POST", "/api/users", fields)


def show(instance, user_id: str, headers=None) -> requests.Response:
    return instance.get(f"/api/users/{user_id}", headers=headers or instance.operator())


# --- The list ---

@pytest.fixture(scope="module")
def filled():
    """The first operator and six others, the last one the newest."""
    with Instance() as instance:
        fill(instance)
        yield instance


def fill(instance):
    for name, nickname, role in [("viewer-1", "甲", "viewer"), ("viewer-2", "乙", "viewer"),
                                 ("Organiser-1", "丙丁", "organiser"),
                                 ("organiser-2", "戊", "organiser"), ("评委一", "己", "viewer"),
                                 ("operator-2", "庚", "operator")]:
        made = instance.make_user(username=name, nickname=nickname, role=role)
        if name == "viewer-2":
            accepted(instance.administer(made["user"], disabled=True))


ALL = ["operator-2", "评委一", "organiser-2", "Organiser-1", "viewer-2", "viewer-1", "operator"]


def test_the_list_shows_every_account_the_newest_first(filled):
    page = users(filled)
    assert [row["username"] for row in page["records"]] == ALL
    assert (page["total"], page["page"], page["size"], page["pages"]) == (7, 1, 10, 1)
    for row in page["records"]:
        assert list(row) == ROW
        assert row["disabled"] == (row["username"] == "viewer-2")


def test_its_pages_hold_each_account_once(filled):
    seen = [name for page in (1, 2, 3, 4) for name in names(filled, page=page, size=2)]
    assert seen == ALL
    assert users(filled, page=5, size=2)["records"] == []
    assert users(filled, page=2, size=2)["pages"] == 4


@pytest.mark.parametrize("query, found", [
    ({"role": "viewer"}, ["评委一", "viewer-2", "viewer-1"]),
    ({"role": "organiser"}, ["organiser-2", "Organiser-1"]),
    ({"role": "operator"}, ["operator-2", "operator"]),
    ({"disabled": "true"}, ["viewer-2"]),
    ({"disabled": "false", "role": "viewer"}, ["评委一", "viewer-1"]),
    ({"keyword": "ORGANISER"}, ["organiser-2", "Organiser-1"]),
    ({"keyword": "ｏｒｇ"}, ["organiser-2", "Organiser-1"]),
    ({"keyword": "丁"}, ["Organiser-1"]), ({"keyword": "评委"}, ["评委一"]),
    ({"keyword": "-1", "role": "viewer"}, ["viewer-1"]),
    ({"keyword": "%"}, []), ({"keyword": "_"}, []), ({"keyword": "nobody"}, []),
])
def test_filters_narrow_the_list_and_its_total(filled, query, found):
    page = users(filled, **query)
    assert [row["username"] for row in page["records"]] == found
    assert page["total"] == len(found)


@pytest.mark.parametrize("query, problem", [
    ("page=0", ("page", "out_of_range")), ("size=101", ("size", "out_of_range")),
    ("role=king", ("role", "not_allowed")), ("disabled=1", ("disabled", "not_allowed")),
    ("keyword=", ("keyword", "too_short")), ("role=viewer&role=viewer", ("role", "too_many"))])
def test_a_filter_that_cannot_be_taken_is_named(filled, query, problem):
    answer = filled.get("/api/users?" + query, headers=filled.operator())
    assert refused_fields(answer) == [problem]


# --- New ones ---

def test_a_password_is_made_and_shown_once_when_none_is_given(instance):
    made = accepted(try_make(instance, username="made-1", nickname="甲", role="organiser"))
    assert list(made) == ["user", "password"]
    assert list(made["user"]) == [*ROW, "roles"]
    assert (made["user"]["role"], made["user"]["disabled"], made["user"]["roles"]) == (
        "organiser", False, [])
    assert made["password"] not in show(instance, made["user"]["userId"]).text
    accepted(log_in(instance, "made-1", made["password"]))


def test_a_password_that_is_given_is_taken_and_not_shown(instance):
    answer = try_make(instance, username="given-1", password="正反双方各陈己见-7")
    assert list(accepted(answer)) == ["user"]
    assert accepted(answer)["user"]["role"] == "viewer"
    assert "正反双方" not in answer.text
    accepted(log_in(instance, "given-1", "正反双方各陈己见-7"))


@pytest.mark.parametrize("fields, problem", [
    ({"username": "ab"}, ("username", "too_short")), ({}, ("username", "required")),
    ({"username": "abcd", "role": "king"}, ("role", "not_allowed")),
    ({"username": "abcd", "password": "short"}, ("password", "too_short")),
    ({"username": "abcd", "nickname": "\u200b"}, ("nickname", "too_short")),
    ({"username": "abcd", "disabled": True}, ("disabled", "unknown"))])
def test_fields_that_cannot_be_taken_say_why(instance, fields, problem):
    assert refused_fields(try_make(instance, **fields)) == [problem]


def test_taken_names_and_common_passwords_are_refused_to_operators_too(instance):
    refused(try_make(instance, username="OPERATOR"), 409, "name_taken")
    refused(try_make(instance, username="abcd", password="password1"), 400, "weak_password")


# --- One of them ---

def test_an_account_is_shown_with_its_seats(instance):
    headers = account(instance, "organiser")
    live = accepted(ask(instance, headers, "POST", "/api/live/create",
                        {"title": "谁在组织", "category": "教育"}))["liveId"]
    user = user_of(instance, headers)
    shown = accepted(show(instance, user["userId"]))
    assert list(shown) == [*ROW, "roles"]
    assert shown["roles"] == [{"liveId": live, "role": "organiser"}]
    assert {name: shown[name] for name in user} == user
    assert accepted(show(instance, user["userId"].upper())) == shown


@pytest.mark.parametrize("name", [NOBODY, "nobody", "operator", "1", "%20", NOBODY[:-1]])
def test_an_unknown_account_is_not_found(instance, name):
    operator = instance.operator()
    for method, path in [("GET", ""), ("PATCH", ""), ("POST", "/password")]:
        body = {"role": "viewer"} if method == "PATCH" else None
        refused(ask(instance, operator, method, f"/api/users/{name}{path}", body), 404, "not_found")


def test_its_profile_and_role_are_changed(instance):
    headers = account(instance)
    made = user_of(instance, headers)
    changed = accepted(instance.administer(
        made, role="organiser", nickname="新名字", email="a@b.cn", phone="+86 10-1234", gender=2))
    assert (changed["role"], changed["nickname"], changed["email"], changed["phone"],
            changed["gender"], changed["disabled"]) == (
        "organiser", "新名字", "a@b.cn", "+86 10-1234", 2, False)
    assert accepted(show(instance, made["userId"])) == changed
    own = user_of(instance, headers)
    assert {name: changed[name] for name in own} == own
    accepted(ask(instance, headers, "POST", "/api/live/create",
                 {"title": "现在可以了", "category": "教育"}))


def test_what_is_not_named_stays(instance):
    made = instance.make_user(username="to-stay", nickname="留下", role="organiser")["user"]
    before = accepted(show(instance, made["userId"]))
    assert accepted(instance.administer(made)) == before
    assert accepted(instance.administer(made, gender=1)) == {**before, "gender": 1}


@pytest.mark.parametrize("fields, problem", [
    ({"role": "king"}, ("role", "not_allowed")), ({"role": None}, ("role", "wrong_type")),
    ({"disabled": "yes"}, ("disabled", "wrong_type")),
    ({"disabled": None}, ("disabled", "wrong_type")),
    ({"username": "other"}, ("username", "unknown")),
    ({"password": "x" * 20}, ("password", "unknown")), ({"userId": NOBODY}, ("userId", "unknown")),
    ({"phone": "call me"}, ("phone", "bad_characters"))])
def test_a_change_that_cannot_be_made_says_why_and_changes_nothing(instance, fields, problem):
    user = user_of(instance, instance.organiser())
    before = accepted(show(instance, user["userId"]))
    assert refused_fields(instance.administer(user, nickname="新", **fields)) == [problem]
    assert accepted(show(instance, user["userId"])) == before


def test_a_disabled_account_is_out_at_once_and_must_log_in_anew_when_it_is_back(instance):
    login = new_login(instance)
    cookies = browser(instance)
    program = instance.log_in(**login)
    token = api_token(instance, program, role="viewer")
    people = [(login_headers, user_of(instance, login_headers)) for login_headers in
              (program, token, cookies)]
    for headers, user in people:
        accepted(instance.administer(user, disabled=True))
    for headers, user in people:
        assert user_of(instance, headers)["guest"]
        refused(ask(instance, headers, "PATCH", "/api/user/info", {"gender": 1}), 401,
                "session_expired")
        accepted(instance.administer(user, disabled=False))
        assert user_of(instance, headers)["guest"]
    accepted(log_in(instance, **login))


# --- Its password ---

def reset(instance, user: dict, headers=None) -> requests.Response:
    return ask(instance, headers or instance.operator(), "POST",
               f"/api/users/{user['userId']}/password")


def test_a_new_password_is_shown_once_and_ends_every_session(instance):
    login = new_login(instance)
    sessions = [instance.log_in(**login) for _ in range(2)]
    user = user_of(instance, sessions[0])
    program = api_token(instance, sessions[0], role="viewer")
    made = accepted(reset(instance, user))
    assert list(made) == ["password"] and made["password"] != login["password"]
    for headers in sessions:
        refused(instance.get("/api/user/sessions", headers=headers), 401, "session_expired")
    assert user_of(instance, program)["guest"] is True
    refused(log_in(instance, **login), 401, "bad_credentials")
    accepted(log_in(instance, login["username"], made["password"]))
    assert accepted(reset(instance, user))["password"] != made["password"]


def test_a_reset_lets_in_who_failed_too_often_before(instance):
    """A forgotten password is why people fail; they wait a second, not a minute."""
    login = new_login(instance)
    for _ in range(6):
        log_in(instance, login["username"], "不是这个密码", fresh_address())
    user = accepted(instance.get(f"/api/users?keyword={login['username']}",
                                 headers=instance.operator()))["records"][0]
    password = accepted(reset(instance, user))["password"]
    wait_until(lambda: log_in(instance, login["username"], password,
                              fresh_address()).status_code == 200, seconds=3)


# --- The last operator ---

def test_the_last_operator_stays(new_instance):
    instance = new_instance().start()
    first = user_of(instance, instance.operator())
    for change in [{"role": "viewer"}, {"role": "organiser"}, {"disabled": True}]:
        refused(instance.administer(first, **change), 409, "last_operator")
    assert accepted(instance.administer(first, nickname="还在"))["role"] == "operator"
    second = instance.make_user(username="second", role="operator")["user"]
    accepted(instance.administer(second, disabled=True))
    refused(instance.administer(first, role="viewer"), 409, "last_operator")
    accepted(instance.administer(second, disabled=False))
    accepted(instance.administer(first, role="viewer"))
    refused(instance.get("/api/users", headers=instance.operator()), 403, "forbidden")


def test_two_operators_who_dismiss_each_other_at_once_leave_one(new_instance):
    instance = new_instance(DEBATE_WORKERS="2").start()
    one, other = instance.operator(), account(instance, "operator")
    for _ in range(10):
        pair = [(one, user_of(instance, other)), (other, user_of(instance, one))]

        def dismiss(who) -> int:
            headers, colleague = who
            return ask(instance, headers, "PATCH", f"/api/users/{colleague['userId']}",
                       {"role": "viewer"}).status_code

        with ThreadPoolExecutor(2) as pool:
            statuses = list(pool.map(dismiss, pair))
        assert sorted(statuses) in ([200, 403], [200, 409]), statuses
        # Who is left brings the other one back.
        winner, dismissed = pair[statuses.index(200)]
        accepted(ask(instance, winner, "PATCH", f"/api/users/{dismissed['userId']}",
                     {"role": "operator"}))


# --- Who may ---

ROUTES = [("GET", "/api/users"), ("POST", "/api/users"), ("GET", f"/api/users/{NOBODY}"),
          ("PATCH", f"/api/users/{NOBODY}"), ("POST", f"/api/users/{NOBODY}/password")]


@pytest.mark.parametrize("method, path", ROUTES)
@pytest.mark.parametrize("role", ["viewer", "organiser"])
def test_viewers_and_organisers_are_forbidden(instance, role, method, path):
    body = None if method == "GET" else {}
    refused(ask(instance, account(instance, role), method, path, body), 403, "forbidden")


@pytest.mark.parametrize("method, path", ROUTES)
def test_strangers_have_to_log_in(instance, method, path):
    body = None if method == "GET" else {}
    for headers in [{}, device(instance)]:
        refused(ask(instance, headers, method, path, body), 401, "login_required")
    refused(ask(instance, {"Authorization": "Bearer ds_nobody"}, method, path, body), 401,
            "session_expired")


def test_an_operator_who_is_one_no_more_is_forbidden_at_once(instance):
    headers = account(instance, "operator")
    accepted(instance.get("/api/users", headers=headers))
    accepted(instance.administer(user_of(instance, headers), role="organiser"))
    refused(instance.get("/api/users", headers=headers), 403, "forbidden")
