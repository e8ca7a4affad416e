"""Anything may be killed at any moment: the instance recovers, or starts again as it was.

And it ends when it is told to, with nothing left behind.
"""

import contextlib
import os
import select
import shutil
import signal
import socket
import sqlite3
import threading

import pytest
import requests

import processes
from instance import (
    Instance, children, free_port, is_listened_at, is_rate_limited, program, wait_until)


# --- Tools ---

@pytest.fixture
def instance(new_instance):
    return new_instance(DEBATE_WORKERS="2").start()


def serves(instance: Instance) -> bool:
    try:
        return all(requests.get(instance.url + "/api/live/list", timeout=5).status_code == 200
                   for _ in range(8))
    except requests.RequestException:
        return False


def recovers(instance: Instance):
    wait_until(lambda: len(instance.workers()) == 2 and len(instance.nginx()) == 1
               and serves(instance), seconds=30, what="that the instance serves again")


def nothing_is_left(instance: Instance):
    wait_until(lambda: processes.working_in(instance.home) == [], seconds=20,
               what="that no process of the instance is left")


def assert_ended(instance: Instance):
    nothing_is_left(instance)
    assert not (instance.home / "run/fcgi.sock").exists()
    assert not (instance.home / "run/nginx.pid").exists()
    # A process is gone from /proc a moment before the kernel closes its sockets.
    wait_until(lambda: not is_listened_at(instance.port), what="that its port is free")


def identifiers(instance: Instance) -> list[str]:
    """Of every debate, as the list has them."""
    found, page = [], 1
    while records := instance.get(
            f"/api/live/list?size=100&page={page}").json()["data"]["records"]:
        found += [record["liveId"] for record in records]
        page += 1
    return found


def refusal(instance: Instance) -> str:
    """Starts what must not start; its last sentence."""
    instance.launch()
    assert instance.process.wait(30) > 0
    assert instance.process.stdout.read() == "", "an address was printed"
    return instance.complaints().strip().splitlines()[-1]


class Creators:
    """Clients that create, and remember what was acknowledged; a failure is tried no second time.

    Each writes for several accounts in turn, because one alone may write 20 times a second. What
    is refused for writing too often was not stored, and is neither acknowledged nor failed.
    """

    accounts_each = 3

    def __init__(self, instance: Instance, count: int = 6):
        self.instance = instance
        self.acknowledged: list[str] = []
        self.failed = 0
        self.creates = True
        organisers = [instance.organiser(number) for number in range(count * self.accounts_each)]
        self.threads = [threading.Thread(target=self.run, args=[index, organisers[index::count]])
                        for index in range(count)]

    def run(self, index: int, organisers: list[dict[str, str]]):
        turn = 0
        while self.creates:
            turn += 1
            try:
                answer = self.instance.post(
                    "/api/live/create",
                    {"title": f"确认过的不能丢 {index} {turn}", "category": "教育"},
                    headers=organisers[turn % len(organisers)])
            except requests.RequestException:
                self.failed += 1
                continue
            if answer.status_code == 200:
                self.acknowledged.append(answer.json()["data"]["liveId"])
            elif not is_rate_limited(answer):
                self.failed += 1

    def __enter__(self) -> "Creators":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.creates = False
        for thread in self.threads:
            thread.join(40)

    def wait_for_more(self, count: int):
        wanted = len(self.acknowledged) + count
        wait_until(lambda: len(self.acknowledged) >= wanted, seconds=30, what="more creates")


def assert_each_is_there_once(instance: Instance, creators: Creators):
    stored = identifiers(instance)
    assert len(stored) == len(set(stored))
    assert set(creators.acknowledged) <= set(stored), "an acknowledged create is lost"
    assert len(creators.acknowledged) == len(set(creators.acknowledged))
    # What failed on its way back may be there, but nobody was told that it is.
    assert len(stored) <= len(creators.acknowledged) + creators.failed
    print(f"{len(creators.acknowledged)} acknowledged, {creators.failed} failed, "
          f"{len(stored)} stored")


# --- Killed parts ---

def test_a_killed_worker_is_replaced(instance):
    kept = instance.create()
    victim, other = instance.workers()
    processes.kill(victim)
    wait_until(lambda: victim not in instance.workers() and len(instance.workers()) == 2,
               what="another worker")
    recovers(instance)
    assert other in instance.workers()
    assert identifiers(instance) == [kept]


def test_all_workers_killed_at_once_are_replaced(instance):
    kept = instance.create()
    victims = instance.workers()
    processes.kill(*victims)
    wait_until(lambda: not set(victims) & set(instance.workers()))
    recovers(instance)
    assert identifiers(instance) == [kept]


