"""Danmaku kept in order from the live desk, by organisers and moderators."""

import re

import pytest
from playwright.sync_api import Page, expect

from desk import Evening, panel, sit_down
from instance import wait_until
from looks import assert_accessible, shot
from people import device
from waiting import wait_in


@pytest.fixture
def evening(instance):
    """A debate that is live, in which everything waits for the staff."""
    evening = Evening.of(instance)
    evening.hall.ask("POST", "/start")
    changed = evening.hall.ask("PATCH", "/moderation", {"revision": 1, "mode": "holdAll"})
    assert changed.status_code == 200, changed.text
    return evening


def say(hall, text: str, author=None) -> dict:
    """Has somebody say something; the data of the answer."""
    answer = hall.ask("POST", "/danmaku", {"text": text}, author or device(hall.instance))
    assert answer.status_code in (200, 202), answer.text
    return answer.json()["data"]


def lines(page: Page):
    return page.locator(".desk-line")


def expect_published(hall, texts: set[str]):
    """Waits until these lines and no others can be read: several verdicts at once take effect in any
    order, and public answers are kept to the end of the second."""
    def published() -> list[str]:
        return [line["text"] for line in hall.ask("GET", "/danmaku").json()["data"]["records"]]

    wait_until(lambda: sorted(published()) == sorted(texts), what=f"{texts} published")


