"""What comes over the workers' socket: right, broken, hostile. No worker dies of any of it."""

import contextlib
import json
import random
import struct

import pytest

import fastcgi
import processes
from fastcgi import PARAMS, STDIN, Peer, begin, pairs, parameters, record, request, stream
from instance import SEED, Instance, wait_until

pytestmark = pytest.mark.alone

def body(title: str = "半句话算不算数") -> bytes:
    return json.dumps({"title": title, "category": "教育"}).encode()


def organiser(instance: Instance) -> dict[str, str]:
    """Who creates, as nginx would say it."""
    return {"HTTP_AUTHORIZATION": instance.organiser()["Authorization"]}


def creation(instance: Instance, content: bytes) -> bytes:
    """The parameters of a creation with this body."""
    values = parameters("POST", "/api/live/create", content) | organiser(instance)
    return stream(PARAMS, pairs(values))


@pytest.fixture
def served(instance):
    """Afterwards the same workers answer on."""
    instance.organiser()
    workers = instance.workers()
    yield instance
    assert instance.workers() == workers
    assert all(instance.get("/api/health").status_code == 200 for _ in range(8))


# --- Right streams in odd pieces ---

def test_a_request_that_comes_byte_by_byte_is_answered(served):
    with Peer(served.home) as peer:
        for byte in request("POST", "/api/live/create", body("一个字节一个字节地来"),
                            more=organiser(served)):
            peer.send_and_wait_till_read(bytes([byte]))
        answer = peer.answer()
    assert answer.status == 200
    assert json.loads(answer.body)["data"]["title"] == "一个字节一个字节地来"


def test_records_of_one_byte_and_with_padding_mean_the_same(served):
    text = body("每条记录一个字节")
    data = begin()
    values = parameters("POST", "/api/live/create", text) | organiser(served)
    for kind, content in ((PARAMS, pairs(values)), (STDIN, text)):
        for at, byte in enumerate(content):
            data += record(kind, bytes([byte]), padding=at % 256)
        data += record(kind)
    with Peer(served.home) as peer:
        peer.send(data)
        assert peer.answer().status == 200


def test_requests_follow_each_other_on_a_kept_connection(served):
    with Peer(served.home) as peer:
        assert peer.ask(keep=True).status == 200
        made = peer.ask("POST", "/api/live/create", body("同一个连接"), keep=True,
                        more=organiser(served))
        identifier = json.loads(made.body)["data"]["liveId"]
        detail = peer.ask(target=f"/api/live/detail/{identifier}", keep=True, number=1)
        assert json.loads(detail.body)["data"]["title"] == "同一个连接"
        assert peer.ask(target="/api/nothing", keep=True).status == 404
        last = peer.ask(keep=False)
        assert (last.status, last.protocol_status) == (200, 0)
        assert peer.end_of_stream() == b""


def test_a_body_far_over_the_limit_is_read_to_its_end_before_the_next_request(served):
    with Peer(served.home) as peer:
        assert peer.ask("POST", "/api/user/login", b" " * 3_000_000, keep=True).status == 413
        assert peer.ask(keep=True).status == 200
        assert peer.ask("POST", "/api/nothing", b"x" * 3_000_000, keep=True).status == 404
        assert peer.ask().status == 200


def test_an_answer_to_head_has_no_body_and_leaves_the_connection_in_order(served):
    with Peer(served.home) as peer:
        answer = peer.ask("HEAD", keep=True)
        assert (answer.status, answer.body) == (200, b"")
        assert peer.ask().status == 200


def test_many_and_long_parameters_are_read(served):
    more = {f"HTTP_X_{number}": "v" * (number % 300) for number in range(5000)}
    with Peer(served.home) as peer:
        assert peer.ask(more=more | {"HTTP_X_LONG": "长" * 60_000}, keep=True).status == 200
        assert peer.ask(more={"HTTP_COOKIE": "a=b; " * 50_000}).status == 200


def test_a_worker_says_that_it_takes_one_request_at_a_time(served):
    asked = record(fastcgi.GET_VALUES, pairs({"FCGI_MPXS_CONNS": ""}), number=0)
    with Peer(served.home) as peer:
        peer.send(asked + request())
        kind, number, content = peer.read_record()
        assert (kind, number) == (fastcgi.GET_VALUES_RESULT, 0)
        assert content == pairs({"FCGI_MPXS_CONNS": "0"})
        assert peer.answer().status == 200


def test_a_second_request_within_the_first_is_refused_and_the_first_answered(served):
    whole = request(keep=True)
    start = len(begin())
    with Peer(served.home) as peer:
        peer.send(whole[:start] + begin(number=2) + whole[start:])
        kind, number, content = peer.read_record()
        assert (kind, number, content[4]) == (fastcgi.END, 2, 1), "FCGI_CANT_MPX_CONN"
        assert peer.answer().status == 200


# --- Broken streams ---

def test_a_stream_cut_anywhere_ends_without_an_act(served):
    # The white space is a record of its own: what precedes it is a whole JSON object already.
    text = body()
    whole = (begin() + creation(served, text + b" ") + record(STDIN, text) + record(STDIN, b" ")
             + record(STDIN))
    before = served.total()
    for cut in range(len(whole)):
        fastcgi.say_and_hang_up(served.home, whole[:cut])
    assert served.total() == before, "half a request was acted upon"
    fastcgi.say_and_hang_up(served.home, whole)
    assert served.total() == before + 1


