"""Danmaku on a debate's page: said, seen, removed, refused with the reason, hostile, held."""

import pytest
from playwright.sync_api import expect

from danmaku import list_words, moderate, said, verdict
from looks import assert_accessible, assert_fits, shot
from people import Hall, device
from person import PHONE
from polls import go_live
from room import choose, enter, line, say

HOSTILE = [
    "<img src=x onerror=alert(1)><b>粗体</b>",
    "</script><script>document.title='坏'</script>",
    "مرحبا بالعالم 123",
    "👨‍👩‍👧‍👦🏳️‍🌈👍🏽",
    "\u017a\u0302\u0303\u0304a",  # as it is stored: composed as far as it goes
    "长" * 40,
    "https://example.org/" + "a" * 18,
]


@pytest.fixture
def hall(instance):
    made = Hall.of(instance)
    go_live(made)
    return made


def test_what_one_says_another_sees_until_a_moderator_removes_it(people, instance, hall):
    first, second = people(instance), people(instance, size=PHONE)
    one, two = enter(first, hall), enter(second, hall)
    choose(one, "正方")
    say(one, "这个论点很有力")
    expect(line(two, "这个论点很有力")).to_be_visible()
    expect(two.locator(".entry .side-mark")).to_have_attribute("data-side", "affirmative")
    expect(one.get_by_role("textbox", name="弹幕内容")).to_have_value("")
    found = hall.ask("GET", "/danmaku").json()["data"]["records"]
    verdict(hall, "remove", ids=[found[-1]["id"]], reason="跑题")
    for page in (one, two):
        expect(line(page, "这个论点很有力")).to_have_count(0)


def test_hostile_text_is_text(visitor, instance, hall):
    moderate(hall, maxChars=100)
    page = enter(visitor, hall)
    title = page.title()
    for text in HOSTILE:
        said(hall, text)
    for text in HOSTILE:
        expect(line(page, text)).to_be_visible()
    assert page.title() == title
    assert page.locator(".danmaku-list img, .danmaku-list script").count() == 0
    assert page.locator(".entry-text").evaluate_all(
        "(all) => all.every((one) => one.tagName === 'BDI')")
    assert_fits(page, [320, 390, 1366])
    shot(page, "room-hostile")


def test_a_hundred_characters_are_counted_as_people_see_them(visitor, hall):
    moderate(hall, maxChars=100)
    page = enter(visitor, hall)
    field = page.get_by_role("textbox", name="弹幕内容")
    count = page.locator(".composer-count")
    field.fill("👨‍👩‍👧‍👦" * 5)
    expect(count).to_have_text("5/100")
    field.fill("说" * 103)
    expect(count).to_have_text("超出 3 个字")
    expect(page.get_by_role("button", name="发送")).to_be_disabled()
    field.fill("说" * 100)
    field.press("Enter")
    expect(line(page, "说" * 100)).to_be_visible()


def test_slow_mode_counts_down_and_keeps_what_is_typed(visitor, hall):
    moderate(hall, slowSeconds=120)
    page = enter(visitor, hall)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json["text"])
            if request.method == "POST" and request.url.endswith("/danmaku") else None)
    expect(page.locator(".talk-notes")).to_contain_text("慢速模式：每 120 秒一条")
    say(page, "第一句")
    field = page.get_by_role("textbox", name="弹幕内容")
    expect(page.locator(".composer-foot")).to_contain_text("已发出")
    field.fill("第二句")
    expect(page.get_by_role("button", name="秒后可发")).to_be_disabled()
    field.press("Enter")
    expect(field).to_have_value("第二句")
    page.reload()
    expect(page.get_by_role("button", name="秒后可发")).to_be_disabled()
    assert sent == ["第一句"]


def test_a_refused_line_stays_where_it_was_typed_with_the_reason(visitor, hall):
    list_words(hall, {"坏词": "block"})
    page = enter(visitor, hall)
    say(page, "坏词一句")
    expect(page.locator(".composer-foot")).to_contain_text("含有不允许的词语")
    field = page.get_by_role("textbox", name="弹幕内容")
    expect(field).to_have_value("坏词一句")
    field.fill("好词一句")
    page.get_by_role("button", name="发送").click()
    expect(line(page, "好词一句")).to_be_visible()


