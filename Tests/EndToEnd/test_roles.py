"""Every route in every role: exactly what the matrix of docs/api/access.md says is allowed."""

import re

import pytest

from instance import ROOT
from people import Hall, account, api_token, ask, browser, device
from tables import table_after

NOBODY = "00000000-0000-4000-8000-000000000000"
# What a door says to those it does not let in.
DOORS = {"login_required": 401, "session_expired": 401, "forbidden": 403, "not_a_voter": 403}
ROLES = ["nobody", "device", "viewer", "organiser account", "operator", "organiser", "timekeeper",
         "moderator", "judge", "screen"]

MATRIX = {(row[0], row[1]): dict(zip([*ROLES, "token"], (cell[0] for cell in row[2:]), strict=True))
          for row in table_after((ROOT / "docs/api/access.md").read_text(encoding="utf-8"),
                                 "## 角色")}


@pytest.fixture(scope="module")
def hall(instance):
    """A debate that is live in a room: whoever may delete it is refused for that alone."""
    hall = Hall.of(instance)
    hall.edit(roomId=hall.room()["id"])
    assert hall.ask("POST", "/start").status_code == 200
    return hall


@pytest.fixture(scope="module")
def people(hall):
    """The headers of somebody of each role; those with an account come with a browser."""
    instance = hall.instance
    return {
        "nobody": {},
        "device": device(instance),
        "viewer": browser(instance),
        "organiser account": browser(instance, "organiser"),
        "operator": browser(instance, "operator"),
        **{role: hall.staff(role, browser)
           for role in ("organiser", "timekeeper", "moderator", "judge")},
        "screen": hall.screen(),
    }


@pytest.fixture(scope="module")
def tokens(hall):
    """Programs: one whose role reaches nowhere, and some whose role is that of their account."""
    instance = hall.instance
    operator = account(instance, "operator")
    return {
        "too weak": api_token(instance, operator, role="viewer"),
        "operator": api_token(instance, operator, role="operator"),
        "organiser": api_token(instance, hall.staff("organiser"), role="organiser",
                               liveId=hall.live),
    }


def concrete(path: str, hall: Hall) -> str:
    """The path with the debate's id, and names of nothing for all else; but whose debate a room is
    for decides who may see its key."""
    path = path.replace("{liveId}", hall.live).replace("{userId}", NOBODY)
    path = path.replace("{file}", "x.csv")
    if path == "/api/rooms/{roomId}/key":
        path = path.replace("{roomId}", hall.debate()["roomId"])
    return re.sub(r"\{\w+Id\}", "x999999999", path)


def is_let_in(hall: Hall, headers: dict[str, str], method: str, path: str) -> bool:
    body = None if method == "GET" else {}
    if path.endswith("/redeem"):
        body = {"code": hall.tickets(1)[0]["code"]}
    answer = ask(hall.instance, headers, method, concrete(path, hall), body)
    assert answer.status_code < 500, answer.text
    # The metrics are no JSON.
    is_json = answer.headers["Content-Type"].startswith("application/json")
    data = answer.json().get("data") if is_json else None
    reason = data.get("reason") if isinstance(data, dict) else None
    assert reason not in DOORS or answer.status_code == DOORS[reason], answer.text
    return reason not in DOORS


# Logging out comes last: it would end the session of whoever tries the other routes.
@pytest.mark.parametrize("route", sorted(MATRIX, key=lambda route: route[1].endswith("/logout")),
                         ids=lambda route: " ".join(route))
def test_each_role_may_what_the_matrix_says(hall, people, tokens, route):
    found = {role: "●" if is_let_in(hall, headers, *route) else "–"
             for role, headers in people.items()}
    programs = {name: is_let_in(hall, headers, *route) for name, headers in tokens.items()}
    if all(programs.values()):
        found["token"] = "●"
    elif not any(programs.values()):
        found["token"] = "–"
    else:
        assert not programs["too weak"], programs
        found["token"] = "◐"
    assert found == MATRIX[route]
