"""A debate's page in every stage of the debate's life: looks, rules of axe, deep links, what is missing."""

import re
import time

import pytest
from playwright.sync_api import expect

from instance import wait_until
from looks import assert_accessible, assert_fits, shot
from people import Hall, device, make_room
from person import DESK, PHONE
from polls import Poll, go_live, set_rules
from room import enter, expect_shares, start, support
from weight import VIEWER_SCRIPT_BYTES, scripts

SIDES = {
    "affirmative": {"claim": "会让人更自由", "team": "晨光队",
                    "speakers": [{"seat": "A1", "name": "林小姐"}, {"seat": "A2", "name": "何同学"}]},
    "negative": {"claim": "不会让人更自由", "team": "远山队",
                 "speakers": [{"seat": "N1", "name": "周同学"}]},
}


def plan(seconds: float) -> str:
    """A local time of the installation, so far from now."""
    zone = 8 * 3600
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + seconds + zone))


@pytest.fixture
def hall(instance):
    return Hall.of(instance, description="正反双方各陈己见。\n欢迎投票。", tags=["科技", "社会"],
                   sides=SIDES)


def test_before_the_start_there_is_a_countdown_and_what_it_is_about(visitor, hall):
    hall.edit(startTime=plan(3 * 3600))
    page = enter(visitor, hall)
    expect(page.locator(".room-stage")).to_have_text(re.compile(r"距离开始 0?2:59:\d\d"))
    expect(page.locator(".about")).to_contain_text("晨光队")
    expect(page.locator(".about")).to_contain_text("周同学")
    expect(page.locator(".composer-shut")).to_contain_text("开始之后可以发弹幕")
    shot(page, "room-upcoming")
    assert_fits(page)
    assert_accessible(page)


def test_a_start_turns_every_open_page_live_and_the_end_shows_the_result(visitor, instance, hall):
    page = enter(visitor, hall)
    poll = start(hall)
    expect(page.locator(".room-stage")).to_contain_text("辩论进行中")
    poll.vote_all([(device(instance), choice) for choice in (100, 100, 0, 65)])
    support(page, "正方")
    expect_shares(page, 73, 27)
    shot(page, "room-live")
    assert_fits(page)
    assert_accessible(page)
    hall.ask("POST", "/end", {})
    expect(page.locator(".result-waiting")).to_contain_text("结果还没有公布")
    wait_until(lambda: poll.facts()["state"] == "closed", 20)
    poll.act("reveal")
    expect(page.locator(".verdict-winner")).to_have_text("正方胜")
    page.get_by_role("button", name="查验回执").click()
    expect(page.locator(".receipt")).to_contain_text("账本里有这张选票，已计入")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="查看账本").click()
    expect(opened.value.locator("body")).to_contain_text('"rows":5')
    opened.value.close()
    page.reload()
    expect(page.locator(".verdict-winner")).to_have_text("正方胜")
    assert_accessible(page)


def test_swing_and_flow_are_shown_larger_than_the_totals(visitor, instance, hall):
    set_rules(hall, winnerRule="swing_points")
    voters = [device(instance) for _ in range(25)]
    before = Poll.open(hall, "pre", undecided=True)
    before.vote_all([(voter, 100 if at < 10 else 0 if at < 20 else None)
                     for at, voter in enumerate(voters)])
    before.close()
    go_live(hall)
    after = Poll.open(hall, "post", undecided=True)
    after.vote_all([(voter, 100 if at < 16 else 0) for at, voter in enumerate(voters)])
    after.close()
    before.act("reveal")
    page = enter(visitor, hall)
    page.get_by_role("tab", name="结果").click()
    expect(page.locator(".room-side .result")).to_contain_text("赛前投票")
    shot(page, "room-half-revealed", [PHONE, DESK])
    after.act("reveal")
    hall.ask("POST", "/end", {})
    result = page.locator(".room-main .result")
    expect(result.locator(".verdict-winner")).to_have_text("正方胜")
    expect(result.locator(".swing-value")).to_have_text(["+24.0 个百分点", "−4.0 个百分点"])
    expect(result.locator(".flow tbody tr").first.locator(".flow-count").first).to_have_text("10 100%")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    swing = result.locator(".swing-value").first.evaluate(size)
    assert swing > result.locator(".vote-share").first.evaluate(size)
    shot(page, "room-result")
    assert_fits(page)
    assert_accessible(page)


def test_numbers_and_buttons_are_in_sight_without_scrolling(people, instance, hall):
    start(hall)
    for size in (DESK, (1920, 1080), (3840, 2160)):
        person = people(instance, size=size)
        page = enter(person, hall)
        support(page, "反方")
        for what in (".vote-panel .vote-bar", ".vote-acts", ".own-ballot", ".composer", ".dock-acts"):
            box = page.locator(what).bounding_box()
            assert box["y"] + box["height"] <= size[1], (what, size, box)
        person.leave()


