"""The result of a debate from its ledger, counted without a line of ours.

What an outsider would do with the audit file: play the rows in order, then ask of each voter what
is left standing. Nothing here follows the server's code; fractions are Python's.
"""

import collections
from fractions import Fraction

SIDES = ("affirmative", "negative")


def standing_ballots(rows: list[dict]) -> dict[str, dict[str, tuple[str, int | None]]]:
    """Round → voter → (class, affirmative points or None), of the ballots that count in the end."""
    rounds: dict[str, dict] = collections.defaultdict(dict)
    for row in sorted(rows, key=lambda row: row["ordinal"]):
        ballots, voter = rounds[row["roundId"]], row["pseudonym"]
        if row["kind"] in ("cast", "replace"):
            assert (row["kind"] == "cast") == (voter not in ballots), row
            ballots[voter] = (row["class"], row["choice"].get("affirmativePoints"))
        elif voter is None:
            ballots.clear()
        else:
            del ballots[voter]
    return rounds


def count(ballots) -> dict[str, int]:
    """The tally of some (class, points)."""
    points = [points for _, points in ballots]
    given = [number for number in points if number is not None]
    return {"affirmative": sum(given), "negative": sum(100 - number for number in given),
            "undecided": len(points) - len(given), "voters": len(points)}


def stance(points: int | None) -> str:
    if points is None or points == 50:
        return "undecided"
    return "affirmative" if points > 50 else "negative"


def recount(rows: list[dict], rules: dict, pre: str | None, post: str) -> dict:
    """All a result says of two revealed rounds, or of the one that decides alone."""
    rounds = standing_ballots(rows)
    counting = {name: {voter: ballot for voter, ballot in ballots.items()
                       if ballot[0] in rules["countingClasses"]}
                for name, ballots in rounds.items()}
    after = counting.get(post, {})
    result = {
        "tallies": {name: count(ballots.values()) for name, ballots in counting.items()},
        "byClass": {name: {kind: count(ballot for ballot in ballots.values()
                                       if ballot[0] == kind)
                           for kind in ("ticket", "account", "device")}
                    for name, ballots in rounds.items()},
        "flow": None, "swing": None, "conversion": None,
    }
    if pre is not None:
        before = counting.get(pre, {})
        moves = collections.Counter((stance(before[voter][1]), stance(after[voter][1]))
                                    for voter in before.keys() & after.keys())
        stances = (*SIDES, "undecided")
        result["flow"] = {came: {went: moves[came, went] for went in stances}
                          for came in stances}
        result["swing"] = {side: share(after, side) - share(before, side) for side in SIDES} \
            if before and after else None
        result["conversion"] = {side: converted(moves, side) for side in SIDES}
    result["winner"] = winner(result, rules, after, pre)
    return result


def share(ballots: dict, side: str) -> Fraction:
    return Fraction(count(ballots.values())[side], 100 * len(ballots))


def converted(moves: collections.Counter, side: str) -> Fraction:
    elsewhere = [(came, went) for came, went in moves.elements() if came != side]
    arrived = [went for _, went in elsewhere if went == side]
    return Fraction(len(arrived), len(elsewhere)) if elsewhere else Fraction(0)


def winner(result: dict, rules: dict, after: dict, pre: str | None) -> str:
    if rules["winnerRule"] == "most_points":
        values = count(after.values())
    elif pre is None:
        return "inconclusive"
    elif rules["winnerRule"] == "swing_points":
        values = result["swing"]
    elif sum(sum(row.values()) for row in result["flow"].values()) < rules["minPaired"]:
        return "inconclusive"
    else:
        values = result["conversion"]
    if values is None:
        return "inconclusive"
    if values["affirmative"] == values["negative"]:
        return "draw"
    return max(SIDES, key=values.get)


def fraction(written: dict) -> Fraction:
    """A fraction as answers write it; in lowest terms, or it is written wrongly."""
    read = Fraction(written["numerator"], written["denominator"])
    assert (read.numerator, read.denominator) == (written["numerator"], written["denominator"])
    return read
