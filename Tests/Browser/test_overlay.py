"""The overlay of a broadcast: what the address asks for, over a picture that stays as it was."""

import base64
import os
import signal
import time

import pytest
from playwright.sync_api import Page, expect

from instance import wait_until
from looks import SHOTS, settle
from people import Hall, device
from polls import Poll, go_live
from test_screen import SIDES, vote
from waiting import wait_in
from wall import Overheard, expect_air

PICTURE = (1920, 1080)
ALL = "motion,clock,vote,viewers,qr"


@pytest.fixture
def hall(instance) -> Hall:
    return Hall.of(instance, motion="人工智能会让人更自由", sides=SIDES)


@pytest.fixture
def open_round(hall) -> Poll:
    go_live(hall)
    return Poll.open(hall, "live", reveal="live", closesAtMs=int(time.time() * 1000) + 590_000)


# The alpha of a picture: the least and the most, of a box, and with others left out.
ALPHA = """async ([png, [left, top, right, bottom], without]) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    for (const [x, y, toX, toY] of without) context.clearRect(x, y, toX - x, toY - y);
    const { data } = context.getImageData(left, top, right - left, bottom - top);
    let [least, most] = [255, 0];
    for (let at = 3; at < data.length; at += 4) {
        least = Math.min(least, data[at]);
        most = Math.max(most, data[at]);
    }
    return [least, most];
}"""


def picture(page: Page, name: str) -> str:
    """The page as a mixer takes it, with its alpha: a PNG in base64."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    shot = page.screenshot(omit_background=True, path=SHOTS / f"{name}.png")
    return base64.b64encode(shot).decode()


def alpha(page: Page, png: str, box=(0, 0, *PICTURE), without=()) -> list[int]:
    return page.evaluate(ALPHA, [png, box, list(without)])


def plates(page: Page) -> list[list[int]]:
    return page.locator(".overlay-parts > *").evaluate_all("""all => all.map((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)];
    })""")


def test_all_but_the_plates_is_clear(people, instance, hall, open_round):
    vote(open_round, [100, 100, 0])
    page = people(instance, size=PICTURE).go(f"/overlay/{hall.live}?parts={ALL}")
    expect(page.locator(".overlay-share").first).to_have_text("67%")
    expect(page.locator(".overlay-motion")).to_have_text("人工智能会让人更自由")
    expect(page.locator(".round-clock-time")).to_be_visible()
    expect(page.locator(".qr")).to_be_visible()
    expect(page.locator(".overlay-parts > *")).to_have_count(5)
    settle(page)
    image = picture(page, "overlay-all")
    assert alpha(page, image) == [0, 255]
    assert alpha(page, image, without=plates(page)) == [0, 0]
    assert page.evaluate("[document.documentElement.scrollHeight, innerHeight]") == [1080, 1080]


def test_the_address_says_what_and_where_and_how_large(people, instance, hall, open_round):
    vote(open_round, [100, 100, 0])
    person = people(instance, size=PICTURE)

    def place(query: str) -> dict:
        page = person.go(f"/overlay/{hall.live}?{query}")
        expect(page.locator(".overlay-share").first).to_be_visible()
        return page.locator(".overlay-vote").bounding_box()

    below, above = place("parts=vote"), place("parts=vote&at=top-left")
    assert above["y"] < 200 < 700 < below["y"] and above["x"] < 100
    picture(person.page, "overlay-corner")
    assert place("parts=vote&scale=200")["height"] > 1.8 * below["height"]
    place("parts=vote&side=negative&at=right")
    page = person.page
    expect(page.locator(".overlay-share")).to_have_text(["33%"])
    assert page.locator(".overlay-motion, .qr, .round-clock").count() == 0
    picture(page, "overlay-one-side")


def test_nothing_is_shown_of_what_is_hidden_and_the_result_is(people, instance, hall):
    go_live(hall)
    poll = Poll.open(hall, "live", reveal="hidden")
    page = people(instance, size=PICTURE).go(f"/overlay/{hall.live}?parts=vote")
    vote(poll, [100, 100, 0])
    expect(page.locator(".overlay-caption")).to_contain_text("3")
    assert "%" not in page.locator(".overlay").inner_text()
    picture(page, "overlay-hidden")
    poll.close()
    expect(page.locator(".overlay-caption")).to_contain_text("投票已锁定")
    poll.act("reveal")
    expect(page.locator(".overlay-share").first).to_have_text("67%")
    hall.ask("POST", "/end")
    settle(page)
    picture(page, "overlay-result")


def test_it_comes_back_by_itself_and_never_shows_an_error(people, instance, hall, open_round):
    vote(open_round, [100, 100, 0])
    person = people(instance, size=PICTURE)
    person.excuse("WebSocket connection")
    page = person.go(f"/overlay/{hall.live}?parts=vote")
    expect(page.locator(".overlay-share").first).to_have_text("67%")
    [daemon] = instance.daemons()
    os.kill(daemon, signal.SIGKILL)
    vote(open_round, [0, 0, 0])
    expect(page.locator(".overlay-share").first).to_have_text("33%", timeout=20_000)

    overheard = Overheard(page)
    page = person.go("/overlay/00000000-0000-4000-8000-000000000000")
    wait_in(page, lambda: overheard.has_heard('"error"'),
            what="that the debate is refused")
    settle(page)
    assert alpha(page, picture(page, "overlay-missing")) == [0, 0]


def test_danmaku_alone_fly_over_a_clear_picture(people, instance, hall, open_round):
    page = people(instance, size=PICTURE).go(f"/overlay/{hall.live}?parts=danmaku&area=quarter")
    expect_air(page, PICTURE)
    answer = hall.ask("POST", "/danmaku", {"text": "正方说得好"}, device(instance))
    assert answer.status_code == 200, answer.text
    image = wait_until(
        lambda: next((shot for shot in [picture(page, "overlay-danmaku")]
                      if alpha(page, shot) != [0, 0]), None), what="that a line flies")
    assert alpha(page, image, (0, 540, 1920, 1080)) == [0, 0], "below its quarter"