def test_a_line_that_waits_is_said_to_wait_and_what_became_of_it(visitor, hall):
    moderate(hall, mode="holdAll")
    page = enter(visitor, hall)
    say(page, "等一等")
    expect(page.locator(".composer-foot")).to_contain_text("已提交，等待审核")
    waiting = page.locator(".held-line")
    expect(waiting).to_contain_text("等一等")
    held = hall.ask("GET", "/danmaku/held").json()["data"]["records"]
    verdict(hall, "reject", ids=[held[0]["id"]], reason="跑题了")
    expect(waiting).to_contain_text("未通过", timeout=25_000)  # asked for every ten seconds
    expect(waiting).to_contain_text("跑题了")


def test_the_shield_switched_off_and_a_mute_are_told_and_votes_stay(visitor, hall):
    page = enter(visitor, hall)
    hall.ask("PUT", "/moderation/shield", {"on": True})
    expect(page.locator(".dock-wide")).to_contain_text("现在只有持票观众可以发弹幕")
    expect(page.locator(".talk-notes")).to_contain_text("护盾")
    hall.ask("PUT", "/moderation/shield", {"on": False})
    say(page, "我还能说")
    expect(line(page, "我还能说")).to_be_visible()
    moderate(hall, mode="off")
    expect(page.locator(".dock-wide")).to_contain_text("主办方关闭了弹幕")
    moderate(hall, mode="open")
    mine = hall.ask("GET", "/danmaku").json()["data"]["records"][-1]
    hall.ask("POST", "/restrictions", {
        "kind": "mute", "danmakuId": mine["id"], "seconds": 600, "reason": "刷屏"})
    page.reload()
    expect(page.locator(".dock-wide")).to_contain_text("你被禁言到")


def test_what_is_typed_stays_when_the_field_is_closed_or_the_window_turned(people, instance, hall):
    page = enter(people(instance, size=PHONE), hall)
    page.get_by_role("button", name="说点什么").click()
    field = page.get_by_role("textbox", name="弹幕内容")
    field.fill("还没写完")
    page.get_by_role("button", name="收起输入框").click()
    page.get_by_role("button", name="说点什么").click()
    expect(field).to_have_value("还没写完")
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(field).to_have_value("还没写完")


def test_on_a_phone_the_field_opens_over_the_dock(people, instance, hall):
    person = people(instance, size=PHONE, has_touch=True)
    page = enter(person, hall)
    page.get_by_role("button", name="说点什么").tap()
    field = page.get_by_role("textbox", name="弹幕内容")
    expect(field).to_be_focused()
    shot(page, "room-writing", [PHONE])
    field.fill("手机上说")
    field.press("Enter")
    expect(line(page, "手机上说")).to_be_visible()
    assert_accessible(page)


def test_with_less_motion_nothing_flies_and_the_list_says_it_all(people, instance, hall):
    person = people(instance, reduced_motion="reduce")
    page = enter(person, hall)
    said(hall, "静静地说", device(instance))
    expect(line(page, "静静地说")).to_be_visible()
    drawn = page.locator("canvas.air").evaluate("""(canvas) =>
        canvas.width > 0 && canvas.height > 0 &&
        canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value > 0)""")
    assert not drawn


def test_ones_own_lines_are_marked_after_a_reload_too(visitor, hall):
    page = enter(visitor, hall)
    said(hall, "别人说的")
    say(page, "我说的")
    own = page.locator(".entry[data-own]")
    expect(line(page, "我说的")).to_be_visible()
    page.reload()
    expect(line(page, "别人说的")).to_be_visible()
    expect(own).to_have_count(1)
    expect(own).to_contain_text("我说的")


def test_what_opened_a_window_or_the_field_has_the_focus_again(people, instance, hall):
    page = enter(people(instance, size=PHONE), hall)
    for name in ("礼物", "分享"):
        opener = page.get_by_role("button", name=name, exact=True)
        opener.click()
        expect(page.get_by_role("dialog").get_by_role("heading")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(opener).to_be_focused()
    page.locator(".dock-say").click()
    expect(page.get_by_role("textbox", name="弹幕内容")).to_be_focused()
    page.get_by_role("button", name="收起输入框").click()
    expect(page.locator(".dock-say")).to_be_focused()
