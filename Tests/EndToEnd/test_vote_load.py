"""Thousands vote at once through nginx, and change their minds: the count is exact.

DEBATE_FULL=1 keeps it up for a minute.
"""

import time

import pytest

from hall_load import (
    FULL, Voters, assert_counted_exactly, close, devices, live_round, own_ballot)
from people import Hall

pytestmark = pytest.mark.alone

SECONDS = 60 if FULL else 10
# Each may vote 20 times in 10 s.
VOTERS = 9600
# No machine that runs this is so slow; a service that answers one vote a time over a disk is.
FEWEST_VOTES = 100 * SECONDS


def test_every_accepted_ballot_is_in_the_tally_and_the_ledger_once(new_instance):
    instance = new_instance(DEBATE_DEVICES_PER_ADDRESS="0", DEBATE_LOG="warn").start()
    hall = Hall.of(instance)
    cookies = devices(instance, VOTERS)
    round_id = live_round(hall)

    voters = Voters(instance, hall.path(f"/rounds/{round_id}/ballot"), cookies)
    began = time.monotonic()
    voters.load.run_for(SECONDS)
    rate = voters.count / (time.monotonic() - began)
    print(f"{voters.count} ballots of {len(voters.ballots)} devices, {rate:.0f} a second")

    assert voters.load.failures == []
    assert voters.count > FEWEST_VOTES
    revealed = close(hall, round_id)
    assert_counted_exactly(hall, round_id, revealed, voters)
    for voter in range(0, VOTERS, VOTERS // 20):
        shown = own_ballot(hall, round_id, cookies[voter])
        if voter in voters.ballots:
            assert shown["receipt"] == voters.ballots[voter][-1].receipt
        else:
            assert shown is None


def test_ballots_are_counted_or_refused_while_the_round_closes(new_instance):
    instance = new_instance(DEBATE_DEVICES_PER_ADDRESS="0", DEBATE_LOG="warn").start()
    hall = Hall.of(instance)
    cookies = devices(instance, 1600)
    round_id = live_round(hall)

    voters = Voters(
        instance, hall.path(f"/rounds/{round_id}/ballot"), cookies, pause=0.02)
    with voters.load:
        while voters.count < 300:
            time.sleep(0.01)
        revealed = close(hall, round_id)
    assert voters.refused, "nobody came too late"
    assert {status for status, _ in voters.refused} == {409}
    assert all(b'"round_closed"' in body for _, body in voters.refused)
    assert_counted_exactly(hall, round_id, revealed, voters)
