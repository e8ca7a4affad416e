"""How many workers serve makes no difference to what they say."""

from concurrent.futures import ThreadPoolExecutor

from answers import accepted

PATHS = ["/api/live/list?size=100", "/api/live/list?sort=startTime&size=7&page=2",
         "/api/live/list?keyword=的&size=100", "/api/live/list?status=1"]


def answers(instance):
    shown = [instance.get(path).json() for path in PATHS]
    shown += [instance.get(f"/api/live/detail/{record['liveId']}").json()
              for record in shown[0]["data"]["records"]]
    return shown


def test_one_worker_and_four_answer_the_same_from_one_store(new_instance):
    instance = new_instance(DEBATE_WORKERS="1").start()
    instance.demo(20, 11)
    instance.create()
    assert len(instance.workers()) == 1
    one = answers(instance)
    instance.stop()
    instance.settings["DEBATE_WORKERS"] = "4"
    instance.start()
    assert len(instance.workers()) == 4
    for _ in range(4):
        assert answers(instance) == one


def test_what_one_of_four_workers_stores_all_of_them_show(new_instance):
    instance = new_instance(DEBATE_WORKERS="4").start()

    def create_and_read(number):
        live = instance.create(f"并发 {number}")
        seen = [instance.get(f"/api/live/detail/{live}") for _ in range(4)]
        return live, {accepted(answer)["title"] for answer in seen}

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(create_and_read, range(64)))
    assert [titles for _, titles in made] == [{f"并发 {number}"} for number in range(64)]
    records = accepted(instance.get("/api/live/list?size=100"))["records"]
    assert {record["liveId"] for record in records} == {live for live, _ in made}
    assert instance.total() == 64
