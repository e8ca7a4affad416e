"""The app's live client in a real browser, looked into by a test."""

import functools
import os
import pathlib
import subprocess
import tempfile

from instance import ROOT, wait_until
from people import Hall
from person import Person


@functools.cache
def script() -> str:
    """The client as one script, built from the app's own sources."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "probe.js"
        subprocess.run(
            ["esbuild", str(ROOT / "Tests/Browser/live_probe.ts"), "--bundle", "--format=iife",
             "--target=es2022", "--log-level=warning", f"--outfile={out}"],
            check=True, env={**os.environ, "NODE_PATH": "/usr/share/nodejs"})
        return out.read_text(encoding="utf-8")


class Probe:
    """Somebody's page with the client on it, following a debate."""

    def __init__(self, person: Person, hall: Hall, staff: bool = False):
        self.page, self.hall = person.page, hall
        self.page.goto("/robots.txt")  # ours, and nothing of the app runs on it
        self.page.evaluate(script())
        self.page.evaluate("id => probe.follow(id)", hall.live)
        if staff:
            self.page.evaluate("id => probe.followStaff(id)", hall.live)

    def look(self) -> dict:
        return self.page.evaluate("id => probe.look(id)", self.hall.live)

    def wait(self, holds, what: str, seconds: float = 20) -> dict:
        """Looks until this holds of what is seen."""
        return wait_until(lambda: (seen := self.look()) and holds(seen) and seen, seconds, what)

    def reach(self, seq: int) -> dict:
        """Waits until everything up to an event is held, and nothing is in doubt."""
        return self.wait(
            lambda seen: (seen["position"] or {}).get("seq", -1) >= seq
            and not seen["links"]["debate"][-1].endswith("stale"),
            f"event {seq}, not in doubt", 90)
