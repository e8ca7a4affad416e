"""The API's description, and the fixtures of fixtures.py."""

import json
import subprocess
import sys

import pytest

from fixtures import instance, new_instance  # noqa: F401, found here by name
from instance import ROOT

DESCRIPTION = ROOT / ".cache/openapi.json"


def pytest_sessionstart(session):
    """Writes the description as the build does: instances serve it, tests read it."""
    if hasattr(session.config, "workerinput"):
        return  # whoever started this worker has written it
    DESCRIPTION.parent.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, ROOT / "scripts/openapi-json.py", ROOT / "docs/api/openapi.yaml",
         DESCRIPTION], check=True)


def pytest_collection_modifyitems(items):
    """The longest file first: whichever begins last goes on alone."""
    items.sort(key=lambda item: item.path.name != "test_schemathesis.py")


@pytest.fixture(scope="session")
def description() -> dict:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))
