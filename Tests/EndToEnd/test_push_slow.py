"""Who does not read is cut, and costs the others nothing."""

import contextlib
import json

import pytest

import processes
from crowd import Crowd
from follower import Follower
from instance import wait_until
from people import Hall
from sockets import daemons
from talk import LONGEST, Talk

pytestmark = pytest.mark.alone

# What 50 who do not read may cost the daemon besides the ring of the channel, whose pages come into
# use as it is written.
GROWTH_KIB = 20_000
# Of each channel's ring.
RING_KIB = 4096
# Below this the hundredth that is latest says more of this machine than of anybody's neighbours.
FLOOR_MS = 150


def test_fifty_who_never_read_are_cut_and_two_hundred_others_miss_nothing(new_instance):
    """Straight to the daemon's socket: behind nginx its buffers hold what a peer does not read."""
    instance = new_instance(DEBATE_LIVE="1").start()
    hall = Hall.of(instance)
    channel = f"debate/{hall.live}"
    path = instance.home / "run/live-1.sock"
    talk = Talk(hall, per_second=40, text=LONGEST, hands=4)
    with Crowd(instance.port, 200, [channel]) as healthy, \
            Crowd(instance.port, 50, [channel], path=path, reads=False) as deaf:
        healthy.follow()
        deaf.follow()
        [daemon] = daemons(instance)
        before, sockets = processes.resident_kib(daemon), processes.sockets(daemon)
        with talk:
            wait_until(lambda: processes.sockets(daemon) <= sockets - 50, 60,
                       "that the deaf are cut")
        assert processes.resident_kib(daemon) - before < GROWTH_KIB
        top = Follower(hall).poll().seq
        healthy.reach(channel, top)
        assert healthy.faults() == [] and healthy.codes() == {}
        assert {member.events[channel] for member in healthy.members} == {top}
        assert talk.said > 100 and talk.failures == []
    instance.stop()
    assert ended(instance)["slowReaders"] == 50


def ended(instance) -> dict:
    """What the daemon said of its work when it came to its end."""
    lines = (instance.home / "logs/debate-live.log").read_text().splitlines()
    return next(line for line in map(json.loads, lines) if line["event"] == "push daemon ended")


def latest_hundredth_ms(crowd: Crowd, talks: list[Talk]) -> float:
    """How late the latest hundredth of what is said from now on comes, in milliseconds."""
    for member in crowd.members:
        member.delays_ms = []
    before = talks[0].said
    wait_until(lambda: talks[0].said >= before + 150, 60, "that the hall talks")
    delays = sorted(delay for member in crowd.members for delay in list(member.delays_ms))
    assert len(delays) > 100 * len(crowd.members)
    return delays[len(delays) * 99 // 100]


def test_behind_nginx_fifty_who_never_read_make_five_hundred_others_wait_no_longer(new_instance):
    """Its buffers take megabytes for each first, so the deaf follow three debates that all talk."""
    instance = new_instance(DEBATE_LIVE="1").start()
    halls = [Hall.of(instance) for _ in range(3)]
    channels = [f"debate/{hall.live}" for hall in halls]
    talks = [Talk(hall, per_second=20 if hall is halls[0] else 40, text=LONGEST, hands=4)
             for hall in halls]
    with contextlib.ExitStack() as leave, Crowd(instance.port, 500, channels[:1]) as healthy:
        healthy.follow()
        for talk in talks:
            leave.enter_context(talk)
        alone = latest_hundredth_ms(healthy, talks)
        [daemon] = daemons(instance)
        before, sockets = processes.resident_kib(daemon), processes.sockets(daemon)
        with Crowd(instance.port, 50, channels, reads=False, first=500) as deaf:
            deaf.follow()
            beside = latest_hundredth_ms(healthy, talks)
            wait_until(lambda: processes.sockets(daemon) <= sockets, 120,
                       "that the deaf are cut")
            growth = processes.resident_kib(daemon) - before
        print(f"latest hundredth: {alone:.0f} ms alone, {beside:.0f} ms beside the deaf; "
              f"daemon grew by {growth} KiB")
        assert beside <= 2 * max(alone, FLOOR_MS)
        assert growth < GROWTH_KIB + 2 * RING_KIB
        leave.close()
        healthy.reach(channels[0], Follower(halls[0]).poll().seq)
        assert healthy.faults() == [] and healthy.codes() == {}
        assert [talk.failures for talk in talks] == [[], [], []]
    instance.stop()
    # Where the hall talks slowly, some are cut for the pong they owe before nginx's buffers are full.
    assert ended(instance)["slowReaders"] > 25
