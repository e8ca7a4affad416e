"""What the live desk shows and makes besides: links, stream key, figures, health."""

import re

import pytest
import requests
from playwright.sync_api import expect

from desk import Evening, panel, sit_down
from people import device


@pytest.fixture
def evening(instance):
    evening = Evening.of(instance)
    evening.hall.ask("POST", "/start")
    return evening


def test_the_stream_key_is_asked_for_only_when_somebody_wants_to_see_it(people, instance, evening):
    organiser = people(instance)
    asked: list[str] = []
    organiser.context.on("request", lambda request: asked.append(request.url))
    page = sit_down(organiser, evening.login, evening.hall)
    page.get_by_role("tab", name="推流").click()
    expect(page.get_by_role("button", name="显示推流密钥")).to_be_visible()
    assert not [url for url in asked if url.endswith("/key")]
    page.get_by_role("button", name="显示推流密钥").click()
    room = evening.room["id"]
    expect(page.get_by_label("推流密钥（串流码）")).to_have_value(
        re.compile(f"^{room}\\?key=.{{32}}$"))
    page.get_by_role("button", name="隐藏").click()
    expect(page.get_by_label("推流密钥（串流码）")).to_have_count(0)


def test_a_screen_opens_by_the_link_made_here_and_goes_dark_when_it_is_revoked(
        people, instance, evening):
    page = sit_down(people(instance), evening.login, evening.hall)
    page.get_by_role("tab", name="链接").click()
    page.get_by_label("放在哪里").fill("东侧大屏")
    page.get_by_role("button", name="创建大屏链接").click()
    link = page.get_by_label("大屏链接", exact=True).input_value()
    assert link.startswith(f"{instance.url}/screen/{evening.hall.live}#dk_")
    expect(page.locator(".desk-screens")).to_contain_text("东侧大屏")
    screen = people(instance, size=(1920, 1080)).go(link.removeprefix(instance.url))
    expect(screen.locator(".motion")).to_contain_text("人工智能会让人更自由吗")
    page.locator(".desk-screens").get_by_role("button", name="收回").click()
    page.locator("dialog[open]").get_by_role("button", name="收回").click()
    expect(page.locator(".desk-screens li")).to_have_count(0)

    page.get_by_role("checkbox", name="弹幕").check()
    address = page.get_by_label("叠加层地址").input_value()
    assert address == f"{instance.url}/overlay/{evening.hall.live}?parts=clock,vote,danmaku&at=bottom"


def test_figures_are_drawn_and_stand_in_a_table_too(people, instance, evening):
    hall = evening.hall
    voters = [device(instance) for _ in range(5)]
    poll = hall.ask("GET", "/rounds").json()["data"][0]["id"]
    for voter in voters:
        hall.ask("PUT", f"/rounds/{poll}/ballot", {"affirmativePoints": 80}, voter)
        hall.ask("POST", "/danmaku", {"text": "说得好", "side": "affirmative"}, voter)
        hall.ask("POST", "/likes", {"count": 4, "side": "negative"}, voter)
    hall.ask("POST", "/gifts", {"giftId": "tea", "count": 2}, voters[0])
    page = sit_down(people(instance), evening.login, hall)
    tools = panel(page, "tools")
    expect(tools).to_contain_text("正方 5")
    expect(tools).to_contain_text("反方 20")
    expect(tools.get_by_role("img", name="现场投票：正方 80%，反方 20%")).to_be_visible(
        timeout=20_000)
    tools.get_by_role("button", name="票数走势的数据").click()
    expect(page.locator("dialog[open] tbody tr").first).to_contain_text("80%")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="礼物榜").click()
    expect(tools.locator("tbody tr")).to_have_count(1)
    page.get_by_role("tab", name="状态").click()
    expect(tools).to_contain_text("推送正常")
    expect(tools).to_contain_text("就绪")
    expect(tools).to_contain_text("与服务器一致")


def test_a_rehearsals_overlay_opens_by_the_key_in_its_address(people, instance):
    evening = Evening.of(instance, rehearsal=True)
    page = sit_down(people(instance), evening.login, evening.hall)
    page.get_by_role("tab", name="链接").click()
    expect(page.get_by_label("叠加层地址")).to_have_count(0)
    page.get_by_role("button", name="创建带钥匙的地址").click()
    link = page.get_by_label("叠加层地址")
    expect(link).to_have_value(re.compile(f"^{instance.url}/overlay/{evening.hall.live}\\?.*#dk_"))
    expect(page.locator(".desk-screens")).to_contain_text("彩排叠加层")
    page.get_by_role("checkbox", name="辩题").check()
    page.get_by_role("tab", name="统计").click()
    page.get_by_role("tab", name="链接").click()
    address = link.input_value()  # both stay: the key is shown this once
    assert "motion" in address
    overlay = people(instance, size=(1920, 1080)).go(address.removeprefix(instance.url))
    expect(overlay.get_by_text("人工智能会让人更自由吗").first).to_be_visible()
    page.locator(".desk-screens").get_by_role("button", name="收回").click()
    page.locator("dialog[open]").get_by_role("button", name="收回").click()
    expect(link).to_have_count(0)
    expect(page.get_by_role("button", name="创建带钥匙的地址")).to_be_visible()


def test_a_video_that_pages_may_not_play_is_told_to_the_organiser(people, new_instance):
    running = new_instance(DEBATE_MEDIA_ORIGINS="https://cdn.example").start()
    evening = Evening.of(running)
    page = sit_down(people(running), evening.login, evening.hall)
    path = f"/api/rooms/{evening.room['id']}"

    def plays(url: str, revision: int):
        answer = requests.patch(running.url + path, headers=running.operator(), json={
            "revision": revision, "playback": {"kind": "hls", "url": url}}, timeout=10)
        assert answer.status_code == 200, answer.text

    plays("https://elsewhere.example/live.m3u8", 1)
    page.get_by_role("tab", name="推流").click()
    expect(panel(page, "tools")).to_contain_text("还不能播放来自 https://elsewhere.example 的视频")
    plays("https://cdn.example/live.m3u8", 2)
    page.reload()
    page.get_by_role("tab", name="推流").click()
    expect(panel(page, "tools")).to_contain_text("没有推流密钥")
    expect(panel(page, "tools")).not_to_contain_text("还不能播放")
