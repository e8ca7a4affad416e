"""The liveness route of the brief."""


def test_health_says_what_the_brief_says(instance):
    answer = instance.get("/api/health")
    assert answer.status_code == 200
    body = answer.json()
    assert (body["code"], body["message"]) == (200, "success")
    assert body["data"]["service"] == "live-backend"
    assert body["data"]["status"] == "running"
    assert len(body["data"]["timestamp"]) == len("2026-01-01 00:00:00")
