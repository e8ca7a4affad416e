"""Seats in the console: offered by a link, taken in another browser, edited and removed."""

import re

import pytest
from playwright.sync_api import expect

from console_people import debate, member, send


@pytest.fixture
def organiser(people, instance):
    return member(people, instance, "organiser")


@pytest.fixture
def live(organiser):
    return debate(organiser)


def test_a_link_seats_whoever_opens_it_in_another_browser(people, instance, organiser, live):
    page = organiser.go(f"/console/{live}/staff")
    page.get_by_label("席位").select_option("moderator")
    page.get_by_label("姓名").fill("小林")
    page.get_by_role("button", name="委任", exact=True).click()
    link = page.get_by_label("邀请链接", exact=True)
    expect(link).to_have_value(re.compile(r"/join#[2-9A-Z]{26}$"))
    address = link.input_value()
    assert address.startswith(instance.url)
    expect(page.get_by_role("row", name=re.compile("小林.*场控.*已邀请"))).to_be_visible()

    other = people(instance)
    hall = other.go(address)
    hall.get_by_role("main").get_by_role("button").first.click()
    hall.wait_for_url(lambda url: "/join" not in url)
    other.go("/console")
    expect(hall.get_by_role("cell", name="场控")).to_be_visible()
    other.go(f"/console/{live}")
    expect(hall.get_by_role("navigation", name="这场辩论").get_by_role("link").first).to_have_text(
        "现场")

    page.get_by_role("button", name="我已保存，收起").click()
    page.reload()
    row = page.get_by_role("row", name=re.compile("小林"))
    expect(row).to_contain_text("已入席")
    assert address.rsplit("#", 1)[1] not in page.content()
    page.get_by_role("button", name="小林的操作").click()
    page.get_by_role("menuitem", name="撤销席位").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销席位").click()
    expect(row).to_have_count(0)


def test_somebody_is_seated_by_user_name_at_once(people, instance, organiser, live):
    helper = member(people, instance)
    page = organiser.go(f"/console/{live}/staff")
    page.get_by_label("席位").select_option("timekeeper")
    page.get_by_label("怎样委任").select_option("username")
    page.get_by_label("用户名").fill("没有这个人")
    page.get_by_role("button", name="委任", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="用户不存在")).to_be_visible()
    expect(page.get_by_label("用户名")).to_have_value("没有这个人")
    page.get_by_label("用户名").fill(helper.login["username"])
    page.get_by_role("button", name="委任", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="已入席")).to_be_visible()
    assert send(helper, "GET", f"/api/live/{live}/mine")["roles"] == ["timekeeper"]


def test_a_judge_is_given_title_and_chair_and_a_new_link(organiser, live):
    page = organiser.go(f"/console/{live}/staff")
    page.get_by_label("席位").select_option("judge")
    page.get_by_label("姓名").fill("陈老师")
    page.get_by_label("头衔").fill("主评委")
    page.get_by_label("担任评委主席").check()
    page.get_by_role("button", name="委任", exact=True).click()
    row = page.get_by_role("row", name=re.compile("陈老师.*主席.*主评委"))
    expect(row).to_be_visible()
    first = page.get_by_label("邀请链接", exact=True).input_value()
    page.get_by_role("button", name="陈老师的操作").click()
    page.get_by_role("menuitem", name="修改").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("头衔").fill("评委长")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row", name=re.compile("陈老师.*评委长"))).to_be_visible()
    page.get_by_role("button", name="陈老师的操作").click()
    page.get_by_role("menuitem", name="换发邀请链接").click()
    page.get_by_role("dialog").get_by_role("button", name="换发邀请链接").click()
    expect(page.get_by_label("邀请链接", exact=True)).not_to_have_value(first)


def test_the_last_organiser_stays_and_is_told_why(organiser, live):
    page = organiser.go(f"/console/{live}/staff")
    page.get_by_role("button", name=re.compile("的操作$")).first.click()
    page.get_by_role("menuitem", name="撤销席位").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="撤销席位").click()
    expect(dialog.get_by_role("status")).to_contain_text("至少保留一名组织者")
