"""The result: exact, only of what is revealed, and the same as an independent count."""

import random

import pytest

from instance import SEED, wait_until
from people import Hall, account, device
from polls import Poll, go_live, set_rules
from recount import fraction, recount

WINNER_RULES = ("most_points", "swing_points", "swing_conversion")


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def result_of(hall: Hall) -> dict:
    """As everybody reads it; nginx may keep it for a second."""
    answer = hall.ask("GET", "/result", headers={"Authorization": "Bearer none"})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def ledger_of(hall: Hall) -> list[dict]:
    rows, since = [], 0
    while True:
        answer = hall.ask("GET", f"/ledger?since={since}&limit=500")
        assert answer.status_code == 200, answer.text
        page = answer.json()["data"]
        rows += page["records"]
        since = page["next"]
        if not page["more"]:
            return rows


def assert_same(result: dict, counted: dict, rule: str):
    """An answer says what the independent count found."""
    for entry in result["rounds"]:
        name = entry["round"]["id"]
        assert entry["tally"] == counted["tallies"][name]
        by_class = {kind: {key: value for key, value in tally.items() if key != "weak"}
                    for kind, tally in entry["byClass"].items()}
        assert by_class == counted["byClass"][name]
    assert result["flow"] == counted["flow"]
    assert {side: fraction(value) for side, value in result["swing"].items()} == counted["swing"]
    assert {side: fraction(result["conversion"][f"to{side.capitalize()}"])
            for side in ("affirmative", "negative")} == counted["conversion"]
    assert result["verdict"] == {"winner": counted["winner"], "rule": rule, "by": "audience"}


def choices(drawn: random.Random, count: int) -> list[tuple[int | None, int | None]]:
    """What voters say before and after: sides, points and undecided."""
    def one() -> int | None:
        return drawn.choice([None, 0, 100, 100, 0, 50, drawn.randint(0, 100)])
    return [(one(), one()) for _ in range(count)]


def hold(hall: Hall, voters: list[dict], pairs, drawn: random.Random):
    """A `pre` and a `post` round in which these voters say this; some change their minds."""
    pre = Poll.open(hall, "pre")
    pre.vote_all([(voter, before) for voter, (before, _) in zip(voters, pairs)])
    pre.close()
    go_live(hall)
    post = Poll.open(hall, "post")
    wavering = [(voter, drawn.randint(0, 100)) for voter in voters if drawn.random() < 0.1]
    post.vote_all(wavering)
    post.vote_all([(voter, after) for voter, (_, after) in zip(voters, pairs)])
    post.close()
    pre.act("reveal")
    post.act("reveal")
    assert hall.ask("POST", "/end", {}).status_code == 200
    return pre, post


def test_a_thousand_pairs_give_what_an_independent_count_gives(hall):
    """S4: matrix, swing and conversion of 1,000 seeded pairs."""
    drawn = random.Random(SEED)
    print(f"draws from DEBATE_SEED={SEED}")
    set_rules(hall, winnerRule="swing_conversion")
    voters = [device(hall.instance) for _ in range(1000)]
    pre, post = hold(hall, voters, choices(drawn, len(voters)), drawn)
    rules = hall.ask("GET", "").json()["data"]["rules"]
    counted = recount(ledger_of(hall), rules, pre.round, post.round)
    result = result_of(hall)
    assert result["rules"] == rules
    assert sum(sum(row.values()) for row in result["flow"].values()) == 1000
    assert_same(result, counted, "swing_conversion")


@pytest.mark.parametrize("rule", WINNER_RULES)
def test_every_winner_rule_over_voters_of_every_class(hall, rule):
    """W-a, W-b, W-c; I3: only the classes that count decide, and all are shown."""
    drawn = random.Random(f"{SEED} {rule}")
    print(f"draws from DEBATE_SEED={SEED}")
    instance = hall.instance
    set_rules(hall, winnerRule=rule, minPaired=5, countingClasses=["ticket", "device"])
    voters = [device(instance) for _ in range(30)]
    for headers, ticket in zip(voters[:10], hall.tickets(10)):
        assert hall.redeem(ticket["code"], headers).status_code == 200
    voters += [account(instance) for _ in range(10)]
    pre, post = hold(hall, voters, choices(drawn, len(voters)), drawn)
    rules = hall.ask("GET", "").json()["data"]["rules"]
    counted = recount(ledger_of(hall), rules, pre.round, post.round)
    result = result_of(hall)
    assert_same(result, counted, rule)
    assert result["rounds"][0]["byClass"]["account"]["voters"] == 10
    assert result["rounds"][0]["tally"]["voters"] == 30


