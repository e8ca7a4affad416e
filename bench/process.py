"""Starting a program, waiting until it answers, stopping it by its process id."""

import os
import signal
import socket
import subprocess
import time

START_SECONDS = 30
STOP_SECONDS = 15


class StartFailed(Exception):
    """A program of a stack did not come up; the text says which and where its log is."""


class Process:
    """A child with its stderr in a file."""

    def __init__(self, name, command, log, environment=None, stdout=subprocess.DEVNULL):
        self.name = name
        self.log = log
        with open(log, "ab") as errors:
            self.child = subprocess.Popen(
                [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=stdout,
                stderr=errors, env={**os.environ, **(environment or {})})

    @property
    def pid(self):
        return self.child.pid

    def wait_until(self, ready, seconds=START_SECONDS):
        """Returns when `ready()` is true; StartFailed when the program ends or time is up."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.child.poll() is not None:
                raise StartFailed(f"{self.name} ended with {self.child.returncode}: {self._last()}")
            if time.monotonic() > deadline:
                raise StartFailed(f"{self.name} was not ready in {seconds} s: {self._last()}")
            time.sleep(0.05)

    def stop(self):
        if self.child.poll() is not None:
            return
        self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def _last(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            lines = file.read().strip().splitlines()
        return lines[-1] if lines else "it wrote nothing"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def accepts(address):
    """Whether something takes connections at a port of loopback or at a socket's path."""
    family = socket.AF_INET if isinstance(address, int) else socket.AF_UNIX
    with socket.socket(family) as probe:
        probe.settimeout(1)
        try:
            probe.connect(("127.0.0.1", address) if isinstance(address, int) else str(address))
        except OSError:
            return False
    return True
