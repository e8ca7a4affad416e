"""Visitors are known by a signed cookie, and only where they are asked for."""

import re
import time

import pytest
import requests

from answers import accepted, refused
from people import log_in, new_login, session_cookie

COOKIE = re.compile(
    r"^(debate[0-9]+_device)=(v1\.1\.([0-9a-f-]{36})\.(\d+)\.(\d+)\.([A-Za-z0-9_-]{43})); Path=/; "
    r"Max-Age=34560000; HttpOnly; SameSite=Lax$")
GOOD = {"title": "人工智能会让人更自由吗", "category": "教育"}


def newcomer(instance):
    """A visitor just met: cookie name, value, profile."""
    answer = instance.get("/api/user/info")
    match = COOKIE.match(answer.headers["Set-Cookie"])
    assert match, answer.headers["Set-Cookie"]
    return match[1], match[2], accepted(answer)


def profile(instance, name, value, **headers):
    answer = instance.get("/api/user/info", headers={"Cookie": f"{name}={value}", **headers})
    return accepted(answer), answer.headers.get("Set-Cookie")


def test_the_cookie_names_the_device_of_the_profile_and_the_times_agree(instance):
    began = int(time.time())
    answer = instance.get("/api/user/info")
    match = COOKIE.match(answer.headers["Set-Cookie"])
    assert match[1] == f"debate{instance.port}_device"
    data = accepted(answer)
    assert data["userId"] == match[3]
    assert match[4] == match[5]
    assert began - 2 <= int(match[4]) <= time.time() + 2


def test_a_guest_has_names_that_follow_from_the_identifier(instance):
    _, _, data = newcomer(instance)
    device = data["userId"]
    assert data["username"] == "guest_" + device[:8]
    assert data["nickname"] == "游客" + device[:4].upper()
    assert (data["email"], data["phone"], data["gender"], data["level"], data["guest"]) == (
        "", "", 0, 0, True)
    assert instance.get(data["avatar"]).status_code == 200


def test_a_visitor_stays_the_same_with_the_cookie_and_is_not_sent_it_again(instance):
    name, value, data = newcomer(instance)
    for _ in range(3):
        assert profile(instance, name, value) == (data, None)
    assert newcomer(instance)[2]["userId"] != data["userId"]


def test_other_cookies_around_it_do_not_matter(instance):
    name, value, data = newcomer(instance)
    header = f"a=b; x{name}=nonsense; {name}={value}; z=1"
    answer = instance.get("/api/user/info", headers={"Cookie": header})
    assert accepted(answer) == data
    assert "Set-Cookie" not in answer.headers


def test_identity_and_debates_outlive_a_restart(new_instance):
    instance = new_instance().start()
    name, value, data = newcomer(instance)
    live = instance.create()
    before = instance.get(f"/api/live/detail/{live}").json()
    assert instance.stop() == 0
    instance.start()
    assert profile(instance, name, value) == (data, None)
    assert instance.get(f"/api/live/detail/{live}").json() == before


def test_a_cookie_of_another_installation_is_nobody_here(instance, new_instance):
    _, value, data = newcomer(new_instance().start())
    again, cookie = profile(instance, f"debate{instance.port}_device", value)
    assert again["userId"] != data["userId"]
    assert cookie


def altered(value: str, part: int, text: str) -> str:
    parts = value.split(".")
    parts[part] = text
    return ".".join(parts)


@pytest.mark.parametrize("forge", [
    lambda v: altered(v, 2, "00000000-0000-4000-8000-000000000000"),
    lambda v: altered(v, 3, "1000000000"),
    lambda v: altered(v, 4, "1000000000"),
    lambda v: altered(v, 5, "A" * 43),
    lambda v: altered(v, 5, ""),
    lambda v: altered(v, 1, "2"),
    lambda v: altered(v, 1, "99999999999999999999"),
    lambda v: altered(v, 0, "v2"),
    lambda v: v + ".x",
    lambda v: v[:-10],
    lambda v: "",
    lambda v: "." * 5,
    lambda v: "x" * 3000,
])
def test_a_forged_cookie_is_a_new_visitor_and_no_error(instance, forge):
    name, value, data = newcomer(instance)
    again, cookie = profile(instance, name, forge(value))
    assert again["userId"] not in (data["userId"], "00000000-0000-4000-8000-000000000000")
    assert COOKIE.match(cookie)


def test_the_owner_of_a_debate_is_the_account_that_created_it_and_no_device(instance):
    name, value, guest = newcomer(instance)
    organiser = accepted(instance.get("/api/user/info", headers=instance.organiser()))
    answer = instance.post("/api/live/create", GOOD,
                           headers={"Cookie": f"{name}={value}", **instance.organiser()})
    assert "Set-Cookie" not in answer.headers
    detail = accepted(instance.get(f"/api/live/detail/{accepted(answer)['liveId']}"))
    assert (detail["anchorId"], detail["anchorName"]) == (
        organiser["userId"], organiser["nickname"])
    assert detail["anchorId"] != guest["userId"]


def test_a_refusal_makes_the_visitor_known_too(instance):
    answer = instance.post("/api/live/create", GOOD)
    refused(answer, 401, "login_required")
    match = COOKIE.match(answer.headers["Set-Cookie"])
    assert profile(instance, match[1], match[2])[0]["userId"] == match[3]


