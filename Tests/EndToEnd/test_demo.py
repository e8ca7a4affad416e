"""The demo data: the same for the same seed, and whole."""

from answers import accepted

# What differs from home to home: the hour it was filled, and who runs it.
OWN = {"startTime", "endTime", "anchorId"}


def debates(instance):
    records = accepted(instance.get("/api/live/list?size=100"))["records"]
    return [accepted(instance.get(f"/api/live/detail/{record['liveId']}")) for record in records]


def without_own(debates):
    return [{name: value for name, value in debate.items() if name not in OWN}
            for debate in debates]


def test_one_seed_gives_the_same_debates_in_two_homes_and_another_gives_others(new_instance):
    made = []
    for seed in [42, 42, 43]:
        instance = new_instance().start()
        instance.demo(18, seed)
        made.append(without_own(debates(instance)))
    assert len(made[0]) == 18
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_every_picture_of_the_demo_loads(new_instance):
    instance = new_instance().start()
    instance.demo(18, 42)
    pictures = {debate[name] for debate in debates(instance)
                for name in ["coverImage", "anchorAvatar"]}
    assert sum(picture.startswith("/media/") for picture in pictures) >= 18
    for picture in pictures:
        answer = instance.get(picture)
        assert answer.status_code == 200, picture
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert b"<svg" in answer.content


def test_the_demo_shows_every_status_and_real_numbers(new_instance):
    instance = new_instance().start()
    instance.demo(18, 42)
    shown = debates(instance)
    assert {debate["status"] for debate in shown} == {0, 1, 2}
    operator = accepted(instance.get("/api/user/info", headers=instance.operator()))["userId"]
    assert all(debate["anchorId"] == operator and debate["description"] and debate["tags"]
               for debate in shown)
    for debate in shown:
        assert debate["likeCount"] <= 0 or debate["status"] != 0
        assert (debate["endTime"] is not None) == (debate["status"] == 2)


def test_the_demo_has_rooms_and_sides_with_names_whatever_the_seeds(new_instance):
    instance = new_instance().start()
    for seed in (42, 43):
        instance.demo(18, seed)
    rooms = accepted(instance.get("/api/rooms"))["records"]
    assert [room["name"] for room in rooms] == ["演示一号厅", "演示二号厅"]
    for room in rooms:
        current = accepted(instance.get(f"/api/live/{room['currentLiveId']}"))
        assert (current["status"], current["roomId"]) == (1, room["id"])
        for side in current["sides"].values():
            assert len(side["speakers"]) == 4 and side["team"] and side["claim"]


def test_a_new_home_is_filled_once_and_not_at_the_next_start(new_instance):
    instance = new_instance(DEBATE_DEMO="1").start()
    total = instance.total()
    assert total > 0
    instance.stop()
    instance.start()
    assert instance.total() == total
