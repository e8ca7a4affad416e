"""Generated requests, good and bad, against what the description promises.

Two runs: by nobody, and by a crowd of operators who take turns, since each may write 20 times a
second. Both are the same each time: the seed is fixed and printed, DEBATE_SEED gives another one.
DEBATE_FULL=1 asks for many more requests.
"""

import os
import pathlib
import re
import subprocess
import sys

import pytest

import schemathesis_crowd
from instance import ROOT, Instance

HERE = pathlib.Path(__file__).parent
SEED = int(os.environ.get("DEBATE_SEED", "20260"))
IS_FULL = os.environ.get("DEBATE_FULL") == "1"
PROGRAM = pathlib.Path(sys.executable).with_name("schemathesis")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """An instance full of people, whose cookies have the names the description has."""
    with Instance(DEBATE_COOKIE_PREFIX="debate") as running:
        yield running, schemathesis_crowd.make(running, tmp_path_factory.mktemp("crowd"))


def run(instance, folder, examples: int, *options: str, **environment) -> str:
    result = subprocess.run(
        [PROGRAM, "run", ROOT / "docs/api/openapi.yaml", "--url", instance.url,
         "--checks", "all", "--max-examples", str(examples * (8 if IS_FULL else 1)),
         "--seed", str(SEED), "--continue-on-failure", "--generation-database", "none",
         "--no-color", *options],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)
    print(f"DEBATE_SEED={SEED} replays this run")
    print(result.stdout, result.stderr)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr
    return result.stdout


def phases_of(said: str) -> list[str]:
    return re.findall(r"^  ✅ (\w+)$", said, re.MULTILINE)


def test_every_request_of_a_crowd_is_answered_as_described(crowded, tmp_path):
    instance, crowd = crowded
    said = run(instance, tmp_path, 20, "--phases", "examples,coverage,fuzzing,stateful",
               SCHEMATHESIS_HOOKS=str(HERE / "schemathesis_hooks.py"), DEBATE_CROWD=str(crowd))
    assert phases_of(said) == ["Examples", "Coverage", "Fuzzing", "Stateful"]


def test_every_request_of_nobody_is_answered_as_described(crowded, tmp_path):
    said = run(crowded[0], tmp_path, 10, "--phases", "examples,fuzzing")
    assert phases_of(said) == ["Examples", "Fuzzing"]