def test_on_a_phone_the_thumb_reaches_targets_that_are_large_enough(people, instance, hall):
    start(hall)
    for width in (320, 390):
        person = people(instance, size=(width, 700))
        page = enter(person, hall)
        buttons = page.locator(".dock button")
        expect(buttons).to_have_count(5)
        for box in buttons.evaluate_all(
                "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"):
            assert box["width"] >= 48 and box["height"] >= 48, (width, box)
            assert box["bottom"] <= 700
        page.mouse.wheel(0, 4000)
        wait_until(lambda: page.evaluate("""() => {
            const { scrollTop, clientHeight, scrollHeight } = document.scrollingElement;
            return scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 1;
        }"""), what="that it is scrolled to its end")
        assert abs(page.locator(".room-picture").bounding_box()["y"]) < 1
        person.leave()


def test_what_is_not_there_is_said_and_a_rehearsal_is_not_there(people, instance, visitor):
    page = visitor.go("/debate/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_role("heading", name="没有这场辩论")).to_be_visible()
    assert_accessible(page)
    hall = Hall.of(instance, rehearsal=True)
    visitor.go(f"/debate/{hall.live}")
    expect(page.get_by_role("heading", name="没有这场辩论")).to_be_visible()


def test_the_staff_of_a_rehearsal_sees_it_marked_as_one(people, instance):
    login = {"username": "lin", "password": "correct horse battery"}
    instance.make_user(**login)
    hall = Hall.of(instance, rehearsal=True)
    hall.appoint("moderator", username="lin")
    person = people(instance)
    person.log_in(**login)
    page = enter(person, hall)
    expect(page.locator(".room-mark")).to_have_text("彩排")
    assert_accessible(page)


def test_an_archived_debate_is_there_for_whoever_has_its_address(visitor, hall):
    start(hall)
    hall.ask("POST", "/end", {})
    hall.ask("PUT", "/archive", {})
    page = enter(visitor, hall)
    expect(page.locator(".room-mark")).to_have_text("已归档")
    assert_accessible(page)
    shot(page, "room-archived", [PHONE, DESK])


def test_a_room_shows_its_debate_keeps_the_result_and_goes_on_to_the_next(people, instance, hall):
    room = make_room(instance)["id"]
    hall.edit(roomId=room)
    person = people(instance)
    page = person.go(f"/room/{room}")
    expect(page.locator(".room-motion")).to_have_text("人工智能会让人更自由吗")
    page.get_by_role("button", name="分享").click()
    link = page.get_by_role("textbox", name="辩论链接")
    expect(link).to_have_value(f"{instance.url}/room/{room}")
    expect(page.get_by_role("img", name="打开这场辩论的二维码")).to_be_visible()
    shot(page, "room-share", [PHONE, DESK])
    page.keyboard.press("Escape")
    start(hall)
    expect(page.locator(".room-stage")).to_contain_text("辩论进行中")
    following = Hall.of(instance, title="远程办公利大于弊", roomId=room)
    hall.ask("POST", "/end", {})
    expect(page.locator(".room-stage")).to_contain_text("辩论已结束")
    expect(page.locator(".next-debate")).to_contain_text("远程办公利大于弊", timeout=25_000)
    start(following)
    expect(page.locator(".room-motion")).to_have_text("远程办公利大于弊")
    expect(page.locator(".next-debate")).to_have_count(0)


def test_while_the_server_is_gone_what_was_there_stays(people, new_instance):
    running = new_instance().start()
    hall = Hall.of(running)
    start(hall)
    person = people(running)
    person.excuse_cuts()
    page = enter(person, hall)
    support(page, "正方")
    running.stop()
    expect(page.locator(".connection")).to_contain_text("正在重新连接", timeout=20_000)
    expect_shares(page, 100, 0)
    page.get_by_role("button", name="支持反方").click()
    expect(page.locator(".own-ballot")).to_contain_text("连不上服务器", timeout=20_000)
    expect(page.locator(".own-ballot")).to_contain_text("你的选票：正方")
    running.start()
    # By polling at first: after three sockets that failed the next is tried within a minute or so.
    expect(page.locator(".connection")).not_to_contain_text("正在重新连接", timeout=20_000)
    support(page, "反方")
    expect_shares(page, 0, 100)
    expect(page.locator(".connection")).to_be_empty(timeout=90_000)


def test_a_live_room_is_light_and_needs_no_picture_to_be_voted_in(visitor, hall):
    visitor.excuse("net::ERR_FAILED")
    start(hall)
    visitor.page.route("**/assets/pictureArea-*.js", lambda route: route.abort())
    page = enter(visitor, hall)
    expect(page.locator(".vote-bar").first).to_be_visible()
    expect(page.locator(".room-picture").get_by_role("alert")).to_contain_text("重新载入")
    support(page, "正方")
    page.wait_for_load_state("networkidle")
    loaded = scripts(page)
    assert loaded and sum(loaded.values()) <= VIEWER_SCRIPT_BYTES, loaded
