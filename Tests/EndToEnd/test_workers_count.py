"""How many workers there are is seen by nobody."""

import pytest

from load import Load, get


def answers(instance) -> list[tuple]:
    """What a short walk through the API gives, without what differs from one run to the next."""
    made = [instance.create(f"人数不同答案相同 {number}", "科技") for number in range(12)]
    walk = [instance.get(f"/api/live/list?page={page}&size=5") for page in (1, 2, 3, 4)]
    walk += [instance.get("/api/live/list?category=科技&size=3"),
             instance.get("/api/live/list?page=0"), instance.get("/api/live/detail/nobody"),
             instance.get("/api/nothing"), instance.try_create({"title": ""}),
             instance.get(f"/api/live/detail/{made[7]}")]
    seen = []
    for answer in walk:
        body = answer.json()
        data = body["data"] or {}
        records = data.get("records")
        seen.append((answer.status_code, body["code"], body["message"],
                     [(made.index(one["liveId"]), one["title"]) for one in records]
                     if records is not None else data.get("title") or data.get("reason"),
                     data.get("total"), data.get("pages")))
    return seen


@pytest.fixture(scope="module")
def first_answers() -> list:
    return []


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_workers_gives_the_same_answers(new_instance, first_answers, count):
    instance = new_instance(DEBATE_WORKERS=str(count)).start()
    assert len(instance.workers()) == count
    seen = answers(instance)
    first_answers.append(seen)
    assert seen == first_answers[0]
    # Every worker sees what any of them wrote.
    load = Load(instance.port, 10, lambda client, turn: get("/api/live/list")).run_for(0.5)
    assert load.failures == []
    assert instance.total() == 12
