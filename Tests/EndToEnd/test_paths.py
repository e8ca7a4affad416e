"""There is one way to write a path; others are 404, not quietly the same."""

import pytest

from answers import raw_json


@pytest.mark.parametrize("target", [
    "//api/health", "/api//health", "/api/health/", "/api/./health", "/api/../api/health",
    "/api/live/../health", "/api/%2e/health", "/api/x/%2e%2e/health", "/api/%2E/health",
    "/api%2fhealth", "/api%2Fhealth", "/api/live%2flist", "/api/live/list/", "/api/live//list",
    "/api/health%5c", "/api/health%2f", "/api/health/.", "/api/Health"])
def test_another_spelling_of_a_path_is_404(instance, target):
    status, body = raw_json(instance.port, target)
    assert (status, body["code"], body["success"]) == (404, 404, False)


def test_a_refused_spelling_is_reported_as_it_was_asked(instance):
    for target in ["/api/live%2flist", "/api/./health", "/api/%2e/health"]:
        status, body = raw_json(instance.port, target)
        assert (status, body["path"]) == (404, target)


def test_an_encoded_letter_is_still_that_letter(instance):
    status, body = raw_json(instance.port, "/api/%68ealth")
    assert (status, body["code"]) == (200, 200)


def test_the_query_is_no_part_of_the_path(instance):
    assert raw_json(instance.port, "/api/health?a=//b/../c/%2e%2f")[0] == 200


def test_a_path_with_quotes_cannot_break_out_of_the_answer(instance):
    status, body = raw_json(instance.port, "/api/%22,%22code%22:200")
    assert (status, body["code"]) == (404, 404)
    status, body = raw_json(instance.port, '/assets/"x\\')
    assert (status, body["code"]) == (404, 404)
