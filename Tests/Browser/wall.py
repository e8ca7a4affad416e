"""What a wall in a hall must be: read from the last row, whole in every shape, and free of what is
for the staff alone."""

import json

from playwright.sync_api import Page, Request, WebSocket, expect

from looks import SHOTS, settle

# Full HD, 4K, an old beamer, a screen that stands upright.
WALLS = [(1920, 1080), (3840, 2160), (1024, 768), (1080, 1920)]

# Names of members that only channels and answers for staff have.
STAFF_FIELDS = {"members", "held", "tallies", "restriction", "seals", "streamKey", "pushAddress",
                "username", "email", "phone", "key", "ballots", "pseudonym"}

# Every text that is seen, with the size of its letters and its place.
TEXTS = """() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent.trim();
        if (!text || parent.closest(".unseen, [aria-hidden], noscript, .screen-controls")) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        let clip = parent;
        while (clip && getComputedStyle(clip).overflow !== "hidden") clip = clip.parentElement;
        const box = clip.getBoundingClientRect();
        texts.push({
            text, px: parseFloat(getComputedStyle(parent).fontSize), left, right,
            top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom),
        });
    }
    return texts;
}"""


# Numbers that the bar below them covers.
COVERED = """() => [...document.querySelectorAll(".share")].filter((share) => {
    const bar = document.querySelector(".share-bar").getBoundingClientRect();
    const { top, bottom } = share.getBoundingClientRect();
    return bottom > bar.top + 0.05 * (bottom - top);
}).length"""


# Parts of a scene with more in them than they have room for.
BURST = """() => [...document.querySelectorAll(".scene, .veiled, .side-panel, .veiled-side")]
    .filter((one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
    .map((one) => `${one.className} ${one.scrollHeight}/${one.clientHeight}`)"""


def assert_reads(page: Page, name: str, walls=WALLS):
    """On every wall each letter is at least 2.5 % of its height, all text is on it, the bar covers
    no number and nothing scrolls. Takes a picture of each, for people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width, height in walls:
        wall = f"{width}×{height}"
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        texts = page.evaluate(TEXTS)
        assert texts
        small = [one for one in texts if one["px"] < 0.025 * height - 0.01]
        assert not small, f"too small at {wall}: {small}"
        outside = [one for one in texts if one["left"] < -1 or one["right"] > width + 1
                   or one["top"] < -1 or one["bottom"] > height + 1]
        assert not outside, f"outside at {wall}: {outside}"
        assert page.evaluate(COVERED) == 0, f"the bar lies over a number at {wall}"
        burst = page.evaluate(BURST)
        assert not burst, f"more than there is room for at {wall}: {burst}"
        spare = page.evaluate("""() => {
            const root = document.documentElement;
            return [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight];
        }""")
        assert max(spare) <= 0, f"scrolls at {wall}: {spare}"
        page.screenshot(path=SHOTS / f"{name}-{width}x{height}.png")
    page.set_viewport_size(before)


def expect_air(page: Page, size: tuple[int, int]):
    """Waits until danmaku that are said from now on fly: the air over all of the window is laid out."""
    expect(page.locator("canvas.air")).to_have_js_property("width", size[0])


class Overheard:
    """All that comes to a page over HTTP and its sockets."""

    def __init__(self, page: Page):
        self.bodies: list[tuple[str, str]] = []
        page.on("requestfinished", self.answered)  # one that was given up has no body
        page.on("websocket", self.connected)

    def answered(self, request: Request):
        if "/api/" in request.url:
            self.bodies.append((request.url, request.response().text()))

    def connected(self, socket: WebSocket):
        socket.on("framereceived", lambda data: self.bodies.append((socket.url, data)))

    def has_heard(self, words: str) -> bool:
        return any(words in body for _, body in self.bodies)

    def assert_no_staff_fields(self):
        assert self.bodies
        for source, body in self.bodies:
            for line in body.splitlines():
                found = names(json.loads(line)) & STAFF_FIELDS
                assert not found, f"{found} in {source}: {line[:300]}"


def names(value) -> set[str]:
    """The names of all members, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(names, value.values()))
    if isinstance(value, list):
        return set().union(*map(names, value))
    return set()
