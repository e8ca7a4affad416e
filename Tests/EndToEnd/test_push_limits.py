"""What a socket may do and how it is told that it did more (docs/protocol.md, "The upgrade",
"Limits", "Close codes")."""

import json
import struct

import pytest

from instance import Instance
from people import Hall
from sockets import Socket, refusal
from upgrade import Upgrade

CLOSE = 8
NOBODY = "debate/00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def instance():
    with Instance(DEBATE_LIVE="1", DEBATE_ORIGINS="https://console.example") as running:
        yield running


@pytest.fixture(scope="module")
def idle(instance):
    """Follows nothing from the first test on: the last one sees what became of it."""
    with Socket(instance) as socket:
        yield socket


@pytest.fixture(scope="module")
def hall(instance, idle):
    return Hall.of(instance)


@pytest.fixture
def socket(instance, hall):
    with Socket(instance) as opened:
        yield opened


def error(socket: Socket) -> dict:
    frame = socket.until(lambda frame: frame["type"] == "error")[-1]
    assert list(frame) == [name for name in ("type", "ref", "code", "message", "temporary")
                           if name in frame]
    assert frame["message"]
    return frame


def masked(opcode: int, payload: bytes, mask: bool = True, length: int | None = None) -> bytes:
    """A client's frame; `length` is what it announces, if not what it has."""
    announced = len(payload) if length is None else length
    bit = 0x80 if mask else 0
    size = (bytes([bit | announced]) if announced < 126
            else bytes([bit | 126]) + struct.pack("!H", announced) if announced < 65536
            else bytes([bit | 127]) + struct.pack("!Q", announced))
    key = b"\x5a\x0f\xc3\x96" if mask else b""  # always the same: frames stand in tests' names
    body = bytes(byte ^ key[place % 4] for place, byte in enumerate(payload)) if mask else payload
    return bytes([0x80 | opcode]) + size + key + body


def raw(instance: Instance) -> Upgrade:
    viewer = Upgrade(instance.port, Sec_WebSocket_Protocol="debate.v1")
    assert viewer.status == 101
    assert json.loads(viewer.frame()[1])["type"] == "hello"
    return viewer


def code_after(instance: Instance, data: bytes) -> int:
    """How a socket ends that sent these bytes."""
    with raw(instance) as viewer:
        viewer.socket.sendall(data)
        while frame := viewer.frame():
            if frame[0] == CLOSE:
                return struct.unpack("!H", frame[1][:2])[0]
    return 1006


# --- The upgrade ---

@pytest.mark.parametrize("offered", [None, ["debate.v2"], ["graphql-ws", "chat"]])
def test_without_our_subprotocol_there_is_no_socket(instance, hall, offered):
    assert refusal(instance, subprotocols=offered).status_code == 400


def test_ours_is_chosen_among_others(instance, hall):
    with Socket(instance, subprotocols=["chat", "debate.v1"]) as socket:
        assert socket.wire.subprotocol == "debate.v1"


@pytest.mark.parametrize("origin, is_ours", [
    ("https://elsewhere.example", False), ("null", False), ("http://127.0.0.1:1", False),
    ("https://console.example.evil.example", False), ("https://console.example", True),
    ("ours", True), ("OURS", True), (None, True)])
def test_pages_of_others_get_no_socket(instance, hall, origin, is_ours):
    if origin in ("ours", "OURS"):
        origin = instance.url if origin == "ours" else instance.url.upper()
    answer = refusal(instance, origin=origin)
    assert (answer.status_code if answer else None) == (None if is_ours else 403)


@pytest.mark.parametrize("headers, status", [
    ({"Sec_WebSocket_Version": "8"}, 426), ({"Sec_WebSocket_Key": "short"}, 400),
    ({"Sec_WebSocket_Key": "c2hvcnQ="}, 400), ({"Upgrade": "h2c"}, 426)])
def test_what_is_no_upgrade_is_refused(instance, hall, headers, status):
    with Upgrade(instance.port, Sec_WebSocket_Protocol="debate.v1", **headers) as answer:
        assert answer.status == status


# --- Requests that are refused while the socket stays ---

@pytest.mark.parametrize("channel, code", [
    (NOBODY, "forbidden"), ("debate/nobody", "bad_channel"), ("", "bad_channel"),
    ("lobby/staff", "bad_channel"), ("debate", "bad_channel"), ("debate/", "bad_channel"),
    ("debate/../lobby", "bad_channel"), (NOBODY + "/everything", "bad_channel"),
    (NOBODY.upper(), "bad_channel"), ("x" * 3000, "bad_channel")])
def test_a_channel_that_is_none_is_refused_and_the_socket_stays(socket, channel, code):
    ref = socket.ask(channel)
    answer = error(socket)
    assert (answer["ref"], answer["code"], answer["temporary"]) == (ref, code, False)
    assert socket.subscribe("lobby")["type"] == "snapshot"


