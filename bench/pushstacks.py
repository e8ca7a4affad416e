"""What `scripts/bench push` holds ours against: servers that send every event to every reader.

Each makes its events by its own clock, as long as ours, listens on a unix socket (`socket`) and stands
behind an nginx (`port`). nchan is that nginx itself. How many events a second is said at the start.
"""

import os
import pathlib
import resource
import shutil
import subprocess

from bench import cpu, debian_node, pushclient
from bench.process import accepts, free_port
from bench.stacks import CACHE, HERE, Marked, Stack, Unavailable, nginx_program, python_environment

SERVERS = HERE / "push_servers"
# As many as the limit allows, up to what nobody here needs.
DESCRIPTORS = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 65_536)
PROXY = (
    "proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; "
    "proxy_set_header Connection upgrade; proxy_buffering off; proxy_buffer_size 1k; "
    "proxy_read_timeout 75s; proxy_send_timeout 75s;")


class Contender(Stack):
    """A server at `socket` and its nginx at `port`, with events of `length` bytes, `rate` a second.

    `name` is also the folder of its files, so one that is started twice gets a `label`.
    """

    # Whose CPU time a delivery on the socket costs; the way through nginx costs nginx' besides.
    role = cpu.WORKERS

    def __init__(self, scratch, sockets, label, rate, length):
        self.kind = type(self).name
        self.name = f"{self.kind}-{label}"
        super().__init__(scratch, sockets)
        self.rate = rate
        self.length = length
        self.socket = self.sockets / f"{self.name}.sock"
        self.server = None

    def start(self):
        self.server = self.run(
            "server", [*self.command(), self.socket, self.rate, self.length],
            environment=self.environment())
        self.server.wait_until(lambda: accepts(self.socket))
        self.run_web_server(
            http=f"upstream behind {{ server unix:{self.socket} max_fails=0; }}", answer=PROXY)

    def environment(self):
        return {"PYTHONDONTWRITEBYTECODE": "1"}

    def server_roots(self):
        """Process ids whose trees are the server without its web server."""
        return [self.server.pid]

    def memory_kib(self):
        return sum(cpu.resident_kib(process) for process in cpu.tree(self.server_roots()))

    def run_web_server(self, http, answer, module="", listen="", locations=""):
        self.port = free_port()
        values = {
            "USER": "user root;" if os.geteuid() == 0 else "", "MODULE": module,
            "SCRATCH": str(self.scratch), "PORT": str(self.port), "HTTP": http,
            "LISTEN": listen, "ANSWER": answer, "LOCATIONS": locations,
            "DESCRIPTORS": str(DESCRIPTORS), "CONNECTIONS": str(DESCRIPTORS - 50),
        }
        configuration = self.scratch / "nginx.conf"
        configuration.write_text(
            Marked((HERE / "push_nginx.conf.in").read_text()).substitute(values))
        nginx = self.run(
            "nginx", [nginx_program(), "-p", self.scratch, "-e", self.scratch / "error.log",
                      "-c", configuration])
        nginx.wait_until(lambda: accepts(self.port))
        return nginx


class SendLoop(Contender):
    name = "send-loop"

    def command(self):
        program = pushclient.build(CACHE, "send_loop", [pushclient.SEND_LOOP])
        self.description = "C, one send() of the ready frame to each reader: the limit"
        return [program]


class NodeWs(Contender):
    name = "node-ws"

    def command(self):
        try:
            self.node = debian_node.find(CACHE / "debian-node-ws", debian_node.WS)
        except debian_node.NodeMissing as problem:
            raise Unavailable(str(problem)) from problem
        self.description = f"{self.node.description}, `send()` of one buffer to each client"
        return [*self.node.command, SERVERS / "ws_server.js"]

    def environment(self):
        return {**self.node.environment, "NODE_ENV": "production"}


class PythonWebsockets(Contender):
    name = "websockets"

    def command(self):
        environment = python_environment()
        version = subprocess.run(
            [environment / "bin" / "python", "-c",
             "import platform, websockets.version as v; "
             "print(v.version, 'on Python', platform.python_version())"],
            capture_output=True, text=True, check=True).stdout.strip()
        self.description = f"Python websockets {version}, `broadcast()`, asyncio"
        return [environment / "bin" / "python", SERVERS / "websockets_server.py"]


class Nchan(Contender):
    """nginx with Debian's nchan; a small program beside it publishes, and is not counted."""

    name = "nchan"
    role = cpu.NGINX

    def start(self):
        module = _nchan_module(CACHE / "nchan")
        self.server = self.run_web_server(
            module=f"load_module {module};",
            http="nchan_max_reserved_memory 64M;", listen=f"listen unix:{self.socket} backlog=4096;",
            answer="nchan_subscriber websocket; nchan_channel_id debate; "
            "nchan_subscriber_first_message newest; nchan_websocket_ping_interval 0;",
            locations="location = /publish { nchan_publisher http; nchan_channel_id debate; "
            "nchan_message_buffer_length 200; nchan_message_timeout 30s; }")
        self.run(
            "publisher", [python_environment() / "bin" / "python", SERVERS / "nchan_publisher.py",
                          self.socket, self.rate, self.length],
            environment=self.environment())
        self.description = f"nginx with libnginx-mod-nchan {module.parent.name}, 2 worker processes"


KINDS = {kind.name: kind for kind in (SendLoop, NodeWs, PythonWebsockets, Nchan)}


def _nchan_module(folder):
    """The module, as installed, or of the package unpacked beside the system."""
    installed = pathlib.Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
    if installed.exists():
        return installed
    found = list(folder.glob("*/ngx_nchan_module.so"))
    if not found:
        folder.mkdir(parents=True, exist_ok=True)
        for step in (["apt-get", "-qq", "-o", "APT::Sandbox::User=", "download",
                      "libnginx-mod-nchan"], ["sh", "-c", "dpkg-deb -x *.deb root"]):
            ran = subprocess.run(step, cwd=folder, capture_output=True, text=True)
            if ran.returncode != 0:
                raise Unavailable(f"no libnginx-mod-nchan: {ran.stderr.strip()[-200:]}")
        [archive] = folder.glob("*.deb")
        version = archive.name.split("_")[1].replace("%3a", ":").rpartition(":")[2]
        (folder / version).mkdir()
        [module] = (folder / "root").rglob("ngx_nchan_module.so")
        module.rename(folder / version / module.name)
        shutil.rmtree(folder / "root")
        archive.unlink()
        found = [folder / version / module.name]
    return found[0]
