"""Likes and gifts on a debate's page."""

import re

import pytest
from playwright.sync_api import expect

from instance import wait_until
from looks import assert_accessible, shot
from people import Hall
from person import DESK, PHONE
from polls import go_live
from room import choose, enter
from waiting import wait_in


@pytest.fixture
def hall(instance):
    made = Hall.of(instance)
    go_live(made)
    return made


def likes(page):
    return page.get_by_role("button", name=re.compile("^点赞"))


def test_likes_count_at_once_and_go_out_in_batches(people, instance, hall):
    first, second = people(instance), people(instance, size=PHONE)
    one, two = enter(first, hall), enter(second, hall)
    held = []
    one.route("**/likes", lambda route: held.append(route))

    def next_batch():
        return wait_in(one, lambda: held and held.pop(), what="a batch")

    # Taps wait for the batch before theirs, however slow they are.
    likes(one).click()
    first_batch = next_batch()
    for tap in range(11):
        likes(one).click()
    expect(likes(one)).to_have_attribute("aria-label", "点赞，现有 12 个")
    first_batch.continue_()
    second_batch = next_batch()
    second_batch.continue_()
    expect(likes(two)).to_have_attribute("aria-label", "点赞，现有 12 个")
    batches = [batch.request.post_data_json["count"] for batch in (first_batch, second_batch)]
    assert batches == [1, 11] and not held
    wait_until(lambda: hall.ask("GET", "/stats").json()["data"]["totals"]["likes"] == 12)


def test_a_gift_is_paid_from_the_points_and_everyone_sees_it(people, instance, hall):
    first, second = people(instance), people(instance)
    one, two = enter(first, hall), enter(second, hall)
    one.get_by_role("button", name="礼物", exact=True).click()
    tray = one.get_by_role("dialog", name="送礼物")
    expect(tray).to_contain_text("剩余 100 积分")
    shot(one, "room-gifts", [DESK])
    assert_accessible(one)
    choose(tray, "清茶")
    choose(tray, "× 5", exact=True)
    choose(tray, "反方")
    tray.get_by_role("button", name="送出 清茶 × 5").click()
    expect(tray).to_contain_text("剩余 75 积分")
    expect(tray).to_contain_text("已送出 清茶，连送 5")
    expect(two.locator(".entry-gift")).to_contain_text("送出 清茶 × 5")
    two.get_by_role("tab", name="礼物榜").click()
    expect(two.locator(".board-row")).to_contain_text("25 积分")
    assert_accessible(two)


def test_the_tray_offers_no_more_than_the_points_pay_for(visitor, hall):
    page = enter(visitor, hall)
    page.get_by_role("button", name="礼物", exact=True).click()
    tray = page.get_by_role("dialog", name="送礼物")
    expect(tray).to_contain_text("剩余 100 积分")
    choose(tray, "火箭")
    expect(tray.get_by_role("radio", name="× 20", exact=True)).to_be_disabled()
    button = tray.get_by_role("button", name="送出 火箭")
    for left in (50, 0):
        expect(button).to_be_enabled()
        button.click()
        expect(tray).to_contain_text(f"剩余 {left} 积分")
        expect(tray.locator(".act-result")).to_contain_text("已送出 火箭")
    expect(button).to_be_disabled()
    choose(tray, "鲜花")
    expect(tray.get_by_role("button", name="送出 鲜花")).to_be_disabled()
    assert hall.ask("GET", "/stats").json()["data"]["totals"]["gifts"] == 100


def test_what_has_been_closed_meanwhile_is_said(visitor, hall):
    page = enter(visitor, hall)
    page.route("**/likes", lambda route: (hall.ask("POST", "/end", {}), route.continue_()))
    likes(page).click()
    expect(page.locator(".room-stage")).to_contain_text("辩论已结束")
    expect(likes(page)).to_have_count(0)
