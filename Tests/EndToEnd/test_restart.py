"""Workers are exchanged while people use the service, and nobody notices."""

import signal

import pytest

import processes
from instance import Instance, wait_until
from load import Load, get, post

pytestmark = pytest.mark.alone

# An account may write 20 times a second: every other request of a client with this pause.
PAUSE = 0.025


def reads_and_writes(instance: Instance, clients: int):
    """Requests of clients that read and create in turn, each with an account of its own."""
    organisers = [instance.organiser(number) for number in range(clients)]

    def request(client: int, turn: int) -> bytes:
        if (client + turn) % 2:
            return get("/api/live/list?size=5")
        return post("/api/live/create", {"title": f"重启时能写吗 {client} {turn}", "category": "科技"},
                    organisers[client])
    return request


def creates(load: Load) -> int:
    """How many creates were asked for; with no failure all of them were answered 200."""
    return sum(1 for client in load.clients for turn in range(client.asked)
               if (client.index + turn) % 2 == 0)


def exchange_all_workers(instance: Instance):
    # Of those at work now one may be new already, where an exchange is under way.
    before = set(instance.workers())
    count = int(instance.settings.get("DEBATE_WORKERS", "2"))
    instance.process.send_signal(signal.SIGHUP)
    wait_until(lambda: len(now := set(instance.workers())) == count and not now & before,
               seconds=40, what="that every worker is another")


def test_workers_are_exchanged_under_load_and_no_request_fails(new_instance):
    instance = new_instance(DEBATE_WORKERS="2", DEBATE_LOG="warn").start()
    with Load(instance.port, 32, reads_and_writes(instance, 32), pause=PAUSE) as load:
        wait_until(lambda: min(load.counts) > 0, what="an answer to each client")
        for _ in range(3):
            exchange_all_workers(instance)
    print(f"{sum(load.counts)} requests, {creates(load)} creates")
    assert load.failures == []
    assert set(load.statuses) == {200}
    assert instance.total() == creates(load)


def test_workers_are_exchanged_while_hardly_anybody_asks_and_no_request_fails(new_instance):
    # Pauses of 1.5 s: nginx keeps its connections, so a worker that drains is asked on them.
    instance = new_instance(DEBATE_WORKERS="2").start()
    with Load(instance.port, 1, reads_and_writes(instance, 1), pause=1.5) as load:
        wait_until(lambda: min(load.counts) > 0, what="the first answer")
        exchange_all_workers(instance)
    assert load.failures == []
    assert instance.total() == creates(load)


def test_each_request_on_a_new_connection_survives_an_exchange(new_instance):
    # Nothing is kept on the way to the workers for long: connections come while a worker goes.
    instance = new_instance(DEBATE_WORKERS="1").start()
    with Load(instance.port, 8, reads_and_writes(instance, 8), pause=0.05) as load:
        wait_until(lambda: min(load.counts) > 0, what="an answer to each client")
        for _ in range(3):
            exchange_all_workers(instance)
    assert load.failures == []
    assert instance.total() == creates(load)


def test_a_worker_that_dies_while_it_is_exchanged_costs_only_itself(new_instance):
    instance = new_instance(DEBATE_WORKERS="2").start()
    before = set(instance.workers())
    instance.process.send_signal(signal.SIGHUP)
    [new] = wait_until(lambda: set(instance.workers()) - before, what="a new worker")
    processes.kill(new)
    wait_until(lambda: len(instance.workers()) == 2 and new not in instance.workers(),
               what="two workers")
    instance.create()
    exchange_all_workers(instance)
    assert instance.total() == 1
