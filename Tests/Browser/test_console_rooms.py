"""Rooms in the console: made, edited by two at once, their stream key, their end."""

import re

import pytest
from playwright.sync_api import expect

from console_people import member, send
from looks import assert_accessible, shot


@pytest.fixture
def operator(people, instance):
    return member(people, instance, "operator")


def made(operator, name, **fields):
    return send(operator, "POST", "/api/rooms",
                {"name": name, "playback": {"kind": "rtmp"}, **fields})


def test_a_room_is_made_changed_and_disabled(operator):
    page = operator.go("/console/rooms")
    page.get_by_role("button", name="新建直播间").click()
    page.get_by_label("名称").fill("大礼堂")
    page.get_by_label("画面延迟（秒）").fill("2.5")
    page.get_by_role("button", name="创建").click()
    expect(page.get_by_role("heading", name="大礼堂", level=1)).to_be_visible()
    room = page.url.rsplit("/", 1)[1]
    page.get_by_label("画面来源").select_option("hls")
    page.get_by_label("播放地址").fill("不是地址")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_label("播放地址")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("播放地址").fill("https://example.org/live.m3u8")
    page.get_by_label("启用").uncheck()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    told = send(operator, "GET", f"/api/rooms/{room}")
    assert (told["enabled"], told["videoDelayMs"]) == (False, 2500)
    assert told["playback"] == {"kind": "hls", "url": "https://example.org/live.m3u8"}
    expect(page.get_by_text("外部地址没有推流密钥。")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="全部直播间").click()
    expect(page.get_by_role("row", name=re.compile("大礼堂.*停用"))).to_be_visible()


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(operator):
    made(operator, "一号厅")
    page = operator.go("/console/rooms")
    page.get_by_role("button", name="新建直播间").click()
    page.get_by_label("名称").fill("一号厅")
    page.get_by_role("button", name="创建").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("名称已被使用")
    expect(page.get_by_label("名称")).to_have_value("一号厅")


def test_a_stream_key_is_shown_when_asked_and_its_change_ends_the_old_one(operator):
    room = made(operator, "推流厅")
    page = operator.go(f"/console/rooms/{room['id']}")
    expect(page.get_by_label("推流密钥（串流密钥）")).to_have_count(0)
    page.get_by_role("button", name="显示密钥").click()
    key = page.get_by_label("推流密钥（串流密钥）")
    expect(key).to_have_value(re.compile(f"^{room['id']}\\?key="))
    expect(page.get_by_label("推流地址（服务器）")).to_have_value(re.compile("^rtmp://"))
    old = key.input_value()
    page.get_by_role("button", name="更换密钥").click()
    asked = page.get_by_role("dialog", name="更换推流密钥？")
    expect(asked).to_contain_text("旧密钥立即失效")
    asked.get_by_role("button", name="更换密钥").click()
    expect(page.get_by_text("密钥已更换，旧的已失效。")).to_be_visible()
    expect(key).not_to_have_value(old)
    now = send(operator, "GET", f"/api/rooms/{room['id']}/key")["streamKey"]
    expect(key).to_have_value(now)
    page.get_by_role("button", name="收起密钥").click()
    expect(key).to_have_count(0)


def test_two_who_change_a_room_at_once_are_asked(operator):
    room = made(operator, "二号厅")
    page = operator.go(f"/console/rooms/{room['id']}")
    page.get_by_label("说明").fill("我写的")
    send(operator, "PATCH", f"/api/rooms/{room['id']}", {"revision": 1, "name": "二号大厅"})
    page.get_by_role("button", name="保存").click()
    conflict = page.get_by_role("group", name="刚刚有别人也改了这里")
    expect(conflict).to_contain_text("名称")
    conflict.get_by_role("button", name="保留我的改动，其余用新的").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    told = send(operator, "GET", f"/api/rooms/{room['id']}")
    assert (told["name"], told["description"]) == ("二号大厅", "我写的")


def test_a_room_is_deleted_once_its_question_was_answered(operator):
    room = made(operator, "要拆的厅")
    page = operator.go(f"/console/rooms/{room['id']}")
    page.get_by_role("button", name="删除直播间").click()
    asked = page.get_by_role("dialog", name="删除直播间“要拆的厅”？")
    expect(asked).to_contain_text("辩论保留")
    asked.get_by_role("button", name="永久删除").click()
    expect(page).to_have_url(re.compile("/console/rooms$"))
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.get_by_role("link", name="要拆的厅")).to_have_count(0)


def test_an_address_that_pages_may_not_play_is_told_while_it_is_typed(people, new_instance):
    running = new_instance(DEBATE_MEDIA_ORIGINS="https://cdn.example").start()
    page = member(people, running, "operator").go("/console/rooms")
    page.get_by_role("button", name="新建直播间").click()
    window = page.get_by_role("dialog")
    window.get_by_label("画面来源").select_option("hls")
    address = window.get_by_label("播放地址")
    address.fill("https://cdn.example/live.m3u8")
    expect(window.get_by_text("还不能播放来自")).to_have_count(0)
    address.fill("https://elsewhere.example:8443/live.m3u8")
    warning = window.get_by_text("还不能播放来自 https://elsewhere.example:8443 的视频")
    expect(warning).to_contain_text("DEBATE_MEDIA_ORIGINS")
    assert_accessible(page)
    shot(page, "console-room-shut", [(390, 844), (1366, 768)])
    window.get_by_label("画面来源").select_option("flv")  # no page plays it anyway
    expect(warning).to_have_count(0)
