"""Fixtures that tests through nginx and tests in a browser share."""

import pytest

from instance import Instance


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
