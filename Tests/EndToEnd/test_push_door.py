"""What stands around the push daemon: nginx before it, `debatectl serve` behind it.

A stand-in takes the daemon's place, so that each request is seen as the daemon would see it.
"""

import json
import os
import pathlib
import signal

import pytest

import processes
from instance import Instance, children, wait_until
from test_kill import nothing_is_left, refusal
from upgrade import Upgrade

STAND_IN = pathlib.Path(__file__).parent / "stand_in_daemon.py"


class WithDaemon(Instance):
    """An instance whose push daemon is another program."""

    daemon = str(STAND_IN)

    def __init__(self, **settings):
        super().__init__(**{"DEBATE_LIVE": "1", **settings})

    def command(self) -> list[str]:
        return super().command() + ["--live", self.daemon]

    def upgrade(self, target: str = "/ws", **options) -> Upgrade:
        return Upgrade(self.port, target, **options)


@pytest.fixture(scope="module")
def push():
    with WithDaemon() as running:
        yield running


@pytest.fixture
def new_push():
    """Makes instances with a stand-in of a test's own."""
    made = []

    def make(**options) -> WithDaemon:
        made.append(WithDaemon(**options))
        return made[-1]

    yield make
    for one in made:
        one.remove()


def told(viewer: Upgrade) -> dict:
    """What the stand-in was asked, as it says in its first frame."""
    assert viewer.status == 101, viewer.status
    opcode, payload = viewer.frame()
    assert opcode == 1
    return json.loads(payload)


def in_error_shape(answer: Upgrade, status: int, error: str):
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-request-id"]
    body = answer.body()
    assert (body["code"], body["success"], body["error"]) == (status, False, error)
    assert body["message"] and body["data"] is None


# --- nginx ---

def test_the_daemon_is_told_what_it_decides_by_and_nothing_more(push):
    asked = {"Origin": "https://elsewhere.example", "Debate_Listener": "admin",
             "Sec_WebSocket_Protocol": "debate.v1", "X_Real_IP": "9.9.9.9",
             "X_Request_Id": "mine", "Cookie": "debate_session=secret",
             "Authorization": "Bearer ds_secret"}
    with push.upgrade(**asked) as viewer:
        headers = told(viewer)["headers"]
        request_id = viewer.headers["x-request-id"]
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names)), names
    seen = {name.lower(): value for name, value in headers}
    assert seen["host"] == f"127.0.0.1:{push.port}"
    assert seen["origin"] == "https://elsewhere.example"
    assert seen["sec-websocket-protocol"] == "debate.v1"
    assert (seen["upgrade"], seen["connection"]) == ("websocket", "upgrade")
    assert (seen["debate-listener"], seen["x-real-ip"]) == ("public", "127.0.0.1")
    assert seen["x-request-id"] == request_id != "mine"
    assert "cookie" not in seen and "authorization" not in seen


def test_who_has_no_origin_brings_none(push):
    with push.upgrade() as viewer:
        assert "origin" not in dict(told(viewer)["headers"])


@pytest.mark.parametrize("status, error", [
    (400, "Bad Request"), (403, "Forbidden"), (503, "Service Unavailable")])
def test_a_refusal_has_the_shape_of_the_others(push, status, error):
    with push.upgrade(f"/ws?status={status}") as answer:
        in_error_shape(answer, status, error)


def test_another_version_is_told_which_one_is_spoken(push):
    with push.upgrade("/ws?status=426") as answer:
        in_error_shape(answer, 426, "Upgrade Required")
        assert (answer.headers["upgrade"], answer.headers["sec-websocket-version"]) == (
            "websocket", "13")


def test_another_method_never_reaches_the_daemon(push):
    with push.upgrade(method="POST", Content_Length="0") as answer:
        in_error_shape(answer, 405, "Method Not Allowed")
        assert answer.headers["allow"] == "GET"


def test_what_lies_below_it_is_not_there(push):
    with push.upgrade("/ws/x") as answer:
        in_error_shape(answer, 404, "Not Found")


def test_one_address_holds_so_many_sockets(new_push):
    instance = new_push(DEBATE_WS_PER_ADDRESS="2").start()
    first, second = instance.upgrade(), instance.upgrade()
    assert told(first) and told(second)
    with instance.upgrade() as third:
        in_error_shape(third, 429, "Too Many Requests")
        assert third.headers["retry-after"] == "1"
    assert instance.get("/api/health").status_code == 200, "nothing but sockets is counted"
    first.close()

    def one_more():
        viewer = instance.upgrade()
        return viewer if viewer.status == 101 else viewer.close()

    wait_until(one_more, what="room for another").close()
    second.close()


