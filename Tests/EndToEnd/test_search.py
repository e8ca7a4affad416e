"""The keyword finds any piece of text, in any script, and is never a pattern."""

import pytest

from answers import accepted

DEBATES = {
    "ai": {"title": "ＡＩ会取代老师吗", "category": "教育"},
    "cat": {"title": "养猫还是养狗", "category": "娱乐", "description": "毛孩子与人"},
    "chess": {"title": "围棋更像艺术", "category": "游戏", "tags": ["棋类", "Deep Blue"]},
    "signs": {"title": '100% of_x "q" a*b 1^2 (c) -d +e :f', "category": "符号"},
    "words": {"title": "cats AND dogs OR birds NOT fish NEAR sea", "category": "words"},
    "accent": {"title": "Cafe\u0301 Straße ΣΊΣΥΦΟΣ", "category": "words"},
    "wide": {"title": "ｶﾞﾗｽ と ﬁne", "category": "words"},
    "emoji": {"title": "😀表情包该不该收费", "category": "娱乐"},
}


@pytest.fixture(scope="module")
def named(instance):
    names = {instance.create(**debate): name for name, debate in DEBATES.items()}

    def find(keyword: str) -> set[str]:
        data = accepted(instance.get("/api/live/list", params={"keyword": keyword, "size": 100}))
        assert data["total"] == len(data["records"])
        return {names[record["liveId"]] for record in data["records"]}
    return find


@pytest.mark.parametrize("keyword, found", [
    ("猫", {"cat"}), ("养", {"cat"}), ("围棋", {"chess"}), ("棋", {"chess"}), ("更像艺术", {"chess"}),
    ("围棋更像艺术", {"chess"}), ("棋围", set()), ("围艺", set()), ("象", set()),
])
def test_chinese_is_found_by_one_two_and_more_characters(named, keyword, found):
    assert named(keyword) == found


@pytest.mark.parametrize("keyword, found", [
    ("毛孩子", {"cat"}), ("棋类", {"chess"}), ("deep blue", {"chess"}), ("eep Blu", {"chess"}),
])
def test_description_and_tags_are_searched(named, keyword, found):
    assert named(keyword) == found


@pytest.mark.parametrize("keyword, found", [
    ("AI", {"ai"}), ("ai", {"ai"}), ("ＡＩ", {"ai"}), ("ａｉ", {"ai"}),
    ("café", {"accent"}), ("CAFE\u0301", {"accent"}), ("STRASSE", {"accent"}),
    ("σίσυφος", {"accent"}), ("ガラス", {"wide"}), ("FINE", {"wide"}), ("😀", {"emoji"}),
])
def test_case_width_and_spelling_do_not_matter(named, keyword, found):
    assert named(keyword) == found


@pytest.mark.parametrize("keyword, found", [
    ("%", {"signs"}), ("_", {"signs"}), ('"', {"signs"}), ("*", {"signs"}), ("^", {"signs"}),
    ("(", {"signs"}), ("(c)", {"signs"}), ("-d", {"signs"}), ("+e", {"signs"}), (":f", {"signs"}),
    ('"q"', {"signs"}), ("a*b", {"signs"}), ("a%b", set()), ("a_b", set()), ("c%", set()),
    ("围*", set()), ('"围棋', set()), ("title:围棋", set()), ("{", set()), ("'", set()),
    ("AND", {"words"}), ("OR", {"words"}), ("NOT", {"words"}), ("NEAR", {"words"}),
    ("cats AND dogs", {"words"}), ("cats OR 围棋", set()), ("NOT 围棋", set()),
    ("NEAR(cats dogs)", set()), ("end", set()), ("; DROP TABLE debate", set()),
])
def test_no_character_and_no_word_is_a_command(named, keyword, found):
    assert named(keyword) == found


def test_a_match_never_runs_from_one_field_into_the_next(named):
    assert named("狗毛") == set()
    assert named("艺术棋类") == set()
    assert named("棋类Deep") == set()


def test_white_space_around_a_keyword_does_not_count(named):
    assert named("  围棋\u3000") == {"chess"}


def test_the_host_is_searched(new_instance):
    instance = new_instance().start()
    instance.demo(12, 3)
    everyone = accepted(instance.get("/api/live/list?size=100"))["records"]
    host = everyone[0]["anchorName"]
    found = accepted(instance.get("/api/live/list", params={"keyword": host, "size": 100}))
    expected = {record["liveId"] for record in everyone if record["anchorName"] == host}
    assert expected <= {record["liveId"] for record in found["records"]}
    assert found["total"] < len(everyone)
