"""A few threads serve any number of kept connections, and none of them waits for ever."""

import statistics

import pytest

from instance import Instance, wait_until
from load import Load, get

pytestmark = pytest.mark.alone

SHAPES = {"2 workers of 8 threads": {}, "2 workers of 2 threads": {"DEBATE_THREADS": "2"}}


@pytest.fixture(scope="module", params=SHAPES.values(), ids=SHAPES.keys())
def served(request):
    with Instance(DEBATE_WORKERS="2", DEBATE_LOG="warn", **request.param) as running:
        for turn in range(20):
            running.create(f"连接之间公平吗 {turn}")
        yield running


@pytest.mark.parametrize("clients", [1, 16, 128])
def test_every_kept_connection_is_served(served, clients):
    load = Load(served.port, clients, lambda client, turn: get("/api/live/list")).run_for(2)
    assert load.failures == []
    median = statistics.median(load.counts)
    print(f"{clients} clients: {sum(load.counts)} answers, {min(load.counts)} to the least served")
    assert min(load.counts) >= max(1, median / 10), sorted(load.counts)


def test_more_clients_than_threads_keep_their_connection_while_they_are_silent(served):
    # 64 kept connections that ask once and then hold still, as many times as there are threads.
    with Load(served.port, 64, lambda client, turn: get("/api/health"), pause=60) as silent:
        wait_until(lambda: min(silent.counts) == 1, what="an answer to each silent client")
        with Load(served.port, 4, lambda client, turn: get("/api/health")) as load:
            wait_until(lambda: min(load.counts) >= 1, what="an answer to each of the others")
        assert load.failures == []
    assert silent.failures == []
