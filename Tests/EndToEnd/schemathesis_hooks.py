"""Who asks, and for what: hooks that let generated requests reach beyond the door.

Loaded by schemathesis through SCHEMATHESIS_HOOKS. DEBATE_CROWD names the JSON file that
`schemathesis_crowd.make` wrote. Only what no schema can say is changed: who asks, and names of
things that exist. A body that is meant to be wrong stays as it is.
"""

import base64
import hashlib
import itertools
import json
import os
import time

import schemathesis
from schemathesis.core.file_samples import MEDIA_TYPE_FILE_SAMPLES

CROWD = json.loads(open(os.environ["DEBATE_CROWD"], encoding="utf-8").read())
OPERATORS = itertools.cycle(CROWD["operators"])
DEVICES = itertools.cycle(CROWD["devices"])
CODES = itertools.cycle(CROWD["codes"])
THINGS = {name: itertools.cycle(ids) for name, ids in CROWD["things"].items()}
JUDGES = set(CROWD["judges"])
# Who made what: a debate, token or screen that a run made is asked for by its maker.
MAKERS: dict[str, str] = {}
TURN = itertools.count()
# These end the session that asks, or all its neighbours: somebody does it who is not missed.
ENDING = {"logOut": "leaver", "endSession": "leaver", "changePassword": "changer"}


@schemathesis.auth(refresh_interval=None)
class Everyone:
    """Tells schemathesis that requests carry credentials; `before_call` chooses them."""

    def get(self, case, ctx):
        return next(OPERATORS)["token"]

    def set(self, case, data, ctx):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


def operation_of(case) -> str:
    return case.operation.definition.raw["operationId"]


def is_meant_well(case, part: str) -> bool:
    component = next((info for location, info in case.meta.components.items()
                      if location.name == part), None) if case.meta else None
    return component is None or component.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    name = operation_of(case)
    if case.path_parameters and is_meant_well(case, "PATH"):
        name_things(case, name)
    if isinstance(case.body, (dict, bytes, str)) and is_meant_well(case, "BODY"):
        make_acceptable(case, name)
    choose_caller(case, name)


def name_things(case, name: str):
    """Three of four identifiers nobody knows become those of things that exist."""
    for parameter, value in list(case.path_parameters.items()):
        if value in CROWD["protected"] or (value not in MAKERS and next(TURN) % 4):
            case.path_parameters[parameter] = next(THINGS[parameter])
    member = case.path_parameters.get("memberId")
    if name == "editMember" and member not in JUDGES and is_meant_well(case, "BODY"):
        case.body = {key: case.body[key] for key in case.body if key == "name"}


def make_acceptable(case, name: str):
    """What only the server can know: passwords not too common, names and codes that exist."""
    if name == "uploadImage":
        case.body = picture(case.media_type)
        return
    body = case.body
    for field in ("password", "new"):
        if name in ("register", "createUser", "changePassword") and body.get(field):
            body[field] = strong(body[field])
    if name == "changePassword":
        body["old"] = body["new"] = CROWD["changer"]["password"]
    if name == "createToken":
        body.pop("liveId", None)
        body["role"] = ["viewer", "organiser", "operator"][len(body["name"]) % 3]
        if body.get("expiresAtMs") is not None:
            body["expiresAtMs"] = int(time.time() * 1000) + 1000 + body["expiresAtMs"] % 10**11
    if name == "appointMember" and body.get("username") is not None:
        body["username"] = CROWD["username"]
    if name == "redeemTicket" and next(TURN) % 2:
        body["code"] = next(CODES)


def choose_caller(case, name: str):
    headers = {key: value for key, value in (case.headers or {}).items()
               if key.lower() not in ("authorization", "cookie")}
    case.cookies = {}
    if name in ("redeemTicket", "mine"):
        headers["Cookie"] = next(DEVICES)
    elif name in ENDING:
        headers["Authorization"] = f"Bearer {CROWD[ENDING[name]]['token']}"
    else:
        named = (case.path_parameters or {}).values()
        makers = [MAKERS[value] for value in named if value in MAKERS]
        token = makers[0] if makers else next(OPERATORS)["token"]
        headers["Authorization"] = f"Bearer {token}"
    case.headers = headers


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code != 200 or case.method != "POST":
        return
    name = operation_of(case)
    if name not in ("createLive", "createToken", "createScreen", "appointMember"):
        return
    data = response.json()["data"]
    token = response.request.headers["Authorization"].removeprefix("Bearer ")
    if name == "appointMember":
        if data["member"]["role"] == "judge":
            JUDGES.add(data["member"]["id"])
        MAKERS.setdefault(data["member"]["id"], token)
    else:
        MAKERS[data.get("liveId") or data["id"]] = token


def strong(password: str) -> str:
    """A password as long as this one that nobody guesses; of a long one half is kept."""
    secret = base64.urlsafe_b64encode(hashlib.sha256(password.encode()).digest()).decode()
    kept = password[:len(password) // 2] if len(password) >= 24 else ""
    return (kept + secret * 4)[:len(password)]


def picture(media_type: str) -> bytes:
    return MEDIA_TYPE_FILE_SAMPLES[media_type]
