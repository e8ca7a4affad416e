"""A private instance for a test: real nginx, real workers, real SQLite, in a folder of its own."""

import contextlib
import fcntl
import itertools
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import typing

import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binaries() -> pathlib.Path:
    """The folder of the release programs, which scripts/test builds first."""
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--static-swift-stdlib", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(shown.stdout.strip())


BINARIES = pathlib.Path(os.environ.get("DEBATE_BINARIES") or binaries())

# What random tests draw from; each prints it, and DEBATE_SEED gives another one.
SEED = int(os.environ.get("DEBATE_SEED", "20261123"))


# Below those that the kernel gives to outgoing connections.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    """A port nobody has: each process of tests on this machine is given the next one, so that it is
    nobody else's either until a server listens there."""
    given = pathlib.Path(tempfile.gettempdir()) / f"debate-e2e-port.{os.getuid()}"
    with open(given, "a+", encoding="ascii") as last:
        fcntl.flock(last, fcntl.LOCK_EX)
        last.seek(0)
        port = int(last.read() or PORTS.start)
        while True:
            port = port + 1 if port + 1 in PORTS else PORTS.start
            with contextlib.suppress(OSError), socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
                last.truncate(0)
                last.write(str(port))
                return port


def is_listened_at(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def children(pid: int) -> list[int]:
    """The live children of a process, zombies left out."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rsplit(") ", 1)[1].split()
        except (OSError, IndexError):
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(entry.parent.name))
    return sorted(found)


def program(pid: int) -> str:
    try:
        return os.path.basename(os.readlink(f"/proc/{pid}/exe"))
    except OSError:
        return ""


def wait_until(holds, seconds: float = 30.0, what: str = "the condition"):
    """Asks again and again until `holds` gives something true; that is returned."""
    end = time.monotonic() + seconds
    while True:
        result = holds()
        if result:
            return result
        assert time.monotonic() < end, f"{what} did not come true within {seconds} s"
        time.sleep(0.02)


def is_rate_limited(answer: requests.Response) -> bool:
    """Whether the worker refuses because this account writes too often; nginx gives no reason."""
    return (answer.status_code == 429
            and (answer.json()["data"] or {}).get("reason") == "rate_limited")


def patiently(ask) -> requests.Response:
    """Asks, and again whenever the worker says to wait."""
    return wait_until(
        lambda: [answer for answer in [ask()] if not is_rate_limited(answer)],
        what="that the rate allows it")[0]


class Instance:
    """One `debatectl serve` and what belongs to it."""

    def __init__(self, home: pathlib.Path | None = None, **settings: str):
        # A short path: a socket's address holds no more than 107 bytes.
        self.owns_home = home is None
        self.home = home or pathlib.Path(tempfile.mkdtemp(prefix="debate-e2e-"))
        self.port = int(settings.pop("DEBATE_PORT", free_port()))
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = {"DEBATE_DEMO": "0", "DEBATE_WRITE_RATE": "100000",
                         "DEBATE_WRITE_BURST": "100000", **settings}
        self.process: subprocess.Popen | None = None
        self.output = ""
        self.operators_headers: dict[str, str] | None = None
        self.organisers: list[dict[str, str]] = []
        self.turn = 0
        self.login_lock = threading.RLock()

    # --- life ---

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("DEBATE_")}
        return {**kept, "DEBATE_HOME": str(self.home), "DEBATE_PORT": str(self.port),
                **self.settings}

    def command(self) -> list[str]:
        words = [str(BINARIES / "debatectl"), "serve", "--nginx", str(ROOT / "nginx"),
                 "--web", str(ROOT / "web/dist")]
        description = ROOT / ".cache/openapi.json"
        return words + (["--openapi", str(description)] if description.exists() else [])

    def launch(self) -> "Instance":
        """Starts it without waiting for it to answer."""
        self.errors = open(self.home / "serve.stderr", "ab")
        self.process = subprocess.Popen(
            self.command(), env=self.environment(), cwd="/", text=True,
            stdout=subprocess.PIPE, stderr=self.errors)
        return self

    def start(self) -> "Instance":
        """Starts it and waits for the line that names its address."""
        self.launch()
        self.output = self.process.stdout.readline()
        assert self.url in self.output, f"no address: {self.output!r}\n{self.complaints()}"
        # One worker answered for all: another may still be the copy of its parent.
        wait_until(lambda: "debatectl" not in map(program, children(self.process.pid)),
                   what="that all its programs have begun")
        return self

    def stop(self, by: int = signal.SIGTERM, seconds: float = 25) -> int:
        """Ends it by a signal; its exit status."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(by)
        status = self.process.wait(seconds)
        self.process.stdout.close()
        self.errors.close()
        self.process = None
        return status

    def remove(self):
        self.stop()
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self) -> "Instance":
        return self.start()

    def __exit__(self, *_):
        self.remove()

    # --- its processes ---

    def workers(self) -> list[int]:
        return [pid for pid in children(self.process.pid) if program(pid) == "debate-fcgi"]

    def daemons(self) -> list[int]:
        """The push daemons."""
        return [pid for pid in children(self.process.pid) if program(pid) == "debate-live"]

    def nginx(self) -> list[int]:
        """The master of nginx; its workers are its children."""
        return [pid for pid in children(self.process.pid) if program(pid) == "nginx"]

    def kill_workers(self, count: int | None = None):
        """Kills so many workers, or all, and waits until others serve in their place."""
        before = self.workers()
        victims = set(before[:count])
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not victims & set(now := self.workers()) and len(now) == len(before),
                   what="other workers")
        wait_until(lambda: self.get("/api/health").status_code == 200, what="that they serve")

    def files(self) -> typing.Iterator[tuple[pathlib.Path, bytes]]:
        """Every file of its home with what it holds; nginx takes some of its own away meanwhile."""
        for path in self.home.rglob("*"):
            try:
                content = path.read_bytes() if path.is_file() else None
            except FileNotFoundError:
                continue
            if content is not None:
                yield path, content

    # --- what it says ---

    def complaints(self) -> str:
        return (self.home / "serve.stderr").read_text()

    def log_lines(self, name: str) -> list[dict]:
        """The lines of a log, but of one that is just being written."""
        # By line feeds alone: JSON leaves U+0085 and U+2028 as they are.
        *lines, _ = (self.home / "logs" / name).read_bytes().split(b"\n")
        return [json.loads(line) for line in lines]

    def worker_log(self) -> list[dict]:
        return self.log_lines("debate-fcgi.log")

    def logged(self, answer: requests.Response) -> dict:
        """The line a worker wrote of the request this answers."""
        request_id = answer.headers["X-Request-Id"]
        return wait_until(lambda: next(
            (line for line in self.worker_log() if line.get("requestId") == request_id), None),
            what="a line in the worker's log")

    # --- requests ---

    def get(self, path: str, **options) -> requests.Response:
        return requests.get(self.url + path, timeout=30, **options)

    def post(self, path: str, body=None, **options) -> requests.Response:
        return requests.post(self.url + path, json=body, timeout=30, **options)

    # --- people ---

    def first_login(self) -> dict[str, str]:
        """User name and password of the first operator, as the first start wrote them down."""
        lines = (self.home / "first-login").read_text().splitlines()
        return dict(line.split(": ", 1) for line in lines)

    def log_in(self, username: str, password: str) -> dict[str, str]:
        """The headers of a new session: they need neither cookies nor an Origin."""
        answer = self.post("/api/user/login",
                           {"username": username, "password": password, "bearer": True})
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json()['data']['token']}"}

    def operator(self) -> dict[str, str]:
        """The headers of the first operator, who logs in when first asked for."""
        with self.login_lock:
            if self.operators_headers is None:
                self.operators_headers = self.log_in(**self.first_login())
            return self.operators_headers

    def organiser(self, number: int = 0) -> dict[str, str]:
        """The headers of an organiser; each number is another account, made when asked for."""
        with self.login_lock:
            while len(self.organisers) <= number:
                name = f"organiser{len(self.organisers)}"
                password = self.make_user(username=name, role="organiser")["password"]
                self.organisers.append(self.log_in(name, password))
            return self.organisers[number]

    def make_user(self, **fields) -> dict:
        """Has the operator make an account: `{user, password}`, the password as made or given."""
        answer = patiently(lambda: self.post("/api/users", fields, headers=self.operator()))
        assert answer.status_code == 200, answer.text
        return {"password": fields.get("password"), **answer.json()["data"]}

    def administer(self, user: dict, **fields) -> requests.Response:
        """Has the operator change an account."""
        return patiently(lambda: requests.patch(
            f"{self.url}/api/users/{user['userId']}", json=fields, headers=self.operator(),
            timeout=30))

    # --- debates ---

    def try_create(self, body=None, headers=None, **options) -> requests.Response:
        """Tries to create a debate as an organiser.

        Each may write 20 times a second: when one has to wait the next one does it, and when all
        have, there is one more.
        """
        known = max(1, len(self.organisers))
        for number in itertools.chain(
                ((self.turn + step) % known for step in range(known)), itertools.count(known)):
            answer = self.post("/api/live/create", body, **options,
                               headers={**self.organiser(number), **(headers or {})})
            if not is_rate_limited(answer):
                self.turn = number
                return answer

    def create(self, title: str = "人工智能会让人更自由吗", category: str = "教育", **more) -> str:
        """Creates a debate; its identifier."""
        answer = self.try_create({"title": title, "category": category, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["liveId"]

    def total(self) -> int:
        return self.get("/api/live/list?size=1").json()["data"]["total"]

    # --- the command line ---

    def debatectl(self, *words: str, **options) -> subprocess.CompletedProcess:
        """A command on this home, beside whatever runs there."""
        return subprocess.run([str(BINARIES / "debatectl"), *words], env=self.environment(),
                              capture_output=True, text=True, timeout=60, **options)

    def demo(self, debates: int, seed: int) -> subprocess.CompletedProcess:
        return self.debatectl(
            "demo", "--debates", str(debates), "--seed", str(seed), check=True)
