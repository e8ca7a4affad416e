"""Pictures for avatars and covers: checked, cleaned, named by their content."""

import re
import struct
import zlib

import pytest
import requests

from answers import accepted, refused
from instance import wait_until
from people import account, ask


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, extra: bytes = b"", shade: int = 0) -> bytes:
    """A grey picture, with other chunks before its pixels."""
    rows = (b"\0" + bytes([shade]) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


@pytest.fixture
def person(instance):
    return account(instance)


def upload(instance, headers, data: bytes, kind: str = "image/png") -> requests.Response:
    return requests.post(instance.url + "/api/uploads", data=data, timeout=30,
                         headers={**headers, "Content-Type": kind})


def test_a_picture_is_stored_served_and_taken_as_avatar(instance, person):
    url = accepted(upload(instance, person, png()))["url"]
    assert re.fullmatch(r"/media/[0-9a-f]{32}\.png", url)
    served = instance.get(url)
    assert served.headers["Content-Type"] == "image/png"
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert served.content == png()
    assert accepted(ask(instance, person, "PATCH", "/api/user/info", {"avatar": url}))[
        "avatar"] == url


def test_the_case_of_its_type_does_not_matter(instance, person):
    accepted(upload(instance, person, png(shade=3), "Image/PNG"))


def test_the_same_picture_is_stored_once(instance, person):
    first = accepted(upload(instance, person, png(shade=7)))["url"]
    second = accepted(upload(instance, account(instance), png(shade=7)))["url"]
    assert first == second
    assert accepted(upload(instance, person, png(shade=8)))["url"] != first


def test_what_it_says_of_its_maker_is_left_out(instance, person):
    told = png(extra=chunk(b"tEXt", b"Comment\0taken at home"))
    url = accepted(upload(instance, person, told))["url"]
    assert b"taken at home" not in instance.get(url).content


@pytest.mark.parametrize("data", [
    b"", b"<svg/>", png()[:-1], png() + b"x", png(4097, 1), png()[:40] + b"\0" + png()[41:],
    b"\xff\xd8\xff\xd9",
], ids=["empty", "text", "cut", "longer", "too wide", "spoilt", "no jpeg"])
def test_what_is_no_whole_picture_is_refused(instance, person, data):
    refused(upload(instance, person, data), 400, "bad_image")


def test_a_picture_of_another_type_than_it_claims_is_refused(instance, person):
    refused(upload(instance, person, png(), "image/webp"), 400, "bad_image")


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/json", "image/gif"])
def test_other_types_are_refused(instance, person, kind):
    refused(upload(instance, person, png(), kind), 415, "unsupported_type")


def test_two_mebibytes_are_the_most(instance, person):
    filler = 2 * 2**20 - len(png()) - 12
    largest = png(extra=chunk(b"fiLl", bytes(filler)))
    assert len(largest) == 2 * 2**20
    accepted(upload(instance, person, largest))
    refused(upload(instance, person, largest + b"x"), 413, "too_large")


def test_nobody_uploads_without_a_login(instance):
    refused(upload(instance, {}, png()), 401, "login_required")


def test_sixty_an_hour_are_an_accounts_share(instance, person):
    statuses = [ask(instance, {**person, "Content-Type": "image/png"}, "POST", "/api/uploads",
                    data=png(shade=1)).status_code for _ in range(60)]
    assert statuses == [200] * 60

    def longest_wait() -> bool:
        """Whether it is the hour's share that is used up, and not that of the second."""
        answer = upload(instance, person, png(shade=1))
        return refused(answer, 429, "rate_limited")["retryAfterMs"] > 1000

    wait_until(longest_wait, what="that the account's share is used up")
    accepted(upload(instance, account(instance), png(shade=1)))
