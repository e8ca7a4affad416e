"""The daemon's wall clock is set while people watch: deadlines do not move, tokens do.

libfaketime stands before the daemon's clock: what stands in a file is added to the time of day.
"""

import pathlib
import time

import pytest

from crowd import Crowd
from danmaku import said
from follower import Follower
from instance import BINARIES, Instance, wait_until
from people import Hall
from sockets import Socket, SocketFollower, daemons, token

LIBRARIES = sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
HOUR = 3600


class Clocked(Instance):
    """An instance whose push daemon can be told another time."""

    def command(self) -> list[str]:
        clock, daemon = self.home / "clock", self.home / "debate-live-clocked"
        if not daemon.exists():
            clock.write_text("+0")
            daemon.write_text(
                "#!/bin/sh\n"
                f"export LD_PRELOAD={LIBRARIES[0]} FAKETIME_TIMESTAMP_FILE={clock}\n"
                "export FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1\n"
                f"exec {BINARIES}/debate-live\n")
            daemon.chmod(0o755)
        return super().command() + ["--live", str(daemon)]

    def set_clock(self, seconds: int):
        """Sets the daemon's clock so far from the true time, and waits until it shows."""
        (self.home / "clock").write_text(f"{seconds:+d}")
        wait_until(lambda: abs(self.shift() - seconds) < 5, what="that the clock is set")

    def shift(self) -> float:
        """How many seconds the daemon's clock is ahead."""
        with Socket(self) as socket:
            return socket.hello["nowMs"] / 1000 - time.time()


@pytest.fixture(scope="module")
def instance():
    assert LIBRARIES, "scripts/setup installs libfaketime"
    with Clocked(DEBATE_LIVE="1") as running:
        yield running


@pytest.fixture
def hall(instance):
    instance.set_clock(0)
    return Hall.of(instance)


@pytest.mark.parametrize("seconds", [HOUR, -HOUR])
def test_nobody_is_closed_and_events_go_on(instance, hall, seconds):
    channel = f"debate/{hall.live}"
    before = daemons(instance)
    with Crowd(instance.port, 50, [channel]) as crowd, SocketFollower(hall) as follower:
        crowd.follow()
        instance.set_clock(seconds)
        # Each connection is looked at every five seconds, so all have been by then.
        end = time.monotonic() + 7
        while time.monotonic() < end:
            said(hall, "钟走它的")
            follower.catch_up()
        crowd.reach(channel, Follower(hall).poll().seq)
        assert crowd.codes() == {} and crowd.faults() == [] and follower.returns == 0
        # Each had every event by itself: nobody was handed the state anew.
        assert crowd.total("snapshots") == 50
    assert daemons(instance) == before


def test_a_token_ends_when_the_wall_clock_says_so(instance, hall):
    channel, staff = f"debate/{hall.live}", f"debate/{hall.live}/staff"
    with Socket(instance) as holder, Socket(instance) as viewer:
        card = token(hall)
        assert holder.subscribe(staff, token=card)["type"] == "snapshot"
        assert viewer.subscribe(channel)["type"] == "snapshot"
        instance.set_clock(240)
        assert holder.subscribe(channel)["type"] == "snapshot"
        instance.set_clock(301)
        code, bye = holder.ended()
        assert (code, bye["code"], bye["spreadMs"]) == (4004, 4004, 3000)
        assert viewer.subscribe(channel)["type"] == "snapshot"
        # An old one opens nothing, and one that is new by the daemon's clock does.
        with Socket(instance) as again:
            assert again.subscribe(staff, token=card)["code"] == "forbidden"
            instance.set_clock(0)
            assert again.subscribe(staff, token=token(hall))["type"] == "snapshot"
