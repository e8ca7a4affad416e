"""The ledger: anyone counts anew, and a row changed or dropped is named (rule V11, feature W1)."""

import copy
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys

import pytest

from answers import accepted, refused
from instance import BINARIES, ROOT
from people import Hall, device
from polls import Poll, go_live

CHECKER = ROOT / "scripts/verify-ledger.py"


def check(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, CHECKER, *map(str, arguments)], capture_output=True,
                          text=True, timeout=60)


@pytest.fixture(scope="module")
def hall(instance) -> Hall:
    """A debate with votes of every kind, all of it revealed."""
    hall = Hall.of(instance)
    pre = Poll.open(hall, "pre")
    voters = [device(instance) for _ in range(6)]
    ticket = hall.tickets(1)[0]
    for voter, choice in zip(voters, [100, 0, 50, None, 30, 100], strict=True):
        accepted(pre.vote(voter, choice))
    accepted(pre.vote(voters[0], 10))
    accepted(hall.redeem(ticket["code"], voters[1]))
    accepted(pre.vote(voters[1], 80))
    refused(hall.ask("GET", "/ledger", headers={}), 409, "not_revealed")
    go_live(hall)
    pre.finish()
    live = Poll.open(hall, "live")
    accepted(live.vote(voters[2], 100))
    refused(hall.ask("GET", "/ledger", headers={}), 409, "not_revealed")
    accepted(live.vote(voters[1], 100))
    accepted(hall.ask("POST", f"/tickets/{ticket['id']}/release", {"reason": "换手机"}))
    live.act("void", {"reason": "误开"})
    refused(hall.ask("GET", "/ledger"), 409, "not_revealed")
    post = Poll.open(hall, "post")
    post.vote_all([(voter, 60) for voter in voters[:1] + voters[2:]])
    post.finish()
    refused(hall.ask("GET", "/ledger"), 409, "not_revealed")
    accepted(hall.ask("POST", "/end", {}))
    return hall


@pytest.fixture(scope="module")
def ledger(hall) -> dict:
    return accepted(hall.ask("GET", "/ledger?limit=500", headers={}))


@pytest.fixture(scope="module")
def result(hall) -> dict:
    return accepted(hall.ask("GET", "/result", headers={}))


def test_rows_say_what_happened_and_when_roughly(hall, ledger):
    kinds = [row["kind"] for row in ledger["records"]]
    assert kinds == (["cast"] * 6 + ["replace", "supersede", "cast"] + ["cast"] * 2 + ["void"]
                     + ["cast"] * 5)
    assert [row["ordinal"] for row in ledger["records"]] == list(range(1, len(kinds) + 1))
    assert all(row["atMs"] % 10_000 == 0 for row in ledger["records"])
    void = ledger["records"][11]
    assert (void["pseudonym"], void["class"], void["choice"]) == (None, None, None)
    assert ledger["more"] is False and ledger["next"] == len(kinds)
    assert len({row["salt"] for row in ledger["records"]}) == len(kinds)
    text = json.dumps(ledger)
    assert "device/" not in text and hall.owner["Authorization"][7:] not in text


def test_pages_follow_one_another(hall, ledger):
    rows, since = [], 0
    while True:
        page = accepted(hall.ask("GET", f"/ledger?limit=4&since={since}", headers={}))
        rows += page["records"]
        since = page["next"]
        if not page["more"]:
            break
    assert rows == ledger["records"]


def test_the_checker_needs_nothing_but_the_address(hall):
    assert len(CHECKER.read_text(encoding="utf-8").splitlines()) <= 100
    said = check(f"{hall.instance.url}{hall.path('')}")
    assert said.returncode == 0, said
    assert "all of it agrees" in said.stdout


@pytest.mark.parametrize("spoil, named", [
    (lambda ledger: ledger["records"][2].update(choice={"affirmativePoints": 51}), "row 3"),
    (lambda ledger: ledger["records"][3].update(choice={"affirmativePoints": 0}), "row 4"),
    (lambda ledger: ledger["records"][8].update({"class": "account"}), "row 9"),
    (lambda ledger: ledger["records"][6].update(salt=ledger["records"][5]["salt"]), "row 7"),
    (lambda ledger: ledger["records"][0].update(atMs=ledger["records"][0]["atMs"] + 10_000),
     "row 1"),
    (lambda ledger: ledger["records"][5].update(
        hash=ledger["records"][5]["hash"][::-1]), "row 6"),
    (lambda ledger: ledger["records"].pop(4), "row 5"),
    (lambda ledger: ledger["records"].pop(), "row 17"),
    (lambda ledger: ledger.update(genesis=ledger["head"]["hash"]), "row 1"),
])
def test_the_checker_names_the_row_that_was_changed_or_dropped(
        ledger, result, tmp_path: pathlib.Path, spoil, named):
    spoilt = copy.deepcopy(ledger)
    spoil(spoilt)
    (tmp_path / "ledger.json").write_text(json.dumps(spoilt), encoding="utf-8")
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    said = check(tmp_path / "ledger.json", tmp_path / "result.json")
    assert said.returncode == 1
    assert said.stderr.startswith(f"broken: {named} "), said.stderr


