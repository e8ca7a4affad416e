"""What people say of themselves."""

import pytest

from answers import accepted, refused, refused_fields
from people import account, api_token, ask, browser, device, user_of


@pytest.fixture(scope="module")
def person(instance) -> dict[str, str]:
    return account(instance)


def edit(instance, headers: dict[str, str], **fields):
    return ask(instance, headers, "PATCH", "/api/user/info", fields)


@pytest.mark.parametrize("field, given, kept", [
    ("nickname", "  新昵称 ", "新昵称"), ("nickname", "x" * 32, "x" * 32),
    ("nickname", "e\u0301" * 32, "é" * 32), ("nickname", "😀" * 32, "😀" * 32),
    ("avatar", "https://example.org/a.png", "https://example.org/a.png"),
    ("avatar", "/media/a.png", "/media/a.png"), ("avatar", None, "/images/avatar.svg"),
    ("email", "first.last@example.org", "first.last@example.org"), ("email", "", ""),
    ("email", "辩手@例子.中国", "辩手@例子.中国"),
    ("email", "a@" + "b" * 249 + ".cn", "a@" + "b" * 249 + ".cn"), ("email", None, ""),
    ("phone", "+86 138-0000-0000", "+86 138-0000-0000"), ("phone", "12345", "12345"),
    ("phone", "1" * 20, "1" * 20), ("phone", "", ""), ("phone", None, ""),
    ("gender", 0, 0), ("gender", 1, 1), ("gender", 2, 2),
])
def test_a_field_is_kept_and_shown(instance, person, field, given, kept):
    before = user_of(instance, person)
    shown = accepted(edit(instance, person, **{field: given}))
    assert shown == {**before, field: kept}
    assert user_of(instance, person) == shown


@pytest.mark.parametrize("field, value, reason", [
    ("nickname", "", "too_short"), ("nickname", " \u3000", "too_short"),
    ("nickname", "\u200b", "too_short"), ("nickname", "x" * 33, "too_long"),
    ("nickname", "a\nb", "bad_characters"), ("nickname", "a\u202eb", "bad_characters"),
    ("nickname", 1, "wrong_type"), ("nickname", None, "wrong_type"),
    ("avatar", "javascript:alert(1)", "bad_format"), ("avatar", "/images/x.svg", "bad_format"),
    ("avatar", "", "bad_format"), ("avatar", "https://a/" + "b" * 491, "too_long"),
    ("avatar", 1, "wrong_type"),
    ("email", "nobody", "bad_format"), ("email", "@example.org", "bad_format"),
    ("email", "a@b", "bad_format"), ("email", "a@b@c.cn", "bad_format"),
    ("email", "a@.cn", "bad_format"), ("email", "a@b..cn", "bad_format"),
    ("email", "a b@c.cn", "bad_characters"), ("email", "<a>@c.cn", "bad_characters"),
    ("email", "a@c.cn\r\nBcc: x", "bad_characters"), ("email", "a@c.cn\u202e", "bad_characters"),
    ("email", "a@" + "b" * 250 + ".cn", "too_long"), ("email", [], "wrong_type"),
    ("phone", "1234", "too_short"), ("phone", "1" * 21, "too_long"),
    ("phone", "call me", "bad_characters"), ("phone", "１２３４５", "bad_characters"),
    ("phone", 12345678, "wrong_type"),
    ("gender", 3, "out_of_range"), ("gender", -1, "out_of_range"), ("gender", "1", "wrong_type"),
    ("gender", 1.5, "wrong_type"), ("gender", None, "wrong_type"), ("gender", True, "wrong_type"),
    ("role", "operator", "unknown"), ("username", "other", "unknown"), ("userId", "x", "unknown"),
    ("level", 9, "unknown"), ("disabled", False, "unknown"), ("password", "x", "unknown"),
])
def test_a_field_that_cannot_be_taken_says_why_and_nothing_changes(
        instance, person, field, value, reason):
    before = user_of(instance, person)
    answer = edit(instance, person, **{"gender": 1, field: value})
    assert refused_fields(answer) == [(field, reason)]
    assert user_of(instance, person) == before


def test_every_problem_is_named_at_once(instance, person):
    assert refused_fields(edit(instance, person, nickname="", avatar=1, email="x", phone="x",
                               gender=9, motto="x")) == [
        ("nickname", "too_short"), ("avatar", "wrong_type"), ("email", "bad_format"),
        ("phone", "bad_characters"), ("gender", "out_of_range"), ("motto", "unknown")]


def test_a_change_of_nothing_changes_nothing(instance, person):
    before = user_of(instance, person)
    assert accepted(edit(instance, person)) == before


def test_others_stay_as_they_are(instance, person):
    other = account(instance)
    before = user_of(instance, other)
    accepted(edit(instance, person, nickname="只改自己"))
    assert user_of(instance, other) == before


def test_a_browser_and_a_program_may_change_it(instance):
    cookies = browser(instance)
    assert accepted(edit(instance, cookies, nickname="浏览器"))["nickname"] == "浏览器"
    made = accepted(ask(instance, cookies, "POST", "/api/user/tokens",
                        {"name": "程序", "role": "viewer"}))
    program = {"Authorization": f"Bearer {made['token']}"}
    assert accepted(edit(instance, program, nickname="程序"))["nickname"] == "程序"
    assert user_of(instance, cookies)["nickname"] == "程序"


def test_guests_have_nothing_to_change(instance):
    for headers in [{}, device(instance)]:
        refused(edit(instance, headers, nickname="游客"), 401, "login_required")


def test_what_an_organiser_is_called_now_stands_on_their_debates(instance):
    headers = account(instance, "organiser")
    live = accepted(ask(instance, headers, "POST", "/api/live/create",
                        {"title": "改名之后", "category": "教育"}))["liveId"]
    accepted(edit(instance, headers, nickname="改了名字", avatar="https://example.org/me.png"))
    for shown in [accepted(instance.get(f"/api/live/detail/{live}")),
                  accepted(instance.get("/api/live/list?size=1"))["records"][0]]:
        assert (shown["anchorName"], shown["anchorAvatar"]) == (
            "改了名字", "https://example.org/me.png")


def test_a_token_of_the_least_role_sees_and_changes_the_profile_alone(instance):
    operator = account(instance, "operator")
    program = api_token(instance, operator, role="viewer")
    assert accepted(edit(instance, program, gender=1))["gender"] == 1
    refused(ask(instance, program, "GET", "/api/users"), 403, "forbidden")
