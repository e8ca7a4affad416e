"""An audience of thousands in one debate: its devices, its ballots, and what became of them."""

import collections
import dataclasses
import os
import typing

from answers import accepted
from instance import Instance, wait_until
from load import Answer, Load, get, write
from people import Hall, ask

FULL = os.environ.get("DEBATE_FULL") == "1"

CLIENTS = 32


def devices(instance: Instance, count: int) -> list[str]:
    """So many devices of their own, as the `Cookie` header each sends."""
    cookies = []

    def request(client: int, turn: int) -> bytes | None:
        return get("/api/user/info") if turn * CLIENTS + client < count else None

    load = Load(instance.port, CLIENTS, request,
                heard=lambda client, turn, answer: cookies.append(answer.cookie()))
    with load:
        wait_until(lambda: len(cookies) == count or load.failures, seconds=120, what="the devices")
    assert load.failures == []
    assert len(set(cookies)) == count
    return cookies


def live_round(hall: Hall, **fields) -> str:
    """Starts the debate without a round of its own and opens a live round; its id."""
    accepted(hall.ask("POST", "/start"))
    rounds = accepted(hall.ask("GET", "/rounds"))
    if not rounds:
        made = accepted(hall.ask("POST", "/rounds", {"kind": "live", **fields}))
        accepted(hall.ask("POST", f"/rounds/{made['id']}/open", {}))
        return made["id"]
    return rounds[0]["id"]


@dataclasses.dataclass
class Accepted:
    """A ballot that was answered 200."""

    points: int
    receipt: str


class Voters:
    """Devices that vote again and again, each one ballot after the other and each time another
    choice; what they were answered is remembered in its order.

    With `insists` a ballot that got no answer, or one that the service could not take, is repeated
    as it was: that is how a lost answer is found.
    """

    def __init__(self, instance: Instance, target: str, cookies: list[str],
                 insists: bool = False, pause: float = 0.0):
        self.target = target
        self.cookies = cookies
        self.insists = insists
        self.ballots: dict[int, list[Accepted]] = collections.defaultdict(list)
        self.refused: list[tuple[int, bytes]] = []
        self.repeated = 0
        # Of each client: its next ballot's number, and whether it is a repeat.
        self.turns = [0] * CLIENTS
        self.load = Load(instance.port, CLIENTS, self.request, pause=pause, heard=self.heard)

    def voter(self, client: int) -> int:
        """Each client votes for its own devices in turn, twice for each, so that no device has two
        ballots under way and every other one replaces its former."""
        own = len(self.cookies) // CLIENTS
        return client * own + self.turns[client] // 2 % own

    def points(self, client: int) -> int:
        """Another choice than the same device's former one."""
        own, turn = len(self.cookies) // CLIENTS, self.turns[client]
        nth = turn // (2 * own) * 2 + turn % 2
        return (self.voter(client) * 37 + nth * 13) % 101

    def request(self, client: int, _turn: int) -> bytes:
        return write("PUT", self.target, {"affirmativePoints": self.points(client)},
                     {"Cookie": self.cookies[self.voter(client)]})

    def heard(self, client: int, _turn: int, answer: Answer | None):
        if answer is not None and answer.status == 200:
            data = answer.data()
            assert data["affirmativePoints"] == self.points(client)
            self.ballots[self.voter(client)].append(
                Accepted(data["affirmativePoints"], data["receipt"]))
        elif self.insists and (answer is None or answer.status >= 500):
            self.repeated += 1
            return
        else:
            self.refused.append((answer.status if answer else 0, answer.body if answer else b""))
        self.turns[client] += 1

    @property
    def count(self) -> int:
        return sum(len(ballots) for ballots in list(self.ballots.values()))


def close(hall: Hall, round_id: str) -> dict:
    """Closes a round and waits for `round.closed`; then reveals it, which gives the final tally."""
    accepted(hall.ask("POST", f"/rounds/{round_id}/close"))
    wait_until(lambda: next(one["state"] for one in accepted(hall.ask("GET", "/rounds"))
                            if one["id"] == round_id) == "closed",
               seconds=30, what="that the round is closed")
    return accepted(hall.ask("POST", f"/rounds/{round_id}/reveal"))


def ledger(hall: Hall) -> list[dict[str, typing.Any]]:
    """All rows of the public ledger, in order."""
    rows, since, more = [], 0, True
    while more:
        page = accepted(hall.ask("GET", f"/ledger?limit=500&since={since}"))
        rows += page["records"]
        since, more = page["next"], page["more"]
    return rows


def assert_counted_exactly(hall: Hall, round_id: str, revealed: dict, voters: Voters):
    """Accepted receipts, ballots, tally and ledger say the same: nothing lost, nothing doubled.

    Ends the debate, after which the ledger is public."""
    last = {voter: ballots[-1] for voter, ballots in voters.ballots.items()}
    tally = revealed["tally"]
    assert tally["voters"] == len(last)
    assert tally["affirmative"] == sum(ballot.points for ballot in last.values())
    assert tally["negative"] == sum(100 - ballot.points for ballot in last.values())
    assert tally["byClass"]["device"]["voters"] == len(last)

    accepted(hall.ask("POST", "/end", {}))
    every = ledger(hall)
    assert [row["ordinal"] for row in every] == list(range(1, len(every) + 1))
    assert all(row["previousHash"] == former["hash"] for former, row in zip(every, every[1:]))
    rows = [row for row in every if row["roundId"] == round_id]
    kinds = collections.Counter(row["kind"] for row in rows)
    assert kinds["cast"] == len(last)
    assert set(kinds) <= {"cast", "replace"}
    receipts = [ballot.receipt for ballots in voters.ballots.values() for ballot in ballots]
    assert len(receipts) == len(set(receipts)), "one receipt for two ballots"
    assert sorted(row["hash"][:12] for row in rows) == sorted(receipts)

    # By pseudonym: the last row of each is what counts.
    chosen = {row["pseudonym"]: row["choice"]["affirmativePoints"] for row in rows}
    assert len(chosen) == len(last)
    assert sorted(chosen.values()) == sorted(ballot.points for ballot in last.values())


def own_ballot(hall: Hall, round_id: str, cookie: str) -> dict | None:
    answer = ask(hall.instance, {"Cookie": cookie}, "GET",
                 hall.path(f"/rounds/{round_id}/ballot"))
    return accepted(answer)
