"""The picture of a debate's page: where it comes from, what stands in its place, and why."""

import re

import pytest
from playwright.sync_api import expect

from looks import shot
from people import Hall, ask, make_room
from person import DESK, PHONE
from room import enter, start
from waiting import wait_in

SHUT = "http://127.0.0.1:9/hall.m3u8"


@pytest.fixture
def room(instance):
    return make_room(instance)


@pytest.fixture
def hall(instance, room):
    return Hall.of(instance, roomId=room["id"])


def plays(instance, room, url: str, revision: int = 1):
    answer = ask(instance, instance.operator(), "PATCH", f"/api/rooms/{room['id']}", {
        "revision": revision, "playback": {"kind": "hls", "url": url}})
    assert answer.status_code == 200, answer.text


def test_a_video_the_content_policy_forbids_is_said_with_a_way_to_see_it(visitor, instance, hall, room):
    for complaint in ("Content Security Policy", "violates the following", "csp", SHUT):
        visitor.excuse(complaint)
    plays(instance, room, SHUT)
    start(hall)
    page = enter(visitor, hall)
    stage = page.locator(".stage")
    expect(stage).to_contain_text("这路画面在这里放不出来")
    expect(stage.get_by_role("link", name="视频地址")).to_have_attribute("href", SHUT)
    shot(page, "room-picture-shut", [PHONE, DESK])


def test_a_room_that_moved_before_the_start_is_played_from_where_it_is_now(
        visitor, instance, hall, room):
    for complaint in ("Content Security Policy", "violates the following", "csp", SHUT):
        visitor.excuse(complaint)
    page = enter(visitor, hall)
    expect(page.locator(".stage")).to_contain_text("直播还没开始")
    plays(instance, room, SHUT)
    start(hall)
    expect(page.locator(".stage").get_by_role("link", name="视频地址")).to_have_attribute(
        "href", SHUT, timeout=10_000)


def test_a_room_that_gave_no_answer_is_asked_again(visitor, instance, hall, room):
    for complaint in ("404", "net::ERR_FAILED"):  # no encoder sends anything
        visitor.excuse(complaint)
    start(hall)
    page = visitor.page
    page.clock.install()
    held = []
    page.route(f"**/api/rooms/{room['id']}", lambda route: held.append(route))
    enter(visitor, hall)
    expect(page.locator(".stage-cover")).to_be_visible()
    wait_in(page, lambda: held, what="that the room is asked for")
    expect(page.locator(".stage-title")).to_have_count(0)  # nobody knows yet what there is
    held[0].abort()
    expect(page.locator(".stage")).to_contain_text("这场辩论没有视频画面")
    page.unroute(f"**/api/rooms/{room['id']}")
    page.clock.fast_forward(20_000)
    expect(page.locator(".stage")).to_contain_text("正在等待画面")


def test_a_cover_that_cannot_be_had_gives_way_to_the_drawing(visitor, instance, hall):
    visitor.excuse("net::ERR_FAILED")
    hall.edit(coverImage="/media/gone.webp")
    visitor.page.route("**/media/*", lambda route: route.abort())
    page = enter(visitor, hall)
    cover = page.locator(".stage-cover")
    expect(cover).to_have_attribute("src", re.compile("^/images/cover.svg"))
    assert cover.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
