"""One debate, whole."""

import re

from answers import accepted, refused

UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


def test_it_shows_what_was_written_and_by_whom(instance):
    organiser = accepted(instance.get("/api/user/info", headers=instance.organiser()))
    made = accepted(instance.post("/api/live/create", {
        "title": "人工智能会让人更自由吗", "category": "教育", "description": "正反双方各陈己见。",
        "tags": ["科技", "社会"], "startTime": "2026-12-01 19:30:00"},
        headers=instance.organiser()))
    assert UUID.match(made["liveId"])
    detail = accepted(instance.get(f"/api/live/detail/{made['liveId']}"))
    assert detail == {
        "liveId": made["liveId"], "title": "人工智能会让人更自由吗",
        "anchorId": organiser["userId"], "anchorName": organiser["nickname"],
        "anchorAvatar": "/images/avatar.svg",
        "coverImage": "/images/cover.svg", "viewCount": 0, "likeCount": 0, "commentCount": 0,
        "status": 0, "startTime": "2026-12-01 19:30:00", "endTime": None, "category": "教育",
        "viewers": 0,
        "description": "正反双方各陈己见。", "tags": ["科技", "社会"]}


def test_the_record_of_the_list_is_the_same_as_that_of_the_detail(new_instance):
    instance = new_instance().start()
    instance.demo(12, 5)
    instance.create()
    for record in accepted(instance.get("/api/live/list?size=100"))["records"]:
        detail = accepted(instance.get(f"/api/live/detail/{record['liveId']}"))
        assert {name: detail[name] for name in record} == record


def test_an_identifier_is_taken_in_any_case_and_answered_in_lower_case(instance):
    live = instance.create()
    mixed = "".join(letter.upper() if place % 2 else letter for place, letter in enumerate(live))
    for spelling in [live, live.upper(), mixed]:
        assert accepted(instance.get(f"/api/live/detail/{spelling}"))["liveId"] == live


def test_what_is_almost_an_identifier_is_not_found(instance):
    live = instance.create()
    for wrong in [live[:-1], live + "0", live.replace("-", ""), "{" + live + "}", live[:-1] + "g",
                  "urn:uuid:" + live, live + "%20", "%20" + live, live.replace("-", "_")]:
        refused(instance.get(f"/api/live/detail/{wrong}"), 404, "not_found")


def test_placeholders_are_pictures_that_exist(instance):
    detail = accepted(instance.get(f"/api/live/detail/{instance.create()}"))
    for name in ["coverImage", "anchorAvatar"]:
        answer = instance.get(detail[name])
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/svg+xml"
