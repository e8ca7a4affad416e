"""How a page looks: pictures to look at, axe's rules, and nothing wider than the window."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from instance import ROOT

# Phone, laptop, desk, wall.
SIZES = [(390, 844), (1366, 768), (1920, 1080), (3840, 2160)]
WIDTHS = [320, 360, 390, 480, 600, 768, 1024, 1366, 1920, 2560, 3840]
SHOTS = ROOT / ".cache/shots"


def shot(page: Page, name: str, sizes=SIZES):
    """Takes a picture of the window in each size, for people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        page.screenshot(path=SHOTS / f"{name}-{width}x{height}.png")
    page.set_viewport_size(before)


def settle(page: Page):
    """Waits until all pictures in the window are there, and what moves has come to rest."""
    page.evaluate("""async () => {
        const shown = [...document.images].filter((image) => image.loading !== "lazy");
        await Promise.all(shown.map((image) => image.decode().catch(() => {})));
        const moving = document.getAnimations()
            .filter((one) => one.effect.getComputedTiming().iterations !== Infinity);
        await Promise.all(moving.map((one) => one.finished.catch(() => {})));
        await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    }""")


def assert_fits(page: Page, widths=WIDTHS):
    """Nothing on the page is wider than the window, whatever its width."""
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        wide = page.evaluate("""() => [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => `${one.tagName}.${one.className}`).slice(0, 5)""")
        spare = page.evaluate(
            "document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert spare <= 0, f"{spare} px too wide at {width}: {wide}"
    page.set_viewport_size(before)


def assert_accessible(page: Page):
    """axe finds nothing: names, roles, contrast, order."""
    settle(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
