"""What happens to the push happens to nobody's picture: everybody ends where the store is."""

import contextlib
import os
import signal
import socket
import threading

import pytest

import processes
from answers import accepted
from crowd import Crowd
from danmaku import said
from follower import Follower
from instance import wait_until
from people import Hall, ask
from sockets import Socket, SocketFollower, daemons, refusal
from talk import Talk
from upgrade import Upgrade


@pytest.fixture
def instance(new_instance):
    return new_instance(DEBATE_LIVE="1").start()


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def name(hall: Hall) -> str:
    return f"debate/{hall.live}"


def top(hall: Hall) -> int:
    return Follower(hall).poll().seq


def hears(follower: SocketFollower, text: str):
    """Somebody says something, and the follower holds what the store holds."""
    said(follower.hall, text)
    follower.catch_up()
    assert follower.state["danmaku"]["recent"][-1]["text"] == text


def test_a_daemon_that_is_killed_leaves_nobody_a_wrong_picture(instance, hall):
    with Crowd(instance.port, 50, [name(hall)]) as crowd, SocketFollower(hall) as follower:
        crowd.follow()
        with Talk(hall, per_second=12) as talk:
            for kill in range(3):
                before, seen = talk.said, daemons(instance)
                wait_until(lambda: talk.said >= before + 5, what="that the hall talks")
                processes.kill(*seen)
                wait_until(lambda: daemons(instance) not in ([], seen), what="another daemon")
                follower.reach(top(hall))
                crowd.wait(lambda member: member.opened == kill + 2, "that all are back")
        assert talk.failures == [], "REST does not depend on it"
        crowd.reach(name(hall), top(hall))
        follower.catch_up()
        assert crowd.faults() == []
        assert crowd.codes() == {1006: 150} and 1 <= follower.returns <= 3
        # Each got every event, or a state with what it missed.
        seqs = {member.seq(name(hall)) for member in crowd.members}
        assert seqs == {follower.seq}


def test_a_worker_that_is_killed_while_it_writes_leaves_no_hole(instance, hall):
    with Crowd(instance.port, 50, [name(hall)]) as crowd:
        crowd.follow()
        with Talk(hall, per_second=12) as talk:
            for kill in range(3):
                before = talk.said
                wait_until(lambda: talk.said >= before + 4, what="that the hall talks")
                instance.kill_workers(1)
        crowd.reach(name(hall), top(hall))
        assert crowd.faults() == [] and crowd.codes() == {}
        # Nobody was cut: each had every event by itself.
        assert {member.events[name(hall)] for member in crowd.members} == {top(hall)}


def test_a_bell_that_is_gone_is_missed_by_nobody(instance, hall):
    with SocketFollower(hall) as follower:
        hears(follower, "有铃")
        for bell in (instance.home / "run/live").glob("*.bell"):
            bell.unlink()
        hears(follower, "没有铃")


def test_a_bell_that_never_stops_disturbs_nobody(instance, hall):
    [bell] = (instance.home / "run/live").glob("*.bell")
    rung = threading.Event()
    stop = threading.Event()

    def ring():
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as rogue:
            rogue.setblocking(False)
            for number in range(100_000):
                with contextlib.suppress(BlockingIOError):
                    rogue.sendto(os.urandom(1 + number % 64), str(bell))
            rung.set()

    thread = threading.Thread(target=ring)
    with SocketFollower(hall) as follower:
        began = follower.seq
        thread.start()
        for number in range(10):
            said(hall, f"第 {number} 句")
        thread.join()
        follower.catch_up()
        assert rung.is_set()
        assert follower.names == ["danmaku.posted"] * (follower.seq - began) and follower.seq >= 10


def test_a_daemon_that_hangs_holds_up_no_write(instance, hall):
    [daemon] = daemons(instance)
    with SocketFollower(hall) as follower:
        os.kill(daemon, signal.SIGSTOP)
        try:
            for number in range(20):
                said(hall, f"第 {number} 句")
            accepted(hall.ask("POST", "/start"))
            assert Follower(hall).poll().state["debate"]["status"] == 1
        finally:
            os.kill(daemon, signal.SIGCONT)
        follower.catch_up()
        assert follower.returns == 0


def test_without_a_daemon_there_is_rest(new_instance):
    instance = new_instance(DEBATE_LIVE="0").start()
    hall = Hall.of(instance)
    assert refusal(instance).status_code == 404
    said(hall, "有人看吗")
    assert Follower(hall).poll().state["danmaku"]["recent"][-1]["text"] == "有人看吗"


def test_a_handshake_that_ends_anywhere_costs_nothing(instance, hall):
    """Straight to the daemon: nginx would keep such from it."""
    path = instance.home / "run/live-1.sock"
    request = (b"GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               b"Sec-WebSocket-Protocol: debate.v1\r\n\r\n")
    [daemon] = daemons(instance)
    # It has begun to serve; files of its database may come later.
    with Socket(instance, path=path):
        before = processes.sockets(daemon) - 1
    for length in range(len(request) + 1):
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path))
            peer.sendall(request[:length])
            if length == len(request):
                assert peer.recv(100).startswith(b"HTTP/1.1 101 ")
    wait_until(lambda: processes.sockets(daemon) == before, what="that all are forgotten")
    # Byte by byte it is a handshake all the same.
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect(str(path))
        for place in range(len(request)):
            peer.sendall(request[place:place + 1])
        assert peer.recv(100).startswith(b"HTTP/1.1 101 ")
    assert daemons(instance) == [daemon]


def test_a_message_that_is_announced_long_is_cut_before_it_comes(instance, hall):
    [daemon] = daemons(instance)
    with Socket(instance) as healthy:
        healthy.subscribe(name(hall))
        before = processes.resident_kib(daemon)
        for _ in range(100):
            with Upgrade(instance.port, Sec_WebSocket_Protocol="debate.v1") as viewer:
                viewer.frame()
                viewer.socket.sendall(b"\x81\xff" + (2 ** 20).to_bytes(8, "big") + bytes(4))
                with contextlib.suppress(OSError):
                    viewer.socket.sendall(bytes(2 ** 20))
                with contextlib.suppress(OSError):
                    frame = viewer.frame()
                    assert frame is None or frame == (8, b"\x03\xf1a message over 4096 bytes")
        assert processes.resident_kib(daemon) - before < 2048
        said(hall, "还在")
        assert healthy.event("danmaku.posted")


def test_ten_thousand_subscriptions(instance):
    halls = [f"debate/{instance.create()}" for _ in range(16)]
    with Crowd(instance.port, 625, halls) as crowd:
        crowd.follow(120)
        with Socket(instance) as one:
            for channel in halls:
                one.subscribe(channel)
            for channel in halls:
                live = channel.removeprefix("debate/")
                accepted(ask(instance, instance.organiser(), "POST",
                             f"/api/live/{live}/danmaku", {"text": "一起听"}))
        for channel in halls:
            crowd.reach(channel, 1)
        assert crowd.faults() == [] and crowd.codes() == {}
        assert sum(sum(member.events.values()) for member in crowd.members) == 10_000
