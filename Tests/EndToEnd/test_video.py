"""Pictures from a real encoder: who may send, what viewers are told, and how it comes back."""

import json
import os
import re
import signal
import subprocess
import time

import pytest
import requests

from answers import accepted
from encoder import (
    Encoder, key_of, picture, playlist, takes_encoders, until_state, video_of, with_video)
from instance import Instance, wait_until
from metrics import scrape
from people import Hall, ask, make_room
from sockets import Socket

# They hold the machine to seconds.
pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def studio():
    """An instance that takes pictures. What it ever wrote is searched for keys at the end."""
    picture()
    with with_video(Instance(DEBATE_LOG="debug")) as instance:
        instance.keys = []
        yield instance
        instance.stop()
        assert instance.keys
        written = b"".join(file.read_bytes() for file in [
            *(instance.home / "logs").iterdir(), instance.home / "serve.stderr",
            *(instance.home / "conf").rglob("*.conf")])
        assert b"/internal/rtmp/publish" in written
        for key in instance.keys:
            assert key.encode() not in written


@pytest.fixture
def hall(studio) -> Hall:
    """A live debate in a room of its own."""
    room = make_room(studio)
    studio.keys.append(key_of(studio, room)["streamKey"].split("key=")[1])
    hall = Hall.of(studio, roomId=room["id"])
    hall.place = room
    accepted(hall.ask("POST", "/start"))
    return hall


def change(hall: Hall, **fields):
    room = accepted(hall.instance.get(f"/api/rooms/{hall.place['id']}"))
    accepted(ask(hall.instance, hall.instance.operator(), "PATCH", f"/api/rooms/{room['id']}",
                 {"revision": room["revision"], **fields}))


def told(socket: Socket, seconds: float = 20) -> dict:
    """The next word of the picture."""
    return socket.until(lambda frame: frame.get("name") == "video.changed", seconds)[-1]["data"]["video"]


def seconds_since(began: float) -> float:
    return time.monotonic() - began


def test_a_picture_is_there_within_five_seconds_and_everybody_hears(studio, hall):
    with Socket(studio) as socket:
        state = socket.subscribe(f"debate/{hall.live}")["state"]
        assert state["video"] == {"state": "offline", "hlsUrl": None, "sinceMs": None}
        began = time.monotonic()
        with Encoder(studio, hall.place):
            assert told(socket)["state"] == "starting"
            wait_until(lambda: playlist(studio, hall.place).status_code == 200, 5, "a playlist")
            live = told(socket)
            assert seconds_since(began) < 5.5
            assert live["state"] == "live"
            assert live["hlsUrl"] == f"/hls/{hall.place['id']}.m3u8"
            assert video_of(studio, hall.place) == live
            state = accepted(hall.ask("GET", "/events"))["frames"][0]["state"]
            assert state["video"] == live


def test_what_comes_out_is_what_went_in(studio, hall):
    with Encoder(studio, hall.place):
        until_state(studio, hall.place, "live")
        answer = playlist(studio, hall.place)
        assert answer.headers["Content-Type"] == "application/vnd.apple.mpegurl"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "EXT-X-ENDLIST" not in answer.text
        segment = studio.get("/hls/" + answer.text.split()[-1])
        assert segment.headers["Content-Type"] == "video/mp2t"
        assert segment.headers["Cache-Control"] == "public, max-age=60"
        shown = subprocess.run(
            ["ffprobe", "-v", "error", "-show_entries", "stream=codec_name,height", "-of", "json",
             f"{studio.url}/hls/{hall.place['id']}.m3u8"],
            check=True, capture_output=True, text=True, timeout=20).stdout
        streams = json.loads(shown)["streams"]
        assert {"codec_name": "h264", "height": 360} in streams
        assert "aac" in {stream["codec_name"] for stream in streams}


@pytest.mark.parametrize("key", ["{room}?key=" + "k" * 32, "{room}", "zzzzzz?key={key}",
                                 "{other}?key={key}&name={room}", "{room}?name=x&Key={key}"])
