"""Files to take home: X2 (sums equal the live totals), X3 (form), X4 (what never stands in them)."""

import csv
import io
import json
import re

import pytest

from instance import patiently
from people import Hall, account, ask, device, user_of
from polls import Poll, go_live

FILES = ["summary", "rounds", "ballots", "ledger", "flow", "danmaku", "likes", "gifts", "audit"]
TELLING = {"ballots", "ledger", "flow"}
LOCAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d")


@pytest.fixture(scope="module")
def hall(instance):
    """A debate that was held: two rounds, danmaku, likes and gifts."""
    hall = Hall.of(instance)
    seen = hall.ask("GET", "").json()["data"]
    named = hall.ask("PATCH", "", {"revision": seen["revision"], "title": "=1+1",
                                   "sides": {"negative": {"label": "-5"}}})
    assert named.status_code == 200, named.text
    owner = ask(instance, hall.owner, "PATCH", "/api/user/info",
                {"email": "secret@example.org", "phone": "+86 13800000000"})
    assert owner.status_code == 200, owner.text
    voters = [device(instance) for _ in range(7)] + [account(instance) for _ in range(3)]
    ticket, void = hall.tickets(2)
    for voter, code in zip(voters, (ticket["code"], void["code"])):
        assert hall.redeem(code, voter).status_code == 200
    pre = Poll.open(hall, "pre")
    pre.vote_all([(voter, None if index % 4 == 0 else 10 * index)
                  for index, voter in enumerate(voters)])
    pre.close()
    go_live(hall)
    post = Poll.open(hall, "post")
    post.vote_all([(voter, 100 - 7 * index) for index, voter in enumerate(voters[2:])])
    post.vote_all([(voters[1], 0), (voters[3], 55)])
    assert hall.ask("POST", f"/tickets/{void['id']}/void",
                    {"reason": "=HYPERLINK(0)"}).status_code == 200
    for index, voter in enumerate(voters):
        side = ("affirmative", "negative", None)[index % 3]
        for path, body in (("/danmaku", {"text": f"=弹幕{index}"}),
                           ("/likes", {"count": index + 1}),
                           ("/gifts", {"giftId": "flower", "count": 1})):
            answer = patiently(lambda: hall.ask(
                "POST", path, body | ({"side": side} if side else {}), voter))
            assert answer.status_code == 200, answer.text
    post.close()
    for poll in (pre, post):
        poll.act("reveal")
    return hall


