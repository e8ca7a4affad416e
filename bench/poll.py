"""The stacks of `scripts/bench vote`: each opens a round, and counts it again when it is over."""

import pathlib
import sqlite3
import time
import urllib.parse
import uuid

from bench import http, people, stacks
from bench.process import free_port


class Recount:
    """What a stack holds of one round, counted in every place it is written to."""

    def __init__(self, ballots, tally_voters, tally_points, receipts):
        self.ballots = ballots
        self.tally_voters = tally_voters
        self.tally_points = tally_points
        self.receipts = receipts

    def differences(self, cast):
        """How each place differs from what was accepted; all zero when nothing was lost."""
        return {
            "ballots": self.ballots - cast.accepted,
            "tally, voters": self.tally_voters - cast.accepted,
            "tally, points": self.tally_points - sum(cast.points.values()),
            "ledger": len(self.receipts ^ cast.receipts),
        }


class Ours(stacks.Stack):
    """An instance with so many workers and threads, and an organiser to open rounds."""

    # What this bench sets besides.
    more_settings = {}

    def __init__(self, scratch, sockets, binaries, workers, threads):
        self.name = f"ours-{workers}x{threads}"
        super().__init__(scratch, sockets)
        self.binaries = pathlib.Path(binaries)
        self.workers = workers
        self.threads = threads
        self.headers = []

    def start(self):
        home = self.scratch / "home"
        home.mkdir()
        run = self.sockets / self.name
        run.mkdir()
        said = self.scratch / "address"
        environment = {
            "DEBATE_HOME": str(home), "DEBATE_RUN": str(run), "DEBATE_PORT": str(free_port()),
            "DEBATE_BIND": "127.0.0.1", "DEBATE_WORKERS": str(self.workers),
            "DEBATE_THREADS": str(self.threads), "DEBATE_DEMO": "0",
            "DEBATE_WRITE_RATE": "100000", "DEBATE_WRITE_BURST": "100000",
            "DEBATE_DEVICES_PER_ADDRESS": "0", **self.more_settings,
        }
        with open(said, "wb") as stdout:
            serve = self.run(
                "serve",
                [self.binaries / "debatectl", "serve", "--nginx", stacks.CHECKOUT / "nginx",
                 "--web", stacks.CHECKOUT / "web" / "dist"],
                environment=environment, stdout=stdout)
        serve.wait_until(lambda: "http://" in said.read_text(errors="replace"))
        address = next(word for word in said.read_text().split() if word.startswith("http://"))
        self.port = urllib.parse.urlsplit(address).port or 80
        self.database = home / "debate.db"
        login = people.first_login(home)
        token = people.token(self.port, login["username"], login["password"])
        self.headers = [("Authorization", f"Bearer {token}")]
        self.description = f"Swift FastCGI × {self.workers}, {self.threads} threads each, SQLite"

    def data(self, method, path, body=None):
        return self.ask(method, path, body)["data"]

    def ask(self, method, path, body=None):
        while True:
            answer = http.call(self.port, method, path, body, self.headers)
            if answer.status != 429:  # the operator writes fast between measurements
                break
            time.sleep(0.1)
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.body[:200]!r}")
        return answer.json()

    def open_round(self):
        """A new debate with a round open; the target of its ballots."""
        live = self.data(
            "POST", "/api/live/create", {"title": "性能测试", "category": "教育"})["liveId"]
        rounds = f"/api/live/{live}/rounds"
        made = self.data("POST", rounds, {"kind": "pre", "reveal": "live", "undecided": False})
        self.ask("POST", f"{rounds}/{made['id']}/open", {})
        self.live, self.round = live, made["id"]
        return f"{rounds}/{made['id']}/ballot"

    def close_and_count(self):
        """Closes the round, waits for its last tally, reveals it and reads it in every place."""
        path = f"/api/live/{self.live}/rounds/{self.round}"
        self.ask("POST", f"{path}/close")
        deadline = time.monotonic() + 30
        while self._round()["state"] != "closed":
            if time.monotonic() > deadline:
                raise RuntimeError("the round is not closed after 30 s")
            time.sleep(0.1)
        tally = self.data("POST", f"{path}/reveal")["tally"]
        return Recount(
            ballots=self._stored_ballots(), tally_voters=tally["voters"],
            tally_points=tally["affirmative"], receipts=self._ledger())

    def _round(self):
        [found] = self.data("GET", f"/api/live/{self.live}/rounds")
        return found

    def _stored_ballots(self):
        return len(self.ask("GET", f"/api/live/{self.live}/exports/ballots.json"))

    def _ledger(self):
        """As organisers have it: the public waits until the debate is over."""
        rows = self.ask("GET", f"/api/live/{self.live}/exports/ledger.json")
        return {row["hash"][:12] for row in rows}


class Flask(stacks.Flask):
    """The stack of the task with the same insert, with so many gunicorn processes."""

    application = "votes:app"

    def __init__(self, scratch, sockets, processes):
        self.name = f"flask-{processes}"
        super().__init__(scratch, sockets)
        self.processes = processes

    def start(self):
        self.database = self.scratch / "votes.db"
        with sqlite3.connect(self.database) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_schema())
        database.close()
        super().start(self.database)

    def open_round(self):
        self.round = uuid.uuid4().hex
        with sqlite3.connect(self.database) as database:
            database.execute("INSERT INTO round (id) VALUES (?)", (self.round,))
        database.close()
        return f"/api/live/{uuid.uuid4()}/rounds/{self.round}/ballot"

    def close_and_count(self):
        with sqlite3.connect(self.database) as database:
            database.execute("UPDATE round SET is_open = 0 WHERE id = ?", (self.round,))
            [(ballots,)] = database.execute(
                "SELECT COUNT(*) FROM ballot WHERE round_id = ?", (self.round,))
            tally = dict(database.execute(
                "SELECT name, value FROM counter WHERE round_id = ?", (self.round,)))
            receipts = {receipt for (receipt,) in database.execute(
                "SELECT receipt FROM event WHERE round_id = ?", (self.round,))}
        database.close()
        return Recount(ballots, tally.get("voters", 0), tally.get("tally.affirmative", 0), receipts)


def _schema():
    text = (stacks.HERE / "flask_app" / "votes.py").read_text()
    return text.split('SCHEMA = """', 1)[1].split('"""', 1)[0]
