"""A whole debate over the API alone, and clients that follow it without a gap."""

import random
import threading

import pytest
import requests

from answers import accepted
from follower import Follower
from instance import SEED, wait_until
from people import Hall, ask, device


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def round_of(hall: Hall, kind: str, **terms) -> str:
    return accepted(hall.ask("POST", "/rounds", {"kind": kind, **terms}))["id"]


def act(hall: Hall, path: str, body=None, method: str = "POST") -> dict:
    return accepted(hall.ask(method, path, body))


def closed(hall: Hall, number: str) -> bool:
    rounds = accepted(hall.ask("GET", "/rounds"))
    return next(one for one in rounds if one["id"] == number)["state"] == "closed"


def without_clock(state: dict) -> dict:
    """The state less what follows from the moment it was read."""
    for one in state["rounds"]:
        one.pop("state")
        if one.get("tally") is None:
            one.pop("tally", None)
        for name in ("band", "voters", "swing", "flow", "verdict"):
            one.pop(name, None)
    return state


def test_an_evening_from_creation_to_an_exact_result(hall):
    """What the README promises: create, vote, talk, like, give, close, reveal, end, read."""
    audience = [device(hall.instance) for _ in range(12)]
    follower = Follower(hall).poll()
    pre = round_of(hall, "pre")
    act(hall, f"/rounds/{pre}/open")
    for number, voter in enumerate(audience):
        body = {"undecided": True} if number >= 10 else {
            "affirmativePoints": 100 if number < 4 else 0}
        accepted(hall.ask("PUT", f"/rounds/{pre}/ballot", body, voter))
    follower.poll()
    act(hall, f"/rounds/{pre}/close")
    act(hall, "/start")
    for number, voter in enumerate(audience):
        assert hall.ask("POST", "/danmaku", {"text": f"第 {number} 位观众到场"}, voter).ok
        accepted(hall.ask("POST", "/likes", {"count": 5, "side": "affirmative"}, voter))
        accepted(hall.ask("POST", "/gifts", {"giftId": "flower", "count": 1}, voter))
    post = round_of(hall, "post")
    wait_until(lambda: closed(hall, pre), 20, "the close of the first round")
    act(hall, f"/rounds/{post}/open")
    for number, voter in enumerate(audience):
        accepted(hall.ask("PUT", f"/rounds/{post}/ballot",
                          {"affirmativePoints": 100 if number < 7 else 0}, voter))
    act(hall, f"/rounds/{post}/close")
    wait_until(lambda: closed(hall, post), 20, "the close of the second round")
    act(hall, f"/rounds/{pre}/reveal")
    act(hall, f"/rounds/{post}/reveal")
    summary = act(hall, "/end")["summary"]
    assert (summary["likes"], summary["danmaku"], summary["voters"]) == (60, 12, 12)
    follower.poll()
    assert follower.snapshots == 1
    for name in ("debate.started", "round.opened", "round.closed", "round.revealed",
                 "danmaku.posted", "gift.sent", "debate.ended"):
        assert name in follower.names, name
    result = accepted(hall.ask("GET", "/result"))
    shown = {one["round"]["id"]: one["tally"] for one in result["rounds"]}
    assert (shown[pre]["affirmative"], shown[pre]["negative"], shown[pre]["undecided"]) == (
        400, 600, 2)
    assert (shown[post]["affirmative"], shown[post]["negative"]) == (700, 500)
    assert result["verdict"]["winner"] == "affirmative"


def test_clients_that_follow_come_to_the_state_of_the_store(hall):
    """Staff and audience act at random; whoever followed holds what a newcomer is given."""
    print(f"DEBATE_SEED={SEED}")
    act(hall, "/start")
    follower = Follower(hall).poll()
    public = Follower(hall, headers={}).poll()
    audience = [device(hall.instance) for _ in range(6)]
    stop = threading.Event()

    def take_part(voter, draw):
        while not stop.is_set():
            kind = draw.choice(["danmaku", "likes", "gifts", "ballot"])
            body = {"danmaku": {"text": f"我听到了 {draw.randrange(10**6)}"},
                    "likes": {"count": draw.randrange(1, 5)},
                    "gifts": {"giftId": "flower", "count": 1}}.get(kind)
            if kind == "ballot":
                live = [one for one in accepted(hall.ask("GET", "/rounds", headers={}))
                        if one["state"] == "open"]
                if live:
                    ask(hall.instance, voter, "PUT", hall.path(f"/rounds/{live[0]['id']}/ballot"),
                        {"affirmativePoints": draw.randrange(101)})
                continue
            answer = requests.post(hall.instance.url + hall.path("/" + kind), json=body,
                                   headers=voter, timeout=30)
            assert answer.status_code < 500, answer.text

    def lead(draw):
        for number in range(12):
            debate = accepted(hall.ask("GET", ""))
            act(hall, "", {"revision": debate["revision"], "description": f"第 {number} 版"},
                "PATCH")
            act(hall, "/moderation/shield", {"on": number % 2 == 0}, "PUT")
            recent = accepted(hall.ask("GET", "/danmaku?limit=500"))["records"]
            if recent:
                victim = draw.choice(recent)["id"]
                act(hall, "/danmaku/verdicts", {"verdict": "remove", "ids": [victim]})
            follower.poll()
            public.poll()

    threads = [threading.Thread(target=take_part, args=(voter, random.Random(f"{SEED} {index}")))
               for index, voter in enumerate(audience)]
    for thread in threads:
        thread.start()
    try:
        lead(random.Random(f"{SEED} lead"))
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    act(hall, "/end")
    # The last thing that happens by the clock.
    wait_until(lambda: closed(hall, follower.state["rounds"][0]["id"]), 20, "the close of the round")
    follower.poll()
    newcomer = Follower(hall).poll()
    assert (follower.epoch, follower.seq) == (newcomer.epoch, newcomer.seq)
    assert without_clock(follower.state) == without_clock(newcomer.state)
    wait_until(lambda: public.poll().seq == newcomer.seq, 5, "the end, for the audience too")
    assert without_clock(public.state) == newcomer.state
    assert follower.snapshots == 1
    assert {"debate.updated", "danmaku.posted", "danmaku.removed", "moderation.changed",
            "gift.sent", "debate.ended"} <= set(follower.names)