def test_a_killed_nginx_is_replaced_and_its_orphans_end(instance):
    kept = instance.create()
    [master] = instance.nginx()
    orphans = children(master)
    workers = instance.workers()
    processes.kill(master)
    wait_until(lambda: instance.nginx() not in ([], [master]), what="another nginx")
    recovers(instance)
    wait_until(lambda: all(processes.is_gone(pid) for pid in orphans), what="that orphans end")
    assert instance.workers() == workers
    assert identifiers(instance) == [kept]


def test_a_killed_process_of_nginx_is_replaced(instance):
    [master] = instance.nginx()
    victim = wait_until(lambda: processes.nginx_workers(master))[0]
    processes.kill(victim)
    wait_until(lambda: victim not in (now := processes.nginx_workers(master)) and len(now) == 2)
    recovers(instance)
    assert instance.nginx() == [master]


def test_workers_killed_ten_times_during_creates_lose_and_double_nothing(instance):
    with Creators(instance) as creators:
        for _ in range(10):
            creators.wait_for_more(20)
            processes.kill(wait_until(instance.workers)[0])
        creators.wait_for_more(20)
    recovers(instance)
    assert_each_is_there_once(instance, creators)


# --- Killed as a whole ---

def groups_to_kill(instance: Instance) -> dict[str, list[int]]:
    serve, [master] = instance.process.pid, instance.nginx()
    return {"serve": [serve],
            "serve, nginx and a worker": [serve, master, instance.workers()[0]],
            "serve, nginx and all workers": [serve, master, *instance.workers()],
            "everything": [serve, master, *children(master), *instance.workers()]}


@pytest.mark.parametrize("group", ["serve", "serve, nginx and a worker",
                                   "serve, nginx and all workers", "everything"])
def test_a_killed_instance_starts_again_with_all_that_was_acknowledged(instance, group):
    with Creators(instance, 4) as creators:
        creators.wait_for_more(20)
        before = processes.working_in(instance.home)
        processes.kill(*groups_to_kill(instance)[group])
        creators.creates = False
    instance.stop()
    if group == "serve":  # The rest ends by itself when its parent is gone.
        nothing_is_left(instance)
    instance.start()
    recovers(instance)
    assert_each_is_there_once(instance, creators)
    assert not set(before) & set(processes.working_in(instance.home)), "leftovers live on"
    assert instance.stop() == 0
    assert_ended(instance)


# --- Told to end ---

@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything(instance, word):
    instance.create()
    # nginx's loader of its cache ends by itself after a minute.
    wait_until(lambda: len(processes.working_in(instance.home)) in (7, 8),
               what="2 workers, a push daemon, nginx, its 2 processes, and those of its cache")
    assert instance.stop(word) == 0
    assert_ended(instance)


def test_two_signals_end_everything_in_a_hurry(instance):
    instance.process.send_signal(signal.SIGTERM)
    assert instance.stop(signal.SIGTERM) == 0
    assert_ended(instance)


def test_a_signal_to_the_whole_group_ends_everything(new_instance):
    # Ctrl-C in a terminal, or a service manager that signals all: everybody gets it at once.
    instance = new_instance().start()
    for pid in processes.working_in(instance.home):
        with contextlib.suppress(ProcessLookupError):  # One that ended takes others along.
            os.kill(pid, signal.SIGINT)
    assert instance.stop(signal.SIGINT) == 0
    assert_ended(instance)


def test_a_signal_ends_everything_while_workers_are_exchanged(instance):
    before = instance.workers()
    instance.process.send_signal(signal.SIGHUP)
    wait_until(lambda: len(instance.workers()) > len(before), what="a new worker")
    assert instance.stop() == 0
    assert_ended(instance)


@pytest.mark.parametrize("moment", ["at once", "with a database", "with a socket", "with workers"])
def test_a_signal_ends_everything_during_the_start(new_instance, moment):
    instance = new_instance(DEBATE_DEMO="1").launch()
    reached = {"at once": lambda: True,
               "with a database": (instance.home / "debate.db").exists,
               "with a socket": (instance.home / "run/fcgi.sock").exists,
               "with workers": lambda: processes.working_in(instance.home)}[moment]
    wait_until(reached, what=moment)
    # Before the supervisor takes signals one at a time the signal itself ends the program.
    assert instance.stop() in (0, -signal.SIGTERM)
    nothing_is_left(instance)
    instance.start()
    assert instance.total() == 36, "the demo data is whole"


# --- Starting ---

def test_stale_files_are_no_obstacle(new_instance):
    instance = new_instance()
    run = instance.home / "run"
    run.mkdir()
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(run / "fcgi.sock"))
    # The number of a process that lives and is none of ours.
    (run / "nginx.pid").write_text(f"{os.getpid()}\n")
    (instance.home / "run.lock").write_text("")
    (instance.home / "write.lock").write_text("")
    instance.start()
    instance.create()
    assert instance.stop() == 0


