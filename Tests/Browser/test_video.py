"""A picture from a real encoder in a viewer's page: it comes, goes, comes again, and ends."""

import pytest
from playwright.sync_api import expect

from encoder import Encoder, picture, until_state, with_video
from instance import Instance
from people import Hall, make_room
from room import enter


@pytest.fixture(scope="module")
def studio():
    picture()
    with with_video(Instance()) as instance:
        yield instance


def seconds(page) -> float:
    return page.evaluate("document.querySelector('video').currentTime")


def moves(page) -> bool:
    before = seconds(page)
    page.wait_for_timeout(1_500)
    return seconds(page) > before + 1


def is_live(page, seconds_at_most=25):
    expect(page.get_by_role("button", name="暂停", exact=True)).to_be_attached(
        timeout=seconds_at_most * 1_000)


def test_a_viewer_sees_the_picture_come_go_and_come_again(people, studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    page = enter(people(studio), hall)
    expect(page.get_by_text("直播还没开始")).to_be_visible()
    assert hall.ask("POST", "/start").status_code == 200
    expect(page.get_by_text("正在等待画面")).to_be_visible()

    with Encoder(studio, room) as encoder:
        is_live(page)
        assert moves(page)

        encoder.stop()
        expect(page.get_by_text("画面中断")).to_be_visible(timeout=20_000)
        late = enter(people(studio), hall)
        expect(late.get_by_text("画面中断")).to_be_visible()
        page.wait_for_timeout(3_000)
        expect(page.get_by_text("画面中断")).to_be_visible()

        encoder.begin()
        for watching in (page, late):
            is_live(watching)
            assert moves(watching)

        assert hall.ask("POST", "/end").status_code == 200
        expect(page.get_by_text("直播已结束")).to_be_visible()


def test_before_the_start_the_picture_shows_as_soon_as_it_is_there(people, studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    page = enter(people(studio), hall)
    expect(page.get_by_text("直播还没开始")).to_be_visible()
    with Encoder(studio, room):
        until_state(studio, room, "live")
        is_live(page)
        assert moves(page)
    expect(page.get_by_text("直播还没开始")).to_be_visible(timeout=20_000)
