"""A player's picture, as one who watches it knows it."""

from playwright.sync_api import Page, expect

from instance import wait_until


def is_live(page: Page):
    """Waits until the player shows the picture."""
    expect(page.get_by_role("button", name="暂停", exact=True)).to_be_attached(timeout=25_000)


def moves(page: Page):
    """Waits until a second of the picture has passed: one that comes again begins to move a little
    after it is shown."""
    before = seconds(page)
    wait_until(lambda: page.wait_for_timeout(200) or seconds(page) > before + 1, 25,
               "that the picture moves")


def seconds(page: Page) -> float:
    return page.evaluate("document.querySelector('video').currentTime")