def test_a_wrong_key_is_refused_within_a_second(studio, hall, key):
    own = key_of(studio, hall.place)["streamKey"].split("key=")[1]
    other = make_room(studio)["id"]
    encoder = Encoder(studio, hall.place,
                      key.format(room=hall.place["id"], other=other, key=own))
    refusals = len(refused(studio))
    began = time.monotonic()
    with encoder:
        wait_until(lambda: len(refused(studio)) > refusals, 2, "a refusal")
        assert encoder.ended(2) != 0
        # Starting the encoder itself takes a part of it.
        assert seconds_since(began) < 1.5
    assert video_of(studio, hall.place)["state"] == "offline"
    assert playlist(studio, hall.place).status_code == 404


def refused(instance: Instance) -> list[str]:
    return [line["why"] for line in instance.worker_log() if line["event"] == "encoder refused"]


def test_a_disabled_room_is_refused_and_one_that_is_disabled_later_ends_its_encoder(studio, hall):
    change(hall, enabled=False)
    with Encoder(studio, hall.place) as encoder:
        assert encoder.ended(3) != 0
    change(hall, enabled=True)
    with Encoder(studio, hall.place) as encoder:
        until_state(studio, hall.place, "live")
        change(hall, enabled=False)
        assert encoder.ended(13) != 0
        until_state(studio, hall.place, "interrupted", 3)


def test_a_key_that_is_changed_ends_its_encoder(studio, hall):
    with Encoder(studio, hall.place) as encoder:
        until_state(studio, hall.place, "live")
        new = accepted(ask(studio, studio.operator(), "POST", f"/api/rooms/{hall.place['id']}/key"))
        studio.keys.append(new["streamKey"].split("key=")[1])
        assert encoder.ended(13) != 0
        until_state(studio, hall.place, "interrupted", 3)
        with Encoder(studio, hall.place):
            until_state(studio, hall.place, "live")


def test_a_second_encoder_is_refused_and_the_first_goes_on(studio, hall):
    with Encoder(studio, hall.place) as first:
        live = until_state(studio, hall.place, "live")
        with Encoder(studio, hall.place) as second:
            assert second.ended(3) != 0
        time.sleep(1)
        assert first.is_sending
        assert video_of(studio, hall.place) == live


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_an_encoder_that_stops_is_an_interruption_and_comes_back_unaided(studio, hall, by):
    with Socket(studio) as socket, Encoder(studio, hall.place) as encoder:
        socket.subscribe(f"debate/{hall.live}")
        assert [told(socket)["state"] for _ in range(2)] == ["starting", "live"]
        encoder.stop(by)
        assert told(socket, 5)["state"] == "interrupted"
        time.sleep(20 if by == signal.SIGTERM else 2)
        assert video_of(studio, hall.place)["state"] == "interrupted"
        before = last_number(studio, hall)
        encoder.begin()
        assert [told(socket)["state"] for _ in range(2)] == ["starting", "live"]
        assert before is None or last_number(studio, hall) > before, "numbers go on"


def test_figures_tell_how_pictures_stand(studio, hall):
    def rooms(state: str) -> float:
        return scrape(studio).value("debate_video_rooms", state=state)

    wait_until(lambda: rooms("live") == 0, what="the end of pictures of other tests")
    live, interrupted = 0, rooms("interrupted")
    with Encoder(studio, hall.place) as encoder:
        until_state(studio, hall.place, "live")
        assert (rooms("live"), rooms("interrupted")) == (live + 1, interrupted)
        encoder.stop()
        until_state(studio, hall.place, "interrupted")
        assert (rooms("live"), rooms("interrupted")) == (live, interrupted + 1)
    accepted(hall.ask("POST", "/end"))
    wait_until(lambda: rooms("interrupted") == interrupted, what="the end of the interruption")


def last_number(instance: Instance, hall: Hall) -> int | None:
    """Of the playlist's last segment; none when the web server has cleared it away."""
    text = playlist(instance, hall.place).text
    found = re.search(r"MEDIA-SEQUENCE:(\d+)", text)
    return found and int(found[1]) + text.count("#EXTINF")


def test_the_end_of_the_debate_ends_the_picture_and_the_next_one_has_it(studio, hall):
    following = Hall.of(studio, roomId=hall.place["id"])
    with Socket(studio) as socket, Encoder(studio, hall.place):
        socket.subscribe(f"debate/{hall.live}")
        assert [told(socket)["state"] for _ in range(2)] == ["starting", "live"]
        accepted(hall.ask("POST", "/end"))
        assert told(socket, 3) == {**told_last(hall), "state": "offline", "hlsUrl": None}
        wait_until(lambda: told_last(following)["state"] == "live", 3, "the picture")


