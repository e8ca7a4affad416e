"""A debate's page as its viewers use it."""

import re

from playwright.sync_api import Locator, Page, expect

from people import Hall
from person import Person
from polls import Poll


def enter(person: Person, hall: Hall) -> Page:
    """Opens the debate's page; it is there once the motion is."""
    page = person.go(f"/debate/{hall.live}")
    expect(page.locator(".room-motion")).to_be_visible()
    return page


def start(hall: Hall) -> Poll:
    """Starts the debate with its own live round."""
    answer = hall.ask("POST", "/start", {})
    assert answer.status_code == 200, answer.text
    return Poll(hall, hall.ask("GET", "/rounds").json()["data"][0]["id"])


def support(page: Page, side: str):
    """Gives one's whole ballot to 正方 or 反方, and waits until it is counted."""
    page.get_by_role("button", name=f"支持{side}").click()
    expect(own_ballot(page)).to_contain_text(f"你的选票：{side}")


def own_ballot(page: Page) -> Locator:
    return page.locator(".own-ballot")


def shares(page: Page) -> Locator:
    """The two percentages of the vote the page is about."""
    return page.locator(".vote-panel .vote-share")


def expect_shares(page: Page, affirmative: int, negative: int):
    expect(shares(page)).to_have_text([f"{affirmative}%", f"{negative}%"])


def choose(place: Page | Locator, name: str, exact: bool = False):
    """Takes one of few by its label, once that stands still: the button in it is not seen."""
    button = place.get_by_role("radio", name=name, exact=exact)
    button.locator("xpath=..").click()
    expect(button).to_be_checked()


def say(page: Page, text: str):
    page.get_by_role("textbox", name="弹幕内容").fill(text)
    page.get_by_role("button", name="发送").click()


def line(page: Page, text: str) -> Locator:
    """The line in the list that says exactly this."""
    return page.locator(".entry-text", has_text=re.compile(f"^{re.escape(text)}$"))