def test_a_second_instance_on_the_same_home_is_refused_and_harms_nothing(new_instance, instance):
    kept = instance.create()
    held = processes.working_in(instance.home)
    second = new_instance(home=instance.home)
    assert second.port != instance.port
    assert "an instance runs on" in refusal(second)
    assert processes.working_in(instance.home) == held
    assert identifiers(instance) == [kept]


def test_a_port_in_use_is_named_and_nothing_is_started(new_instance):
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        instance = new_instance(DEBATE_PORT=str(port))
        sentence = refusal(instance)
        assert f"port {port}" in sentence and "in use" in sentence
        assert processes.working_in(instance.home) == []
    instance.stop()
    instance.start()
    assert instance.get("/api/health").status_code == 200


def test_two_instances_side_by_side_see_nothing_of_each_other(new_instance):
    left, right = new_instance().start(), new_instance().start()
    identifier = left.create("左边")
    assert (left.total(), right.total()) == (1, 0)
    assert right.get(f"/api/live/detail/{identifier}").status_code == 404
    assert right.get("/api/users", headers=left.operator()).status_code == 401

    # One browser keeps the cookies of both: ports do not keep them apart, names do.
    browser = requests.Session()
    guest = browser.get(left.url + "/api/user/info").json()["data"]
    stranger = browser.get(right.url + "/api/user/info").json()["data"]
    assert len(browser.cookies) == 2, browser.cookies.keys()
    assert stranger["userId"] != guest["userId"]
    assert browser.get(left.url + "/api/user/info").json()["data"] == guest

    processes.kill(*left.workers())
    assert serves(right)
    left.stop()
    assert serves(right)


class WithWorker(Instance):
    """An instance whose worker is another program."""

    worker = ""

    def command(self) -> list[str]:
        return super().command() + ["--worker", self.worker]


def test_no_address_is_printed_before_health_is_answered(tmp_path):
    silent = tmp_path / "silent-worker"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    instance = WithWorker()
    instance.worker = str(silent)
    try:
        instance.launch()
        # Told apart from a slow start: by then it has asked for ten seconds and says so.
        wait_until(lambda: "not ready yet" in instance.complaints(), seconds=30,
                   what="the word that it is not ready")
        printed, _, _ = select.select([instance.process.stdout], [], [], 0)
        assert not printed, "an address was printed"
        assert instance.stop() == 0
        nothing_is_left(instance)
    finally:
        instance.remove()


def test_a_worker_that_cannot_run_is_named(tmp_path):
    broken = tmp_path / "broken-worker"
    broken.write_text("#!/nowhere/at/all\n")
    broken.chmod(0o755)
    instance = WithWorker()
    instance.worker = str(broken)
    try:
        assert str(broken) in refusal(instance)
        nothing_is_left(instance)
    finally:
        instance.remove()


# --- Data ---

def test_a_new_home_has_demo_data_unless_it_is_declined(new_instance):
    filled = new_instance(DEBATE_DEMO="1").start()
    assert filled.total() == 36
    empty = new_instance(DEBATE_DEMO="0").start()
    assert empty.total() == 0
    empty.stop()
    empty.settings["DEBATE_DEMO"] = "1"
    assert empty.start().total() == 0, "a home is asked once"


def test_deleted_demo_debates_do_not_come_back(new_instance):
    instance = new_instance(DEBATE_DEMO="1").start()
    kept = instance.create()
    with sqlite3.connect(instance.home / "debate.db") as database:
        database.execute("PRAGMA foreign_keys = ON")
        assert database.execute("DELETE FROM debate WHERE is_demo = 1").rowcount == 36
    database.close()
    instance.stop()
    instance.start()
    assert identifiers(instance) == [kept]


def test_a_restart_keeps_debates_and_people(new_instance, tmp_path):
    instance = new_instance().start()
    browser = requests.Session()
    me = browser.get(instance.url + "/api/user/info").json()["data"]
    kept = instance.create("重启以后还在")
    instance.stop()
    # A stopped instance is one whole file, whatever lies beside it.
    shutil.copy(instance.home / "debate.db", tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / "debate.db")) as whole:
        assert whole.execute("SELECT id FROM debate").fetchall() == [(kept,)]
        assert whole.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    instance.start()
    detail = instance.get(f"/api/live/detail/{kept}").json()["data"]
    assert detail["title"] == "重启以后还在"
    assert browser.get(instance.url + "/api/user/info").json()["data"] == me


def test_a_home_that_moved_keeps_its_data(new_instance, tmp_path):
    instance = new_instance().start()
    kept = instance.create()
    instance.stop()
    instance.home.rename(tmp_path / "moved")
    moved = new_instance(home=tmp_path / "moved")
    moved.start()
    assert identifiers(moved) == [kept]
    assert program(moved.nginx()[0]) == "nginx"