def test_nothing_is_told_before_its_reveal(hall):
    voters = [device(hall.instance) for _ in range(4)]
    pre = Poll.open(hall, "pre")
    pre.vote_all([(voter, 0) for voter in voters])
    pre.close()
    go_live(hall)
    post = Poll.open(hall, "post")
    post.vote_all([(voter, 100) for voter in voters])
    post.close()
    parts = ("swing", "flow", "conversion", "verdict", "judges")

    def shown() -> list[bool]:
        result = result_of(hall)
        return ([entry["tally"] is not None for entry in result["rounds"]]
                + [entry["byClass"] is not None for entry in result["rounds"]]
                + [result[part] is not None for part in parts])

    assert shown() == [False] * 4 + [False] * 5
    revealed = pre.act("reveal")
    assert revealed["tally"]["negative"] == 400
    assert [revealed[part] for part in ("swing", "flow", "verdict")] == [None, None, None]
    wait_until(lambda: shown() == [True, False, True, False] + [False] * 5, what="the first reveal")
    revealed = post.act("reveal")
    assert revealed["tally"] == {
        "affirmative": 400, "negative": 0, "undecided": 0, "voters": 4,
        "byClass": revealed["tally"]["byClass"]}
    assert revealed["flow"]["negative"]["affirmative"] == 4
    assert revealed["swing"]["affirmative"] == {"numerator": 1, "denominator": 1}
    assert revealed["verdict"] == {"winner": "affirmative", "rule": "most_points",
                                   "by": "audience"}
    wait_until(lambda: shown() == [True] * 4 + [True] * 4 + [False], what="the second reveal")


def test_a_live_round_is_shown_as_it_stands_and_its_verdict_after_the_reveal(hall):
    go_live(hall)
    live = Poll.open(hall, "live")
    live.vote_all([(device(hall.instance), 100), (device(hall.instance), 70)])
    result = result_of(hall)
    assert result["rounds"][0]["tally"] == {"affirmative": 170, "negative": 30, "undecided": 0,
                                            "voters": 2}
    assert result["verdict"] is None
    live.finish()
    result = result_of(hall)
    assert result["verdict"]["winner"] == "affirmative"
    assert result["swing"] is result["flow"] is result["conversion"] is None


def test_void_rounds_and_void_tickets_count_nowhere_and_are_told(hall):
    """V9, I6."""
    go_live(hall)
    lost = Poll.open(hall, "post")
    voter = device(hall.instance)
    lost.vote_all([(voter, 0)])
    lost.act("void", {"reason": "网络中断"})
    again = Poll.open(hall, "post")
    [kept, doubled] = hall.tickets(2)
    holder, cheat = device(hall.instance), device(hall.instance)
    assert hall.redeem(kept["code"], holder).status_code == 200
    assert hall.redeem(doubled["code"], cheat).status_code == 200
    again.vote_all([(holder, 100), (cheat, 0), (voter, 60)])
    voided = hall.ask("POST", f"/tickets/{doubled['id']}/void", {"reason": "一人两票"})
    assert voided.status_code == 200, voided.text
    again.finish()
    result = result_of(hall)
    assert result["ticketsVoid"] == 1
    assert result["corrections"] == []
    assert [entry["tally"] for entry in result["rounds"]] == [
        None, {"affirmative": 160, "negative": 40, "undecided": 0, "voters": 2}]
    assert result["verdict"]["winner"] == "affirmative"


def test_it_is_public_and_good_for_a_second(hall):
    answer = hall.instance.get(hall.path("/result"))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert answer.headers["ETag"].startswith('"')
    assert "Set-Cookie" not in answer.headers
    data = answer.json()["data"]
    assert data["rules"]["winnerRule"] == "most_points"
    assert data["rounds"] == [] and data["verdict"] is None
    for nothing in ("00000000-0000-4000-8000-000000000000", "x"):
        assert hall.instance.get(f"/api/live/{nothing}/result").status_code == 404
