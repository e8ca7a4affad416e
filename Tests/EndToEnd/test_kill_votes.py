"""Workers are killed in the middle of votes and danmaku: what was acknowledged is there, once.

A ballot is repeated as it was until it is answered; a line carries an Idempotency-Key and is repeated
under it. DEBATE_FULL=1 kills fifty times.
"""

import collections
import uuid

import pytest

import processes
from answers import accepted
from hall_load import (
    CLIENTS, FULL, Voters, assert_counted_exactly, close, devices, live_round, own_ballot)
from instance import Instance, wait_until
from load import Answer, Load, write
from people import Hall

pytestmark = pytest.mark.alone

KILLS = 50 if FULL else 10
# Of each device at most one line in three seconds is taken.
TALKERS = 100


class Talkers:
    """Devices that say one line after the other, each under a key of its own until it is answered."""

    def __init__(self, instance: Instance, hall: Hall, cookies: list[str]):
        self.hall = hall
        self.cookies = cookies
        self.lines: dict[int, tuple[str, str]] = {}
        self.due = [0.0] * len(cookies)
        self.said: dict[str, str] = {}
        self.refused: list[bytes] = []
        self.repeated = 0
        self.load = Load(instance.port, len(cookies), self.request, pause=0.7, heard=self.heard)

    def request(self, client: int, _turn: int) -> bytes:
        if client not in self.lines:
            mark = uuid.uuid4().hex
            self.lines[client] = (f"line-{mark}", f"正方说得好 {mark[:16]}")
        key, text = self.lines[client]
        return write("POST", self.hall.path("/danmaku"), {"text": text},
                     {"Cookie": self.cookies[client], "Idempotency-Key": key})

    def heard(self, client: int, _turn: int, answer: Answer | None):
        key, text = self.lines[client]
        if answer is not None and answer.status == 200:
            identifier = answer.data()["danmaku"]["id"]
            assert identifier not in self.said
            self.said[identifier] = text
            del self.lines[client]
        elif answer is None or answer.status in (429, 500, 502, 503, 504):
            # 429: too soon after this device's former line; the same line comes again.
            self.repeated += answer is None or answer.status != 429
        else:
            self.refused.append(answer.body)
            del self.lines[client]


def history(hall: Hall) -> list[dict]:
    """Every published line, oldest first."""
    lines, since, more = [], 0, True
    while more:
        page = accepted(hall.ask("GET", f"/danmaku?limit=500&since={since}"))
        lines += page["records"]
        since, more = page["next"], page["more"]
    return lines


def test_workers_killed_during_votes_and_danmaku_lose_and_double_nothing(new_instance):
    instance = new_instance(
        DEBATE_DEVICES_PER_ADDRESS="0", DEBATE_WORKERS="2", DEBATE_LOG="warn").start()
    hall = Hall.of(instance)
    cookies = devices(instance, 40 * CLIENTS + TALKERS)
    round_id = live_round(hall)
    voters = Voters(instance, hall.path(f"/rounds/{round_id}/ballot"), cookies[TALKERS:],
                    insists=True, pause=0.02)
    talkers = Talkers(instance, hall, cookies[:TALKERS])

    def more_of_both():
        ballots, lines = voters.count, len(talkers.said)
        wait_until(lambda: voters.count >= ballots + 100 and len(talkers.said) >= lines + 5,
                   seconds=60, what="more ballots and lines")

    with voters.load, talkers.load:
        for _ in range(KILLS):
            more_of_both()
            processes.kill(wait_until(instance.workers)[0])
        more_of_both()
    wait_until(lambda: len(instance.workers()) == 2, what="two workers")
    print(f"{voters.count} ballots, {voters.repeated} repeated; {len(talkers.said)} lines, "
          f"{talkers.repeated} repeated")

    assert voters.refused == [] and talkers.refused == []
    assert voters.repeated + talkers.repeated > 0, "no kill met a write"
    for voter in range(0, len(voters.cookies), 97):
        shown = own_ballot(hall, round_id, voters.cookies[voter])
        ballots = voters.ballots.get(voter)
        assert (shown and shown["receipt"]) == (ballots[-1].receipt if ballots else None)

    lines = history(hall)
    texts = collections.Counter(line["text"] for line in lines)
    assert max(texts.values()) == 1, "a line is there twice"
    assert {line["id"]: line["text"] for line in lines} | talkers.said == {
        line["id"]: line["text"] for line in lines}, "an acknowledged line is lost"
    # What was never acknowledged was at most under way when the clients stopped.
    assert len(lines) - len(talkers.said) <= len(talkers.lines)

    revealed = close(hall, round_id)
    assert_counted_exactly(hall, round_id, revealed, voters)