def test_an_unknown_type_is_refused_and_unknown_members_are_not(socket, hall):
    socket.send(type="publish", ref=7, channel=f"debate/{hall.live}", data={})
    answer = error(socket)
    assert (answer["ref"], answer["code"]) == (7, "unknown_type")
    socket.send(type="subscribe", ref=8, channel=f"debate/{hall.live}", colour="red")
    assert socket.next()["type"] == "snapshot"


def test_sixteen_channels_and_none_more(instance, hall):
    debates = [f"debate/{instance.create()}" for _ in range(16)]
    with Socket(instance) as socket:
        for debate in debates:
            assert socket.subscribe(debate)["type"] == "snapshot"
        assert socket.subscribe("lobby")["code"] == "too_many_channels"
        # One that is held may be asked for again, and one that is left makes room.
        assert socket.subscribe(debates[0])["type"] == "snapshot"
        socket.send(type="unsubscribe", ref=100, channel=debates[1])
        assert socket.subscribe("lobby")["type"] == "snapshot"


def test_twenty_frames_in_ten_seconds_one_too_many_and_the_end(socket):
    for number in range(21):
        socket.send(type="nothing", ref=number)
    answers = [error(socket) for _ in range(21)]
    assert [answer["code"] for answer in answers] == ["unknown_type"] * 20 + ["busy"]
    assert (answers[-1]["temporary"], "ref" in answers[-1]) == (True, False)
    socket.send(type="nothing", ref=21)
    code, bye = socket.ended()
    assert code == 4005
    assert list(bye) == ["type", "code", "reason", "spreadMs"]
    assert (bye["code"], bye["spreadMs"]) == (4005, 10_000)


# --- What ends a socket ---

@pytest.mark.parametrize("text", [
    "", "null", "[]", "{", "\"subscribe\"", "{\"type\":1}", "{\"type\":\"subscribe\"}",
    '{"type":"subscribe","ref":1}', '{"type":"subscribe","ref":"1","channel":"lobby"}',
    '{"type":"subscribe","ref":-1,"channel":"lobby"}',
    '{"type":"subscribe","ref":1,"channel":"lobby","since":5}',
    '{"type":"subscribe","ref":1,"channel":"lobby","since":{"epoch":"e"}}',
    '{"type":"subscribe","ref":1,"channel":"lobby","since":null}',
    '{"type":"subscribe","ref":1,"channel":"lobby","token":null}',
    '{"type":"subscribe","ref":1e400,"channel":"lobby"}',
    '{"type":"unsubscribe","ref":1}', '{"type":"subscribe","ref":1,"channel":"lobby"}}',
    '{"type":"a"}\n{"type":"b"}', "{" * 4000, "[" * 4096,
    '{"type":"subscribe","type":"subscribe","ref":1,"channel":"lobby"}',
    '{"type":"subscribe","ref":1,"channel":"\\ud800"}',
])
def test_what_is_no_frame_of_the_protocol_ends_it(instance, hall, text):
    with Socket(instance) as socket:
        socket.wire.send(text)
        assert socket.ended()[0] == 4500


@pytest.mark.parametrize("data, code", [
    (masked(1, b"{}", mask=False), 1002), (masked(2, b"{}"), 1003),
    (masked(1, b"\xff\xfe"), 1007),
    (masked(1, b" " * 4097)[:8], 1009), (masked(1, b" " * 4097), 1009),
    (masked(1, b" " * 4097) * 50, 1009), (masked(3, b""), 1002), (b"\xf1" + masked(1, b"{}")[1:], 1002),
    (masked(0, b"{}"), 1002), (masked(9, b"x" * 126), 1002),
    (masked(CLOSE, b"\x03\xe8"), 1000), (masked(CLOSE, b""), 1000),
    (masked(CLOSE, b"\x03"), 1002)])
def test_what_breaks_the_standard_ends_it(instance, hall, data, code):
    assert code_after(instance, data) == code


def test_a_message_in_parts_is_one(instance, hall):
    text = json.dumps({"type": "subscribe", "ref": 1, "channel": "lobby"}).encode()
    first, last = masked(1, text[:9]), masked(0, text[9:])
    with raw(instance) as viewer:
        viewer.socket.sendall(bytes([first[0] & 0x7F]) + first[1:] + masked(9, b"?") + last)
        assert viewer.frame() == (10, b"?")
        assert json.loads(viewer.frame()[1])["type"] == "snapshot"


def test_parts_that_grow_too_long_end_it(instance, hall):
    first = masked(1, b" " * 4000)
    assert code_after(
        instance, bytes([first[0] & 0x7F]) + first[1:] + masked(0, b" " * 4000)) == 1009


def test_who_follows_nothing_is_let_go(idle):
    assert idle.ended() == (4502, None)
