"""Instances shared by the tests of one file, and the API's description."""

import json
import subprocess
import sys

import pytest

from instance import ROOT, Instance

DESCRIPTION = ROOT / ".cache/openapi.json"


def pytest_sessionstart(session):
    """Writes the description as the build does: instances serve it, tests read it."""
    DESCRIPTION.parent.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, ROOT / "scripts/openapi-json.py", ROOT / "docs/api/openapi.yaml",
         DESCRIPTION], check=True)


@pytest.fixture(scope="session")
def description() -> dict:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def instance():
    """An empty instance with two workers, for tests that only talk to it."""
    with Instance() as running:
        yield running


@pytest.fixture
def new_instance():
    """Makes instances of a test's own; all are stopped and removed at its end."""
    made = []

    def make(**options) -> Instance:
        made.append(Instance(**options))
        return made[-1]

    yield make
    for one in made:
        one.remove()
