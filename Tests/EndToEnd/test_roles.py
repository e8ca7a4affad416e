"""Every route in every role: exactly the table that docs/api/access.md prints is allowed."""

import re
import subprocess

import pytest

from instance import BINARIES, ROOT
from people import Hall, account, ask, device

ROW = re.compile(r"^\| (GET|POST|PUT|PATCH|DELETE) \| `([^`]+)` \|(.*)\|$")
NOBODY = "00000000-0000-4000-8000-000000000000"
# What a door says to those it does not let in.
DOORS = {"login_required", "session_expired", "forbidden", "not_a_voter"}


def table() -> dict[tuple[str, str], dict[str, bool]]:
    """For each route, for each role of the table's head: whether it may."""
    lines = (ROOT / "docs/api/access.md").read_text(encoding="utf-8").splitlines()
    head = next(line for line in lines if line.startswith("| method | path | who |"))
    roles = [cell.strip() for cell in head.strip("|").split("|")][3:]
    found = {}
    for line in lines:
        row = ROW.match(line)
        if not row:
            continue
        cells = [cell.strip() for cell in row[3].split("|")][1:]
        assert len(cells) == len(roles), line
        assert set(cells) <= {"●", "–"}, line
        found[row[1], row[2]] = {role: cell == "●" for role, cell in zip(roles, cells)}
    return found


TABLE = table()
ROLES = list(next(iter(TABLE.values())))


@pytest.fixture(scope="module")
def callers(instance):
    """A debate, and somebody of each role with the headers they show."""
    hall = Hall.of(instance)
    owner = hall.staff("organiser")
    token = ask(instance, account(instance, "operator"), "POST", "/api/user/tokens",
                {"name": "测试", "role": "operator"}).json()["data"]["token"]
    people = {
        "nobody": {},
        "device": device(instance),
        "viewer": account(instance),
        "organiser account": account(instance, "organiser"),
        "operator": account(instance, "operator"),
        "organiser": owner,
        "timekeeper": hall.staff("timekeeper"),
        "moderator": hall.staff("moderator"),
        "judge": hall.staff("judge"),
        "screen": hall.screen(),
        "operator token": {"Authorization": f"Bearer {token}"},
    }
    return hall, people


def concrete(path: str, live: str) -> str:
    """The path with the debate's id, and names of nothing for all else."""
    path = path.replace("{liveId}", live).replace("{userId}", NOBODY)
    return re.sub(r"\{(\w)\w*Id\}", lambda match: "x999999999", path)


def test_the_table_names_every_route_of_the_worker():
    printed = subprocess.run([BINARIES / "debate-fcgi", "--routes"], check=True,
                             capture_output=True, text=True).stdout.splitlines()
    assert {tuple(line.split(" ", 2)[:2]) for line in printed} == set(TABLE)


def test_the_table_has_every_role(callers):
    assert set(ROLES) == set(callers[1])


# Logging out comes last: it would end the session of whoever tries the other routes.
@pytest.mark.parametrize("route", sorted(TABLE, key=lambda route: route[1].endswith("/logout")),
                         ids=lambda route: " ".join(route))
def test_each_role_may_what_the_table_says(callers, route):
    hall, people = callers
    method, path = route
    found = {}
    for role, headers in people.items():
        answer = ask(hall.instance, headers, method, concrete(path, hall.live),
                     None if method == "GET" else {})
        assert answer.status_code < 500, answer.text
        data = answer.json()["data"]
        reason = data.get("reason") if isinstance(data, dict) else None
        found[role] = reason not in DOORS
        if not found[role]:
            assert answer.status_code == (401 if "login" in reason else 403), answer.text
    assert found == TABLE[route]
