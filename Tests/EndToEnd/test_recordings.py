"""Pictures that are kept: of rooms that are recorded alone, for organisers, and as long as was said."""

import subprocess
import time

import pytest

from answers import accepted, refused
from encoder import Encoder, picture, until_state, with_video
from instance import Instance, wait_until
from metrics import scrape
from people import Hall, make_room

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def studio():
    picture()
    with with_video(Instance()) as instance:
        yield instance


def recordings(hall: Hall) -> list[dict]:
    return accepted(hall.ask("GET", "/recordings"))


def files(instance: Instance) -> list[str]:
    return [file.name for file in (instance.home / "recordings").iterdir()]


@pytest.fixture(scope="module")
def kept(studio) -> Hall:
    """A live debate with one recording of some seconds."""
    room = make_room(studio, record=True)
    hall = Hall.of(studio, roomId=room["id"])
    hall.place = room
    accepted(hall.ask("POST", "/start"))
    began = time.monotonic()
    with Encoder(studio, room):
        until_state(studio, room, "live")
        running = wait_until(lambda: [one for one in recordings(hall) if one["bytes"] > 0],
                             what="a file that grows")
        assert [one["durationMs"] for one in running] == [None]
        refused(hall.ask("GET", f"/recordings/{running[0]['id']}"), 409, "recording_active")
        refused(hall.ask("DELETE", f"/recordings/{running[0]['id']}"), 409, "recording_active")
        time.sleep(5)
    wait_until(lambda: recordings(hall)[0]["durationMs"], 5, "its end")
    hall.most_ms = (time.monotonic() - began) * 1000
    return hall


def test_an_encoder_that_is_recorded_counts_as_let_in(studio, kept):
    counted = scrape(studio)
    route = {"route": "/internal/rtmp/publish"}
    assert counted.value("debate_http_requests_total", **route, status="302") >= 1
    assert counted.value("debate_http_requests_total", **route, status="other") == 0


def test_it_is_listed_with_its_length_and_its_end(studio, kept):
    [one] = recordings(kept)
    assert list(one) == ["id", "startedAtMs", "durationMs", "bytes", "keptUntilMs"]
    assert 5_000 < one["durationMs"] < kept.most_ms
    assert one["keptUntilMs"] == one["startedAtMs"] + one["durationMs"] + 30 * 86_400_000


def test_it_is_downloaded_whole_and_by_parts(studio, kept, tmp_path):
    [one] = recordings(kept)
    path = f"/recordings/{one['id']}"
    whole = kept.ask("GET", path)
    assert whole.status_code == 200
    assert whole.headers["Content-Type"] == "video/x-flv"
    assert whole.headers["Cache-Control"] == "no-store"
    assert whole.headers["Content-Disposition"] == (
        f'attachment; filename="recording-{kept.live}-{one["id"]}.flv"')
    assert "X-Accel-Redirect" not in whole.headers
    assert len(whole.content) == one["bytes"]
    part = requests_part(kept, path, "bytes=0-3")
    assert (part.status_code, part.content) == (206, b"FLV\x01")
    rest = requests_part(kept, path, "bytes=4-")
    assert b"FLV\x01" + rest.content == whole.content
    wrong = requests_part(kept, path, "bytes=999999999-")
    assert wrong.status_code == 416
    assert wrong.json()["code"] == 416
    file = tmp_path / "one.flv"
    file.write_bytes(whole.content)
    shown = subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-select_streams", "v",
         "-show_entries", "stream=codec_name,nb_read_packets", "-of", "csv=p=0", file],
        check=True, capture_output=True, text=True).stdout.strip().split(",")
    assert shown[0] == "h264"
    assert int(shown[1]) > 5 * 25 * 0.8


def requests_part(hall: Hall, path: str, part: str):
    return hall.ask("GET", path, headers={**hall.owner, "Range": part})


def test_nobody_else_has_it(studio, kept):
    [one] = recordings(kept)
    path = f"/recordings/{one['id']}"
    assert kept.ask("GET", path, headers={}).status_code == 401
    refused(kept.ask("GET", path, headers=kept.staff("moderator")), 403, "forbidden")
    refused(Hall.of(studio).ask("GET", path), 404, "not_found")
    for name in files(studio):
        assert studio.get(f"/_recordings/{name}").status_code == 404


def test_a_room_that_is_not_recorded_leaves_no_file(studio):
    room = make_room(studio)
    hall = Hall.of(studio, roomId=room["id"])
    before = files(studio)
    with Encoder(studio, room):
        until_state(studio, room, "live")
    assert files(studio) == before and recordings(hall) == []


def test_it_is_removed_for_good_and_on_record(studio):
    room = make_room(studio, record=True)
    hall = Hall.of(studio, roomId=room["id"])
    before = set(files(studio))
    with Encoder(studio, room):
        until_state(studio, room, "live")
        wait_until(lambda: set(files(studio)) - before, what="a file")
    [one] = wait_until(lambda: [one for one in recordings(hall) if one["durationMs"] is not None],
                       what="its end")
    accepted(hall.ask("DELETE", f"/recordings/{one['id']}"))
    refused(hall.ask("DELETE", f"/recordings/{one['id']}"), 404, "not_found")
    assert recordings(hall) == [] and set(files(studio)) == before
    acts = accepted(hall.ask("GET", "/audit?limit=500"))["records"]
    assert [(act["action"], act["target"]) for act in acts][-1] == (
        "recording.delete", f"recording/{one['id']}")


def test_what_was_kept_long_enough_goes_by_itself(new_instance):
    instance = with_video(new_instance()).start()
    room = make_room(instance, record=True)
    hall = Hall.of(instance, roomId=room["id"])
    with Encoder(instance, room):
        until_state(instance, room, "live")
    wait_until(lambda: recordings(hall)[0]["durationMs"] is not None, what="its end")
    instance.stop()
    subprocess.run(["sqlite3", instance.home / "debate.db",
                    "UPDATE recording SET ended_at_ms = ended_at_ms - 31 * 86400000"], check=True)
    instance.start()
    wait_until(lambda: files(instance) == [] and recordings(hall) == [], what="that it goes")