def told_last(hall: Hall) -> dict:
    return accepted(hall.ask("GET", "/events"))["frames"][0]["state"]["video"]


def test_without_a_live_debate_nobody_is_interrupted(studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    with Encoder(studio, room) as encoder:
        until_state(studio, room, "live")
        assert told_last(hall)["state"] == "live"
        encoder.stop()
        until_state(studio, room, "offline", 3)


def test_the_web_server_of_pictures_may_die(studio, hall):
    with Encoder(studio, hall.place) as encoder:
        until_state(studio, hall.place, "live")
        pid = int((studio.home / "run/ingest.pid").read_text())
        os.killpg(pid, signal.SIGKILL)
        encoder.ended(10)
        wait_until(lambda: (studio.home / "run/ingest.pid").read_text().strip() != str(pid)
                   and takes_encoders(studio), what="another one")
        encoder.begin()
        wait_until(lambda: encoder.is_sending and video_of(studio, hall.place)["state"] == "live",
                   15, "the picture")
        assert studio.get("/api/health").status_code == 200


def test_an_encoder_that_nobody_speaks_of_any_more_is_missed(studio, hall):
    with Encoder(studio, hall.place) as encoder:
        until_state(studio, hall.place, "live")
        pid = int((studio.home / "run/ingest.pid").read_text())
        os.killpg(pid, signal.SIGKILL)
        encoder.stop(signal.SIGKILL)
        until_state(studio, hall.place, "interrupted", 40)


def test_what_is_inside_stays_inside(studio, hall):
    form = (f"app=live&addr=127.0.0.1&clientid=1&call=publish&name={hall.place['id']}&type=live"
            f"&{key_of(studio, hall.place)['streamKey'].split('?')[1]}")
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Debate-Listener": "internal"}
    for act in ("publish", "update", "done", "record"):
        answer = requests.post(f"{studio.url}/internal/rtmp/{act}", form, headers=headers,
                               timeout=10)
        assert answer.status_code in (404, 405)
    assert video_of(studio, hall.place)["state"] == "offline"
    assert studio.get("/_recordings/x.flv").status_code == 404
    listening = subprocess.run(["ss", "-Hltn"], check=True, capture_output=True, text=True).stdout
    port = studio.settings["DEBATE_CALLBACK_PORT"]
    assert f"127.0.0.1:{port} " in listening and f"0.0.0.0:{port} " not in listening


def test_instances_take_pictures_side_by_side(studio, hall, new_instance):
    other = with_video(new_instance()).start()
    room = make_room(other)
    with Encoder(studio, hall.place), Encoder(other, room):
        until_state(studio, hall.place, "live")
        until_state(other, room, "live")
        assert playlist(other, hall.place).status_code == 404
        assert playlist(studio, room).status_code == 404


def test_a_port_that_is_taken_and_one_named_twice_are_said(studio, new_instance):
    taken = with_video(new_instance())
    taken.settings["DEBATE_RTMP_PORT"] = studio.settings["DEBATE_RTMP_PORT"]
    assert taken.launch().process.wait(20) == 1
    assert "DEBATE_RTMP_PORT" in taken.complaints()
    twice = new_instance(DEBATE_RTMP_PORT="19350", DEBATE_CALLBACK_PORT="19350")
    assert twice.launch().process.wait(20) == 78
    assert "DEBATE_CALLBACK_PORT" in twice.complaints()


def test_without_a_port_nothing_is_taken(new_instance):
    instance = new_instance().start()
    assert not (instance.home / "conf/ingest.conf").exists()
    assert len(instance.nginx()) == 1
    assert key_of(instance, make_room(instance))["pushUrl"] == "rtmp://127.0.0.1/live"


def test_nginx_takes_the_rendered_configuration_without_a_warning(studio):
    checked = subprocess.run(
        ["nginx", "-t", "-p", studio.home, "-e", studio.home / "logs/ingest.error.log",
         "-c", "conf/ingest.conf"], capture_output=True, text=True,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