@pytest.mark.parametrize("cookie", [None, "nonsense"])
def test_public_answers_never_set_a_cookie(instance, cookie):
    live = instance.create()
    headers = {"Cookie": f"debate{instance.port}_device={cookie}"} if cookie else {}
    for path in ["/api/health", "/api/live/list", f"/api/live/detail/{live}", "/api/live/detail/x",
                 "/api/live/list?size=0", "/api/nope", "/", "/api/openapi.json"]:
        assert "Set-Cookie" not in instance.get(path, headers=headers).headers, path


def test_public_answers_are_the_same_for_everyone(instance):
    name, value, _ = newcomer(instance)
    with_cookie = instance.get("/api/live/list", headers={"Cookie": f"{name}={value}"})
    assert with_cookie.content == instance.get("/api/live/list").content


# --- Origins: which pages may write with the cookies of their visitors ---

FOREIGN = ["https://evil.example", "http://127.0.0.1", "null", "http://127.0.0.1:1", "127.0.0.1"]


def own_origins(instance):
    return [instance.url, instance.url.replace("http", "https")]


@pytest.fixture(scope="module")
def session(instance) -> str:
    """The `Cookie` header of an organiser who logged in with a browser."""
    return session_cookie(log_in(instance, **new_login(instance, "organiser")))


def log_out(instance, **headers):
    """The write everybody may: all that can be wrong with it are its credentials."""
    return instance.post("/api/user/logout", headers=headers)


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_page_cannot_write_with_the_device_cookie(instance, origin):
    name, value, _ = newcomer(instance)
    for cookie in [value, "nonsense"]:
        answer = log_out(instance, Cookie=f"{name}={cookie}", Origin=origin)
        assert refused(answer, 403, "bad_origin") == {"reason": "bad_origin"}
        assert "Set-Cookie" not in answer.headers


def test_our_own_page_and_curl_can_write_with_the_device_cookie(instance):
    name, value, _ = newcomer(instance)
    accepted(log_out(instance, Cookie=f"{name}={value}"))
    for origin in own_origins(instance):
        accepted(log_out(instance, Cookie=f"{name}={value}", Origin=origin))


@pytest.mark.parametrize("origin", [None, *FOREIGN])
def test_a_write_with_the_session_cookie_needs_an_origin_of_ours(instance, session, origin):
    before = instance.total()
    answer = instance.post("/api/live/create", GOOD, headers={"Cookie": session, "Origin": origin})
    refused(answer, 403, "bad_origin")
    assert instance.total() == before


def test_our_own_page_can_write_with_the_session_cookie(instance, session):
    for origin in own_origins(instance):
        accepted(instance.post("/api/live/create", GOOD,
                               headers={"Cookie": session, "Origin": origin}))


def test_a_dead_session_cookie_needs_an_origin_too(instance):
    cookie = f"debate{instance.port}_session=nonsense"
    refused(log_out(instance, Cookie=cookie), 403, "bad_origin")
    accepted(log_out(instance, Cookie=cookie, Origin=instance.url))


@pytest.mark.parametrize("origin", [None, *FOREIGN])
def test_a_bearer_token_needs_no_origin_whatever_cookies_come_with_it(instance, session, origin):
    headers = {"Cookie": session, "Origin": origin, **instance.organiser()}
    live = accepted(instance.post("/api/live/create", GOOD, headers=headers))["liveId"]
    owner = accepted(instance.get("/api/user/info", headers=instance.organiser()))["userId"]
    assert accepted(instance.get(f"/api/live/detail/{live}"))["anchorId"] == owner


def test_a_foreign_page_may_read_and_may_write_without_cookies(instance):
    headers = {"Origin": "https://elsewhere.example"}
    accepted(instance.get("/api/live/list", headers=headers))
    accepted(log_out(instance, **headers))


def test_origins_named_in_the_settings_may_write_with_cookies(new_instance):
    friend = "https://friend.example"
    instance = new_instance(DEBATE_ORIGINS=friend).start()
    name, value, _ = newcomer(instance)
    session = session_cookie(log_in(instance, **instance.first_login()))
    for cookie in [f"{name}={value}", session]:
        for origin, status in [("https://stranger.example", 403), (friend, 200)]:
            assert log_out(instance, Cookie=cookie, Origin=origin).status_code == status


@pytest.mark.parametrize("settings, headers, is_secure", [
    ({}, {"X-Forwarded-Proto": "https"}, False),
    ({"DEBATE_PUBLIC_URL": "https://debate.example"}, {}, True),
    ({"DEBATE_TRUSTED_PROXIES": "127.0.0.1"}, {"X-Forwarded-Proto": "https"}, True),
    ({"DEBATE_TRUSTED_PROXIES": "127.0.0.1"}, {}, False),
])
def test_behind_https_the_cookie_is_secure(new_instance, settings, headers, is_secure):
    instance = new_instance(**settings).start()
    cookie = instance.get("/api/user/info", headers=headers).headers["Set-Cookie"]
    assert cookie.endswith("; Secure") == is_secure


def test_a_browser_keeps_one_identity_over_all_routes(instance):
    with requests.Session() as browser:
        first = browser.get(instance.url + "/api/user/info").json()["data"]["userId"]
        browser.get(instance.url + "/api/live/list")
        browser.post(instance.url + "/api/user/logout")
        refused(browser.post(instance.url + "/api/live/create", json=GOOD), 401, "login_required")
        assert browser.get(instance.url + "/api/user/info").json()["data"]["userId"] == first
