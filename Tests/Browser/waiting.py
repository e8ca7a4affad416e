"""Waiting for what this side of the browser hears: requests held back, frames, words of a page."""

from playwright.sync_api import Page

from instance import wait_until


def wait_in(page: Page, holds, what: str):
    """As `wait_until`; only while a page waits does its browser's news come to our callbacks."""
    return wait_until(lambda: page.wait_for_timeout(20) or holds(), what=what)
