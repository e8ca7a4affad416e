"""A write its client names is done once, however often it is sent (native API §1)."""

import threading

import pytest
import requests

from answers import accepted, refused
from people import Hall, account, ask, browser, device

BODY = {"title": "人工智能会让人更自由吗", "category": "教育"}


def keyed(headers: dict[str, str], key: str) -> dict[str, str]:
    return {**headers, "Idempotency-Key": key}


def create(instance, headers, key, body=None):
    return ask(instance, keyed(headers, key), "POST", "/api/live/create", body or BODY)


def test_a_repeat_gets_the_first_answer_and_does_nothing(instance):
    organiser = account(instance, "organiser")
    before = instance.total()
    first = create(instance, organiser, "wish-0001")
    again = create(instance, organiser, "wish-0001")
    assert accepted(again) == accepted(first)
    assert again.content == first.content
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert instance.total() == before + 1


def test_ten_that_come_at_once_are_one(instance):
    organiser = account(instance, "organiser")
    before = instance.total()
    answers = []

    def send():
        answers.append(create(instance, organiser, "wish-0002"))

    threads = [threading.Thread(target=send) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({accepted(answer)["liveId"] for answer in answers}) == 1
    assert instance.total() == before + 1


def test_it_outlives_the_workers(new_instance):
    with new_instance() as instance:
        organiser = account(instance, "organiser")
        first = create(instance, organiser, "wish-0003")
        instance.kill_workers()
        assert create(instance, organiser, "wish-0003").content == first.content
        assert instance.total() == 1


def test_another_request_under_a_key_is_refused(instance):
    organiser = account(instance, "organiser")
    accepted(create(instance, organiser, "wish-0004"))
    other = create(instance, organiser, "wish-0004", {**BODY, "title": "另一场"})
    refused(other, 409, "key_reused")
    patched = requests.patch(instance.url + "/api/user/info", json={"nickname": "甲"},
                             headers=keyed(organiser, "wish-0004"), timeout=30)
    refused(patched, 409, "key_reused")


@pytest.mark.parametrize("key", ["short", "x" * 65, "has space", "semi;colon", "斜杠".encode()])
def test_a_key_of_another_form_is_refused(instance, key):
    organiser = account(instance, "organiser")
    answer = requests.post(instance.url + "/api/live/create", json=BODY, timeout=30,
                           headers={**organiser, "Idempotency-Key": key})
    refused(answer, 400, "bad_idempotency_key")


def test_a_key_belongs_to_who_sent_it(instance):
    before = instance.total()
    for _ in range(2):
        accepted(create(instance, account(instance, "organiser"), "wish-0005"))
    assert instance.total() == before + 2


def test_a_refusal_is_not_remembered(instance):
    organiser = account(instance, "organiser")
    assert create(instance, organiser, "wish-0006", {"title": ""}).status_code == 400
    accepted(create(instance, organiser, "wish-0006"))


def test_a_secret_is_shown_once_and_a_session_is_begun_once(instance):
    organiser = browser(instance, "organiser")
    body = {"name": "程序", "role": "viewer"}
    accepted(ask(instance, keyed(organiser, "wish-0007"), "POST", "/api/user/tokens", body))
    again = ask(instance, keyed(organiser, "wish-0007"), "POST", "/api/user/tokens", body)
    refused(again, 409, "already_done")
    assert len(accepted(ask(instance, organiser, "GET", "/api/user/tokens"))) == 1


def test_a_device_has_keys_too_and_nobody_has_none(instance):
    hall = Hall.of(instance)
    code = hall.tickets(1)[0]["code"]
    voter = device(instance)
    first = hall.redeem(code, keyed(voter, "wish-0008"))
    again = hall.redeem(code, keyed(voter, "wish-0008"))
    assert accepted(again) == accepted(first)
    assert again.headers["Idempotency-Replayed"] == "true"
    stranger = instance.post(hall.path("/tickets/redeem"), {"code": code},
                             headers={"Idempotency-Key": "wish-0008"})
    refused(stranger, 409, "ticket_in_use")


def test_who_may_no_more_gets_no_old_answer(instance):
    made = instance.make_user(username="keyed-organiser", role="organiser")
    organiser = instance.log_in("keyed-organiser", made["password"])
    accepted(create(instance, organiser, "wish-0009"))
    accepted(instance.administer(made["user"], role="viewer"))
    refused(create(instance, organiser, "wish-0009"), 403, "forbidden")
