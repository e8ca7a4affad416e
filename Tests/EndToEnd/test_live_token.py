"""Tokens that let a socket follow channels not everyone may."""

import time

import pytest

from answers import accepted, refused
from people import Hall, api_token, ask, browser


@pytest.fixture(scope="module")
def hall(instance):
    return Hall.of(instance)


def token(hall: Hall, headers) -> dict:
    return accepted(hall.ask("POST", "/token", headers=headers))


def kinds(hall: Hall, issued: dict) -> list[str]:
    """The channels of a token, by what follows the debate's name."""
    name = f"debate/{hall.live}"
    assert all(channel.startswith(name) for channel in issued["channels"])
    return [channel.removeprefix(name) for channel in issued["channels"]]


@pytest.mark.parametrize("role, channels", [
    ("organiser", ["", "/staff", "/organiser"]), ("moderator", ["", "/staff"]),
    ("timekeeper", [""]), ("judge", [""])])
def test_each_seat_has_its_channels(hall, role, channels):
    assert kinds(hall, token(hall, hall.staff(role, browser))) == channels


def test_a_screen_has_the_public_channel(hall):
    assert kinds(hall, token(hall, hall.screen())) == [""]


def test_it_is_good_for_five_minutes_and_shown_to_nobody_else(hall):
    before = time.time() * 1000
    answer = hall.ask("POST", "/token")
    issued = accepted(answer)
    assert list(issued) == ["token", "channels", "expiresAtMs"]
    assert before + 300_000 - 1000 <= issued["expiresAtMs"] <= time.time() * 1000 + 301_000
    assert answer.headers["Cache-Control"] == "no-store"
    assert issued["token"] not in (hall.instance.home / "logs/debate-fcgi.log").read_text()


def test_a_program_has_the_channels_of_its_seat_alone(hall):
    person = hall.staff("organiser")
    hall.appoint("moderator", username=hall.instance.get(
        "/api/user/info", headers=person).json()["data"]["username"])
    program = api_token(hall.instance, person, role="moderator", liveId=hall.live)
    assert kinds(hall, token(hall, program)) == ["", "/staff"]
    assert kinds(hall, token(hall, person)) == ["", "/staff", "/organiser"]


def test_an_audience_needs_none_and_gets_none(hall):
    refused(hall.ask("POST", "/token", headers={}), 401, "login_required")
    refused(hall.ask("POST", "/token", headers=browser(hall.instance)), 403, "forbidden")
    foreign = {**hall.staff("moderator", browser), "Origin": "https://elsewhere.example"}
    refused(hall.ask("POST", "/token", headers=foreign), 403, "bad_origin")


def test_a_rehearsals_public_channel_is_for_who_has_a_part_in_it(instance):
    hall = Hall.of(instance, rehearsal=True)
    assert kinds(hall, token(hall, hall.owner)) == ["", "/staff", "/organiser"]
    assert kinds(hall, token(hall, hall.staff("judge"))) == [""]
    stranger = browser(instance)
    answer = ask(instance, stranger, "POST", hall.path("/token"))
    assert answer.status_code in (403, 404)
