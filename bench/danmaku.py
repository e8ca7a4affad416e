"""`scripts/bench danmaku`: the viewer's danmaku in a real Chromium, at more lines than a debate pushes.

A page mounts air and list as a room does and says 100 lines a second to them. The browser tells its
frames and long tasks. Afterwards danmaku are switched off and a line is removed: what is still painted
in the same task is wrong, and ends the run with 1. Slowness never does.
"""

import argparse
import contextlib
import functools
import http.server
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from playwright.sync_api import sync_playwright

from bench import danmakureport, machine, report

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "bench/danmaku_page"
CACHE = ROOT / ".cache/bench"
CHROMIUM = "/usr/bin/chromium"
POLICY = ("default-src 'self'; img-src 'self' data:; media-src 'self'; style-src 'self'; "
          "script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'")


class Screen:
    """A window and what plays beneath the danmaku in it."""

    def __init__(self, words, width, height, ratio=1, has_clip=False):
        self.words, self.width, self.height = words, width, height
        self.ratio, self.has_clip = ratio, has_clip


SCREENS = [
    Screen("1366 × 768", 1366, 768),
    Screen("1366 × 768, video beneath", 1366, 768, has_clip=True),
    Screen("390 × 844, ratio 2", 390, 844, ratio=2),
    Screen("1920 × 1080", 1920, 1080),
]


class Run:
    """What was measured, for the report."""

    def __init__(self, options):
        self.options = options
        self.date = time.strftime("%Y-%m-%d", time.gmtime())
        self.version = _output("git", "-C", ROOT, "describe", "--always", "--dirty")
        self.browser = _output(CHROMIUM, "--version")
        self.facts = machine.facts()
        self.results = {}
        self.failures = []
        self.busy_cores = 0.0


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_words):
        pass


def main():
    options = _options()
    run = Run(options)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="danmaku.", dir=CACHE) as folder:
        build(pathlib.Path(folder))
        with served(folder) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            began, busy = time.monotonic(), machine.busy_seconds()
            for number in range(options.rounds):
                for screen in SCREENS:
                    print(f"round {number + 1}: {screen.words}", file=sys.stderr)
                    measure(run, browser, address, screen)
            run.busy_cores = (machine.busy_seconds() - busy) / (time.monotonic() - began)
            browser.close()
    text = danmakureport.markdown(run)
    print(text)
    if options.output:
        report.write(options.output, text, danmakureport.BEGIN, danmakureport.END)
    return 1 if run.failures else 0


def build(folder):
    """Bundles the page with the web app's own sources, as scripts/build-web does."""
    subprocess.run(
        ["esbuild", PAGE / "page.tsx", PAGE / "page.css", "--bundle", "--minify", "--format=esm",
         "--target=es2022", "--jsx=automatic", "--charset=utf8",
         '--define:process.env.NODE_ENV="production"', f"--outdir={folder}", "--log-level=warning"],
        check=True, env={"PATH": "/usr/bin:/bin", "NODE_PATH": "/usr/share/nodejs"})
    shutil.copy(PAGE / "index.html", folder)
    subprocess.run(
        ["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi",
         "-i", "testsrc2=size=1280x720:rate=25", "-t", "10", "-c:v", "libx264", "-preset", "ultrafast",
         "-pix_fmt", "yuv420p", folder / "clip.mp4"], check=True)


@contextlib.contextmanager
def served(folder):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def measure(run, browser, address, screen):
    """One measurement in a fresh page, and whether what was shown was right."""
    options = run.options
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height}, device_scale_factor=screen.ratio)
    page = context.new_page()
    page.on("console", lambda said: said.type == "error" and fail(run, screen, said.text))
    page.on("pageerror", lambda error: fail(run, screen, str(error)))
    page.goto(f"{address}/index.html{'?clip=clip.mp4' if screen.has_clip else ''}")
    page.locator("canvas.air").wait_for()
    page.evaluate("bench.run(20, 1)")  # warm
    found = page.evaluate(f"bench.run({options.lines}, {options.seconds})")
    if options.shots:
        page.screenshot(path=f"{options.shots}/danmaku-{screen.width}{'-video' * screen.has_clip}.png")
    off = page.evaluate("bench.off()")
    removal = page.evaluate("bench.removal()")
    context.close()
    run.results.setdefault(screen.words, []).append(found)
    if off["before"] == 0 or off["after"] or off["later"]:
        fail(run, screen, f"switched off, pixels were {off}")
    if removal["before"] == 0 or removal["after"] or not removal["listedBefore"]:
        fail(run, screen, f"a line removed, pixels were {removal}")
    if removal["listedAfter"]:
        fail(run, screen, "a removed line stayed in the list")


def fail(run, screen, words):
    run.failures.append(f"{screen.words}: {words}")


def _options():
    parser = argparse.ArgumentParser(prog="scripts/bench danmaku")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--lines", type=int, default=100, help="a second")
    parser.add_argument("--output", help="a Markdown file to write into, between its marks")
    parser.add_argument("--shots", help="a folder for pictures of each screen")
    return parser.parse_args()


def _output(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False
                          ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
