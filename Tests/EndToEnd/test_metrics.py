"""What `/metrics` says of the whole pool is what clients saw, whoever of it was killed meanwhile."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

import processes
from addresses import ask_from
from answers import web_server_error
from danmaku import said
from fastcgi import Peer
from instance import wait_until
from load import Load, get
from metrics import Metrics, scrape
from people import Hall
from sockets import Socket

REQUESTS = "debate_http_requests_total"


def count(metrics: Metrics, route: str, status: str = "200", method: str = "GET") -> int:
    return int(metrics.value(REQUESTS, route=route, status=status, method=method))


def ask_often(instance, path: str, times: int) -> list[int]:
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda _: instance.get(path).status_code, range(times)))


# --- The pool ---

def test_every_request_of_the_pool_is_counted_once_and_any_worker_knows_all(new_instance):
    instance = new_instance(DEBATE_WORKERS="4").start()
    wait_until(lambda: scrape(instance).value("debate_workers") == 4, what="four workers")
    assert set(ask_often(instance, "/api/config", 300)) == {200}
    assert set(ask_often(instance, "/api/users", 50)) == {401}
    assert set(ask_often(instance, "/api/nothing/here", 40)) == {404}
    assert instance.post("/api/config").status_code == 405
    for _ in range(20):
        metrics = scrape(instance)
        assert count(metrics, "/api/config") == 300
        assert count(metrics, "/api/users", "401") == 50
        assert count(metrics, "none", "404", "any") == 40
        assert count(metrics, "none", "405", "any") == 1
    name = "debate_http_request_duration_seconds"
    assert metrics.value(f"{name}_count", route="/api/config") == 300
    assert 0 < metrics.value(f"{name}_sum", route="/api/config") < 60
    assert count(metrics, "/metrics") >= 20, "it counts itself, too"


def test_a_killed_worker_takes_no_count_with_it(new_instance):
    instance = new_instance().start()
    ask_often(instance, "/api/config", 100)
    instance.kill_workers(1)
    assert count(scrape(instance), "/api/config") == 100
    ask_often(instance, "/api/config", 100)
    instance.kill_workers()
    assert count(scrape(instance), "/api/config") == 200
    wait_until(lambda: scrape(instance).value("debate_workers") == 2,
               what="that the dead are forgotten")
    instance.stop()
    instance.start()
    assert count(scrape(instance), "/api/config") == 200, "counts go on after a restart"


@pytest.mark.alone
def test_what_was_answered_while_workers_were_killed_was_counted(new_instance):
    instance = new_instance().start()
    kills = 6
    with Load(instance.port, 8, lambda client, turn: get("/api/config")) as load:
        for turn in range(kills):
            wait_until(lambda: load.statuses[200] > 300 * (turn + 1), what="answers")
            instance.kill_workers(1)
    counted, answered = count(scrape(instance), "/api/config"), load.statuses[200]
    # A worker may have been killed between counting and answering: once for each of its threads.
    assert answered <= counted <= answered + kills * 8


def test_commits_and_what_they_carry_are_counted_and_files_measured(new_instance):
    instance = new_instance().start()
    organiser = instance.organiser()
    before = scrape(instance)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: instance.create(f"一起写 {number}"), range(60)))
    after = scrape(instance)

    def grown(name: str, **labels) -> float:
        return after.value(name, **labels) - before.value(name, **labels)

    assert len(set(made)) == 60 and organiser
    assert grown("debate_store_commit_writes_sum") >= 60
    commits = grown("debate_store_commit_writes_count")
    assert 0 < commits <= grown("debate_store_commit_writes_sum")
    assert grown("debate_store_commit_duration_seconds_count") == commits
    assert grown("debate_store_lock_wait_seconds_count") == commits
    assert grown("debate_store_commit_duration_seconds_sum") > 0
    assert grown("debate_store_commit_failures_total") == 0
    assert grown("debate_store_refused_writes_total") == 0
    home = instance.home
    assert after.value("debate_store_database_bytes") > 0
    wait_until(lambda: scrape(instance).value("debate_store_wal_bytes")
               == os.stat(home / "debate.db-wal").st_size, what="the log's size")
    assert after.value("debate_store_free_bytes") > 0


# --- The push ---

class Listeners:
    """Sockets that follow one debate and count the frames of its channel."""

    def __init__(self, hall: Hall, how_many: int):
        self.channel = f"debate/{hall.live}"
        self.sockets = [Socket(hall.instance) for _ in range(how_many)]
        self.frames = 0
        for one in self.sockets:
            one.subscribe(self.channel)

    def drain(self) -> int:
        """Reads what is there; all frames so far, the states at the beginning left out."""
        for one in self.sockets:
            try:
                while True:
                    self.frames += one.next(0.05).get("channel") == self.channel
            except TimeoutError:
                continue
        return self.frames

    def close(self):
        for one in self.sockets:
            one.close()


def test_the_daemons_figures_are_what_sockets_see(new_instance):
    instance = new_instance(DEBATE_LIVE="1").start()
    hall = Hall.of(instance)
    wait_until(lambda: scrape(instance).value("debate_push_daemons") == 1, what="a daemon")
    before = scrape(instance)

    def grown(name: str) -> float:
        return scrape(instance).value(name, node="live-1") - before.value(name, node="live-1")

    listeners = Listeners(hall, 5)
    # To each: the upgrade, the greeting, the state.
    wait_until(lambda: grown("debate_push_answers_total") == 15, what="the answers")
    assert grown("debate_push_accepted_total") == 5
    assert scrape(instance).value("debate_push_connections") == 5
    assert 1 <= grown("debate_push_snapshot_reads_total") <= 5
    wait_until(lambda: scrape(instance).value("debate_push_viewers") == 5, what="viewers")
    for number in range(12):
        said(hall, f"第 {number} 句")
    wait_until(lambda: listeners.drain() >= 60
               and listeners.frames == grown("debate_push_deliveries_total"),
               what="that every frame that came was counted, and no other")
    assert grown("debate_push_events_total") >= 12
    assert grown("debate_push_event_age_seconds_count") == grown("debate_push_events_total")
    assert grown("debate_push_event_age_seconds_sum") < 60
    assert grown("debate_push_round_duration_seconds_count") > 0
    assert grown("debate_push_sent_bytes_total") > 60 * 50
    assert grown("debate_push_slow_readers_total") == 0
    limit = scrape(instance).value("debate_push_connections_limit")
    assert limit > 100
    listeners.close()
    wait_until(lambda: scrape(instance).value("debate_push_connections") == 0,
               what="that all are gone")
    assert grown("debate_push_accepted_total") == 5


def test_a_killed_daemon_takes_no_count_with_it_and_is_missed(new_instance):
    instance = new_instance(DEBATE_LIVE="1").start()
    listeners = Listeners(Hall.of(instance), 3)

    def accepted() -> float:
        return scrape(instance).value("debate_push_accepted_total")

    wait_until(lambda: accepted() == 3, what="that all three are counted")
    daemon, = instance.daemons()
    os.kill(daemon, signal.SIGSTOP)
    wait_until(lambda: scrape(instance).value("debate_push_daemons") == 0, what="that it is missed")
    assert scrape(instance).value("debate_push_daemons_expected") == 1
    assert scrape(instance).value("debate_push_tail_age_seconds", node="live-1") >= 2
    os.kill(daemon, signal.SIGKILL)
    wait_until(lambda: scrape(instance).value("debate_push_daemons") == 1, what="another one")
    assert accepted() == 3
    listeners.close()


# --- Who may read it ---

def test_it_is_for_the_addresses_of_the_setting_alone(new_instance):
    instance = new_instance(DEBATE_METRICS_ALLOW="127.0.0.9 127.0.8.0/24").start()

    def status(address: str, **headers: str) -> int:
        return ask_from(address, instance, "GET", "/metrics",
                        headers={name.replace("_", "-"): value for name, value in headers.items()}
                        ).status_code

    assert status("127.0.0.9") == 200
    assert status("127.0.8.77") == 200
    refused = ask_from("127.0.0.1", instance, "GET", "/metrics")
    web_server_error(refused, 403, "Forbidden")
    for forged in ("127.0.0.9", "127.0.0.9, 127.0.0.1", "127.0.0.1, 127.0.0.9"):
        assert status("127.0.0.1", X_Forwarded_For=forged) == 403
        assert status("127.0.0.1", X_Real_IP=forged, Forwarded=f"for={forged}") == 403
    # Nobody knows for whom an unnamed proxy speaks.
    assert status("127.0.0.9", X_Forwarded_For="203.0.113.7") == 403
    assert status("127.0.0.9", Forwarded="for=203.0.113.7") == 403


def test_behind_a_trusted_proxy_its_clients_address_counts(new_instance):
    instance = new_instance(
        DEBATE_METRICS_ALLOW="192.0.2.7", DEBATE_TRUSTED_PROXIES="127.0.0.1").start()

    def status(forwarded: str) -> int:
        return instance.get("/metrics", headers={"X-Forwarded-For": forwarded}).status_code

    assert status("192.0.2.7") == 200
    assert status("198.51.100.1, 192.0.2.7") == 200
    assert status("192.0.2.7, 198.51.100.1") == 403, "the client wrote the first one"
    assert instance.get("/metrics").status_code == 403


def test_no_other_place_of_nginx_leads_there(instance):
    for more in ({}, {"DEBATE_LISTENER": "public"}, {"HTTP_DEBATE_LISTENER": "metrics"}):
        assert peer_status(instance, more) == 404
    assert peer_status(instance, {"DEBATE_LISTENER": "metrics"}) == 200
    for path in ("/metrics/", "/api/metrics", "/api/../metrics/.", "/assets/../metrics/"):
        assert "debate_" not in instance.get(path).text


def peer_status(instance, more: dict[str, str]) -> int:
    with Peer(instance.home) as peer:
        return peer.ask("GET", "/metrics", more=more).status


def test_it_is_read_and_nothing_else(instance):
    assert instance.post("/metrics").status_code == 405
    answer = instance.get("/metrics")
    assert answer.headers["Cache-Control"] == "no-store" and not answer.cookies
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_no_figure_of_a_stopped_instance_is_taken_for_one_of_now(new_instance):
    instance = new_instance().start()
    daemon, = instance.daemons()
    instance.stop()
    assert processes.is_gone(daemon)
    instance.settings["DEBATE_LIVE"] = "0"
    instance.start()
    metrics = scrape(instance)
    assert metrics.value("debate_push_daemons") == 0
    assert metrics.value("debate_push_daemons_expected") == 0
    assert metrics.value("debate_push_connections_limit") == 0
