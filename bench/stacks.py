"""The stacks under measure: each starts, names its port and processes, and stops.

A stack that cannot be had on this machine raises Unavailable; the report then says SKIPPED and why.
"""

import json
import os
import pathlib
import shutil
import string
import subprocess
import sys
import urllib.parse

from bench import debian_node, people
from bench.process import Process, accepts, free_port

HERE = pathlib.Path(__file__).parent
CHECKOUT = HERE.parent
CACHE = CHECKOUT / ".cache" / "bench"
GUNICORN_WORKERS = 3
OUR_WORKERS = 2
DEBATES = 1000
# Organisers, each of whom may write 20 times a second.
WRITERS = 400


class Unavailable(Exception):
    """Why a stack cannot be measured here."""


class Stack:
    """`scratch` holds its files, `sockets` is a folder with a path short enough for a socket."""

    name = ""
    routes = ()

    def __init__(self, scratch, sockets):
        self.scratch = pathlib.Path(scratch) / self.name
        self.scratch.mkdir()
        self.sockets = pathlib.Path(sockets)
        self.port = None
        self.description = ""
        self.tokens = None
        self.started = []

    @property
    def roots(self):
        """Process ids whose trees are the whole stack."""
        return [process.pid for process in self.started]

    def stop(self):
        while self.started:
            self.started.pop().stop()

    def run(self, name, command, **options):
        process = Process(name, command, self.scratch / f"{name}.log", **options)
        self.started.append(process)
        return process

    def run_nginx(self, answer, upstream=""):
        """The common web server, with `answer` as what its /api/ does."""
        self.port = free_port()
        text = (HERE / "nginx.conf.in").read_text()
        values = {
            "USER": "user root;" if os.geteuid() == 0 else "",
            "SCRATCH": str(self.scratch),
            "PORT": str(self.port),
            "UPSTREAM": upstream,
            "ANSWER": answer,
        }
        configuration = self.scratch / "nginx.conf"
        configuration.write_text(Marked(text).substitute(values))
        nginx = self.run(
            "nginx",
            [nginx_program(), "-p", self.scratch, "-e", self.scratch / "error.log", "-c", configuration])
        nginx.wait_until(lambda: accepts(self.port))

    def run_nginx_before(self, socket):
        self.run_nginx(
            answer="proxy_pass http://workers; proxy_http_version 1.1; "
            'proxy_set_header Connection ""; proxy_set_header Host $http_host; '
            "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; "
            "proxy_set_header X-Request-Id $request_id; proxy_buffers 16 16k;",
            upstream=f"upstream workers {{ server unix:{socket} max_fails=0; keepalive 64; }}")


class Marked(string.Template):
    """`@NAME@`, because nginx has its own use for the dollar sign."""

    delimiter = "@"
    pattern = r"@(?:(?P<named>[A-Z]+)@|(?P<escaped>@)|(?P<braced>(?!))|(?P<invalid>))"


class Plain(Stack):
    """nginx alone: what a request costs before anybody thinks."""

    name = "return"
    routes = ("health",)

    def start(self, _database):
        body = json.dumps({
            "code": 200, "message": "success",
            "data": {
                "service": "live-backend", "status": "running",
                "timestamp": "2026-01-01 00:00:00",
            },
        }, separators=(",", ":"))
        self.run_nginx(
            answer="default_type application/json; add_header Cache-Control no-store always; "
            f"return 200 '{body}';")
        version = subprocess.run([nginx_program(), "-v"], capture_output=True, text=True).stderr
        self.description = f"nginx {version.strip().rpartition('/')[2]}, `return 200`"


