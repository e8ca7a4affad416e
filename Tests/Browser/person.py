"""One person with a browser of their own, and all that went wrong on its pages."""

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from instance import Instance

DESK = (1366, 768)
PHONE = (390, 844)


class Person:
    """A browser context and its page. What its pages complain of stands in `faults`."""

    def __init__(self, browser: Browser, instance: Instance, size=DESK, **options):
        self.instance = instance
        self.faults: list[str] = []
        self.excused: list[str] = []
        self.context = browser.new_context(
            base_url=instance.url, viewport={"width": size[0], "height": size[1]},
            locale="zh-CN", timezone_id="Asia/Shanghai", **options)
        self.context.on("page", self.watch)
        self.page = self.context.new_page()

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def log_in(self, username: str, password: str):
        """Logs in beside the page, as its own login form does."""
        answer = self.context.request.post(
            "/api/user/login", data={"username": username, "password": password},
            headers={"Origin": self.instance.url})
        assert answer.ok, answer.text()

    def excuse(self, words: str):
        """A fault with these words is what the test is about."""
        self.excused.append(words)

    def excuse_cuts(self):
        """The test is about a server that is gone: no answers, or those of nginx alone."""
        for words in ("WebSocket connection to", "no answer: ", "502: ", "503: ", "504: "):
            self.excuse(words)

    def leave(self):
        self.context.close()

    # --- what goes wrong ---

    def watch(self, page: Page):
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.blame(f"exception: {error}"))
        page.on("requestfailed", self.missed)
        page.on("response", self.answered)

    def hear(self, message: ConsoleMessage):
        # Answers that are refusals are looked at below, where their address is known.
        is_answer = message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not is_answer:
            self.blame(f"console {message.type}: {message.text}")

    def missed(self, request: Request):
        # A page that is left gives up what it was asking for.
        if request.failure != "net::ERR_ABORTED":
            self.blame(f"no answer: {request.method} {request.url}: {request.failure}")

    def answered(self, response: Response):
        path = response.url.removeprefix(self.instance.url)
        is_refusal = path.startswith("/api/") and 400 <= response.status < 500
        if response.status >= 400 and not is_refusal:
            self.blame(f"{response.status}: {response.request.method} {response.url}")

    def blame(self, fault: str):
        if not any(words in fault for words in self.excused):
            self.faults.append(fault)
