"""Who asks, and for what: hooks that let generated requests reach beyond the door.

Loaded by schemathesis through SCHEMATHESIS_HOOKS. DEBATE_CROWD names the JSON file that
`schemathesis_crowd.make` wrote; with DEBATE_NOBODY nobody of the crowd asks, and credentials stay
as they were generated. Only what no schema can say is changed: who asks, and names of things that
exist. A body that is meant to be wrong stays as it is.
"""

import base64
import hashlib
import itertools
import json
import os
import random
import time
import urllib.error
import urllib.request
import unicodedata

import requests
import schemathesis

CROWD = json.loads(open(os.environ["DEBATE_CROWD"], encoding="utf-8").read())
OPERATORS = itertools.cycle(CROWD["operators"])
DEVICES = itertools.cycle(CROWD["devices"])
CODES = itertools.cycle(CROWD["codes"])
LINKS = iter(CROWD["links"])
LINES = itertools.cycle(CROWD["lines"])
THINGS = {name: itertools.cycle(ids) for name, ids in CROWD["things"].items()}
JUDGES = set(CROWD["judges"])
# Who made what: a debate, token or screen that a run made is asked for by its maker.
MAKERS: dict[str, str] = {}
CHANCE = random.Random(20260)
# Debates that may be started, ended and deleted: the crowd's own goes on.
NOBODYS = "00000000-0000-4000-8000-000000000000"
FRESH: list[str] = []
LIVE: list[str] = []
# Rooms that may go.
ROOMS: list[str] = []
# What these answer has an identifier that others ask for.
MAKING = {"createLive", "rerunLive", "startLive", "createRoom", "createToken", "createScreen",
          "appointMember"}
# These end the session that asks, or all its neighbours: somebody does it who is not missed.
ENDING = {"logOut": "quitter", "endSession": "leaver", "changePassword": "changer"}


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
    if name == "danmaku" and case.query and "since" in case.query:
        # One way or the other, which no schema can say.
        case.query.pop("before", None)
    if name.endswith("Events") and case.query and is_meant_well(case, "QUERY") and (
            len({"epoch", "since"} & case.query.keys()) == 1):
        # A position is both, or neither.
        for half in ("epoch", "since"):
            case.query.pop(half, None)
    if isinstance(case.body, dict) and is_meant_well(case, "BODY"):
        make_acceptable(case, name)
    if name == "uploadImage" and isinstance(case.body, (bytes, str)) and not is_meant_well(
            case, "BODY"):
        # What is generated as a wrong picture may still be a sound one.
        case.body = b"no picture"
    if "DEBATE_NOBODY" not in os.environ:
        choose_caller(case, name)


def name_things(case, name: str):
    """Three of four identifiers nobody knows become those of things that exist."""
    for parameter, value in list(case.path_parameters.items()):
        if parameter not in THINGS:
            continue
        if value in CROWD["protected"] or (value not in MAKERS and CHANCE.random() < 0.75):
            case.path_parameters[parameter] = next(THINGS[parameter])
    # What changes a debate's life for good is done to debates that runs made.
    if name in ("startLive", "deleteLive", "archiveLive", "endLive"):
        if case.path_parameters["liveId"] not in MAKERS:
            spare = LIVE if name == "endLive" else FRESH
            case.path_parameters["liveId"] = spare.pop() if spare else NOBODYS
    if name in ("sendLikes", "sendGift") and CHANCE.random() < 0.75:
        case.path_parameters["liveId"] = CROWD["live"]
    if name == "deleteRoom" and case.path_parameters["roomId"] not in MAKERS:
        case.path_parameters["roomId"] = ROOMS.pop() if ROOMS else "222222"
    member = case.path_parameters.get("memberId")
    if name == "editMember" and member not in JUDGES and is_meant_well(case, "BODY"):
        case.body = {key: case.body[key] for key in case.body if key == "name"}


