"""Tables of the code and of documents, for tests that compare them."""

import re
import subprocess

from instance import BINARIES, ROOT


def routes_of_the_worker() -> set[tuple[str, str, str]]:
    """Method, path and letters of each route, as the worker has them."""
    printed = subprocess.run([BINARIES / "debate-fcgi", "--routes"], check=True,
                             capture_output=True, text=True).stdout
    return {tuple(line.split(" ", 2)) for line in printed.splitlines()}


def reasons_of_the_worker() -> set[tuple[str, str]]:
    """Status and reason of each refusal in the worker's tables."""
    source = "".join(
        (ROOT / "Sources/DebateFCGI/HTTP" / name).read_text(encoding="utf-8")
        for name in ("Failure.swift", "RuleRefusals.swift"))
    return set(re.findall(r'Refusal\(\s*(\d{3}), "([a-z_]+)"', source))


def words_of(enumeration: str, file: str) -> list[str]:
    """The raw values of a Swift enumeration of words, in its order."""
    source = (ROOT / "Sources/DebateDomain" / file).read_text(encoding="utf-8")
    cases = re.search(rf"enum {enumeration}\b.*?\n}}", source, re.DOTALL)[0]
    return [written or name for name, written in
            re.findall(r'^ +case `?(\w+)`?(?: = "([^"]+)")?$', cases, re.MULTILINE)]


def table_after(page: str, heading: str) -> list[list[str]]:
    """The rows of the first Markdown table below a heading, code marks taken off."""
    rows = page.split(heading, 1)[1].split("|---", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [[cell.strip().strip("`") for cell in row.split("|")[1:-1]] for row in rows]
