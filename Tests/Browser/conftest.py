"""People with browsers of their own, on a real instance. Whatever a page complains of fails its test."""

import pytest
from playwright.sync_api import expect, sync_playwright

from fixtures import instance, new_instance  # noqa: F401, found here by name
from person import Person

# Other tests run beside these: how long a page takes says nothing, only whether it gets there.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests: each person gets a context, which shares nothing with the others."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def people(chromium):
    """Makes people; at the end each must have seen pages without a fault."""
    made = []

    def person(at, **options) -> Person:
        made.append(Person(chromium, at, **options))
        return made[-1]

    yield person
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.leave()
    assert not faults, "\n".join(faults)


@pytest.fixture
def visitor(people, instance):  # noqa: F811
    """Somebody with a new browser, who reads Chinese."""
    return people(instance)
