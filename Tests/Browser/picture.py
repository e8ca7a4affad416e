"""A player's picture, as one who watches it knows it."""

from playwright.sync_api import Page, expect

from instance import wait_until


def is_live(page: Page):
    """Waits until the player shows the picture."""
    expect(page.get_by_role("button", name="暂停", exact=True)).to_be_attached(timeout=40_000)


def moves(page: Page):
    """Waits until a second of the picture has passed: one that comes again begins to move a little
    after it is shown. One that is loaded anew begins at nothing."""
    least = seconds(page)

    def has_moved() -> bool:
        nonlocal least
        page.wait_for_timeout(200)
        now = seconds(page)
        least = min(least, now)
        return now > least + 1

    wait_until(has_moved, 25, "that the picture moves")


def seconds(page: Page) -> float:
    return page.evaluate("document.querySelector('video').currentTime")
