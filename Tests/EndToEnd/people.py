"""People in a debate: who holds which seat, and how each of them shows it."""

import dataclasses
import re
import uuid

import requests

from addresses import LOOPBACK, ask_from
from instance import Instance, patiently

SEATS = ("organiser", "timekeeper", "moderator", "judge")


def device(instance: Instance) -> dict[str, str]:
    """The headers of a new browser: its device cookie and nothing else."""
    answer = instance.get("/api/user/info")
    assert answer.status_code == 200, answer.text
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in answer.cookies.items())}


def account(instance: Instance, role: str = "viewer") -> dict[str, str]:
    """The headers of a new account of this role, as a program shows them: a token."""
    return instance.log_in(**new_login(instance, role))


def browser(instance: Instance, role: str = "viewer") -> dict[str, str]:
    """The headers of a new account of this role, as a browser shows them: on a page of ours, with
    the cookies of its device and its session."""
    return in_browser(instance, log_in(instance, **new_login(instance, role)))


def in_browser(instance: Instance, answer: requests.Response) -> dict[str, str]:
    """The headers of the browser that got this answer, on a page of ours."""
    assert answer.status_code == 200, answer.text
    return {"Origin": instance.url,
            "Cookie": "; ".join(f"{name}={value}" for name, value in answer.cookies.items())}


def log_in(instance: Instance, username: str, password: str, address: str = LOOPBACK,
           **options) -> requests.Response:
    """Logs in as a browser does; the answer, which carries the session's cookie."""
    return ask_from(address, instance, "POST", "/api/user/login",
                    {"username": username, "password": password}, **options)


def set_cookie(answer: requests.Response, kind: str) -> str | None:
    """The line that sets the `device` or the `session` cookie."""
    lines = [line for line in answer.raw.headers.getlist("Set-Cookie")
             if line.split("=", 1)[0].endswith(f"_{kind}")]
    assert len(lines) < 2, lines
    return lines[0] if lines else None


def session_cookie(answer: requests.Response) -> str:
    """The `Cookie` header that brings back the session an answer began."""
    assert answer.status_code == 200, answer.text
    return set_cookie(answer, "session").split(";")[0]


def new_login(instance: Instance, role: str = "viewer") -> dict[str, str]:
    """User name and password of a new account."""
    name = f"u{uuid.uuid4().hex[:12]}"
    made = instance.make_user(username=name, role=role)
    return {"username": name, "password": made["password"]}


def api_token(instance: Instance, headers: dict[str, str], **fields) -> dict[str, str]:
    """The headers of a program that acts for somebody."""
    answer = ask(instance, headers, "POST", "/api/user/tokens", {"name": "程序", **fields})
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['data']['token']}"}


def user_of(instance: Instance, headers: dict[str, str]) -> dict:
    return instance.get("/api/user/info", headers=headers).json()["data"]


def ask(instance: Instance, headers: dict[str, str], method: str, path: str, body=None,
        **options) -> requests.Response:
    """One request of somebody, again where it came too soon after others of theirs."""
    return patiently(lambda: requests.request(
        method, instance.url + path, json=body, headers=headers, timeout=30, **options))


def make_room(instance: Instance, **fields) -> dict:
    """A new room, made by the operator."""
    body = {"name": f"厅 {uuid.uuid4().hex[:8]}", "playback": {"kind": "rtmp"}, **fields}
    answer = ask(instance, instance.operator(), "POST", "/api/rooms", body)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


@dataclasses.dataclass
class Hall:
    """A debate, its organiser, and the staff and voters a test gives it."""

    instance: Instance
    owner: dict[str, str]
    live: str

    @classmethod
    def of(cls, instance: Instance, **fields) -> "Hall":
        owner = account(instance, "organiser")
        made = ask(instance, owner, "POST", "/api/live/create",
                   {"title": "人工智能会让人更自由吗", "category": "教育", **fields})
        assert made.status_code == 200, made.text
        return cls(instance, owner, made.json()["data"]["liveId"])

    def path(self, rest: str) -> str:
        return f"/api/live/{self.live}{rest}"

    def ask(self, method: str, rest: str, body=None, headers=None,
            **options) -> requests.Response:
        """One request below the debate's path; the organiser's unless others' headers come."""
        return ask(self.instance, self.owner if headers is None else headers, method,
                   self.path(rest), body, **options)

    def room(self, **fields) -> dict:
        """A new room, made by the operator."""
        return make_room(self.instance, **fields)

    def debate(self) -> dict:
        """The whole debate, as its organiser sees it."""
        answer = self.ask("GET", "")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def try_edit(self, headers=None, **fields) -> requests.Response:
        """Tries a change that names the revision there is now, unless another one is given."""
        body = {"revision": self.debate()["revision"], **fields}
        return self.ask("PATCH", "", body, headers)

    def edit(self, **fields) -> dict:
        answer = self.try_edit(**fields)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def appoint(self, role: str, **fields) -> dict:
        """`{member, link?}` of a new seat."""
        answer = self.ask("POST", "/members", {"role": role, **fields})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def staff(self, role: str, shown=account) -> dict[str, str]:
        """The headers of a new account that holds this seat and is a viewer else."""
        headers = shown(self.instance)
        self.appoint(role, username=user_of(self.instance, headers)["username"])
        return headers

    def screen(self) -> dict[str, str]:
        """The headers of a new screen of the hall."""
        answer = self.ask("POST", "/screens", {"name": "大屏"})
        key = re.fullmatch(rf"/screen/{self.live}#(dk_.{{43}})", answer.json()["data"]["link"])[1]
        return {"Authorization": f"Bearer {key}"}

    def tickets(self, count: int, label: str = "") -> list[dict]:
        answer = self.ask("POST", "/tickets", {"count": count, "label": label})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["tickets"]

    def redeem(self, code: str, headers: dict[str, str], **options) -> requests.Response:
        return self.ask("POST", "/tickets/redeem", {"code": code}, headers, **options)
