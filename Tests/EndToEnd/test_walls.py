"""Likes and gifts can never touch the tally (rule W-f): walls in the source, and proof by bytes."""

import concurrent.futures
import hashlib
import re
import sqlite3

import pytest
import requests

from answers import accepted
from instance import ROOT, wait_until
from people import Hall, device
from test_gifts import send
from test_likes import counters, like

VOTES = ("vote_round", "voter", "ballot", "round_tally", "tally_sample", "round_band", "ledger")
GIVEN = ("like_sum", "gift", "gift_purse", "visit")
SOURCES = sorted((ROOT / "Sources/DebateStore").rglob("*.swift"))


def tables_in(source: str) -> set[str]:
    """The tables that SQL of a file names: words of the schema after the words that precede them."""
    return set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ON|REFERENCES)\s+([a-z_]+)", source))


def test_no_statement_about_votes_names_likes_or_gifts():
    checked = 0
    for path in SOURCES:
        tables = tables_in(path.read_text(encoding="utf-8"))
        about_votes, about_gifts = tables & set(VOTES), tables & set(GIVEN)
        checked += bool(about_votes) + bool(about_gifts)
        assert not (about_votes and about_gifts), f"{path.name}: {tables}"
    assert checked > 8, "the tables have other names now"


def test_no_trigger_lies_between_them(instance):
    with sqlite3.connect(f"file:{instance.home}/debate.db?mode=ro", uri=True) as database:
        tables = {name for (name,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert tables >= {*VOTES, *GIVEN}
        for name, table, sql in database.execute(
                "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"):
            words = set(re.findall(r"\w+", sql)) | {table}
            assert not (words & set(VOTES) and words & set(GIVEN)), name
        for table in VOTES:
            referred = {row[2] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
            assert not referred & set(GIVEN), table


def votes_of(hall: Hall) -> str:
    """A checksum over every row of every table that has to do with votes."""
    digest = hashlib.sha256()
    with sqlite3.connect(f"file:{hall.instance.home}/debate.db?mode=ro", uri=True) as database:
        for table in VOTES:
            rows = database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            digest.update(repr((table, rows)).encode())
            assert rows or table == "round_band", f"{table} is empty: the test shows nothing"
    return digest.hexdigest()


@pytest.fixture
def voting(new_instance):
    """A live debate with an open round, in which some have voted."""
    hall = Hall.of(new_instance().start())
    accepted(hall.ask("POST", "/start"))
    rounds = accepted(hall.ask("GET", "/rounds"))
    number = next(one["id"] for one in rounds if one["kind"] == "live")
    for points in (100, 0, 50, 70):
        accepted(hall.ask("PUT", f"/rounds/{number}/ballot", {"affirmativePoints": points},
                          device(hall.instance)))
    wait_until(lambda: sampled(hall) == 4, what="that the count is sampled")
    return hall


def sampled(hall: Hall) -> int:
    with sqlite3.connect(f"file:{hall.instance.home}/debate.db?mode=ro", uri=True) as database:
        [(voters,)] = database.execute("SELECT max(voters) FROM tally_sample").fetchall()
    return voters or 0


def test_likes_and_gifts_through_the_web_server_leave_every_vote_byte_by_byte(voting):
    before = votes_of(voting)
    tally = accepted(voting.ask("GET", "/rounds"))
    viewers = [device(voting.instance) for _ in range(40)]

    def take_part(viewer):
        answers = []
        for step in range(8):
            side = ("affirmative", "negative", None)[step % 3]
            answers.append(like(voting, viewer, 6, side=side))
            answers.append(send(voting, viewer, "tea", 2, side=side))
        return answers

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = [answer for some in pool.map(take_part, viewers) for answer in some]
    assert {answer.status_code for answer in answers} <= {200, 429}
    now = counters(voting)
    assert now["likes"] > 1000 and now["gifts"] > 1000
    assert votes_of(voting) == before
    assert accepted(voting.ask("GET", "/rounds")) == tally


def test_what_the_round_shows_follows_from_ballots_alone(voting):
    """Nobody who only likes and gives is a voter."""
    viewer = device(voting.instance)
    accepted(like(voting, viewer, 50, side="negative"))
    accepted(send(voting, viewer, "rocket", 2, side="negative"))
    shown = next(one for one in accepted(voting.ask("GET", "/rounds")) if one["kind"] == "live")
    assert (shown["tally"]["affirmative"], shown["tally"]["negative"]) == (220, 180)
    assert shown["voters"] == 4
    own = requests.get(
        f"{voting.instance.url}{voting.path('/rounds/' + shown['id'] + '/ballot')}",
        headers=viewer, timeout=30)
    assert accepted(own) is None