def test_an_aborted_request_is_not_acted_upon(served):
    text = body()
    opening = begin(keep=True)
    params = creation(served, text)
    abort = record(fastcgi.ABORT)
    before = served.total()
    for data in (opening + abort,
                 opening + params[:40] + abort,
                 opening + params + abort,
                 opening + params + record(STDIN, text[:10]) + abort,
                 opening + params + record(STDIN, text) + abort):
        for _ in range(20):
            fastcgi.say_and_hang_up(served.home, data)
    assert served.total() == before


BROKEN = {
    "another version": record(fastcgi.BEGIN, struct.pack(">HB5x", 1, 0), version=2),
    "an unknown type first": record(99, b"?"),
    "an unknown type within": begin() + record(99, b"?"),
    "an unknown role": begin(role=7) + request()[16:],
    "the role of an authorizer": begin(role=2) + record(PARAMS),
    "a beginning that is too short": record(fastcgi.BEGIN, b"\0\1"),
    "parameters of another request": begin() + stream(PARAMS, b"", number=9),
    "input before parameters": begin() + record(STDIN, b"{}"),
    "a second beginning": begin() + begin(),
    "the end of a request": record(fastcgi.END, bytes(8)),
    "a name of 2 GB": begin() + record(PARAMS, b"\xff\xff\xff\xff\x01NAME"),
    "a value of 2 GB": begin() + record(PARAMS, b"\x04\xff\xff\xff\xffNAME"),
    "a name and a value of 2 GB": begin() + stream(PARAMS, b"\xff" * 8 + b"N" * 100_000),
    "a name and a value of 1 GB":
        begin() + stream(PARAMS, b"\xbf\xff\xff\xf0" * 2 + b"N" * 100_000),
    "a pair longer than its stream": begin() + stream(PARAMS, b"\x04\x7fNAMEvalue"),
    "half a pair": begin() + stream(PARAMS, b"\x04"),
    "values of management that are too long":
        record(fastcgi.GET_VALUES, b"\x80\xff\xff\xff" * 2 + b"FCGI", number=0),
    "unknown management": record(77, b"\0" * 8, number=0),
    "nothing but zeros": bytes(4096),
    "nothing but ones": b"\xff" * 4096,
    "HTTP": b"GET /api/health HTTP/1.1\r\nHost: debate\r\n\r\n",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_stream_is_dropped_and_others_go_on(served, data):
    for _ in range(10):
        fastcgi.say_and_hang_up(served.home, data)


def test_a_pair_that_libfcgi_cannot_hold_ends_one_worker_and_another_takes_its_place(instance):
    # Over 2 GB together, its own arithmetic overflows and it aborts the process. Only who may
    # write to the socket can say that; nginx sends headers of a few KB.
    before = set(instance.workers())
    fastcgi.say_and_hang_up(
        instance.home, begin() + stream(PARAMS, b"\xc0\x00\x00\x00" * 2 + b"N" * 100))
    wait_until(lambda: len(now := set(instance.workers())) == 2 and len(now & before) == 1,
               what="another worker")
    assert instance.create()


def broken_stream(chance: random.Random) -> bytes:
    """Noise, or a right request with a few bytes changed, left out or put in.

    No byte of a change is over 127: it could begin a length of gigabytes, which is tested above.
    """
    if chance.random() < 0.3:
        return chance.randbytes(chance.randrange(1, 2000))
    data = bytearray(request("POST", "/api/user/login", b'{"title":1}', chance.random() < 0.5))
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data))
        change = bytes(chance.randrange(128) for _ in range(chance.randrange(3)))
        data[at:at + chance.randrange(3)] = change
    return bytes(data[:chance.randrange(1, len(data) + 1)] if chance.random() < 0.3 else data)


def test_noise_harms_nobody(served):
    print(f"DEBATE_SEED={SEED}")
    chance = random.Random(SEED)
    for _ in range(1500):
        fastcgi.say_and_hang_up(served.home, broken_stream(chance))


# --- Memory ---

def test_memory_and_descriptors_stay_flat_over_100_000_requests(new_instance):
    print(f"DEBATE_SEED={SEED}")
    # One worker: while it is idle the kernel gives it every connection anyway.
    instance = new_instance(DEBATE_WORKERS="1", DEBATE_LOG="error").start()
    for number in range(20):
        instance.create(f"内存会不会增长 {number}")
    [worker] = instance.workers()
    requests = [request(target=target, keep=True) for target in
                ("/api/health", "/api/live/list?size=5", "/api/health", "/api/nothing",
                 "/api/live/list?page=0", "/api/health", "/api/user/info")]
    requests.append(request("POST", "/api/user/login", b'{"title":', keep=True))
    chance = random.Random(SEED)

    def rounds(count: int, broken_each: int):
        for turn in range(count):
            for peer in peers:
                peer.send(requests[turn % len(requests)])
            for peer in peers:
                assert peer.answer().status
            if turn % broken_each == 0:
                fastcgi.say_and_hang_up(instance.home, broken_stream(chance))

    with contextlib.ExitStack() as open_peers:
        peers = [open_peers.enter_context(Peer(instance.home)) for _ in range(4)]
        rounds(3000, broken_each=5)
        memory, descriptors = processes.resident_kib(worker), processes.descriptors(worker)
        rounds(25_000, broken_each=5)
        growth = processes.resident_kib(worker) - memory
        print(f"memory: {memory} KiB and {growth} more after 100 000 requests; "
              f"{descriptors} descriptors")
        assert instance.workers() == [worker], "the worker died"
        assert growth < 2048
        wait_until(lambda: processes.descriptors(worker) <= descriptors,
                   what=f"{descriptors} descriptors as before")
