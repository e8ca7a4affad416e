"""The list: pages of real totals, in a stable order, filtered."""

import sqlite3

import pytest

from answers import accepted, refused_fields


def page(instance, **query):
    return accepted(instance.get("/api/live/list", params=query))


def titles(instance, **query):
    return [record["title"] for record in page(instance, **query)["records"]]


@pytest.fixture(scope="module")
def filled(instance):
    """23 debates: odd ones about 教育, even ones about 游戏; each third has a plan."""
    for number in range(1, 24):
        more = {"startTime": f"2030-01-{number:02} 12:00:00"} if number % 3 == 0 else {}
        instance.create(f"第{number}场", "教育" if number % 2 else "游戏", **more)
    return instance


def test_an_empty_list_has_no_pages(new_instance):
    data = page(new_instance().start())
    assert data == {"records": [], "total": 0, "page": 1, "size": 10, "pages": 0}


def test_without_parameters_it_is_the_first_ten_newest_first(filled):
    data = page(filled)
    assert [record["title"] for record in data["records"]] == [f"第{n}场" for n in range(23, 13, -1)]
    assert (data["total"], data["page"], data["size"], data["pages"]) == (23, 1, 10, 3)


@pytest.mark.parametrize("size, pages", [(1, 23), (5, 5), (7, 4), (22, 2), (23, 1), (24, 1),
                                         (100, 1)])
def test_pages_hold_every_debate_once(filled, size, pages):
    seen = []
    for number in range(1, pages + 1):
        data = page(filled, page=number, size=size)
        assert (data["total"], data["pages"], data["page"], data["size"]) == (
            23, pages, number, size)
        seen += [record["title"] for record in data["records"]]
    assert seen == [f"第{n}场" for n in range(23, 0, -1)]


@pytest.mark.parametrize("number", [4, 1000, 2**31, 2**63 - 1])
def test_a_page_past_the_end_is_empty_and_still_says_the_total(filled, number):
    data = page(filled, page=number)
    assert data["records"] == []
    assert (data["total"], data["page"], data["pages"]) == (23, number, 3)


@pytest.mark.parametrize("query, problems", [
    ("page=0", [("page", "out_of_range")]),
    ("page=-1", [("page", "out_of_range")]),
    ("page=9223372036854775808", [("page", "out_of_range")]),
    ("page=" + "9" * 400, [("page", "out_of_range")]),
    ("page=", [("page", "wrong_type")]),
    ("page", [("page", "wrong_type")]),
    ("page=one", [("page", "wrong_type")]),
    ("page=1.0", [("page", "wrong_type")]),
    ("page=1e1", [("page", "wrong_type")]),
    ("page=%2B1", [("page", "wrong_type")]),
    ("page=%201", [("page", "wrong_type")]),
    ("page=0x1", [("page", "wrong_type")]),
    ("page=-", [("page", "wrong_type")]),
    ("page=%EF%BC%91", [("page", "wrong_type")]),
    ("page=%ff", [("page", "bad_characters")]),
    ("page=1&page=1", [("page", "too_many")]),
    ("size=0", [("size", "out_of_range")]),
    ("size=101", [("size", "out_of_range")]),
    ("status=3", [("status", "out_of_range")]),
    ("status=-1", [("status", "out_of_range")]),
    ("status=live", [("status", "wrong_type")]),
    ("status=0&status=1", [("status", "too_many")]),
    ("category=", [("category", "too_short")]),
    ("category=%20", [("category", "too_short")]),
    ("category=" + "a" * 21, [("category", "too_long")]),
    ("keyword=", [("keyword", "too_short")]),
    ("keyword=%E2%80%8B", [("keyword", "too_short")]),
    ("keyword=" + "%E8%BE%A9" * 51, [("keyword", "too_long")]),
    ("keyword=a%0Ab", [("keyword", "bad_characters")]),
    ("keyword=a%00b", [("keyword", "bad_characters")]),
    ("keyword=%FF", [("keyword", "bad_characters")]),
    ("keyword=a&keyword=b", [("keyword", "too_many")]),
    ("sort=oldest", [("sort", "not_allowed")]),
    ("sort=Newest", [("sort", "not_allowed")]),
    ("sort=", [("sort", "not_allowed")]),
    ("p%61ge=0", [("page", "out_of_range")]),
    ("page=0&size=0&status=9&category=&keyword=&sort=x", [
        ("page", "out_of_range"), ("size", "out_of_range"), ("status", "out_of_range"),
        ("category", "too_short"), ("keyword", "too_short"), ("sort", "not_allowed")]),
])
def test_a_parameter_that_cannot_be_taken_is_named(filled, query, problems):
    assert refused_fields(filled.get("/api/live/list?" + query)) == problems


@pytest.mark.parametrize("query", ["page=001", "size=100", "size=1", "unknown=1&unknown=2", "&&",
                                   "%zz=1", "=1", "sort=newest", "keyword=" + "%F0%9F%98%80" * 50])
def test_a_query_that_can_be_taken_is(filled, query):
    accepted(filled.get("/api/live/list?" + query))


def test_by_start_time_the_latest_come_first_and_those_without_last(filled):
    planned = [f"第{n}场" for n in range(21, 0, -3)]
    others = [f"第{n}场" for n in range(23, 0, -1) if n % 3]
    assert titles(filled, sort="startTime", size=100) == planned + others


def test_filters_narrow_the_list_and_its_total(filled):
    odd = page(filled, category="教育", size=100)
    assert (odd["total"], len(odd["records"])) == (12, 12)
    assert {record["category"] for record in odd["records"]} == {"教育"}
    assert page(filled, category="教")["total"] == 0
    assert page(filled, category=" 教育 ")["total"] == 12
    assert page(filled, status=0)["total"] == 23
    assert page(filled, status=1)["total"] == 0
    assert page(filled, category="游戏", keyword="第2", status=0)["total"] == 3


def test_the_status_filter_takes_each_life_of_a_debate(new_instance):
    instance = new_instance().start()
    instance.demo(12, 3)
    counts = []
    for status in [0, 1, 2]:
        data = page(instance, status=status, size=100)
        assert {record["status"] for record in data["records"]} == {status}
        counts.append(data["total"])
        for record in data["records"]:
            assert (record["endTime"] is not None) == (status == 2)
            assert status == 0 or record["startTime"]
    assert sum(counts) == 12
    with sqlite3.connect(f"file:{instance.home}/debate.db?mode=ro", uri=True) as store:
        stored = store.execute("SELECT status, count(*) FROM debate GROUP BY 1 ORDER BY 1")
        assert [count for _, count in stored] == counts