def make_acceptable(case, name: str):
    """What only the server can know: passwords not too common, names and codes that exist."""
    case.body = body = whole(case.body)
    if is_too_many_bytes(body.get("email") or ""):
        del body["email"]
    for field in ("password", "new"):
        if name in ("register", "createUser", "changePassword") and body.get(field):
            body[field] = strong(body[field])
    if name == "changePassword":
        body["old"] = body["new"] = CROWD["changer"]["password"]
    if name == "createToken":
        body.pop("liveId", None)
        body["role"] = ["viewer", "organiser", "operator"][len(body["name"]) % 3]
        if body.get("expiresAtMs") is not None:
            body["expiresAtMs"] = int(time.time() * 1000) + 60_000 + body["expiresAtMs"] % 10**11
    if name == "appointMember" and body.get("username") is not None:
        body["username"] = CROWD["username"]
    if name == "logIn" and CHANCE.random() < 0.5:
        body.update(CROWD["login"])
    if name == "redeemTicket" and CHANCE.random() < 0.5:
        body["code"] = next(CODES)
    if name == "sendGift":
        body["giftId"] = CHANCE.choice(["flower", "applause", "tea"])
    if "roomId" in body and body["roomId"] is not None:
        body["roomId"] = next(THINGS["roomId"])
    for side in (body.get("sides") or {}).values():
        distinct_seats(side)
    if name in ("editLive", "editRoom"):
        body["revision"] = revision_of(case, body["revision"])
    if name in ("createRoom", "editRoom") and "name" in body:
        body["name"] = f"{CHANCE.getrandbits(48):x} {body['name']}"[:60].rstrip() or "厅"
    if name in ("createRound", "editRound"):
        # A round of kind live takes none, and what kind is edited only the server knows.
        if name == "editRound" or body.get("kind") == "live":
            body.pop("undecided", None)
        # Plans lie ahead, the end after the beginning.
        for field, ahead in (("opensAtMs", 60_000), ("closesAtMs", 120_000)):
            if body.get(field) is not None:
                body[field] = int(time.time() * 1000) + ahead
    if name == "openRound" and body.pop("closesAtMs", None) is not None and "seconds" not in body:
        # One of the two, and a time to come.
        body["closesAtMs"] = int(time.time() * 1000) + 60_000
    if name == "sendDanmaku":
        body["text"] = speakable(body["text"])
    if name in ("changeModeration", "replaceWords"):
        body["revision"] = seen_revision(
            case, "/moderation" if name == "changeModeration" else "/words")
    if name == "replaceWords":
        body["words"] = [{**row, "word": readable(row["word"])} for row in body["words"]]
        body["allow"] = [readable(word) for word in body.get("allow") or []]
    if name == "restrictPerson" and "danmakuId" in body:
        body["danmakuId"] = next(LINES)
    if name == "join" and CHANCE.random() < 0.5:
        body["code"] = next(LINKS, body["code"])


def distinct_seats(side: dict):
    """Each seat once: JSON Schema knows no list whose elements differ in one member."""
    seats = {one["seat"]: one for one in side.get("speakers") or []}
    if side.get("speakers"):
        side["speakers"] = list(seats.values())


def revision_of(case, otherwise: int) -> int:
    """The revision there is now."""
    try:
        with urllib.request.urlopen(CROWD["url"] + case.formatted_path, timeout=30) as answer:
            return json.load(answer)["data"]["revision"]
    except (urllib.error.HTTPError, UnicodeEncodeError):
        return otherwise


def choose_caller(case, name: str):
    headers = {key: value for key, value in (case.headers or {}).items()
               if key.lower() not in ("authorization", "cookie")}
    case.cookies = {}
    if name in ("redeemTicket", "mine", "join", "visit", "sendLikes", "sendGift"):
        headers["Cookie"] = next(DEVICES)
    elif name in ENDING:
        headers["Authorization"] = f"Bearer {CROWD[ENDING[name]]['token']}"
    else:
        named = (case.path_parameters or {}).values()
        makers = [MAKERS[value] for value in named if value in MAKERS]
        token = makers[0] if makers else next(OPERATORS)["token"]
        headers["Authorization"] = f"Bearer {token}"
    case.headers = headers
    # What was set here is no guess: the check of ignored credentials tries bad ones after it.
    case._has_explicit_auth = "Authorization" in headers


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code != 200 or case.method != "POST" or "DEBATE_NOBODY" in os.environ:
        return
    name = operation_of(case)
    data = response.json()["data"] if name in MAKING else {}
    if name in ("createLive", "rerunLive"):
        FRESH.append(data.get("liveId") or data["id"])
    elif name == "startLive":
        LIVE.append(data["id"])
    elif name == "createRoom":
        ROOMS.append(data["id"])
    if name not in MAKING:
        return
    token = response.request.headers["Authorization"].removeprefix("Bearer ")
    if name == "appointMember":
        if data["member"]["role"] == "judge":
            JUDGES.add(data["member"]["id"])
        MAKERS.setdefault(data["member"]["id"], token)
    else:
        MAKERS.setdefault(data.get("liveId") or data["id"], token)


def seen_revision(case, rest: str) -> int:
    """The revision a change of the case's debate has to name."""
    url = f"{case.operation.base_url}/api/live/{case.path_parameters['liveId']}{rest}"
    answer = requests.get(url, timeout=30, headers={
        "Authorization": f"Bearer {CROWD['operators'][0]['token']}"})
    return answer.json()["data"]["revision"] if answer.status_code == 200 else 1


def speakable(text: str) -> str:
    """A line no longer than a debate may ask for, with few marks on a character."""
    few = "".join(sign for sign in text.strip() if not unicodedata.combining(sign))[:10].strip()
    return few if any(sign.isalnum() for sign in few) else "好"


def readable(word: str) -> str:
    """A word of which something remains in the form that words are compared in."""
    return word if any("a" <= sign <= "z" or "一" <= sign <= "龥" for sign in word) else "词"


def strong(password: str) -> str:
    """A password as long as this one that nobody guesses; of a long one half is kept."""
    secret = base64.urlsafe_b64encode(hashlib.sha256(password.encode()).digest()).decode()
    kept = password[:len(password) // 2] if len(password) >= 24 else ""
    return (kept + secret * 4)[:len(password)]


def is_too_many_bytes(email: str) -> bool:
    """JSON Schema counts characters."""
    return len(email.encode()) > 254 or len(email.partition("@")[0].encode()) > 64


def whole(value):
    """Whole numbers as the API takes them: `5.0` is one for JSON Schema, but not here."""
    if isinstance(value, dict):
        return {name: whole(member) for name, member in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
