"""A whole evening run from the live desk, and what others see of it."""

import re
import time

import pytest
from playwright.sync_api import expect

from desk import KINDS, Evening, act, card, confirm, expect_state, panel, plan, sit_down
from looks import assert_accessible, assert_fits, shot
from people import device
from polls import Poll
from room import enter, expect_shares, support
from waiting import wait_in


@pytest.fixture
def evening(instance):
    return Evening.of(instance)


def test_an_organiser_runs_a_whole_debate_while_three_watch(people, instance, evening):
    page = sit_down(people(instance), evening.login, evening.hall)
    watching = [enter(people(instance), evening.hall) for _ in range(3)]

    def all_see(state: str):
        for one in watching:
            expect(one.locator(".round-state")).to_have_attribute(
                "data-state", state, timeout=15_000)

    plan(page, "post", "暂不公布")
    page.get_by_role("button", name="开始直播").click()
    expect(page.locator("dialog[open]")).to_contain_text("不会自动开放任何投票")
    confirm(page, "开始直播")
    expect(page.get_by_role("button", name="结束直播")).to_be_visible()
    for one in watching:
        expect(one.locator(".room-stage")).to_have_attribute("data-stage", "live")

    act(page, "post", "开始投票")
    expect_state(page, "post", "open")
    all_see("open")
    for one, side in zip(watching, ["正方", "正方", "反方"]):
        support(one, side)
    # nothing but the turnout, here as there
    expect(panel(page, "standing")).to_contain_text("3 人已投票")
    expect(page.locator(".vote-share")).to_have_count(0)
    for one in watching:
        expect(one.locator(".vote-share")).to_have_count(0)

    page.keyboard.press("o")  # the next step: to close it
    confirm(page, "截止投票")
    expect_state(page, "post", "closed")
    all_see("closed")
    act(page, "post", "公布结果")
    expect_state(page, "post", "revealed")
    expect(card(page, "post")).to_contain_text("正方 67% · 反方 33%")
    all_see("revealed")

    page.keyboard.press("e")
    expect(page.locator("dialog[open]")).to_contain_text("结束以后不能恢复")
    confirm(page, "结束直播")
    expect(page.get_by_role("button", name="结束直播")).to_have_count(0)
    for one in watching:
        expect(one.locator(".room-stage")).to_have_attribute("data-stage", "ended")


def test_the_true_count_is_nowhere_on_the_page_until_it_is_asked_for(people, instance, evening):
    hall = evening.hall
    hall.ask("POST", "/start")
    poll = hidden_round(hall)
    for points in (100, 100, 100, 0):
        assert poll.vote(device(instance), points).status_code == 200
    page = sit_down(people(instance), evening.login, hall)
    expect(panel(page, "standing")).to_contain_text("4 人已投票")
    expect(page.get_by_text("设备 4")).to_be_visible()  # so the organiser's figures are here
    assert "75" not in page.locator(".desk").inner_text()
    page.keyboard.press("t")
    expect(page.locator(".desk-truth .vote-share")).to_have_text(["75%", "25%"])
    poll.vote(device(instance), 0)
    expect(page.locator(".desk-truth .vote-share")).to_have_text(["60%", "40%"])
    page.keyboard.press("t")
    expect(page.locator(".desk-truth")).to_have_count(0)
    page.keyboard.press("t")
    page.reload()
    expect(panel(page, "standing")).to_contain_text("5 人已投票")
    expect(page.locator(".desk-truth")).to_have_count(0)


def hidden_round(hall) -> Poll:
    """The live round that the start opened, made to hide its count."""
    found = hall.ask("GET", "/rounds").json()["data"][0]
    changed = hall.ask("PATCH", f"/rounds/{found['id']}",
                       {"revision": found["revision"], "reveal": "hidden"})
    assert changed.status_code == 200, changed.text
    return Poll(hall, found["id"])