def test_without_a_daemon_it_is_502_and_all_else_goes_on(new_push):
    instance = new_push().start()
    os.rename(instance.home / "run/live-1.sock", instance.home / "run/away.sock")
    with instance.upgrade() as answer:
        in_error_shape(answer, 502, "Bad Gateway")
        assert answer.headers["retry-after"] == "1"
    assert instance.get("/api/health").status_code == 200
    os.rename(instance.home / "run/away.sock", instance.home / "run/live-1.sock")
    with instance.upgrade() as viewer:
        assert told(viewer)


def test_an_instance_that_wants_none_has_no_push(new_push):
    instance = new_push(DEBATE_LIVE="0").start()
    with instance.upgrade() as answer:
        in_error_shape(answer, 404, "Not Found")
    assert not (instance.home / "run/live-1.sock").exists()


# --- serve ---

def test_it_starts_where_the_workers_do_and_knows_its_name(push):
    with push.upgrade() as viewer:
        daemon = told(viewer)
    assert daemon["node"] == "live-1"
    assert (daemon["home"], daemon["run"]) == (str(push.home), str(push.home / "run"))
    assert daemon["pid"] in children(push.process.pid)
    assert (push.home / "run/live-1.sock").stat().st_mode & 0o777 == 0o660
    assert (push.home / "logs/debate-live.log").exists()


def test_it_is_said_how_many_viewers_fit(push):
    line = next(json.loads(line) for line in push.complaints().splitlines()
                if '"room for viewers of the push"' in line)
    configuration = (push.home / "conf/nginx-dev.conf").read_text()
    assert f"worker_rlimit_nofile {line['openFiles']};" in configuration
    assert 0 < line["viewers"] <= line["openFiles"] and line["ofOneAddress"] == 2000


def test_one_that_dies_is_replaced_and_newcomers_wait_for_it(new_push):
    instance = new_push().start()
    with instance.upgrade() as viewer:
        before = told(viewer)["pid"]
        processes.kill(before)
        assert viewer.close_code() is None, "cut"
    # Nobody may be accepting now; the socket is open all the same.
    with instance.upgrade() as viewer:
        assert told(viewer)["pid"] != before
    assert '"live 1 ended and is started again"' in instance.complaints()


def test_a_rollover_exchanges_workers_and_daemons(new_push):
    instance = new_push(DEBATE_LIVE="2").start()
    workers = set(instance.workers())
    viewers = {}
    while len(viewers) < 2:
        viewer = instance.upgrade()
        viewers.setdefault(told(viewer)["node"], viewer)
    assert set(viewers) == {"live-1", "live-2"}
    instance.process.send_signal(signal.SIGHUP)
    assert [viewers[name].close_code() for name in sorted(viewers)] == [1012, 1012]
    wait_until(lambda: instance.complaints().count('"a push daemon was ended"') == 2,
               what="the exchange of both")
    with instance.upgrade() as viewer:
        assert told(viewer)
    assert not workers & set(instance.workers())
    for viewer in viewers.values():
        viewer.close()


def test_a_stop_sends_viewers_away_with_a_word(new_push):
    instance = new_push().start()
    with instance.upgrade() as viewer:
        assert told(viewer)
        instance.process.send_signal(signal.SIGTERM)
        assert viewer.close_code() == 1012
    assert instance.stop() == 0
    nothing_is_left(instance)
    assert not (instance.home / "run/live-1.sock").exists()


@pytest.mark.parametrize("script, sentence", [
    ("#!/bin/sh\necho '{\"event\":\"no\",\"why\":\"the moon is full\"}' >&2\nexit 78\n",
     "the push daemon refuses to start: no: the moon is full"),
    ("#!/nowhere/at/all\n", "the push daemon cannot be started: ")])
def test_one_that_cannot_run_ends_the_start_with_its_reason(new_push, tmp_path, script, sentence):
    program = tmp_path / "daemon"
    program.write_text(script)
    program.chmod(0o755)
    instance = new_push()
    instance.daemon = str(program)
    assert sentence in refusal(instance)
    nothing_is_left(instance)


def test_a_program_that_is_not_there_is_named_before_anything_starts(new_push):
    instance = new_push()
    instance.daemon = "/nowhere/debate-live"
    assert "there is no push daemon at /nowhere/debate-live" in refusal(instance)
