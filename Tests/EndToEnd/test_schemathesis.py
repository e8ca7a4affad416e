"""Generated requests, good and bad, against what the description promises.

The run is the same each time: the seed is fixed and printed, DEBATE_SEED gives another one.
DEBATE_FULL=1 asks for many more requests.
"""

import os
import pathlib
import re
import subprocess
import sys

from instance import ROOT

SEED = int(os.environ.get("DEBATE_SEED", "20260"))
EXAMPLES = 500 if os.environ.get("DEBATE_FULL") == "1" else 60
PROGRAM = pathlib.Path(sys.executable).with_name("schemathesis")


def run(instance, tmp_path, *options) -> str:
    result = subprocess.run(
        [PROGRAM, "run", ROOT / "docs/api/openapi.yaml", "--url", instance.url,
         "--checks", "all", "--max-examples", str(EXAMPLES), "--seed", str(SEED),
         "--continue-on-failure", "--generation-database", "none", "--no-color", *options],
        cwd=tmp_path, capture_output=True, text=True)
    print(f"DEBATE_SEED={SEED} replays this run")
    print(result.stdout, result.stderr)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr
    return result.stdout


def test_every_generated_request_is_answered_as_described(instance, tmp_path):
    # Dates that exist need no format of their own: the pattern of PlannedStart takes no others.
    said = run(instance, tmp_path, "--phases", "examples,coverage,fuzzing,stateful")
    phases = re.findall(r"^  ✅ (\w+)$", said, re.MULTILINE)
    assert phases == ["Examples", "Coverage", "Fuzzing", "Stateful"]
    assert "6 selected / 6 total" in said
    assert int(re.search(r"(\d+) generated", said)[1]) > EXAMPLES * 4


def test_generated_debates_are_stored(instance, tmp_path):
    before = instance.total()
    run(instance, tmp_path, "--phases", "fuzzing", "--mode", "positive",
        "--include-operation-id", "createLive")
    assert instance.total() > before
