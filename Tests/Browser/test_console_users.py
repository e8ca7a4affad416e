"""Accounts, tokens, records and the proof of a result, in the console."""

import re

import pytest
import requests
from playwright.sync_api import expect

from console_people import debate, member, send
from instance import wait_until
from people import Hall, device


@pytest.fixture
def operator(people, instance):
    return member(people, instance, "operator")


@pytest.fixture
def organiser(people, instance):
    return member(people, instance, "organiser")


def act(page, username, name):
    page.get_by_role("button", name=f"{username}的操作").click()
    page.get_by_role("menuitem", name=name, exact=True).click()
    return page.get_by_role("dialog")


def test_an_account_is_made_promoted_disabled_and_given_another_password(
        people, instance, operator):
    page = operator.go("/console/users")
    page.get_by_role("button", name="新建账号").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("用户名").fill("a")
    dialog.get_by_role("button", name="创建").click()
    expect(dialog.get_by_label("用户名")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("用户名").fill("lin_2026")
    dialog.get_by_role("button", name="创建").click()
    password = page.get_by_label("lin_2026 的新密码", exact=True).last
    expect(password).to_have_value(re.compile("^[2-9A-Z-]{23}$"))
    lin = people(instance)
    lin.log_in("lin_2026", password.input_value())
    page.get_by_role("button", name="我已保存，收起").click()

    dialog = act(page, "lin_2026", "修改")
    dialog.get_by_label("角色").select_option("organiser")
    dialog.get_by_role("button", name="保存").click()
    row = page.get_by_role("row", name=re.compile("lin_2026"))
    expect(row).to_contain_text("组织者")
    assert send(lin, "GET", "/api/user/info")["role"] == "organiser"

    dialog = act(page, "lin_2026", "停用")
    expect(dialog).to_contain_text("立即退出所有设备")
    dialog.get_by_role("button", name="停用").click()
    expect(row).to_contain_text("已停用")
    assert send(lin, "GET", "/api/user/info")["guest"] is True
    act(page, "lin_2026", "启用").get_by_role("button", name="启用").click()
    expect(row).to_contain_text("正常")

    act(page, "lin_2026", "重置密码").get_by_role("button", name="重置密码").click()
    expect(page.get_by_role("group", name="lin_2026 的新密码")).to_be_visible()
    lin.log_in("lin_2026", page.get_by_label("lin_2026 的新密码", exact=True).last.input_value())
    page.get_by_role("button", name="我已保存，收起").click()

    page.get_by_role("link", name="操作记录").first.click()
    page.get_by_label("操作", exact=True).select_option("user.password")
    expect(page.get_by_role("row")).to_have_count(2)  # the head and one act
    expect(page.get_by_role("row", name=re.compile("重置密码"))).to_contain_text(
        operator.login["username"])


def test_accounts_are_found_by_name_role_and_state(operator, instance):
    for name in ["zhang_1", "zhang_2"]:
        instance.make_user(username=name, role="viewer")
    page = operator.go("/console/users")
    page.get_by_label("查找").fill("zhang")
    expect(page.get_by_role("row", name=re.compile("zhang_"))).to_have_count(2)
    page.get_by_label("角色").select_option("operator")
    expect(page.get_by_text("没有符合条件的账号")).to_be_visible()


def test_a_token_is_shown_once_works_and_is_revoked(organiser, instance):
    live = debate(organiser)
    page = organiser.go("/console/account-tokens")
    page.get_by_label("用途").fill("赛程同步")
    page.get_by_label("范围").select_option("debate")
    page.get_by_role("button", name="创建").click()
    field = page.get_by_label("令牌", exact=True)
    expect(field).to_have_value(re.compile("^dt_"))
    headers = {"Authorization": f"Bearer {field.input_value()}"}
    staff = f"{instance.url}/api/live/{live}/members"
    assert requests.get(staff, headers=headers, timeout=10).status_code == 200
    page.get_by_role("button", name="我已保存，收起").click()
    page.get_by_role("button", name="收回").click()
    page.get_by_role("dialog").get_by_role("button", name="收回").click()
    expect(page.get_by_text("还没有令牌")).to_be_visible()
    assert requests.get(staff, headers=headers, timeout=10).status_code == 401


def test_a_result_is_proved_in_the_browser_and_taken_home(organiser, instance):
    live = debate(organiser)
    send(organiser, "POST", f"/api/live/{live}/start")
    hall = Hall(instance, instance.operator(), live)
    round_id = hall.ask("GET", "/rounds").json()["data"][0]["id"]
    ballot = hall.ask("PUT", f"/rounds/{round_id}/ballot", {"affirmativePoints": 70},
                      device(instance)).json()["data"]

    page = organiser.go(f"/console/{live}/records")
    page.get_by_role("button", name="开始核验").click()
    expect(page.get_by_role("status").filter(has_text="结果尚未公布")).to_be_visible()
    send(organiser, "POST", f"/api/live/{live}/end")
    wait_until(lambda: hall.ask("GET", "/rounds").json()["data"][0]["state"] == "closed",
               what="that the round is closed")
    send(organiser, "POST", f"/api/live/{live}/rounds/{round_id}/reveal")
    page.reload()
    expect(page.get_by_text("正方胜")).to_be_visible()
    page.get_by_role("button", name="开始核验").click()
    expect(page.get_by_text("全部一致：1 行，计入的选票 1 张")).to_be_visible()
    page.get_by_label("回执", exact=True).fill(ballot["receipt"])
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_role("status").filter(has_text="已计入")).to_be_visible()

    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="导出").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载选票（CSV）").click()
    assert b"70" in download.value.path().read_bytes()


def test_a_ledger_somebody_changed_on_the_way_is_not_believed(organiser, instance):
    live = debate(organiser)
    send(organiser, "POST", f"/api/live/{live}/start")
    hall = Hall(instance, instance.operator(), live)
    round_id = hall.ask("GET", "/rounds").json()["data"][0]["id"]
    hall.ask("PUT", f"/rounds/{round_id}/ballot", {"affirmativePoints": 70}, device(instance))
    send(organiser, "POST", f"/api/live/{live}/end")
    wait_until(lambda: hall.ask("GET", "/rounds").json()["data"][0]["state"] == "closed",
               what="that the round is closed")
    send(organiser, "POST", f"/api/live/{live}/rounds/{round_id}/reveal")

    def lie(route):
        answer = route.fetch()
        route.fulfill(response=answer,
                      body=answer.text().replace('"affirmativePoints":70', '"affirmativePoints":30'))

    organiser.page.route("**/ledger?**", lie)
    page = organiser.go(f"/console/{live}/records")
    page.get_by_role("button", name="开始核验").click()
    expect(page.get_by_role("alert")).to_contain_text("第 1 行对不上")
