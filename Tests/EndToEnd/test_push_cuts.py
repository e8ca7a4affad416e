"""Real sockets, cut wherever chance wants it: each return goes on where the last one stood."""

import os
import pathlib
import random
import tempfile

import pytest
from websockets.exceptions import WebSocketException

from cutter import Cutter
from instance import wait_until
from people import Hall
from sockets import SocketFollower
from talk import Talk

CUTS = 40


class StubbornFollower(SocketFollower):
    """Comes again until it is let in, wherever the wire is cut."""

    def reopen(self):
        self.socket.close()
        self.insist()

    def insist(self):
        while True:
            try:
                self.open()
                return
            except (WebSocketException, OSError, EOFError):
                self.returns += 1


@pytest.mark.parametrize("longest", [900, 3000])
def test_a_wire_cut_anywhere_costs_no_event(new_instance, longest):
    instance = new_instance(DEBATE_LIVE="1").start()
    hall = Hall.of(instance)
    seed = int(os.environ.get("DEBATE_SEED", random.randrange(2**32)))
    print(f"DEBATE_SEED={seed}")
    with tempfile.TemporaryDirectory(prefix="debate-cut-") as folder, Cutter(
            pathlib.Path(folder) / "wire", instance.port, random.Random(seed), CUTS, longest
    ) as cutter:
        follower = StubbornFollower(hall, path=cutter.path)
        with Talk(hall, per_second=12) as talk:
            follower.insist()
            heard = 0
            while cutter.left > 0:
                wait_until(lambda: talk.said > heard, what="that the hall talks")
                heard = talk.said
                follower.reach(follower.seq + 1)
            wait_until(lambda: talk.said >= heard + 5, what="that the hall talks on")
        assert talk.failures == []
        follower.catch_up()
        follower.close()
    # The last wire that was to be cut may not have carried enough.
    assert follower.returns >= CUTS - 1
