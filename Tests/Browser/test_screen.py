"""The big screen of a hall: it shows what the organiser does, scene by scene."""

import os
import re
import signal
import time

import pytest
from playwright.sync_api import Page, expect

from looks import assert_accessible, shot
from people import Hall, device
from polls import Poll, go_live, set_rules
from wall import WALLS, Overheard, assert_reads

WALL = (1920, 1080)
SIDES = {
    "affirmative": {"label": "正方", "claim": "人工智能让人把时间还给自己", "team": "明德大学队",
                    "speakers": [{"seat": f"A{n}", "name": name} for n, name in
                                 enumerate(["林知远", "苏晚晴", "陈亦舟", "周慕白"], 1)]},
    "negative": {"label": "反方", "claim": "人工智能替人做了太多决定", "team": "求是大学队",
                 "speakers": [{"seat": f"N{n}", "name": name} for n, name in
                              enumerate(["沈清秋", "顾长风", "许南乔", "江照野"], 1)]},
}


@pytest.fixture
def hall(instance) -> Hall:
    return Hall.of(instance, motion="人工智能会让人更自由", sides=SIDES)


def link(hall: Hall, headers=None) -> str:
    """The link of a new screen, for its page."""
    key = (headers or hall.screen())["Authorization"].removeprefix("Bearer ")
    return f"/screen/{hall.live}#{key}"


def at(page: Page, scene: str, seconds: float = 15):
    expect(page.locator(f'.screen[data-scene="{scene}"]')).to_be_visible(timeout=seconds * 1000)


def seen(page: Page) -> str:
    return page.locator(".screen").inner_text()


def shares(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".share").all_inner_texts()]


def test_the_organisers_acts_drive_the_screen_through_all_scenes(people, instance, hall):
    set_rules(hall, winnerRule="swing_points")
    room = hall.room()
    planned = int(time.time() * 1000) + 12 * 60_000
    hall.edit(roomId=room["id"], plannedStartMs=planned)
    voters = [device(instance) for _ in range(24)]
    person = people(instance, size=WALL)
    overheard = Overheard(person.page)

    page = person.go(link(hall))
    at(page, "waiting")
    expect(page.get_by_role("heading", level=1)).to_have_text("人工智能会让人更自由")
    expect(page.locator(".countdown-time")).to_have_text(re.compile(r"^1[12]:\d\d$"))
    address = f"{instance.url.removeprefix('http://')}/room/{room['id']}"
    expect(page.locator(".join-address")).to_have_text(address)
    expect(page.locator(".qr")).to_be_visible()
    look(page, "screen-waiting")

    go_live(hall)
    at(page, "live")
    look(page, "screen-live")

    # Hidden: the turnout alone, and nothing that looks like a result.
    pre = Poll.open(hall, "pre", reveal="hidden")
    at(page, "open")
    pre.vote_all([(one, 100 if n < 10 else 0 if n < 22 else None)
                  for n, one in enumerate(voters)])
    expect(page.locator(".turnout")).to_contain_text("24")
    assert "%" not in seen(page) and page.locator(".share-bar").count() == 0
    look(page, "screen-hidden")
    pre.close()
    at(page, "locked")
    assert "投票已锁定" in seen(page) and "%" not in seen(page)
    look(page, "screen-locked")

    # Live: the numbers as they move, and the time that is left.
    closes = int(time.time() * 1000) + 90_000
    live = Poll.open(hall, "live", reveal="live", closesAtMs=closes)
    at(page, "open")
    expect(page.locator(".share").first).to_have_text("—")
    live.vote_all([(one, 100 if n < 13 else 0) for n, one in enumerate(voters[:20])])
    expect(page.locator(".share").first).to_have_text("65%")
    assert shares(page) == ["65%", "35%"]
    expect(page.locator(".round-clock-time")).to_have_text(re.compile(r"^[01]:\d\d$"))
    bar = page.locator(".share-bar").bounding_box()
    assert bar["height"] >= 0.05 * WALL[1]
    look(page, "screen-open")
    live.close()
    at(page, "locked")
    assert "投票已锁定" in seen(page)
    look(page, "screen-locked-live")

    # Banded: how it stands, in words.
    post = Poll.open(hall, "post", reveal="banded")
    at(page, "open")
    post.vote_all([(one, 100 if n < 15 else 0) for n, one in enumerate(voters)])
    expect(page.locator(".veiled-word")).to_contain_text("正方大幅领先", timeout=15_000)
    assert "%" not in seen(page)
    look(page, "screen-banded")
    post.close()
    at(page, "locked")

    # The reveals, in the order chosen beforehand; the last one has the way and the winner.
    pre.act("reveal")
    at(page, "reveal")
    expect(page.locator('[data-step="after"]')).to_be_visible()
    assert shares(page) == ["42%", "50%"]
    assert page.locator(".verdict").count() == 0
    live.act("reveal")
    expect(page.locator('[data-step="title"]')).to_be_visible()
    post.act("reveal")
    expect(page.locator('[data-step="title"]')).to_be_visible()
    page.wait_for_timeout(900)
    page.screenshot(path=".cache/shots/screen-reveal-title.png")
    expect(page.locator('[data-step="before"]')).to_be_visible()
    assert shares(page) == ["42%", "50%"]
    page.wait_for_timeout(2000)
    page.screenshot(path=".cache/shots/screen-reveal-before.png")
    expect(page.locator('[data-step="after"]')).to_be_visible()
    page.wait_for_timeout(2000)
    page.screenshot(path=".cache/shots/screen-reveal-after.png")
    expect(page.locator('[data-step="swing"]')).to_be_visible()
    expect(page.locator(".swing").first).to_contain_text("+20.8")
    expect(page.locator(".swing").last).to_contain_text("−12.5")
    sizes = [float(page.locator(name).first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)")) for name in (".swing", ".share")]
    assert sizes[0] > sizes[1], "the swing is larger than the total"
    page.wait_for_timeout(1200)
    page.screenshot(path=".cache/shots/screen-reveal-swing.png")
    expect(page.locator('[data-step="verdict"]')).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text("正方胜")
    look(page, "screen-verdict")

    hall.ask("POST", "/end")
    at(page, "ended")
    assert "正方胜" in seen(page)
    look(page, "screen-ended")
    overheard.assert_no_staff_fields()


def look(page: Page, name: str):
    """A scene is read on every wall, and axe finds nothing in it."""
    assert_reads(page)
    assert_accessible(page)
    shot(page, name, WALLS)
