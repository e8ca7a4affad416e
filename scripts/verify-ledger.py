#!/usr/bin/env python3
"""Checks a debate's public ledger and counts its votes anew. Needs Python 3 alone.

usage: verify-ledger.py http://HOST/api/live/ID     asks for ledger and result itself
       verify-ledger.py LEDGER.json [RESULT.json]   answers saved from .../ledger and .../result

Ends with 0 when all of it agrees; else it names the first row that does not (docs/ledger.md).
"""
import base64
import hashlib
import json
import sys
import urllib.request


class Broken(Exception):
    """What does not fit."""


def row_hash(row):
    choice = row["choice"]
    if choice is not None:
        choice = "undecided" if choice.get("undecided") else choice["affirmativePoints"]
    fields = [row["previousHash"], row["ordinal"], row["roundId"], row["kind"], row["pseudonym"],
              row["class"], choice, row["atMs"], row["salt"]]
    canonical = json.dumps(fields, separators=(",", ":")).encode()
    digest = hashlib.blake2b(canonical, digest_size=32).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def replay(ledger):
    """The ballots that count, (round, pseudonym) -> (class, points or None), and void rounds."""
    ballots, gone, void, previous = {}, set(), set(), ledger["genesis"]
    for number, row in enumerate(ledger["records"], 1):
        if row["ordinal"] != number or row["previousHash"] != previous:
            raise Broken(f"row {number} is missing or does not follow the row before")
        if row["hash"] != row_hash(row):
            raise Broken(f"row {number} is not what its hash was taken of")
        previous, key = row["hash"], (row["roundId"], row["pseudonym"])
        if row["pseudonym"] is None:
            void.add(row["roundId"])
        elif (key in gone) or (row["kind"] == "cast") == (key in ballots):
            raise Broken(f"row {number} changes a ballot that is not there")
        elif row["kind"] in ("cast", "replace"):
            ballots[key] = (row["class"], row["choice"].get("affirmativePoints"))
        else:
            del ballots[key]
            gone.add(key)
    if ledger["head"] != {"rows": len(ledger["records"]), "hash": previous}:
        raise Broken(f"row {len(ledger['records']) + 1} is missing: the head says so")
    return ballots, void


def count(ballots, round_id, voter_class):
    points = [p for (r, _), (c, p) in ballots.items() if (r, c) == (round_id, voter_class)]
    sided = [p for p in points if p is not None]
    return {"affirmative": sum(sided), "negative": sum(100 - p for p in sided),
            "undecided": len(points) - len(sided), "voters": len(points)}


def compare(ballots, void, result):
    for entry in result["rounds"]:
        round_id, shown = entry["round"]["id"], entry.get("byClass")
        if round_id in void or shown is None:
            continue
        for voter_class, tally in shown.items():
            counted = count(ballots, round_id, voter_class)
            if counted != {name: tally[name] for name in counted}:
                raise Broken(f"round {round_id}, {voter_class}: ledger {counted}, result {tally}")


def get(url):
    return json.load(urllib.request.urlopen(url))["data"]


def ledger_of(url):
    ledger = get(f"{url}/ledger?limit=500")
    while ledger["more"]:
        page = get(f"{url}/ledger?limit=500&since={ledger['next']}")
        ledger = {**page, "records": ledger["records"] + page["records"]}
    return ledger


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    if arguments[0].startswith(("http://", "https://")):
        ledger, result = ledger_of(arguments[0]), get(f"{arguments[0]}/result")
    else:
        saved = [json.load(open(path)) for path in arguments]
        ledger, result = ([answer.get("data", answer) for answer in saved] + [None])[:2]
    try:
        ballots, void = replay(ledger)
        if result:
            compare(ballots, void, result)
    except Broken as problem:
        sys.exit(f"broken: {problem}")
    print(f"{len(ledger['records'])} rows, {len(ballots)} ballots that count: all of it agrees")

main(sys.argv[1:])
