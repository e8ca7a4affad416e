"""Two thousand sockets through nginx: restarts and reloads lose nobody an event, and viewers are
counted (docs/protocol.md, "Over a socket", "Hot numbers")."""

import json
import os
import resource
import signal

import pytest

import processes
from answers import accepted
from crowd import Crowd
from follower import Follower
from instance import Instance, wait_until
from people import Hall
from sockets import Socket, daemons, token
from talk import Talk

pytestmark = pytest.mark.alone

VIEWERS = 2000
# All of them are back so soon after a cut or a farewell.
SECONDS_BACK = 10
# Of the test's own files besides the sockets of the crowd.
SPARE_FILES = 200


@pytest.fixture(scope="module", autouse=True)
def files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = VIEWERS + SPARE_FILES
    if hard != resource.RLIM_INFINITY and hard < wanted * 2:
        pytest.skip(f"{hard} files may be open; {wanted * 2} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def ended(instance: Instance) -> list[dict]:
    """What the daemons that came to their end said of their work."""
    lines = (instance.home / "logs/debate-live.log").read_text().splitlines()
    return [line for line in map(json.loads, lines) if line["event"] == "push daemon ended"]


def test_two_thousand_live_through_restarts_and_reloads(new_instance):
    instance = new_instance(DEBATE_LIVE="1").start()
    hall = Hall.of(instance)
    channel = f"debate/{hall.live}"
    with Crowd(instance.port, VIEWERS, [channel]) as crowd:
        crowd.follow()
        with Talk(hall, per_second=5) as talk:
            # A new configuration cuts nobody: who is there stays with the old nginx.
            [master] = instance.nginx()
            old = processes.nginx_workers(master)
            os.kill(master, signal.SIGHUP)
            wait_until(lambda: set(processes.nginx_workers(master)) - set(old), what="a new nginx")
            said = talk.said
            wait_until(lambda: talk.said >= said + 5, what="that the hall talks")
            crowd.reach(channel, Follower(hall).poll().seq)
            assert crowd.codes() == {}
            # Its end cuts all, who come back by its successor.
            processes.kill(*old)
            crowd.wait(lambda member: member.opened == 2 and member.follows, "that all are back",
                       SECONDS_BACK)
            crowd.reach(channel, Follower(hall).poll().seq)
            assert crowd.codes() == {1006: VIEWERS}
            # A planned restart says farewell, and when to come.
            [daemon] = daemons(instance)
            os.kill(daemon, signal.SIGTERM)
            crowd.wait(lambda member: member.opened == 3 and member.follows, "that all are back",
                       SECONDS_BACK)
            crowd.reach(channel, Follower(hall).poll().seq)
            assert crowd.codes() == {1006: VIEWERS, 4000: VIEWERS}
        assert talk.failures == []
        top = Follower(hall).poll().seq
        crowd.reach(channel, top)
        assert crowd.faults() == []
    instance.stop()
    first, second = ended(instance)
    # Each tells all it did.
    assert first["events"] > 0 and first["rounds"] > 0 and first["longestRoundUs"] > 0
    assert first["refused"] == second["refused"] == 0
    # What one read brought serves all who come back after him.
    assert first["entries"] < 20 and second["entries"] < 20, (first, second)
    assert first["slowReaders"] == second["slowReaders"] == 0


def told_viewers(hall: Hall) -> int | None:
    return Follower(hall).poll().counters.get("viewers", [None])[0]


def test_viewers_of_two_daemons_are_one_number_and_screens_are_none(new_instance):
    instance = new_instance(DEBATE_LIVE="2").start()
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    channel = f"debate/{hall.live}"
    card = token(hall, hall.screen())
    with Crowd(instance.port, VIEWERS, [channel]) as crowd, \
            Crowd(instance.port, 40, [channel], token=card, first=VIEWERS) as screens, \
            Socket(instance) as lobby:
        crowd.follow()
        screens.follow()
        both = [processes.descriptors(daemon) for daemon in daemons(instance)]
        assert min(both) > VIEWERS / 4, f"each has its part: {both}"
        lobby.subscribe("lobby")
        wait_until(lambda: told_viewers(hall) == VIEWERS, 40, "that all are counted")
        # In detail and list, by the socket, in the lobby, and in the statistics.
        detail = accepted(instance.get(f"/api/live/detail/{hall.live}"))
        listed = accepted(instance.get("/api/live/list"))["records"][0]
        assert detail["viewers"] == listed["viewers"] == VIEWERS
        with Socket(instance) as late:
            assert late.subscribe(channel)["counters"]["viewers"][0] == VIEWERS
        name = f"viewers/{hall.live}"
        lobby.until(lambda frame: frame.get("values", {}).get(name, [0])[0] == VIEWERS, 40)
        stats = wait_until(lambda: [found for found in [accepted(hall.ask("GET", "/stats"))]
                                    if found["totals"]["peakViewers"] >= VIEWERS],
                           90, "that the peak is noted")[0]
        assert stats["totals"]["peakViewers"] == VIEWERS
        assert max(count for _, count in stats["series"]["viewers"]) == VIEWERS
        assert crowd.faults() == [] and screens.faults() == []
    wait_until(lambda: not told_viewers(hall), 40, "that all have gone")
