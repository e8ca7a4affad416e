"""The package as it is installed in a container: its units, its API, its data."""

import json
import pathlib
import shutil
import subprocess
import time

from container import Container

# What serves requests and viewers; INGEST takes pictures.
INGEST = "debate-ingest.service"
SERVICES = ["debate-fcgi@1.service", "debate-fcgi@2.service", "debate-live.service"]
URL = "http://127.0.0.1"
ENV = "/etc/debate/debate.env"


class Installation:
    def __init__(self, container: Container):
        self.container = container
        self.token = ""

    def install(self, package: pathlib.Path, check: bool = True) -> str:
        """Installs or upgrades; what dpkg and the maintainer scripts said."""
        name = f"/var/tmp/{package.name}"
        self.container.path(name).write_bytes(package.read_bytes())
        return self.container.run("dpkg", "--force-confold", "-i", name, check=check)

    # Data

    def back_up(self) -> pathlib.Path:
        """Makes a backup as every night does; its folder, as we see it."""
        self.container.run("systemctl", "start", "debate-backup.service")
        return max(self.container.path("/var/lib/debate/backup").glob("debate-*"))

    def restore(self, backup: pathlib.Path) -> str:
        """Puts a backup of another machine in the place of the data; what `debatectl` said."""
        own = f"/var/lib/debate/backup/{backup.name}"
        shutil.copytree(backup, self.container.path(own))
        self.container.run("chown", "-R", "debate:debate", "/var/lib/debate/backup")
        self.stop()
        said = self.container.run("debatectl", "restore", own, "--replace")
        self.start()
        return said

    def verified(self) -> str:
        """What a recount of every ballot says."""
        said = self.container.run("debatectl", "audit", "verify")
        assert "the chain holds and the counts agree" in said, said
        return said

    # Units

    def stop(self):
        """For real: a socket would start a worker for the next request."""
        self.container.run(
            "systemctl", "stop", "debate.target", "debate-fcgi.socket", "debate-live.socket"
        )

        def is_quiet():
            return not self.container.run("pgrep", "-u", "debate", check=False).strip()

        self.wait_for(is_quiet)

    def start(self):
        self.container.run("systemctl", "start", "debate.target")
        self.wait_for(self.is_answering)
        self.wait_for(self.are_active)

    def show(self, unit: str, name: str) -> str:
        return self.container.run("systemctl", "show", "-P", name, unit).strip()

    def pid(self, unit: str) -> str:
        return self.show(unit, "MainPID")

    def are_active(self) -> bool:
        states = self.container.run("systemctl", "is-active", *SERVICES, check=False).split()
        return states == ["active"] * len(SERVICES)

    def wait_for(self, what, seconds: float = 20):
        """Waits until `what()` is true; what it was then."""
        end = time.monotonic() + seconds
        while not (found := what()):
            assert time.monotonic() < end, f"{what.__name__}: not within {seconds} s"
            time.sleep(0.05)
        return found

    def wait_renewed(self, unit: str, old: str, seconds: float = 20):
        """Waits until another process than `old` serves."""

        def is_renewed():
            return self.show(unit, "ActiveState") == "active" and self.pid(unit) not in ("0", old)

        self.wait_for(is_renewed, seconds)

    def journal(self, unit: str) -> list[dict]:
        lines = self.container.run("journalctl", "-u", unit, "-o", "json", "--no-pager")
        return [json.loads(line) for line in lines.splitlines()]

    # The API, from within the container's network

    def ask(self, method: str, path: str, body=None, token: str = "", jar: str = "") -> dict:
        """One request. The answer's JSON, with `status`; 0 when none came."""
        command = ["curl", "-s", "--max-time", "30", "-X", method, URL + path]
        command += ["-w", "\n%{http_code}"]
        if token:
            command += ["-H", f"Authorization: Bearer {token}"]
        if jar:
            command += ["-b", jar, "-c", jar]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
        done = subprocess.run(
            self.container.outside(*command), capture_output=True, text=True, errors="replace"
        )
        text, _, status = done.stdout.rpartition("\n")
        try:
            return {**json.loads(text), "status": int(status)}
        except ValueError:
            return {"status": int(status or 0), "text": text}

    def is_answering(self) -> bool:
        return self.ask("GET", "/api/health")["status"] == 200

    def log_in(self):
        """As the first operator, by the login the installation made."""
        words = self.container.path("/var/lib/debate/first-login").read_text()
        login = dict(line.split(": ", 1) for line in words.splitlines())
        answer = self.ask("POST", "/api/user/login", {**login, "bearer": True})
        assert answer["status"] == 200, answer
        self.token = answer["data"]["token"]

    def create(self, title: str, **more) -> str:
        """A new debate; its id."""
        answer = self.ask(
            "POST", "/api/live/create", {"title": title, "category": "教育", **more}, self.token
        )
        assert answer["status"] == 200, answer
        return answer["data"]["liveId"]

    def begin(self, debate: str):
        """The debate goes live."""
        answer = self.ask("POST", f"/api/live/{debate}/start", token=self.token)
        assert answer["status"] == 200, answer

    def epoch(self) -> str:
        """Of the log of events: a new one has every viewer take the state anew. Asked by somebody
        who is logged in: a public answer is kept for the rest of a second, and a container may be
        back from a reboot within that."""
        answer = self.ask("GET", "/api/lobby/events", token=self.token)
        return answer["data"]["frames"][0]["epoch"]
