"""Who may follow which channel over a socket, and what ends it: through nginx, by the real daemon."""

import os
import signal

import pytest

import processes
from answers import accepted
from instance import wait_until
from people import Hall, user_of
from upgrade import Upgrade


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


@pytest.fixture
def opened(instance):
    """Opens sockets that have been greeted; all are closed at the end."""
    made = []

    def make() -> Upgrade:
        made.append(Upgrade(instance.port, Sec_WebSocket_Protocol="debate.v1"))
        made[-1].next("hello")
        return made[-1]

    yield make
    for one in made:
        one.close()


def channel(hall: Hall, rest: str = "") -> str:
    return f"debate/{hall.live}{rest}"


def token(hall: Hall, headers) -> str:
    return accepted(hall.ask("POST", "/token", headers=headers))["token"]


def refusal(viewer: Upgrade, ref: int) -> str:
    error = viewer.next("error")
    assert error["ref"] == ref and not error["temporary"]
    return error["code"]


def test_without_a_token_the_public_channel_is_all(hall, opened):
    viewer = opened()
    viewer.send(type="subscribe", ref=1, channel=channel(hall))
    snapshot = viewer.next("snapshot")
    assert snapshot["channel"] == channel(hall)
    assert snapshot["state"]["debate"]["id"] == hall.live
    for ref, rest in enumerate(["/staff", "/organiser"], 2):
        viewer.send(type="subscribe", ref=ref, channel=channel(hall, rest))
        assert refusal(viewer, ref) == "forbidden"


@pytest.mark.parametrize("role, opens", [
    ("organiser", ["/staff", "/organiser"]), ("moderator", ["/staff"]), ("timekeeper", []),
    ("judge", [])])
def test_a_token_opens_the_channels_of_its_seat(hall, opened, role, opens):
    viewer, shown = opened(), token(hall, hall.staff(role))
    for ref, rest in enumerate(["/staff", "/organiser"], 1):
        viewer.send(type="subscribe", ref=ref, channel=channel(hall, rest), token=shown)
        if rest in opens:
            assert viewer.next("snapshot")["channel"] == channel(hall, rest)
        else:
            assert refusal(viewer, ref) == "forbidden"


def test_a_token_of_another_debate_or_a_changed_one_opens_nothing(hall, opened):
    viewer, other = opened(), Hall.of(hall.instance)
    shown = token(hall, hall.owner)
    for ref, wrong in enumerate([token(other, other.owner), shown[:-1], shown + "A", ""], 1):
        viewer.send(type="subscribe", ref=ref, channel=channel(hall, "/staff"), token=wrong)
        assert refusal(viewer, ref) == "forbidden"


def test_a_rehearsal_is_there_for_its_staff_and_screens_alone(instance, opened):
    hall = Hall.of(instance, rehearsal=True)
    viewer = opened()
    viewer.send(type="subscribe", ref=1, channel=channel(hall))
    assert refusal(viewer, 1) == "forbidden"
    for ref, headers in enumerate([hall.staff("judge"), hall.screen()], 2):
        member = opened()
        member.send(type="subscribe", ref=ref, channel=channel(hall), token=token(hall, headers))
        assert member.next("snapshot")["channel"] == channel(hall)


def test_the_staff_hear_of_seats_and_who_lost_his_is_sent_away(hall, opened):
    moderator = hall.staff("moderator")
    [seat] = [row for row in accepted(hall.ask("GET", "/members"))
              if row["userId"] == user_of(hall.instance, moderator)["userId"]]
    lost, stays = opened(), opened()
    for viewer, headers in ((lost, moderator), (stays, hall.owner)):
        viewer.send(type="subscribe", ref=1, channel=channel(hall, "/staff"),
                    token=token(hall, headers))
        viewer.next("snapshot")
    accepted(hall.ask("DELETE", f"/members/{seat['id']}"))
    assert lost.close_code() == 4506
    event = stays.next("event")
    assert (event["name"], event["data"]["member"]["id"]) == ("member.changed", seat["id"])
    assert event["data"]["member"]["state"] == "removed"


def test_a_reload_of_nginx_ends_no_socket(new_instance):
    instance = new_instance().start()
    hall = Hall.of(instance)
    with Upgrade(instance.port, Sec_WebSocket_Protocol="debate.v1") as viewer:
        viewer.next("hello")
        viewer.send(type="subscribe", ref=1, channel=channel(hall))
        viewer.next("snapshot")
        [master] = instance.nginx()
        before = set(processes.nginx_workers(master))
        os.kill(master, signal.SIGHUP)
        wait_until(lambda: len(set(processes.nginx_workers(master)) - before) == 2,
                   what="new workers of nginx")
        assert hall.ask("POST", "/start").status_code == 200
        names = {viewer.next("event")["name"], viewer.next("event")["name"]}
        assert "debate.started" in names
