"""`scripts/run --demo`: a newcomer sees a debate that moves, and Ctrl-C ends all of it."""

import os
import pathlib
import re
import signal
import subprocess

import pytest

from answers import accepted
from instance import BINARIES, ROOT, Instance, children, wait_until


def family(pid: int) -> set[int]:
    """A process and all that it started."""
    return {pid}.union(*(family(child) for child in children(pid)))


@pytest.fixture
def demo(new_instance):
    """An instance whose programs `scripts/demo` starts, and that process."""
    instance: Instance = new_instance(DEBATE_DEMO="1")
    output = open(instance.home / "demo.out", "w+")
    process = subprocess.Popen(
        [ROOT / "scripts/demo", BINARIES / "debatectl", *instance.command()[2:]],
        env=instance.environment(), cwd="/", stdout=output, stderr=subprocess.STDOUT,
        start_new_session=True)
    yield instance, process, lambda: (instance.home / "demo.out").read_text()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(25)


def test_a_newcomer_sees_a_demo_debate_move_and_one_key_stops_it(demo):
    instance, process, said = demo
    found = wait_until(
        lambda: re.search(rf"watch +{instance.url}/debate/(\S+)", said()), 30,
        "the address of a debate")
    live = found[1]
    assert f"{instance.url}/screen/{live}" in said() and f"{instance.url}/overlay/{live}" in said()

    def counters() -> dict:
        frames = accepted(instance.get(f"/api/live/{live}/events"))["frames"]
        return {name: value for name, (value, _) in frames[-1]["values"].items()}

    before = wait_until(lambda: counters().get("voters") and counters(), 60, "the first ballot")
    wait_until(lambda: counters()["voters"] > before["voters"], 60, "another ballot")
    wait_until(lambda: counters()["likes"] > before["likes"], 60, "a like")
    debate = accepted(instance.get(f"/api/live/{live}"))
    assert debate["demo"] and debate["status"] == 1
    # Every ballot is one of somebody who came: nothing is made up.
    shown = accepted(instance.get(f"/api/live/{live}/rounds"))
    assert all(0 < one["voters"] <= 200 for one in shown if one["state"] == "open")

    everybody = family(process.pid)
    assert len(everybody) > 5
    os.killpg(process.pid, signal.SIGINT)  # Ctrl-C goes to all of a terminal's group
    assert process.wait(25) == 0, said()
    wait_until(lambda: not any(pathlib.Path(f"/proc/{pid}").exists() for pid in everybody),
               10, "that nothing is left")


def test_an_instance_that_cannot_start_ends_with_its_own_status(new_instance):
    instance = new_instance()
    instance.settings["DEBATE_PORT"] = "1x"
    done = subprocess.run(
        [ROOT / "scripts/demo", BINARIES / "debatectl", *instance.command()[2:]],
        env=instance.environment(), capture_output=True, text=True, timeout=30)
    assert done.returncode not in (0, 143), done
    assert "DEBATE_PORT" in done.stderr
