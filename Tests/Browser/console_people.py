"""People who work in the console, and what they make beside its pages."""

from instance import Instance
from people import new_login
from person import Person


def member(people, instance: Instance, role: str = "viewer", **options) -> Person:
    """Somebody who is logged in; `login` is how."""
    somebody = people(instance, **options)
    somebody.login = new_login(instance, role)
    somebody.log_in(**somebody.login)
    return somebody


def send(person: Person, method: str, path: str, body=None):
    """One request of a person's browser beside the page; the answer's data."""
    answer = person.context.request.fetch(
        path, method=method, data=body, headers={"Origin": person.instance.url})
    assert answer.ok, answer.text()
    return answer.json()["data"]


def debate(person: Person, **fields) -> str:
    """A debate the person is organiser of; its id."""
    body = {"title": "人工智能会让人更自由吗", "category": "教育", **fields}
    return send(person, "POST", "/api/live/create", body)["liveId"]


def told(person: Person, live: str) -> dict:
    """The whole debate, as the person's browser is told it."""
    return send(person, "GET", f"/api/live/{live}")