class Ours(Stack):
    """nginx, the FastCGI workers and SQLite, as `debatectl serve` starts them."""

    name = "ours"
    routes = ("health", "list", "pages", "detail", "create")

    def __init__(self, scratch, sockets, binaries):
        super().__init__(scratch, sockets)
        self.binaries = pathlib.Path(binaries)

    def start(self, _database):
        control = self.binaries / "debatectl"
        for program in (control, self.binaries / "debate-fcgi"):
            if not program.exists():
                raise Unavailable(f"{program.name} is not built (scripts/build)")
        environment = self._environment()
        filled = subprocess.run(
            [control, "demo", "--debates", str(DEBATES), "--seed", "1"], timeout=120,
            env={**os.environ, **environment}, capture_output=True, text=True)
        if filled.returncode != 0:
            raise Unavailable(f"debatectl demo ended with {filled.returncode}: {filled.stderr[-200:]}")
        said = self.scratch / "address"
        with open(said, "wb") as stdout:
            serve = self.run(
                "serve",
                [control, "serve", "--nginx", CHECKOUT / "nginx", "--web", CHECKOUT / "web" / "dist"],
                environment=environment, stdout=stdout)
        serve.wait_until(lambda: "http://" in said.read_text(errors="replace"))
        address = next(word for word in said.read_text().split() if word.startswith("http://"))
        self.port = urllib.parse.urlsplit(address).port or 80
        self.tokens = self._writers(pathlib.Path(environment["DEBATE_HOME"]))
        self.description = f"Swift FastCGI × {OUR_WORKERS}, SQLite"

    def _environment(self):
        home = self.scratch / "home"
        home.mkdir()
        run = self.sockets / "ours"
        run.mkdir()
        return {
            "DEBATE_HOME": str(home),
            "DEBATE_RUN": str(run),
            "DEBATE_PORT": str(free_port()),
            "DEBATE_BIND": "127.0.0.1",
            "DEBATE_WORKERS": str(OUR_WORKERS),
            "DEBATE_DEMO": "0",
            "DEBATE_WRITE_RATE": "100000",
            "DEBATE_WRITE_BURST": "100000",
            "DEBATE_DEVICES_PER_ADDRESS": "0",
        }

    def _writers(self, home):
        """A file with the tokens of many organisers: each account may write 20 times a second."""
        names = [f"writer{number}" for number in range(WRITERS)]
        people.make_accounts(home, names, role="organiser")
        password = people.first_login(home)["password"]
        path = self.scratch / "tokens"
        path.write_text("".join(
            people.token(self.port, name, password) + "\n" for name in names))
        return path


class Flask(Stack):
    """The stack of the task: Flask, gunicorn with sync workers, sqlite3."""

    name = "flask"
    routes = Ours.routes
    connection = "process"
    application = "app:app"
    processes = GUNICORN_WORKERS

    def start(self, database):
        environment = python_environment()
        socket = self.sockets / f"{self.name}.sock"
        gunicorn = self.run(
            "gunicorn",
            [environment / "bin" / "gunicorn", "--workers", self.processes,
             "--bind", f"unix:{socket}", "--chdir", HERE / "flask_app", self.application],
            environment={
                "DATABASE": str(database), "CONNECTION": self.connection,
                "PYTHONDONTWRITEBYTECODE": "1",
            })
        gunicorn.wait_until(lambda: accepts(socket))
        self.run_nginx_before(socket)
        self.description = (
            f"{_flask_versions(environment)}, {self.processes} sync workers, "
            f"one database connection per {self.connection}")


class FlaskPerRequest(Flask):
    """The same with the connection handling of Flask's documentation."""

    name = "flask-per-request"
    connection = "request"


class Express(Stack):
    """Express and node-sqlite3 from Debian, one process per core."""

    name = "express"
    routes = Ours.routes

    def start(self, database):
        try:
            node = debian_node.find(CACHE / "debian-node")
        except debian_node.NodeMissing as problem:
            raise Unavailable(str(problem)) from problem
        socket = self.sockets / "express.sock"
        express = self.run(
            "express", [*node.command, HERE / "express_app" / "app.js"],
            environment={
                **node.environment, "DATABASE": str(database), "SOCKET": str(socket),
                "NODE_ENV": "production",
            })
        express.wait_until(lambda: accepts(socket))
        self.run_nginx_before(socket)
        self.description = f"{node.description}, 2 processes"


def nginx_program():
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if found is None:
        raise Unavailable("nginx is not installed")
    return found


def python_environment():
    """The virtual environment of bench/requirements.txt, made when it is missing or older."""
    environment = CACHE / "venv"
    wanted = (HERE / "requirements.txt").read_text()
    stamp = environment / "requirements.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return environment
    steps = [
        [sys.executable, "-m", "venv", "--clear", str(environment)],
        [str(environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check",
         "--requirement", str(HERE / "requirements.txt")],
    ]
    for step in steps:
        made = subprocess.run(step, capture_output=True, text=True)
        if made.returncode != 0:
            last = (made.stderr or made.stdout).strip().splitlines() or ["no message"]
            raise Unavailable(f"no environment for Python: {last[-1]}")
    stamp.write_text(wanted)
    return environment


def _flask_versions(environment):
    program = (
        "import importlib.metadata as m, platform;"
        "print(', '.join(f'{n} {m.version(n)}' for n in ('Flask', 'Werkzeug', 'gunicorn')),"
        " 'on Python', platform.python_version())")
    return subprocess.run(
        [environment / "bin" / "python", "-c", program],
        capture_output=True, text=True, check=True).stdout.strip()
