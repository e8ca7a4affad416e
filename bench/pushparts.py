"""The parts of `scripts/bench push`: each is all rounds of one question."""

import contextlib
import sys
import time

from bench import cpu, machine, pushclient, pushours, pushstacks, pushwrites, stacks
from bench.process import StartFailed
from bench.pushmeasure import Delivery, Latency, Memory, Reconnect

PARTS = ("memory", "direct", "nginx", "reconnect", "latency")
OURS = "ours"
CONTENDERS = (OURS, *pushstacks.KINDS)
DIRECT_VIEWERS, DIRECT_RATE = 5000, 10
# A debate pushes no more than 40 danmaku in any second, so evenly asked it misses one now and then: gifts
# make up for those.
NGINX_RATE, GIFT_RATE = 40, 2
LATENCY_VIEWERS = 1000
WARM_READERS = 100
SETTLE_SECONDS = 1
# Servers nobody reads from use less; one that was overloaded has thrown away what it could not send.
CALM_CORES, CALM_SECONDS = 0.3, 30


class Bench:
    """Starts the servers and measures them in turns."""

    def __init__(self, run, scratch, sockets):
        self.run = run
        self.options = run.options
        self.scratch = scratch
        self.sockets = sockets
        self.client = pushclient.build_client(stacks.CACHE)
        self.ours = None
        self.started = []

    def stop(self):
        while self.started:
            self.started.pop().stop()

    def measure(self):
        if OURS not in self.options.only:
            self.run.skipped[OURS] = "not asked for"
        else:
            ours = pushours.Ours(self.scratch, self.sockets, self.options.binaries)
            if self._start(ours):
                self.ours = ours
                self.run.frame_bytes = ours.frame_bytes(ours.new_debate())
        parts = {
            "memory": self._memory, "direct": self._direct, "nginx": self._nginx,
            "reconnect": self._reconnect, "latency": self._latency}
        for name in PARTS:
            if name in self.options.parts:
                parts[name]()

    # --- Parts ---

    def _direct(self):
        """On the socket of the server itself, event by event: what a delivery costs it."""
        viewers = min(self.options.viewers, DIRECT_VIEWERS)
        for one in self._turns("direct", DIRECT_RATE):
            self._deliver(
                "direct", one, one.socket, viewers, DIRECT_RATE, [pushwrites.danmaku(DIRECT_RATE)])

    def _nginx(self):
        """As viewers come: more events than can be sent one by one.

        The others send them one by one, fall behind, and then take minutes to come to rest: so ours has
        its rounds before any of them runs, and each of them has one, alone.
        """
        kinds = [pushwrites.danmaku(NGINX_RATE), pushwrites.gift(GIFT_RATE)]
        for _ in self._rounds_of_ours():
            self._deliver(
                "nginx", self.ours, self.ours.port, self.options.viewers, NGINX_RATE, kinds)
        for name in self.options.only:
            if name == OURS:
                continue
            with self._contenders("nginx", NGINX_RATE, [name]) as others:
                for one in others:
                    self._deliver("nginx", one, one.port, self.options.viewers, NGINX_RATE, [])

    def _memory(self):
        """Viewers that only listen; each round a new daemon."""
        for _ in self._rounds_of_ours():
            self.ours.restart_daemon()
            debate = self.ours.new_debate()
            with self._readers(self.ours.socket, WARM_READERS, debate) as warm:
                warm.connect()
                time.sleep(SETTLE_SECONDS)
                before = self.ours.memory_kib()
                count = self.options.viewers - WARM_READERS
                with self._readers(self.ours.socket, count, debate) as readers:
                    connected = readers.connect()
                    time.sleep(SETTLE_SECONDS)
                    self._add("memory", OURS, Memory(connected, self.ours.memory_kib() - before))

    def _reconnect(self):
        """All are cut and come back at once, each with the position it has."""
        for _ in self._rounds_of_ours():
            debate = self.ours.new_debate()
            with self._readers(self.ours.port, self.options.viewers, debate) as readers:
                first = readers.connect()
                time.sleep(SETTLE_SECONDS)
                readers.close()
                time.sleep(SETTLE_SECONDS)
                readers.begin()
                again = readers.connect()
                time.sleep(SETTLE_SECONDS)
                self._add("reconnect", OURS, Reconnect(first, again, readers.end()))

    def _latency(self):
        """One write of each kind at a time, none of them many."""
        viewers = min(self.options.viewers, LATENCY_VIEWERS)
        kinds = pushwrites.all_kinds()
        for _ in self._rounds_of_ours():
            debate = self.ours.new_debate()
            with self._readers(self.ours.port, viewers, debate, kinds) as readers:
                connected = readers.connect()
                readers.begin()
                with pushwrites.Writers(debate, kinds) as writers:
                    time.sleep(self.options.seconds)
                counts = readers.end(self._answers(writers))
                self._add("latency", OURS, Latency(connected, counts))

    # --- One measurement of deliveries ---

    def _deliver(self, part, server, address, viewers, rate, kinds):
        """`kinds`: what is written into ours meanwhile; the others make `rate` events a second."""
        debate = server.new_debate() if server is self.ours else None
        kinds = kinds if debate else []
        self._wait_for_calm()
        with self._readers(address, viewers, debate, kinds) as readers:
            idle = server.memory_kib()
            connected = readers.connect()
            grown = server.memory_kib() - idle
            time.sleep(SETTLE_SECONDS)
            readers.begin()
            began, busy = time.monotonic(), machine.busy_seconds()
            own, whole = cpu.sample(server.server_roots()), cpu.sample(server.roots)
            answers, wanted = self._pass_seconds(debate, kinds)
            elapsed = time.monotonic() - began
            own_spent, _ = cpu.sample(server.server_roots()).since(own)
            spent, _ = cpu.sample(server.roots).since(whole)
            busy = machine.busy_seconds() - busy
            counts = readers.end(answers)
        self.run.busy_cores.append(busy / elapsed)
        if wanted is None:
            wanted = rate * elapsed
        else:
            rate = wanted / self.options.seconds
        self._add(part, server.kind, Delivery(
            server.kind, connected, counts, own_spent[server.role], spent[cpu.NGINX],
            wanted * viewers, rate, grown))

    def _pass_seconds(self, debate, kinds):
        """The measured time. Ours is written to in it, until all is there; gives the file of its
        answers and how many writes are to be seen. The others do by themselves."""
        if debate is None:
            time.sleep(self.options.seconds)
            return None, None
        with pushwrites.Writers(debate, kinds) as writers:
            time.sleep(self.options.seconds)
        return self._answers(writers), writers.taken()

    def _wait_for_calm(self):
        deadline = time.monotonic() + CALM_SECONDS
        roots = [process for server in self.started for process in server.roots]
        cores = CALM_CORES
        while cores >= CALM_CORES and time.monotonic() < deadline:
            began, before = time.monotonic(), cpu.sample(roots)
            time.sleep(SETTLE_SECONDS / 2)
            spent, _ = cpu.sample(roots).since(before)
            cores = sum(spent.values()) / 1e9 / (time.monotonic() - began)

    def _answers(self, writers):
        """Waits for what is under way; the file of all writes."""
        time.sleep(SETTLE_SECONDS)
        path = self.scratch / "answers"
        writers.save(path)
        return path

    def _add(self, part, kind, measurement):
        self.run.results[part].setdefault(kind, []).append(measurement)
        print(f"{part} {kind}: {measurement.words()}", file=sys.stderr)

    # --- Servers and readers ---

    def _readers(self, address, count, debate=None, kinds=()):
        options = self.ours.reader_options(debate) if debate else ["--path", "/ws"]
        options += [word for kind in kinds for word in kind.series]
        return pushclient.Readers(
            self.client, address, count, options, self.scratch / "readers.log")

    def _start(self, server):
        """False when it cannot be had; the report then says why."""
        print(f"starting {server.name}", file=sys.stderr)
        self.started.append(server)
        try:
            server.start()
        except (stacks.Unavailable, StartFailed) as problem:
            print(f"{server.name}: {problem}", file=sys.stderr)
            self.run.skipped[server.kind] = str(problem)
            server.stop()
            return False
        self.run.descriptions[server.kind] = server.description
        return True

    @contextlib.contextmanager
    def _contenders(self, part, rate, names):
        made = [
            pushstacks.KINDS[name](self.scratch, self.sockets, part, rate, self.run.frame_bytes)
            for name in names if name != OURS]
        started = [server for server in made if self._start(server)]
        try:
            yield started
        finally:
            for server in started:
                server.stop()

    def _turns(self, part, rate):
        """Every server once per round, in turning order; those beside ours run only meanwhile."""
        with self._contenders(part, rate, self.options.only) as others:
            servers = ([self.ours] if self.ours else []) + others
            for number in range(self.options.rounds):
                turn = number % max(len(servers), 1)
                yield from servers[turn:] + servers[:turn]

    def _rounds_of_ours(self):
        return range(self.options.rounds if self.ours else 0)