def test_two_desks_at_once_are_told_of_each_other(people, instance, evening):
    hall = evening.hall
    Poll.plan(hall, "pre")
    one = sit_down(people(instance), evening.login, hall)
    other = sit_down(people(instance), evening.login, hall)

    # both look at the same terms; the second to save is asked whose hold
    for page in (one, other):
        card(page, "pre").get_by_role("button", name="条款").click()
    one.locator("dialog[open]").get_by_label("公布方式").select_option(label="只报态势")
    confirm(one, "保存")
    window = other.locator("dialog[open]")
    window.get_by_role("switch", name="一次投定").click()
    window.get_by_role("button", name="保存").click()
    expect(window.get_by_role("group", name="刚刚有别人也改了这里")).to_contain_text(
        "他们改了：公布方式。你填的内容都还在。")
    expect(window.get_by_role("switch", name="一次投定")).to_have_attribute("aria-checked", "true")
    window.get_by_role("button", name="保留我的改动").click()
    expect(window.get_by_label("公布方式")).to_have_value("banded")
    expect(window.get_by_role("switch", name="一次投定")).to_have_attribute("aria-checked", "true")
    confirm(other, "保存")
    expect(card(one, "pre")).to_contain_text("只报态势 · 一次投定")

    # both want to open it: what can no longer be done is not asked any more, and the card says why
    for page in (one, other):
        card(page, "pre").get_by_role("button", name="开始投票").click()
    confirm(one, "开始投票")
    expect(other.locator("dialog[open]")).to_have_count(0)
    expect(card(other, "pre").get_by_role("status").first).to_have_text("投票中")

    # both close it at once: whatever the second is answered, both desks come to the same
    card(other, "pre").get_by_role("button", name="截止投票").click()

    def after_the_other(route):
        assert hall.ask("POST", route.request.url.split(hall.live)[1]).status_code == 200
        route.continue_()

    other.route("**/close", after_the_other)
    other.locator("dialog[open]").get_by_role("button", name="截止投票").click()
    expect_state(other, "pre", "closed")
    expect(other.locator("dialog[open]")).to_have_count(0)


def test_a_round_shows_less_gets_more_time_and_is_made_void(people, instance, evening):
    hall = evening.hall
    poll = Poll.plan(hall, "pre", reveal="live")
    poll.act("open", {"seconds": 600})
    page = sit_down(people(instance), evening.login, hall)
    until = poll.facts()["closesAtMs"]
    card(page, "pre").get_by_role("button", name="延长 3 分钟").click()
    expect(card(page, "pre").get_by_role("status").filter(has_text="已延长")).to_be_visible()
    assert poll.facts()["closesAtMs"] == until + 180_000
    # The desk is told by its channel: what is done next is done to the round as it is now.
    expect(card(page, "pre").locator(".desk-deadline")).to_contain_text(re.compile(r"1[1-3]:\d\d"))

    card(page, "pre").get_by_role("button", name="改公布方式").click()
    modes = page.locator("dialog[open]").get_by_label("公布方式").locator("option")
    expect(modes).to_have_text(["延迟公布", "只报态势", "暂不公布"])
    page.locator("dialog[open]").get_by_label("公布方式").select_option(label="只报态势")
    confirm(page, "改成这样")
    expect(card(page, "pre")).to_contain_text("只报态势")

    card(page, "pre").get_by_role("button", name="作废").click()
    window = page.locator("dialog[open]")
    window.get_by_role("button", name="作废", exact=True).click()
    expect(window).to_be_visible()  # a reason is needed
    window.get_by_label("理由").fill("误开")
    confirm(page, "作废")
    expect(card(page, "pre")).to_contain_text("还没有计划")
    expect(panel(page, "rounds")).to_contain_text("已作废 1 轮")


def test_rounds_are_revealed_in_the_order_that_was_chosen(people, instance, evening):
    hall = evening.hall
    first = Poll.open(hall, "pre")
    first.close()
    hall.ask("PATCH", "", {"revision": hall.ask("GET", "").json()["data"]["revision"],
                           "settings": {"autoOpenLive": True}})
    hall.ask("POST", "/start")
    live = Poll(hall, next(found["id"] for found in hall.ask("GET", "/rounds").json()["data"]
                           if found["kind"] == "live"))
    live.close()
    page = sit_down(people(instance), evening.login, hall)
    expect(card(page, "live").get_by_role("button", name="公布结果")).to_be_disabled()
    expect(card(page, "live")).to_contain_text(f"先公布{KINDS['pre']}")

    page.get_by_role("button", name="胜负规则").click()
    page.get_by_label("公布次序", exact=True).select_option(label="现场投票 → 赛前投票 → 赛后投票")
    confirm(page, "保存")
    act(page, "live", "公布结果")
    act(page, "pre", "公布结果")
    expect_state(page, "pre", "revealed")
    page.get_by_role("button", name="胜负规则").click()
    expect(page.get_by_label("公布次序", exact=True)).to_be_disabled()
    page.keyboard.press("Escape")


