"""What a new debate may say, field by field."""

import pytest

from answers import accepted, refused_fields

GOOD = {"title": "人工智能会让人更自由吗", "category": "教育"}
EMOJI = "😀"
# A base and a mark that have no composed form: two characters each.
MARKED = "q\u0307"


def tried(instance, **fields):
    return instance.try_create({**GOOD, **fields})


def stored(instance, **fields):
    live = accepted(tried(instance, **fields))["liveId"]
    return accepted(instance.get(f"/api/live/detail/{live}"))


LINES = [("title", 100), ("category", 20)]


@pytest.mark.parametrize("field, most", LINES)
@pytest.mark.parametrize("unit", ["a", "辩", EMOJI, "\u0301"])
def test_the_longest_text_is_counted_in_characters_of_any_width(instance, field, most, unit):
    # The first letter keeps a row of marks from being invisible or composed with nothing.
    text = "x" + unit * (most - 1)
    if unit == "\u0301":
        text = "q" + unit * (most - 1)
    assert stored(instance, **{field: text})[field] == text
    assert refused_fields(tried(instance, **{field: text + unit})) == [(field, "too_long")]


@pytest.mark.parametrize("field, most", LINES)
def test_marks_that_compose_count_once_and_others_count_themselves(instance, field, most):
    assert stored(instance, **{field: "e\u0301" * most})[field] == "é" * most
    assert refused_fields(tried(instance, **{field: "e\u0301" * (most + 1)})) == [
        (field, "too_long")]
    assert stored(instance, **{field: MARKED * (most // 2)})[field] == MARKED * (most // 2)
    assert refused_fields(tried(instance, **{field: MARKED * (most // 2) + "x"})) == [
        (field, "too_long")]


@pytest.mark.parametrize("field", ["title", "category"])
@pytest.mark.parametrize("value, reason", [
    (None, "required"), ("", "too_short"), ("   ", "too_short"), ("\u3000\u00a0", "too_short"),
    ("\u200b", "too_short"), ("\u200d\u2060", "too_short"), ("\ufe0f", "too_short"),
    (1, "wrong_type"), (1.5, "wrong_type"), (True, "wrong_type"), (["a"], "wrong_type"),
    ({"a": 1}, "wrong_type"),
    ("a\nb", "bad_characters"), ("a\n", "bad_characters"), ("\ta", "bad_characters"),
    ("a\rb", "bad_characters"), ("a\u0000b", "bad_characters"), ("a\u007fb", "bad_characters"),
    ("a\u0085b", "bad_characters"), ("a\u2028b", "bad_characters"), ("a\u202eb", "bad_characters"),
    ("a\u2066b", "bad_characters"), ("a\u2069b", "bad_characters"),
])
def test_a_line_that_cannot_be_taken_says_why(instance, field, value, reason):
    assert refused_fields(tried(instance, **{field: value})) == [(field, reason)]


@pytest.mark.parametrize("given, kept", [
    ("  两边的空白 \u3000", "两边的空白"), ("a  b", "a  b"), ("e\u0301", "é"), ("a\u200db", "a\u200db"),
    ("👨‍👩‍👧", "👨‍👩‍👧"), ("\u200eאב", "\u200eאב"), ("<b>&amp;\"'\\/", "<b>&amp;\"'\\/"),
    ("'; DROP TABLE debate; --", "'; DROP TABLE debate; --"), ("\ufb01", "\ufb01"),
    ("\u212b", "Å"), ("0", "0"), ("null", "null"),
])
def test_a_line_is_kept_as_written_but_trimmed_and_composed(instance, given, kept):
    made = accepted(tried(instance, title=given))
    assert made["title"] == kept
    detail = accepted(instance.get(f"/api/live/detail/{made['liveId']}"))
    assert detail["title"] == kept


@pytest.mark.parametrize("given, kept", [
    (None, ""), ("", ""), ("  ", ""), ("\u200b", ""), ("一\n\n二", "一\n\n二"), ("\n一\n", "一"),
    ("辩" * 2000, "辩" * 2000), (EMOJI * 2000, EMOJI * 2000), (" " * 50 + "a", "a"),
    ("e\u0301" * 2000, "é" * 2000),
])
def test_a_description_may_be_empty_long_and_of_many_lines(instance, given, kept):
    assert stored(instance, description=given)["description"] == kept


@pytest.mark.parametrize("value, reason", [
    ("辩" * 2001, "too_long"), (EMOJI * 2001, "too_long"), ("a\tb", "bad_characters"),
    ("a\r\nb", "bad_characters"), ("a\u2029b", "bad_characters"), ("\u202a", "bad_characters"),
    (5, "wrong_type"), ([], "wrong_type"), (False, "wrong_type"),
])
def test_a_description_that_cannot_be_taken_says_why(instance, value, reason):
    assert refused_fields(tried(instance, description=value)) == [("description", reason)]


@pytest.mark.parametrize("given, kept", [
    (None, []), ([], []), (["科技"], ["科技"]), (["a", "b", "c", "d", "e"], list("abcde")),
    (["b", "a", "b"], ["b", "a"]), ([" a ", "a"], ["a"]), (["e\u0301", "é"], ["é"]),
    (["辩" * 20], ["辩" * 20]), (["A", "a"], ["A", "a"]),
])
def test_tags_are_kept_once_in_the_order_written(instance, given, kept):
    assert stored(instance, tags=given)["tags"] == kept


@pytest.mark.parametrize("value, reason", [
    (["a", "b", "c", "d", "e", "f"], "too_many"), (["a"] * 6, "too_many"), ("a", "wrong_type"),
    ({}, "wrong_type"), ([1], "wrong_type"), ([None], "wrong_type"), ([["a"]], "wrong_type"),
    ([""], "too_short"), (["辩" * 21], "too_long"), (["a\nb"], "bad_characters"),
])
def test_tags_that_cannot_be_taken_say_why(instance, value, reason):
    assert refused_fields(tried(instance, tags=value)) == [("tags", reason)]


@pytest.mark.parametrize("given, kept", [
    (None, "/images/cover.svg"),
    ("https://example.org/a.jpg", "https://example.org/a.jpg"),
    ("http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"),
    ("http://localhost", "http://localhost"), ("https://127.0.0.1/x", "https://127.0.0.1/x"),
    ("HTTPS://Example.org/A", "https://Example.org/A"), ("hTTp://a", "http://a"),
    ("https://a/%E8%BE%A9", "https://a/%E8%BE%A9"), ("/media/demo-1.svg", "/media/demo-1.svg"),
    ("https://a/" + "b" * 490, "https://a/" + "b" * 490),
    ("https://" + "a" * 63 + ".example", "https://" + "a" * 63 + ".example"),
    ("https://a:65535", "https://a:65535"),
])
def test_covers_are_web_addresses_or_pictures_of_ours(instance, given, kept):
    assert stored(instance, coverImage=given)["coverImage"] == kept


@pytest.mark.parametrize("value, reason", [
    ("https://a/" + "b" * 491, "too_long"), (1, "wrong_type"), ([], "wrong_type"),
    *[(text, "bad_format") for text in [
        "", " ", "a", "ftp://a/b", "javascript:alert(1)", "data:image/png;base64,AA", "//a/b",
        "https://", "https:///a", "https://user@a/", "https://user:secret@a/", "https://a b/",
        "https://a/ b", " https://a", "https://a/\n", 'https://a/"', "https://a/<x>",
        "https://a/辩", "https://辩.example/", "https://a/%", "https://a/%2", "https://a/%zz",
        "https://-a/", "https://a-/", "https://a..b/", "https://a./", "https://" + "a" * 64,
        "https://a:/", "https://a:0", "https://a:65536", "https://a:x", "https://a:123456",
        "https://[::1]/", "/media/", "/media/.hidden", "/media/../x", "/media/a/b",
        "/media/a?b", "/images/a.svg", "media/a.svg", "https://a/\\b"]],
])
def test_covers_that_cannot_be_taken_say_why(instance, value, reason):
    assert refused_fields(tried(instance, coverImage=value)) == [("coverImage", reason)]


@pytest.mark.parametrize("given", ["2026-12-01 19:30:00", "2000-01-01 00:00:00",
                                   "2099-12-31 23:59:59", "2024-02-29 12:00:00",
                                   "2000-02-29 00:00:00", None])
def test_a_start_is_kept_to_the_second(instance, given):
    assert stored(instance, startTime=given)["startTime"] == given


@pytest.mark.parametrize("value, reason", [
    ("1999-12-31 23:59:59", "out_of_range"), ("2100-01-01 00:00:00", "out_of_range"),
    ("0000-01-01 00:00:00", "out_of_range"),
    (1795469612000, "wrong_type"), ([], "wrong_type"),
    *[(text, "bad_format") for text in [
        "", "2026-12-01", "2026-12-01T19:30:00", "2026-12-01 19:30", "2026-12-01 19:30:00Z",
        " 2026-12-01 19:30:00", "2026-12-01 19:30:00 ", "2026-13-01 00:00:00",
        "2026-00-01 00:00:00", "2026-01-00 00:00:00", "2026-01-32 00:00:00",
        "2026-04-31 00:00:00", "2023-02-29 00:00:00", "2026-01-01 24:00:00",
        "2026-01-01 00:60:00", "2026-01-01 00:00:60", "2026-1-01 00:00:000",
        "２026-01-01 00:00:0", "-026-01-01 00:00:00", "+026-01-01 00:00:00", "2026/01/01 00:00:00"]],
])
def test_a_start_that_cannot_be_taken_says_why(instance, value, reason):
    assert refused_fields(tried(instance, startTime=value)) == [("startTime", reason)]


@pytest.mark.parametrize("name", ["Title", "titel", "id", "liveId", "status", "owner", "",
                                  "标题", "title ", "__proto__", "a" * 300])
def test_a_field_nobody_knows_is_refused_by_its_name(instance, name):
    assert refused_fields(tried(instance, **{name: "x"})) == [(name, "unknown")]
    assert refused_fields(tried(instance, **{name: None})) == [(name, "unknown")]


def test_every_problem_is_named_at_once(instance):
    problems = refused_fields(instance.try_create({
        "zzz": 1, "title": "", "tags": "x", "coverImage": "x", "startTime": "x",
        "description": 1, "aaa": 2}))
    assert problems == [
        ("title", "too_short"), ("category", "required"), ("description", "wrong_type"),
        ("tags", "wrong_type"), ("coverImage", "bad_format"), ("startTime", "bad_format"),
        ("zzz", "unknown"), ("aaa", "unknown")]


def test_nothing_is_stored_of_a_debate_that_is_refused(instance):
    before = instance.total()
    for fields in [{"title": ""}, {"category": "x" * 21}, {"tags": [1]}, {"x": 1},
                   {"startTime": "2023-02-29 00:00:00"}, {"coverImage": "ftp://a"}]:
        assert tried(instance, **fields).status_code == 400
    assert instance.total() == before
    assert instance.create() and instance.total() == before + 1


def test_a_debate_is_in_list_and_detail_at_once(instance):
    for number in range(20):
        title = f"即时可见 {number}"
        live = instance.create(title)
        first = accepted(instance.get("/api/live/list?size=1"))["records"][0]
        assert (first["liveId"], first["title"]) == (live, title)
        assert accepted(instance.get(f"/api/live/detail/{live}"))["title"] == title
