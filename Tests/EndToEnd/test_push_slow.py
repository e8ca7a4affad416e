"""Who does not read is cut, and costs the others nothing."""

import processes
from crowd import Crowd
from follower import Follower
from instance import wait_until
from people import Hall
from sockets import daemons
from talk import LONGEST, Talk

# What 50 who do not read may cost the daemon besides the ring of the channel, whose pages come into
# use as it is written.
GROWTH_KIB = 20_000


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
        before, descriptors = processes.resident_kib(daemon), processes.descriptors(daemon)
        with talk:
            # The store may hold some files more by now; the log tells the number.
            wait_until(lambda: processes.descriptors(daemon) <= descriptors - 45, 60,
                       "that the deaf are cut")
        assert processes.resident_kib(daemon) - before < GROWTH_KIB
        top = Follower(hall).poll().seq
        healthy.reach(channel, top)
        assert healthy.faults() == [] and healthy.codes() == {}
        assert {member.events[channel] for member in healthy.members} == {top}
        assert talk.said > 100 and talk.failures == []
    instance.stop()
    assert '"slowReaders":50' in (instance.home / "logs/debate-live.log").read_text()