def test_the_checker_tells_a_result_of_other_votes(ledger, result, tmp_path: pathlib.Path):
    other = copy.deepcopy(result)
    other["rounds"][0]["byClass"]["device"]["affirmative"] += 1
    (tmp_path / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    (tmp_path / "result.json").write_text(json.dumps(other), encoding="utf-8")
    said = check(tmp_path / "ledger.json", tmp_path / "result.json")
    assert said.returncode == 1 and "class" not in said.stdout
    assert said.stderr.startswith("broken: round "), said.stderr


def verify(hall: Hall, *words: str) -> subprocess.CompletedProcess:
    return hall.instance.debatectl("audit", "verify", *words)


def test_at_the_server_all_of_it_is_walked(hall):
    said = verify(hall)
    assert said.returncode == 0, said
    assert "the chain holds" in said.stdout
    assert f"votes of {hall.live}: 17 ledger rows, 14 ballots" in said.stdout
    one = verify(hall, "--debate", hall.live)
    assert (one.returncode, one.stdout) == (0, said.stdout)
    unknown = verify(hall, "--debate", "00000000-0000-4000-8000-000000000000")
    assert unknown.returncode == 1
    assert verify(hall, "--debate", "x").returncode == 64
    assert hall.instance.debatectl("audit").returncode == 64


@pytest.mark.parametrize("spoil, named", [
    ("UPDATE ledger SET affirmative_points = 1 WHERE ordinal = 2", "ledger row 2 "),
    ("DELETE FROM ledger WHERE ordinal = 17", "ledger row 17 is missing"),
    ("DELETE FROM ledger WHERE ordinal = 7", "ledger row 7 is missing"),
    ("UPDATE ballot SET affirmative_points = 1 WHERE ordinal = 3", "ledger row 3 "),
    ("UPDATE round_tally SET affirmative = affirmative + 100, voters = voters + 1 "
     "WHERE class = 'device'", "the count of round "),
    ("UPDATE vote_round SET life = 'voided', voided_at_ms = 1, void_reason = 'x', "
     "revealed_at_ms = NULL WHERE kind = 'pre'", "is void, and no row of the ledger says so"),
    ("UPDATE vote_round SET life = 'opened', voided_at_ms = NULL, void_reason = NULL "
     "WHERE kind = 'live'", "ledger row 12 voids round "),
    ("UPDATE event SET data = replace(data, '\"affirmative\":', '\"affirmative\":1') "
     "WHERE name = 'round.closed'", "told at its close"),
    ("UPDATE event SET data = replace(data, '\"voters\":', '\"voters\":1') "
     "WHERE name = 'round.revealed'", "told at its reveal"),
    ("UPDATE vote_round SET revelation = replace(revelation, '\"voters\":', '\"voters\":1')",
     "told at its reveal"),
    ("UPDATE voter SET identity = 't99999' WHERE class = 'ticket'", "is not that of its voter"),
    ("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)", "acts: row a"),
    ("UPDATE audit SET reason = '没有' WHERE action = 'round.void'", "acts: row a"),
])
def test_at_the_server_the_first_broken_row_is_named(hall, tmp_path: pathlib.Path, spoil, named):
    """On a copy, by a hand that takes away what protects the tables."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(hall.instance.home / "secret.key", home)
    copied = sqlite3.connect(home / "debate.db")
    with sqlite3.connect(hall.instance.home / "debate.db") as source:
        source.backup(copied)
    for (name,) in copied.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        copied.execute(f"DROP TRIGGER {name}")
    copied.execute(spoil)
    copied.commit()
    copied.close()
    said = subprocess.run(
        [str(BINARIES / "debatectl"), "audit", "verify"], capture_output=True, text=True,
        env={**hall.instance.environment(), "DEBATE_HOME": str(home)}, timeout=60)
    assert said.returncode == 1, said
    assert named in said.stdout, said.stdout
