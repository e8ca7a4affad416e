"""Channels that are not for all: staff's and organisers' by token, rehearsals, lost seats
(docs/protocol.md, "Tokens")."""

import pytest

from answers import accepted
from danmaku import moderate, say
from instance import Instance
from people import Hall, account, device, user_of
from polls import Poll, go_live
from sockets import Socket, token


@pytest.fixture(scope="module")
def instance():
    with Instance(DEBATE_LIVE="1") as running:
        yield running


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


@pytest.fixture
def socket(instance):
    with Socket(instance) as opened:
        yield opened


def name(hall: Hall, rest: str = "") -> str:
    return f"debate/{hall.live}{rest}"


def outcome(answer: dict) -> str:
    return answer["code"] if answer["type"] == "error" else answer["type"]


@pytest.mark.parametrize("role, opened", [
    ("organiser", ["", "/staff", "/organiser"]), ("moderator", ["", "/staff"]),
    ("timekeeper", [""]), ("judge", [""])])
def test_each_seat_is_let_into_its_channels(hall, socket, role, opened):
    card = token(hall, hall.staff(role))
    for rest in ("", "/staff", "/organiser"):
        answer = socket.subscribe(name(hall, rest), token=card)
        assert outcome(answer) == ("snapshot" if rest in opened else "forbidden"), rest


@pytest.mark.parametrize("rest", ["/staff", "/organiser"])
def test_without_a_token_that_fits_it_is_refused(hall, socket, rest):
    foreign = token(Hall.of(hall.instance))
    good = token(hall)
    changed = good[:-1] + ("A" if good[-1] != "A" else "B")
    for shown in (None, "", "p1.1.x", foreign, changed, "x" * 2000):
        assert outcome(socket.subscribe(name(hall, rest), token=shown)) == "forbidden", shown


def test_a_token_that_was_shown_once_serves_the_socket(hall, socket):
    socket.subscribe(name(hall), token=token(hall))
    assert outcome(socket.subscribe(name(hall, "/staff"))) == "snapshot"


def test_moderators_hear_what_waits_and_organisers_the_true_tally(hall, socket):
    go_live(hall)
    poll = Poll.open(hall, "live", reveal="hidden")
    card = token(hall)
    public = socket.subscribe(name(hall), token=card)
    socket.subscribe(name(hall, "/staff"), token=card)
    socket.subscribe(name(hall, "/organiser"), token=card)
    moderate(hall, mode="holdAll")
    assert say(hall, device(hall.instance), "等一等").status_code == 202
    held = socket.event("danmaku.held")
    assert (held["channel"], held["data"]["held"]["text"]) == (name(hall, "/staff"), "等一等")
    assert poll.vote(device(hall.instance), 70).status_code == 200
    frames = socket.until(lambda frame: "tally.affirmative" in frame.get("values", {})
                          and frame["values"]["tally.affirmative"][0] == 70)
    assert frames[-1]["channel"] == name(hall, "/organiser")
    for frame in [public, *frames[:-1]]:
        if frame.get("channel") == name(hall):
            told = frame.get("values") or frame.get("counters") or {}
            assert not [key for key in told if key.startswith("tally.")], frame


def test_a_rehearsal_is_followed_by_token_alone(instance, socket):
    hall = Hall.of(instance, rehearsal=True)
    stranger = token(Hall.of(instance))
    assert outcome(socket.subscribe(name(hall))) == "forbidden"
    assert outcome(socket.subscribe(name(hall), token=stranger)) == "forbidden"
    with Socket(instance) as staff:
        card = token(hall, hall.staff("judge"))
        assert outcome(staff.subscribe(name(hall), token=card)) == "snapshot"
        # That somebody may follow it opens it to nobody else.
        assert outcome(socket.subscribe(name(hall))) == "forbidden"


def seat_of(hall: Hall, headers: dict[str, str]) -> str:
    me = user_of(hall.instance, headers)["userId"]
    return next(row["id"] for row in accepted(hall.ask("GET", "/members"))
                if row["userId"] == me)


@pytest.mark.parametrize("follows", ["", "/staff"])
def test_a_lost_seat_ends_the_socket_at_once(hall, socket, follows):
    moderator, colleague = hall.staff("moderator"), hall.staff("moderator")
    with Socket(hall.instance) as other:
        other.subscribe(name(hall, "/staff"), token=token(hall, colleague))
        socket.subscribe(name(hall, follows), token=token(hall, moderator))
        accepted(hall.ask("DELETE", f"/members/{seat_of(hall, moderator)}"))
        assert socket.ended() == (4506, None)
        told = other.event("member.changed")
        assert told["data"]["member"]["state"] == "removed"
        # The other's socket stays.
        assert outcome(other.subscribe(name(hall))) == "snapshot"
    with Socket(hall.instance) as again:
        assert outcome(again.subscribe(name(hall, "/staff"))) == "forbidden"


def test_a_seat_taken_by_somebody_else_is_not_the_others(hall, socket):
    """A new seat of another person ends nobody's socket."""
    moderator = hall.staff("moderator")
    socket.subscribe(name(hall, "/staff"), token=token(hall, moderator))
    hall.appoint("judge", username=user_of(hall.instance, account(hall.instance))["username"])
    assert socket.event("member.changed")["data"]["member"]["role"] == "judge"
    assert outcome(socket.subscribe(name(hall))) == "snapshot"
