import contextlib
import os
import pathlib
import shutil
import tempfile

import pytest

from container import Container
from installation import Installation


@pytest.fixture(scope="session")
def package() -> pathlib.Path:
    """The package under test."""
    return pathlib.Path(os.environ["DEBATE_PACKAGE"])


@pytest.fixture(scope="session")
def older_package() -> pathlib.Path:
    """The same under an earlier version number, to upgrade from."""
    return pathlib.Path(os.environ["DEBATE_PACKAGE_OLDER"])


@pytest.fixture(scope="session")
def installation(older_package):
    """A fresh machine with the older package. The tests of this folder are one story, in order."""
    with fresh(older_package) as installation:
        yield installation


@pytest.fixture
def elsewhere(package):
    """Another fresh machine, with the package."""
    with fresh(package) as installation:
        yield installation


@contextlib.contextmanager
def fresh(package: pathlib.Path):
    """The package on a machine of its own."""
    # Not pytest's own folder: an overlay's upper folder needs a file system of the disk.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="debate-system-", dir="/var/tmp"))
    container = Container(folder, os.environ["DEBATE_SYSTEM_BASE"]).boot()
    try:
        installation = Installation(container)
        installation.install(package)
        installation.wait_for(installation.is_answering)
        installation.log_in()
        yield installation
    finally:
        container.stop()
        print((folder / "console.log").read_text()[-2000:])
        shutil.rmtree(folder, ignore_errors=True)
