"""Large bodies, bodies too large, and clients that leave in the middle."""

import json
import socket
import struct

import pytest

import processes
from instance import Instance, wait_until

LIMIT = 1_048_576
JSON_TYPE = {"Content-Type": "application/json"}


def padded(title: str, size: int) -> bytes:
    """A create's body of exactly this size; white space around JSON means nothing."""
    return json.dumps({"title": title, "category": "教育"}).encode().ljust(size)


def send(instance: Instance, data: bytes):
    return instance.try_create(data=data, headers=JSON_TYPE)


def head(length: int, organiser: dict[str, str]) -> bytes:
    return (f"POST /api/live/create HTTP/1.1\r\nHost: debate\r\nContent-Length: {length}\r\n"
            f"Content-Type: application/json\r\n"
            f"Authorization: {organiser['Authorization']}\r\n\r\n").encode()


def connection(instance: Instance, resets: bool = False) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", instance.port), 20)
    if resets:  # Closing then sends RST at once: the client is gone, not only silent.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return made


@pytest.mark.parametrize("size", [16_383, 16_384, 65_536, 921_600, LIMIT])
def test_a_large_body_is_read_to_its_end_and_stored(instance, size):
    title = f"正文有 {size} 字节"
    answer = send(instance, padded(title, size))
    assert answer.status_code == 200, answer.text
    detail = instance.get(f"/api/live/detail/{answer.json()['data']['liveId']}")
    assert detail.json()["data"]["title"] == title


def test_a_body_over_the_limit_is_refused_in_the_envelope_and_stores_nothing(instance):
    before = instance.total()
    answer = send(instance, padded("太长了", LIMIT + 1))
    assert answer.status_code == 413
    body = answer.json()
    assert body["code"] == 413 and body["message"]
    assert body["data"] == {"reason": "too_large"}
    assert instance.total() == before
    assert send(instance, padded("下一个请求不受影响", 200)).status_code == 200


def test_the_limit_is_a_setting(new_instance):
    instance = new_instance(DEBATE_BODY_BYTES="65536", DEBATE_WORKERS="1").start()
    assert send(instance, padded("刚好", 65_536)).status_code == 200
    assert send(instance, padded("多一个字节", 65_537)).status_code == 413


def test_a_body_over_the_web_servers_limit_is_refused_in_the_envelope(instance):
    answer = send(instance, padded("太长了", 10 * LIMIT + 1))
    assert answer.status_code == 413
    assert answer.json()["code"] == 413


@pytest.fixture
def undisturbed(instance):
    """Afterwards the same workers serve on, and hold no more descriptors than before."""
    instance.get("/api/live/list")
    workers = instance.workers()
    yield instance
    assert instance.workers() == workers
    assert instance.create()
    # nginx lets go of its kept connections after two seconds.
    for pid in workers:
        wait_until(lambda: processes.descriptors(pid) < 40, what="that connections are closed")


@pytest.mark.parametrize("resets", [False, True], ids=["closing", "resetting"])
def test_a_client_that_leaves_within_its_body_stores_nothing(undisturbed, resets):
    before = undisturbed.total()
    data = padded("只说了一半", 2000)
    for part in range(0, 2000, 20):
        with connection(undisturbed, resets) as leaving:
            leaving.sendall(head(len(data), undisturbed.organiser()) + data[:part])
    assert undisturbed.total() == before


@pytest.mark.parametrize("resets", [False, True], ids=["closing", "resetting"])
def test_a_client_that_leaves_before_its_answer_harms_nobody(undisturbed, resets):
    before = undisturbed.total()
    data = padded("不等回答", 300)
    # An account may write 20 times at once.
    organisers = [undisturbed.organiser(number) for number in range(5)]
    for turn in range(200):
        with connection(undisturbed, resets) as leaving:
            if turn % 2:
                leaving.sendall(b"GET /api/live/list?size=50 HTTP/1.1\r\nHost: debate\r\n\r\n")
            else:
                leaving.sendall(head(len(data), organisers[turn // 2 % 5]) + data)
    # Whether such a create counts is open, but never more than once.
    assert before <= undisturbed.total() <= before + 100
