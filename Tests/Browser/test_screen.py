"""The big screen of a hall: it shows what the organiser does, scene by scene."""

import datetime
import os
import re
import signal
import time
import zoneinfo

import pytest
from playwright.sync_api import Page, expect

from looks import SHOTS, assert_accessible
from people import Hall, device
from polls import Poll, go_live, set_rules
from wall import Overheard, assert_reads, expect_air

WALL = (1920, 1080)
SHANGHAI = zoneinfo.ZoneInfo("Asia/Shanghai")
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
    planned = datetime.datetime.now(SHANGHAI) + datetime.timedelta(minutes=12)
    hall.edit(roomId=room["id"], startTime=planned.strftime("%Y-%m-%d %H:%M:%S"))
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
    closes = int(time.time() * 1000) + 570_000
    live = Poll.open(hall, "live", reveal="live", closesAtMs=closes)
    at(page, "open")
    expect(page.locator(".share").first).to_have_text("—")
    live.vote_all([(one, 100 if n < 13 else 0) for n, one in enumerate(voters[:20])])
    expect(page.locator(".share").first).to_have_text("65%")
    assert shares(page) == ["65%", "35%"]
    expect(page.locator(".round-clock-time")).to_have_text(re.compile(r"^[89]:\d\d$"))
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
    expect(page.locator(".veiled-word")).to_contain_text("正方大幅领先", timeout=25_000)
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
    page.evaluate(STEPS)
    live.act("reveal")
    wait_for(page, lambda: page.evaluate("steps.some(([name]) => name === 'title')"), 15)
    post.act("reveal")
    film(page, "screen-reveal")
    steps = page.evaluate("steps")
    assert [name for name, *_ in steps[-5:]] == ["title", "before", "after", "swing", "verdict"]
    [title, before, after, swing, _verdict] = steps[-5:]
    assert title[1:] == [[], []]
    assert before[1:] == [["42%", "50%"], []]
    assert after[1:] == [["62%", "38%"], []]
    assert [text[:5] for text in swing[2]] == ["+20.8", "−12.5"]
    expect(page.locator(".verdict")).to_contain_text("正方胜")
    sizes = [float(page.locator(name).first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)")) for name in (".swing", ".share")]
    assert sizes[0] > sizes[1], "the swing is larger than the total"
    look(page, "screen-verdict")

    hall.ask("POST", "/end")
    at(page, "ended")
    assert "正方胜" in seen(page)
    look(page, "screen-ended")
    overheard.assert_no_staff_fields()


# Every step of a reveal as it is rendered, with its shares and how far each side moved: steps go on by
# themselves, and a picture of the page may come too late for one.
STEPS = """() => {
    window.steps = [];
    const texts = (name) => [...document.querySelectorAll(name)].map((one) => one.textContent.trim());
    const look = () => {
        const step = document.querySelector(".scene-reveal")?.dataset.step;
        const seen = [step, texts(".share"), texts(".swing")];
        if (step && JSON.stringify(seen) !== JSON.stringify(steps.at(-1))) steps.push(seen);
    };
    new MutationObserver(look).observe(document.body, {
        attributes: true, characterData: true, childList: true, subtree: true });
}"""


def film(page: Page, name: str):
    """Takes pictures of a reveal up to its last step, for people to look at."""
    scene = page.locator(".scene-reveal")

    def is_told() -> bool:
        step = scene.get_attribute("data-step")
        page.screenshot(path=SHOTS / f"{name}-{step}.png")
        return step == "verdict"

    wait_for(page, is_told, 60)


def look(page: Page, name: str):
    """A scene is read on every wall, and axe finds nothing in it."""
    assert_reads(page, name)
    assert_accessible(page)


@pytest.fixture
def open_round(hall) -> Poll:
    go_live(hall)
    return Poll.open(hall, "live", reveal="live")


def vote(poll: Poll, choices: list[int]):
    poll.vote_all([(device(poll.hall.instance), choice) for choice in choices])


def test_a_screen_comes_back_by_itself_and_right(people, instance, hall, open_round):
    person = people(instance, size=WALL)
    person.excuse("WebSocket connection")
    page = person.go(link(hall))
    vote(open_round, [100, 100, 0])
    expect(page.locator(".share").first).to_have_text("67%")

    [daemon] = instance.daemons()
    os.kill(daemon, signal.SIGKILL)
    vote(open_round, [0, 0, 0])
    open_round.act("close")
    expect(page.locator(".share").first).to_have_text("33%", timeout=20_000)
    at(page, "locked")
    expect(page.locator(".screen-cut")).to_have_count(0, timeout=20_000)

    # Switched off and on again: the key stands in the address.
    page.reload()
    at(page, "locked")
    expect(page.locator(".share").first).to_have_text("33%")


def test_a_cut_is_a_small_mark_over_what_was_shown(people, instance, hall, open_round):
    vote(open_round, [100, 100, 0])
    person = people(instance, size=WALL)
    person.excuse_cuts()
    page = person.go(link(hall))
    expect(page.locator(".share").first).to_have_text("67%")
    instance.stop()
    mark = page.locator(".screen-cut")
    expect(mark).to_be_visible(timeout=20_000)
    assert mark.bounding_box()["height"] < 0.06 * WALL[1]
    expect(page.locator(".share").first).to_have_text("67%")
    page.screenshot(path=SHOTS / "screen-cut.png")
    instance.start()
    expect(mark).to_have_count(0, timeout=30_000)
    expect(page.locator(".share").first).to_have_text("67%")


def test_a_revoked_link_says_so_and_shows_nothing_more(people, instance, hall, open_round):
    vote(open_round, [100])
    page = people(instance, size=WALL).go(link(hall))
    expect(page.locator(".share").first).to_have_text("100%")
    [screen] = hall.ask("GET", "/screens").json()["data"]
    assert hall.ask("DELETE", f"/screens/{screen['id']}").status_code == 200
    expect(page.get_by_text("链接已失效")).to_be_visible(timeout=20_000)
    assert page.locator(".share").count() == 0
    page.reload()
    expect(page.get_by_text("链接已失效")).to_be_visible()
    look(page, "screen-revoked")


def test_a_public_debate_needs_no_key_and_an_unknown_one_is_told(people, instance, hall, open_round):
    vote(open_round, [0, 100])
    person = people(instance, size=WALL)
    page = person.go(f"/screen/{hall.live}")
    expect(page.locator(".share").first).to_have_text("50%")
    page = person.go("/screen/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_text("没有这场辩论")).to_be_visible()


def test_a_rehearsal_opens_by_its_key_alone_and_is_marked(people, instance):
    hall = Hall.of(instance, rehearsal=True, sides=SIDES)
    person = people(instance, size=WALL)
    page = person.go(f"/screen/{hall.live}")
    expect(page.get_by_text("没有这场辩论")).to_be_visible()
    person.go("/login")  # another hash alone would load nothing
    page = person.go(link(hall))
    at(page, "waiting")
    expect(page.locator(".rehearsal-badge")).to_have_text("彩排")
    look(page, "screen-rehearsal")


def test_the_longest_texts_that_may_be_are_whole_on_every_wall(people, instance):
    long = {"label": "技术乐观主义者与未来派联合阵营的代表队", "claim": "人工智能" * 25, "team": "明德大学" * 10,
            "speakers": [{"seat": f"A{n}", "name": "欧阳慕容司马相如"} for n in range(1, 9)]}
    other = {**long, "speakers": [{**one, "seat": one["seat"].replace("A", "N")}
                                  for one in long["speakers"]]}
    hall = Hall.of(instance, motion="人工智能会让人更自由吗" * 18,
                   sides={"affirmative": long, "negative": other})
    page = people(instance, size=WALL).go(link(hall))
    at(page, "waiting")
    assert_reads(page, "screen-long-waiting")
    go_live(hall)
    poll = Poll.open(hall, "live", reveal="live")
    vote(poll, [100, 100, 0])
    expect(page.locator(".share").first).to_have_text("67%")
    assert_reads(page, "screen-long-open")
    hall.ask("PATCH", f"/rounds/{poll.round}", {"revision": poll.facts()["revision"], "reveal": "hidden"})
    expect(page.locator(".veiled-word")).to_be_visible()
    assert_reads(page, "screen-long-hidden")
    poll.finish()
    at(page, "reveal")
    hall.ask("POST", "/end")
    at(page, "ended")
    assert_reads(page, "screen-long-ended")


def flies(page: Page) -> bool:
    return page.evaluate("""() => {
        const canvas = document.querySelector("canvas.air");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value > 0);
    }""")


def wait_for(page: Page, holds, seconds: float = 10):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        page.wait_for_timeout(100)


def test_danmaku_fly_by_query_and_by_key(people, instance, hall, open_round):
    person = people(instance, size=WALL)
    person.excuse("willReadFrequently")  # it is this test that reads
    overheard = Overheard(person.page)
    page = person.go(f"/screen/{hall.live}?danmaku=1")
    at(page, "open")
    expect_air(page, WALL)

    def say(text: str):
        answer = hall.ask("POST", "/danmaku", {"text": text}, device(instance))
        assert answer.status_code == 200, answer.text

    say("正方说得好")
    wait_for(page, lambda: flies(page))
    page.screenshot(path=SHOTS / "screen-danmaku.png")
    page.keyboard.press("d")
    wait_for(page, lambda: not flies(page))
    say("反方也不错")
    wait_for(page, lambda: overheard.has_heard("反方也不错"))
    page.wait_for_timeout(500)
    assert not flies(page)


def test_the_pointer_hides_and_full_screen_has_a_key(people, instance, hall):
    person = people(instance, size=WALL)
    person.page.clock.install()
    page = person.go(f"/screen/{hall.live}")
    at(page, "waiting")
    screen = page.locator(".screen")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)  # it hides after three seconds
    page.mouse.move(500, 500)
    page.mouse.move(600, 600)
    expect(page.locator(".screen-controls")).to_have_css("opacity", "1")
    page.clock.run_for(2_900)
    assert screen.evaluate("one => getComputedStyle(one).cursor") != "none"
    page.clock.run_for(200)
    expect(screen).to_have_css("cursor", "none")
    expect(page.locator(".screen-controls")).to_have_css("opacity", "0")
    page.clock.resume()
    page.keyboard.press("f")
    wait_for(page, lambda: page.evaluate("document.fullscreenElement !== null"))
    page.keyboard.press("f")
    wait_for(page, lambda: page.evaluate("document.fullscreenElement === null"))


def test_less_motion_is_respected_and_english_is_complete(people, instance, hall, open_round):
    vote(open_round, [100, 100, 0])
    open_round.close()
    page = people(instance, size=WALL, reduced_motion="reduce").go(
        f"/screen/{hall.live}?lang=en")
    at(page, "locked")
    open_round.act("reveal")
    expect(page.locator('[data-step="after"]')).to_be_visible()
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    assert "Voting" in seen(page) or "vote" in seen(page)
    said = page.locator(".scene-state, .undecided, .verdict").all_inner_texts()
    assert said and not re.search(r"[\u4e00-\u9fff]", "".join(said)), said