def expect_said(page: Page, text: str):
    """What became of the last act stands above the lines."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def hold_verdicts(page: Page) -> list:
    """Verdicts from now on, none of which goes out before it is continued."""
    held: list = []
    page.route("**/danmaku/verdicts", lambda route: held.append(route))
    return held


def wait_for(page: Page, held: list, count: int):
    wait_in(page, lambda: len(held) >= count, what=f"{count} verdicts")


def test_a_moderator_works_the_queue_off_by_keys_alone(people, instance, evening):
    hall = evening.hall
    for text in ("第一句", "第二句", "第三句", "第四句"):
        say(hall, text)
    page = sit_down(people(instance), evening.seat("moderator"), hall)
    expect(lines(page)).to_have_count(4)
    keys = page.keyboard
    keys.press("h")
    expect(lines(page).nth(0)).to_be_focused()
    keys.press("a")
    expect(lines(page)).to_have_count(3)
    expect(lines(page).nth(0)).to_be_focused()  # the next line has its place
    keys.press("j")
    expect(lines(page).nth(1)).to_be_focused()
    keys.press("x")
    expect(lines(page)).to_have_count(2)
    keys.press("k")
    keys.press("a")
    expect(lines(page)).to_have_text([re.compile("第四句")])
    expect_said(page, "已通过 1 条")
    expect_published(hall, {"第一句", "第二句"})

    keys.press("m")  # mutes the author of the one that is left: Enter alone does the usual thing
    expect(page.get_by_role("dialog")).to_contain_text("禁言")
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="已禁言")).to_be_visible()
    assert hall.ask("GET", "/restrictions?active=true").json()["data"]["total"] == 1
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status").filter(has_text="已撤销")).to_be_visible()
    assert hall.ask("GET", "/restrictions?active=true").json()["data"]["total"] == 0


def test_what_is_on_all_screens_is_taken_away_by_keys(people, instance, evening):
    hall = evening.hall
    hall.ask("PATCH", "/moderation", {"revision": 2, "mode": "open"})
    for text in ("甲一", "乙一", "丙一"):
        say(hall, text)
    page = sit_down(people(instance), evening.seat("moderator"), hall)
    page.keyboard.press("d")
    expect(lines(page)).to_have_count(3)
    expect(lines(page).nth(0)).to_contain_text("丙一")  # the newest is on top
    expect(lines(page).nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(lines(page)).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="已移除 1 条")).to_be_visible()
    expect_published(hall, {"甲一", "丙一"})
    say(hall, "丁一")
    expect(panel(page, "danmaku")).to_contain_text("有 1 条新弹幕")  # it stands still meanwhile
    expect(lines(page)).to_have_count(2)
    page.get_by_label("筛选文字或昵称").fill("甲")
    expect(lines(page)).to_have_count(1)


def test_rules_words_and_the_shield_are_changed_in_place(people, instance, evening):
    hall = evening.hall
    page = sit_down(people(instance), evening.login, hall)
    page.get_by_role("tab", name="规则").click()
    page.get_by_role("button", name="15 秒").click()
    expect(page.get_by_role("button", name="15 秒")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("每条最多几个字").fill("5")
    panel(page, "danmaku").get_by_role("button", name="保存").nth(0).click()
    expect(panel(page, "danmaku").get_by_role("alert")).to_contain_text("超出了允许的范围")
    expect(page.get_by_label("每条最多几个字")).to_have_value("5")  # what was typed stays
    page.get_by_label("每位观众的礼物积分").fill("0")
    panel(page, "danmaku").get_by_role("button", name="保存").nth(1).click()
    expect(panel(page, "danmaku").get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert hall.ask("GET", "").json()["data"]["settings"]["giftBudget"] == 0

    page.locator("body").press("g")
    expect(page.get_by_role("button", name="护盾已开")).to_be_visible()
    expect(page.get_by_role("button", name="15 秒")).to_be_disabled()
    page.get_by_role("button", name="护盾已开").click()
    expect(page.get_by_role("button", name="15 秒")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("tab", name="词表").click()
    page.get_by_label("拒绝发送").fill("代开发票\n\n加微信")
    page.get_by_label("进入待审").fill("黑幕")
    # somebody else saves meanwhile: what was typed stays, and one is asked
    hall.ask("PUT", "/words", {"revision": 0, "words": [{"word": "别人的", "outcome": "hold"}]})
    panel(page, "danmaku").get_by_role("button", name="保存").click()
    expect(page.get_by_role("group", name="刚刚有别人也改了这里")).to_contain_text(
        "他们改了：进入待审。你填的内容都还在。")
    page.get_by_role("button", name="保留我的改动").click()
    panel(page, "danmaku").get_by_role("button", name="保存").click()
    expect(panel(page, "danmaku").get_by_role("status").filter(has_text="已保存")).to_be_visible()
    words = hall.ask("GET", "/words").json()["data"]["words"]
    assert [(row["word"], row["outcome"]) for row in words] == [
        ("代开发票", "block"), ("加微信", "block"), ("黑幕", "hold")]


def test_a_moderator_gets_nothing_of_the_organisers(people, instance, evening):
    hall = evening.hall
    moderator = people(instance)
    asked: list[str] = []
    moderator.context.on("request", lambda request: asked.append(request.url))
    heard: list[str] = []
    moderator.page.on("websocket", lambda socket: socket.on(
        "framesent", lambda frame: heard.append(str(frame))))
    page = sit_down(moderator, evening.seat("moderator"), hall)
    expect(page.locator(".chart")).to_have_count(6)
    for tab in ("礼物榜", "链接", "状态"):
        page.get_by_role("tab", name=tab).click()
    for name in ("结束直播", "截止投票", "胜负规则", "显示真实票数", "作废", "计划"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("tab", name="推流")).to_have_count(0)
    assert heard and not any("/organiser" in frame for frame in heard)
    forbidden = ("/organiser", "/screens", "/key", "/members", "/tickets", "/exports")
    assert not [url for url in asked if url.endswith(forbidden) or "/organiser/" in url]
    for key in "eot":
        page.keyboard.press(key)
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert_accessible(page)
    shot(page, "desk-moderator")


def test_what_is_typed_stays_while_another_tab_or_page_is_looked_at(people, instance, evening):
    page = sit_down(people(instance), evening.login, evening.hall)
    tabs = {name: page.get_by_role("tab", name=name) for name in ("规则", "词表", "弹幕流", "链接")}
    tabs["规则"].click()
    page.get_by_label("每条最多几个字").fill("33")
    tabs["词表"].click()
    page.get_by_label("拒绝发送").fill("写了一半的词")
    tabs["弹幕流"].click()
    page.get_by_label("筛选文字或昵称").fill("找什么")
    tabs["链接"].click()
    page.get_by_label("放在哪里").fill("西侧大屏")

    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="导出").click()
    expect(page.locator(".desk")).to_have_count(0)
    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="现场").click()
    tabs["规则"].click()
    expect(page.get_by_label("每条最多几个字")).to_have_value("33")
    tabs["词表"].click()
    expect(page.get_by_label("拒绝发送")).to_have_value("写了一半的词")
    tabs["弹幕流"].click()
    expect(page.get_by_label("筛选文字或昵称")).to_have_value("找什么")
    tabs["链接"].click()
    expect(page.get_by_label("放在哪里")).to_have_value("西侧大屏")

    tabs["规则"].click()
    panel(page, "danmaku").get_by_role("button", name="保存").nth(0).click()
    expect(panel(page, "danmaku").get_by_role("status").filter(has_text="已保存")).to_be_visible()
    tabs["词表"].click()
    tabs["规则"].click()
    expect(page.get_by_label("每条最多几个字")).to_have_value("33")  # the server's now
    assert evening.hall.ask("GET", "/moderation").json()["data"]["maxChars"] == 33


def test_no_line_is_judged_twice_however_fast_the_keys(people, instance, evening):
    hall = evening.hall
    for text in ("第一句", "第二句", "第三句"):
        say(hall, text)
    page = sit_down(people(instance), evening.seat("moderator"), hall)
    waiting = hold_verdicts(page)
    page.keyboard.press("h")
    expect(lines(page)).to_have_count(3)
    for _ in range(3):
        page.keyboard.press("a")
    expect(lines(page)).to_have_count(0)
    page.keyboard.press("a")
    wait_for(page, waiting, 3)
    asked = [route.request.post_data_json["ids"] for route in waiting]
    assert [len(ids) for ids in asked] == [1, 1, 1] and len({ids[0] for ids in asked}) == 3
    for route in waiting:
        route.continue_()
    expect_said(page, "已通过 1 条")
    expect(page.get_by_role("tab", name="待审", exact=True)).to_be_visible()
    expect_published(hall, {"第一句", "第二句", "第三句"})
    page.get_by_role("tab", name="弹幕流").click()
    expect(lines(page)).to_have_count(3)
    assert len(waiting) == 3


def test_the_newest_act_is_told_though_an_older_one_is_answered_later(people, instance, evening):
    hall = evening.hall
    for text in ("第一句", "第二句"):
        say(hall, text)
    page = sit_down(people(instance), evening.seat("moderator"), hall)
    held = hold_verdicts(page)
    page.keyboard.press("h")
    expect(lines(page)).to_have_count(2)
    page.keyboard.press("a")
    wait_for(page, held, 1)
    page.keyboard.press("x")
    wait_for(page, held, 2)
    held[1].continue_()
    expect_said(page, "已拒绝 1 条")
    with page.expect_response("**/danmaku/verdicts") as answer:
        held[0].continue_()
    answer.value.finished()
    expect_published(hall, {"第一句"})
    expect_said(page, "已拒绝 1 条")
    expect(page.get_by_role("status").filter(has_text="已通过")).to_have_count(0)


def test_a_verdict_that_is_not_taken_is_told_where_its_line_stands(people, instance, evening):
    hall = evening.hall
    for text in ("先处理的", "后处理的"):
        say(hall, text)
    page = sit_down(people(instance), evening.seat("moderator"), hall)
    page.keyboard.press("h")
    expect(lines(page).nth(0)).to_be_focused()
    page.route("**/danmaku/verdicts", lambda route: route.fulfill(
        status=409, content_type="application/json",
        body='{"code":409,"message":"刚刚有别的改动，请再试一次","data":{"reason":"conflict"}}'))
    page.keyboard.press("x")
    first = lines(page).filter(has_text="先处理的")
    expect(first.get_by_role("alert")).to_have_text("刚刚有别的改动，请再试一次")
    expect(lines(page)).to_have_count(2)
    page.unroute("**/danmaku/verdicts")
    first.get_by_role("button", name="拒绝").click()
    expect(lines(page)).to_have_count(1)
    expect_said(page, "已拒绝 1 条")

    # somebody else was faster, and word of it is still under way
    page.route("**/danmaku/verdicts", lambda route: route.fulfill(
        status=200, content_type="application/json",
        body='{"code":200,"message":"成功","data":{"done":[],"skipped":[{"id":"%s",'
             '"reason":"not_held"}]}}' % route.request.post_data_json["ids"][0]))
    lines(page).get_by_role("button", name="通过").click()
    expect(lines(page).get_by_role("alert")).to_contain_text("别人刚刚处理过")
