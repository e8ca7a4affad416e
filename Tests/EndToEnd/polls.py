"""Vote rounds of a debate, as tests run them."""

import concurrent.futures
import dataclasses
import threading

import requests

from instance import wait_until
from people import Hall

# Where a closed round's tally is written by the clock: two seconds after the last ballot could
# have come, and a busy machine besides.
CLOSING_SECONDS = 20


@dataclasses.dataclass
class Poll:
    """One round of a debate."""

    hall: Hall
    round: str

    @classmethod
    def open(cls, hall: Hall, kind: str, **fields) -> "Poll":
        """A new round of this kind that takes ballots."""
        poll = cls.plan(hall, kind, **fields)
        poll.act("open")
        return poll

    @classmethod
    def plan(cls, hall: Hall, kind: str, **fields) -> "Poll":
        made = hall.ask("POST", "/rounds", {"kind": kind, **fields})
        assert made.status_code == 200, made.text
        return cls(hall, made.json()["data"]["id"])

    def act(self, word: str, body=None) -> dict:
        """`open`, `close`, `reveal` or `void`, which must succeed."""
        answer = self.hall.ask("POST", f"/rounds/{self.round}/{word}", body or {})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def facts(self) -> dict:
        """The round as everybody may see it, not older than now."""
        rounds = self.hall.ask("GET", "/rounds").json()["data"]
        return next(found for found in rounds if found["id"] == self.round)

    def close(self) -> dict:
        """Closes it now, and waits until its tally is written."""
        self.act("close")
        return wait_until(
            lambda: next((facts for facts in [self.facts()] if facts["state"] == "closed"), None),
            CLOSING_SECONDS, "that the round is closed")

    def finish(self) -> dict:
        """Closes and reveals it."""
        self.close()
        return self.act("reveal")

    def vote(self, headers: dict[str, str], choice: int | None,
             session=requests) -> requests.Response:
        """One ballot: points for the affirmative side, or None for undecided."""
        body = {"undecided": True} if choice is None else {"affirmativePoints": choice}
        return session.put(f"{self.hall.instance.url}{self.hall.path(f'/rounds/{self.round}')}"
                           "/ballot", json=body, headers=headers, timeout=30)

    def vote_all(self, ballots: list[tuple[dict[str, str], int | None]]) -> list[dict]:
        """Many ballots at once; the answers in the order of the ballots."""
        local = threading.local()

        def cast(ballot: tuple[dict[str, str], int | None]) -> dict:
            if not hasattr(local, "session"):
                local.session = requests.Session()
            answer = self.vote(*ballot, session=local.session)
            assert answer.status_code == 200, answer.text
            return answer.json()["data"]

        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            return list(pool.map(cast, ballots))


def go_live(hall: Hall):
    """Starts the debate, without a live round of its own."""
    seen = hall.ask("GET", "").json()["data"]
    changed = hall.ask("PATCH", "", {"revision": seen["revision"],
                                     "settings": {"autoOpenLive": False}})
    assert changed.status_code == 200, changed.text
    started = hall.ask("POST", "/start", {})
    assert started.status_code == 200, started.text


def set_rules(hall: Hall, **rules):
    """Changes the debate's rules before the first ballot."""
    seen = hall.ask("GET", "").json()["data"]
    changed = hall.ask("PATCH", "", {"revision": seen["revision"], "rules": rules})
    assert changed.status_code == 200, changed.text
