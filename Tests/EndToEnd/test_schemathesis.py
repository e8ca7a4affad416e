"""Generated requests, good and bad, against what the description promises.

Two runs: by nobody, and by a crowd of operators who take turns, since each may write 20 times a
second. Both are the same each time: the seed is fixed and printed, DEBATE_SEED gives another one.
DEBATE_FULL=1 asks for many more requests.
"""

import collections
import os
import pathlib
import re
import subprocess
import sys

import pytest

import schemathesis_crowd
from instance import ROOT, Instance
from tables import routes_of_the_worker

HERE = pathlib.Path(__file__).parent
SEED = int(os.environ.get("DEBATE_SEED", "20260"))
IS_FULL = os.environ.get("DEBATE_FULL") == "1"
PROGRAM = pathlib.Path(sys.executable).with_name("schemathesis")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """An instance full of people, whose cookies have the names the description has."""
    with Instance(DEBATE_COOKIE_PREFIX="debate") as running:
        yield running, schemathesis_crowd.make(running, tmp_path_factory.mktemp("crowd"))


def run(crowded, folder, examples: int, phases: str, **environment) -> str:
    instance, crowd = crowded
    result = subprocess.run(
        [PROGRAM, "run", ROOT / "docs/api/openapi.yaml", "--url", instance.url,
         "--checks", "all", "--max-examples", str(examples * (16 if IS_FULL else 1)),
         "--seed", str(SEED), "--continue-on-failure", "--generation-database", "none",
         "--no-color", "--phases", phases],
        cwd=folder, capture_output=True, text=True,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "schemathesis_hooks.py"),
             "DEBATE_CROWD": str(crowd), **environment})
    print(f"DEBATE_SEED={SEED} replays this run")
    print(result.stdout, result.stderr)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr
    return result.stdout


def phases_of(said: str) -> list[str]:
    return re.findall(r"^  ✅ (\w+)$", said, re.MULTILINE)


def answers(instance, since: int = 0) -> collections.Counter:
    """How often each status was the answer to each operation: method, route, status."""
    return collections.Counter(
        (line["method"], line["route"], line["status"])
        for line in instance.worker_log()[since:] if line.get("route"))


def is_no_crowds(path: str) -> bool:
    """A round goes forward once, a ledger opens when a debate is over: no crowd shares them; and an
    encoder makes recordings. These routes get their 200 in test_rounds, test_ballots, test_ledger and
    test_recordings; here they refuse as described.
    """
    return ("{roundId}" in path or "{recordingId}" in path
            or path.endswith(("/receipts/{receipt}", "/ledger")))


def test_every_request_of_a_crowd_is_answered_as_described(crowded, tmp_path):
    instance, _ = crowded
    before = len(instance.worker_log())
    said = run(crowded, tmp_path, 20, "examples,coverage,fuzzing,stateful")
    assert phases_of(said) == ["Examples", "Coverage", "Fuzzing", "Stateful"]
    # It got behind every door, and the rates did not keep it out.
    found = answers(instance, before)
    print(sorted(found.items()))
    assert not [route for *route, _ in routes_of_the_worker()
                if not found[*route, 200] and not is_no_crowds(route[1])]
    refused = sum(count for (_, _, status), count in found.items() if status == 429)
    assert refused < found.total() / 10, found


def test_every_request_of_nobody_is_answered_as_described(crowded, tmp_path):
    said = run(crowded, tmp_path, 8, "examples,fuzzing", DEBATE_NOBODY="1")
    assert phases_of(said) == ["Examples", "Fuzzing"]
