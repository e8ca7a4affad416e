"""The live desk as its staff uses it."""

import dataclasses

from playwright.sync_api import Locator, Page, expect

from instance import Instance
from people import Hall, make_room, new_login, user_of
from person import Person

KINDS = {"pre": "赛前投票", "live": "现场投票", "post": "赛后投票"}


@dataclasses.dataclass
class Evening:
    """A debate that can be run by people with browsers: how its organiser logs in, and its room."""

    hall: Hall
    login: dict[str, str]
    room: dict

    @classmethod
    def of(cls, instance: Instance, **fields) -> "Evening":
        login = new_login(instance, "organiser")
        owner = instance.log_in(**login)
        room = make_room(instance)
        made = instance.post("/api/live/create", headers=owner, body={
            "title": "人工智能会让人更自由吗", "category": "教育", "roomId": room["id"], **fields})
        assert made.status_code == 200, made.text
        return cls(Hall(instance, owner, made.json()["data"]["liveId"]), login, room)

    def seat(self, role: str) -> dict[str, str]:
        """The login of a new account that holds this seat."""
        login = new_login(self.hall.instance)
        headers = self.hall.instance.log_in(**login)
        self.hall.appoint(role, username=user_of(self.hall.instance, headers)["username"])
        return login


def sit_down(person: Person, login: dict[str, str], hall: Hall) -> Page:
    """Logs in and opens the desk; it is there once it knows the debate and hears of it."""
    person.log_in(**login)
    page = person.go(f"/console/{hall.live}")
    expect(page.locator(".desk-link")).to_have_attribute("data-link", "live")
    return page


def panel(page: Page, area: str) -> Locator:
    return page.locator(f'.desk-panel[data-area="{area}"]')


def card(page: Page, kind: str) -> Locator:
    """The card of a round, planned or not."""
    return page.locator(f'.desk-round[data-kind="{kind}"]')


def expect_state(page: Page, kind: str, state: str):
    # a tally is written two seconds after the last ballot could have come
    expect(card(page, kind)).to_have_attribute("data-state", state, timeout=15_000)


def confirm(page: Page, name: str):
    """Presses the button of the window that does what was asked for; the window goes."""
    window = page.locator("dialog[open]")
    window.get_by_role("button", name=name, exact=True).click()
    expect(window).to_have_count(0)


def plan(page: Page, kind: str, reveal: str | None = None):
    """Plans a round by its window; `reveal` as it is called there."""
    card(page, kind).get_by_role("button", name="计划").click()
    if reveal is not None:
        page.locator("dialog[open]").get_by_label("公布方式").select_option(label=reveal)
    confirm(page, "加入计划")
    expect_state(page, kind, "planned")


def act(page: Page, kind: str, name: str):
    """Presses a button of a round's card, and the same in the window that asks."""
    card(page, kind).get_by_role("button", name=name, exact=True).click()
    confirm(page, name)
