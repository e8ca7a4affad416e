"""The people and things of an instance that generated requests are made by and about."""

import json
import pathlib

from danmaku import said
from instance import Instance
from people import Hall, account, ask, device, new_login, user_of

# Each may write 20 times a second.
OPERATORS = 12
PASSWORD = "正是男儿读书时2026"


def make(instance: Instance, folder: pathlib.Path) -> pathlib.Path:
    """Fills an instance; the file schemathesis_hooks reads."""
    hall = Hall.of(instance)
    operators = [operator(instance) for _ in range(OPERATORS)]
    # So that each of them may do what an organiser may.
    seats = [hall.appoint("organiser", username=one["username"]) for one in operators]
    staff = [hall.appoint("judge", name="陈老师"), hall.appoint("timekeeper", name="计时")]
    tickets = hall.tickets(60)
    devices = [device(instance)["Cookie"] for _ in range(8)]
    bystanders = [new_login(instance, "viewer") for _ in range(4)]
    users = [user_of(instance, instance.log_in(**login))["userId"] for login in bystanders[:3]]
    leaver = leaving(instance)
    lines = [said(hall, f"第{number}句")["id"] for number in range(24)]
    restrictions = [restricted(hall, line) for line in lines[:12]]
    crowd = {
        "url": instance.url,
        "operators": operators,
        "devices": devices,
        "codes": [ticket["code"] for ticket in tickets[:40]],
        "links": [hall.appoint("moderator", name="场控")["link"].partition("#")[2]
                  for _ in range(8)],
        "username": bystanders[3]["username"],
        "login": bystanders[3],
        "quitter": {"token": bearer(account(instance))},
        "leaver": leaver,
        "lines": lines,
        "changer": changing(instance),
        "live": taking_part(instance),
        "judges": [staff[0]["member"]["id"]],
        "things": {
            "liveId": [hall.live],
            "roomId": [hall.room()["id"], hall.room()["id"]],
            "userId": users,
            "memberId": [one["member"]["id"] for one in staff],
            "ticketId": [ticket["id"] for ticket in tickets],
            "sessionId": leaver["others"],
            "tokenId": ["k999999"],
            "screenId": ["k999999"],
            "restrictionId": restrictions,
        },
        # Whoever these are, the run goes on with them.
        "protected": [one["userId"] for one in operators] + [hall.live]
        + [seat["member"]["id"] for seat in seats],
    }
    file = folder / "crowd.json"
    file.write_text(json.dumps(crowd), encoding="utf-8")
    return file


def taking_part(instance: Instance) -> str:
    """A debate that stays live, where every device may give a lot."""
    hall = Hall.of(instance, settings={"giftBudget": 10000})
    hall.ask("POST", "/start")
    return hall.live


def restricted(hall: Hall, line: str) -> str:
    made = hall.ask("POST", "/restrictions", {"kind": "mute", "danmakuId": line, "reason": "刷屏"})
    assert made.status_code == 200, made.text
    return made.json()["data"]["id"]


def bearer(headers: dict[str, str]) -> str:
    return headers["Authorization"].removeprefix("Bearer ")


def operator(instance: Instance) -> dict[str, str]:
    headers = account(instance, "operator")
    user = user_of(instance, headers)
    return {"token": bearer(headers), "userId": user["userId"], "username": user["username"]}


def leaving(instance: Instance) -> dict:
    """Somebody whose sessions may end: one that asks, and others."""
    login = new_login(instance, "viewer")
    headers = instance.log_in(**login)
    for _ in range(10):
        instance.log_in(**login)
    sessions = ask(instance, headers, "GET", "/api/user/sessions").json()["data"]
    return {"token": bearer(headers),
            "others": [session["id"] for session in sessions if not session["current"]]}


def changing(instance: Instance) -> dict[str, str]:
    """Somebody whose password may change."""
    login = new_login(instance, "viewer")
    headers = instance.log_in(**login)
    changed = ask(instance, headers, "POST", "/api/user/password",
                  {"old": login["password"], "new": PASSWORD})
    assert changed.status_code == 200, changed.text
    return {"token": bearer(headers), "password": PASSWORD}