def export(hall: Hall, name: str) -> bytes:
    answer = hall.ask("GET", f"/exports/{name}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    file, form = name.split(".")
    assert answer.headers["Content-Disposition"] == \
        f'attachment; filename="{file}-{hall.live}.{form}"'
    assert answer.headers["Content-Type"] == {
        "csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}[form]
    return answer.content


def records(hall: Hall, file: str) -> list[dict]:
    return json.loads(export(hall, f"{file}.json"))


def lines(hall: Hall, file: str) -> list[dict]:
    """The CSV file as a spreadsheet reads it."""
    text = export(hall, f"{file}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def flat(record: dict, prefix: str = "") -> dict:
    """A JSON record with the columns its CSV has; JSON within a record stays as it is."""
    cells = {}
    for name, value in record.items():
        inner = isinstance(value, dict) and name not in ("before", "after")
        cells |= flat(value, f"{prefix}{name}.") if inner else {prefix + name: value}
    return cells


def test_the_list_names_every_file(hall):
    listed = hall.ask("GET", "/exports").json()["data"]
    assert listed == [{"file": file, "formats": ["csv", "json"], "ready": True} for file in FILES]


@pytest.mark.parametrize("file", FILES)
def test_csv_and_json_say_the_same(hall, file):
    """X3: byte order mark, CRLF, inert formulas, numbers that stay numbers, times twice."""
    raw = export(hall, f"{file}.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    table, written = lines(hall, file), records(hall, file)
    assert len(table) == len(written) > 0
    for line, record in zip(table, written):
        cells = flat(record)
        for name, cell in line.items():
            value = cells.get(name)
            if value is None:
                assert cell == "", name
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, int):
                assert cell == str(value)
            elif isinstance(value, dict):
                assert json.loads(cell) == value
            else:
                assert cell == ("'" if value[:1] in "=+-@\t\r" else "") + value
        for name in cells:
            assert name in line or cells[name] is None, name
            if name.endswith("AtMs") or name == "atMs":
                local = cells[name.removesuffix("Ms")]
                assert (cells[name] is None) == (local is None)
                assert local is None or LOCAL.fullmatch(local), local


def test_formulas_are_inert(hall):
    [summary] = lines(hall, "summary")
    assert summary["title"] == "'=1+1"
    assert summary["sides.negative.label"] == "'-5"
    assert "'=HYPERLINK(0)" in [line["reason"] for line in lines(hall, "audit")]
    assert [line["text"] for line in lines(hall, "danmaku")][0].startswith("'=弹幕")
    assert "-" in {line["swing.affirmative.numerator"][:1]
                   for line in lines(hall, "summary")} | {
                       line["swing.negative.numerator"][:1] for line in lines(hall, "summary")}


def test_sums_equal_the_live_totals(hall):
    """X2: to the unit."""
    frames = hall.ask("GET", "/events").json()["data"]["frames"]
    values = {name: value for name, (value, _) in frames[-1]["values"].items()}
    likes, gifts = records(hall, "likes"), records(hall, "gifts")
    assert sum(line["likes"] for line in likes) == values["likes"] == 55
    assert sum(line["points"] for line in gifts) == values["gifts"] > 0
    for side in ("affirmative", "negative"):
        assert sum(line[side] for line in likes) == values[f"likes.{side}"]
        assert sum(line["points"] for line in gifts
                   if line["side"] == side) == values[f"gifts.{side}"]
    seed = hall.instance.get(f"/api/live/detail/{hall.live}").json()["data"]
    [summary] = records(hall, "summary")
    published = [line for line in records(hall, "danmaku") if line["state"] == "published"]
    assert seed["likeCount"] == summary["likes"] == 55
    assert seed["commentCount"] == summary["danmaku"] == len(published) == 10
    assert summary["gifts"] == values["gifts"]
    result = hall.ask("GET", "/result").json()["data"]
    shown = {entry["round"]["id"]: entry for entry in result["rounds"]}
    ballots = [line for line in records(hall, "ballots") if line["counts"]]
    for line in records(hall, "rounds"):
        mine = [ballot for ballot in ballots if ballot["roundId"] == line["id"]]
        tally = {
            "affirmative": sum(ballot["affirmativePoints"] or 0 for ballot in mine),
            "negative": sum(100 - ballot["affirmativePoints"] for ballot in mine
                            if not ballot["undecided"]),
            "undecided": sum(ballot["undecided"] for ballot in mine),
            "voters": len(mine)}
        by_class = line["tally"].pop("byClass")
        assert line["tally"] == tally == shown[line["id"]]["tally"]
        assert by_class == shown[line["id"]]["byClass"]
    flow = records(hall, "flow")
    assert {(line["from"], line["to"]): line["voters"] for line in flow} == {
        (came, went): voters for came, row in result["flow"].items()
        for went, voters in row.items()}


def test_the_ledger_is_the_one_everybody_reads(hall):
    assert hall.ask("POST", "/end", {}).status_code == 200
    public = hall.ask("GET", "/ledger?limit=500").json()["data"]["records"]
    taken = [{name: value for name, value in row.items() if name != "at"}
             for row in records(hall, "ledger")]
    for row in taken:
        if row["choice"]:
            row["choice"] = {name: value for name, value in row["choice"].items()
                             if value is not None}
    assert taken == public


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_file_says_who_or_where_anybody_is(hall, file, form):
    """X4: neither e-mail nor telephone nor address; no account or device beside a ballot."""
    text = export(hall, f"{file}.{form}").decode()
    assert "example.org" not in text
    # Fewer figures could stand in a time by chance.
    assert "+86 138" not in text and "13800000000" not in text
    assert not re.search(r"\b127\.0\.0\.1\b", text)
    if file in TELLING:
        owner = user_of(hall.instance, hall.owner)["userId"]
        assert owner not in text
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-4", text)


def test_what_tells_choices_waits_until_the_round_is_closed(instance):
    hall = Hall.of(instance)
    poll = Poll.open(hall, "pre")
    poll.vote_all([(device(instance), 30)])
    listed = {entry["file"]: entry["ready"]
              for entry in hall.ask("GET", "/exports").json()["data"]}
    assert {file for file, ready in listed.items() if not ready} == TELLING
    for file in FILES:
        answer = hall.ask("GET", f"/exports/{file}.json")
        if file in TELLING:
            assert answer.status_code == 409, file
            assert answer.json()["data"]["reason"] == "round_not_closed"
        else:
            assert answer.status_code == 200, file
    poll.close()
    [ballot] = json.loads(export(hall, "ballots.json"))
    assert ballot["affirmativePoints"] == 30
    assert [entry["ready"] for entry in hall.ask("GET", "/exports").json()["data"]] \
        == [True] * len(FILES)


@pytest.mark.parametrize("name", ["stages.csv", "judges.csv", "ballots", "ballots.xml",
                                  "Ballots.csv", "..%2Faudit.csv"])
def test_there_are_no_other_files(hall, name):
    assert hall.ask("GET", f"/exports/{name}").status_code == 404