def test_the_desk_fits_into_one_window_and_can_be_used_by_everybody(people, instance, evening):
    hall = evening.hall
    hall.ask("POST", "/start")
    page = sit_down(people(instance), evening.login, hall)
    expect(page.locator(".chart")).to_have_count(6)
    spare = page.evaluate("document.scrollingElement.scrollHeight - innerHeight")
    assert spare <= 0, f"{spare} px to scroll at 1366 × 768"
    assert_accessible(page)
    assert_fits(page)
    shot(page, "desk")
    for tab in ("礼物榜", "链接", "推流", "状态"):
        page.get_by_role("tab", name=tab).click()
        assert_accessible(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)


def test_a_window_that_was_typed_into_asks_before_it_throws_that_away(people, instance, evening):
    page = sit_down(people(instance), evening.login, evening.hall)
    opener = card(page, "pre").get_by_role("button", name="计划")
    opener.click()
    window = page.locator("dialog[open]")
    page.keyboard.press("Escape")  # nothing was typed: it goes
    expect(window).to_have_count(0)
    expect(opener).to_be_focused()

    opener.click()
    window.get_by_label("到时自动开始").fill("2030-01-01T19:30")
    asked = window.get_by_role("group", name="填写的内容还没有提交，关闭后就没有了。")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(5, 300),
                  lambda: window.get_by_role("button", name="关闭", exact=True).click()):
        leave()
        expect(asked.get_by_role("button", name="继续填写")).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")  # which a browser lets no page prevent
        page.wait_for_timeout(150)
        expect(window).to_have_count(1)
        asked.get_by_role("button", name="继续填写").click()
        expect(asked).to_have_count(0)
        expect(window.get_by_label("到时自动开始")).to_have_value(
            re.compile("^2030-01-01T19:30"))
    page.keyboard.press("Escape")
    assert_accessible(page)
    shot(page, "desk-unsent", [(390, 844), (1366, 768)])
    asked.get_by_role("button", name="放弃并关闭").click()
    expect(window).to_have_count(0)
    expect(opener).to_be_focused()
    opener.click()
    window.get_by_label("到时自动开始").fill("2030-01-01T19:30")
    window.get_by_role("button", name="取消").click()  # it says what it does
    expect(window).to_have_count(0)


def test_a_desk_whose_login_ended_says_so_once_the_question_was_turned_down(
        people, instance, evening):
    organiser = people(instance)

    def ends_soon(route):
        """The token that opens the staff's channels has to be renewed within seconds."""
        answer = route.fetch()
        body = answer.json()
        if answer.ok:
            body["data"]["expiresAtMs"] = time.time() * 1000 + 66_000
        route.fulfill(response=answer, json=body)

    organiser.page.route("**/token", ends_soon)
    page = sit_down(organiser, evening.login, evening.hall)
    session = next(one for one in organiser.context.cookies() if one["name"].endswith("_session"))
    organiser.context.clear_cookies(name=session["name"])
    again = page.get_by_role("dialog", name="登录已失效")
    expect(again).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    expect(again).to_have_count(0)
    expect(page.get_by_role("heading", name="请先登录")).to_be_visible()
    expect(page.get_by_text("你已不在这个席位")).to_have_count(0)
    held = []
    # The page's own panels are the first to be refused.
    page.route("**/mine", lambda route: held.append(route))
    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="导出").click()
    needed = page.get_by_role("heading", name="请先登录")
    expect(page.locator(".console-debate .notice").first).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(needed).to_have_count(1)  # not for each of its two panels
    wait_in(page, lambda: held, what="the frame's own question")
    for route in held:
        route.continue_()
    expect(page.locator(".console-debate")).to_have_count(0)
    expect(needed).to_have_count(1)
    expect(page.get_by_text("没有权限")).to_have_count(0)
