"""A picture from a real encoder in a viewer's page: it comes, goes, comes again, and ends."""

import re

import pytest
from playwright.sync_api import expect

from console_people import debate, member, send
from encoder import Encoder, picture, until_state, with_video
from instance import Instance, wait_until
from people import Hall, make_room
from picture import is_live, moves
from room import enter


@pytest.fixture(scope="module")
def studio():
    picture()
    with with_video(Instance()) as instance:
        yield instance


def test_a_viewer_sees_the_picture_come_go_and_come_again(people, studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    page = enter(people(studio), hall)
    expect(page.get_by_text("直播还没开始")).to_be_visible()
    assert hall.ask("POST", "/start").status_code == 200
    expect(page.get_by_text("正在等待画面")).to_be_visible()

    with Encoder(studio, room) as encoder:
        is_live(page)
        moves(page)

        encoder.stop()
        expect(page.get_by_text("画面中断")).to_be_visible(timeout=40_000)
        late = enter(people(studio), hall)
        expect(late.get_by_text("画面中断")).to_be_visible()
        page.wait_for_timeout(3_000)
        expect(page.get_by_text("画面中断")).to_be_visible()

        encoder.begin()
        for watching in (page, late):
            is_live(watching)
            moves(watching)

        assert hall.ask("POST", "/end").status_code == 200
        expect(page.get_by_text("辩论已结束").first).to_be_visible()
        expect(page.locator("video")).to_have_count(0)


def test_before_the_start_the_picture_shows_as_soon_as_it_is_there(people, studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    page = enter(people(studio), hall)
    expect(page.get_by_text("直播还没开始")).to_be_visible()
    with Encoder(studio, room):
        until_state(studio, room, "live")
        is_live(page)
        moves(page)
    expect(page.get_by_text("直播还没开始")).to_be_visible(timeout=40_000)


def test_an_organiser_takes_a_recording_home_and_removes_it(people, studio):
    organiser = member(people, studio, "organiser")
    room = make_room(studio, record=True)
    live = debate(organiser, roomId=room["id"])
    page = organiser.go(f"/console/{live}/export")
    expect(page.get_by_text("这一场没有录像。")).to_be_visible()
    with Encoder(studio, room):
        until_state(studio, room, "live")
        page.reload()
        expect(page.get_by_text("正在录制")).to_be_visible()
    wait_until(lambda: send(organiser, "GET", f"/api/live/{live}/recordings")[0]["durationMs"],
               what="its end")

    page.reload()
    with page.expect_download() as saved:
        page.get_by_role("link", name=re.compile("下载 .* 的录像")).click()
    assert re.fullmatch(rf"recording-{live}-v\d+\.flv", saved.value.suggested_filename)
    assert saved.value.path().read_bytes().startswith(b"FLV")
    page.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("这一场没有录像。")).to_be_visible()
