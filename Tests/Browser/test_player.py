"""The player against real HLS: an encoder that comes, goes and comes again, and a page left to itself."""

import functools
import http.server
import pathlib
import shutil
import subprocess
import threading

import pytest
from looks import assert_accessible
from picture import is_live, moves
from playwright.sync_api import expect

PAGE = pathlib.Path(__file__).parent / "player_page"
ROOT = PAGE.parents[2]

# As the server cuts: segments of 2 s with a keyframe each, a playlist of 20 s, no end mark, each file
# whole from the moment it has its name.
ENCODER = """ffmpeg -nostdin -loglevel error -re
    -f lavfi -i testsrc2=size=640x360:rate=25 -f lavfi -i sine=frequency=440:sample_rate=44100
    -c:v libx264 -preset ultrafast -tune zerolatency -g 50 -b:v 600k -pix_fmt yuv420p -c:a aac -b:a 64k
    -f hls -hls_time 2 -hls_list_size 10 -hls_flags delete_segments+omit_endlist+temp_file""".split()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        pass


class Encoder:
    """Sends a picture into the folder the page reads its playlist from."""

    def __init__(self, folder):
        self.folder = folder
        self.child = None

    def begin(self):
        self.child = subprocess.Popen([*ENCODER, self.folder / "k3v9pz.m3u8"])

    def cut(self):
        """Ends without a word and takes the playlist along, as the server's does after a while."""
        if self.child:
            self.child.kill()
            self.child.wait()
        self.child = None
        for file in self.folder.iterdir():
            file.unlink()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The page, bundled of the app's own sources, as a web server would show it."""
    place = tmp_path_factory.mktemp("player")
    subprocess.run(
        ["esbuild", PAGE / "page.tsx", PAGE / "page.css", "--bundle", "--format=esm",
         "--target=es2022", "--jsx=automatic", "--charset=utf8", f"--outdir={place}",
         '--define:process.env.NODE_ENV="production"', "--log-level=warning"],
        check=True, env={"PATH": "/usr/bin:/bin", "NODE_PATH": "/usr/share/nodejs"})
    shutil.copy(PAGE / "index.html", place)
    shutil.copytree(ROOT / "web/public/images", place / "images")
    (place / "hls").mkdir()
    return place


@pytest.fixture
def encoder(folder):
    encoder = Encoder(folder / "hls")
    yield encoder
    encoder.cut()


@pytest.fixture
def page(chromium, folder):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(viewport={"width": 960, "height": 900})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/index.html")
    yield page
    context.close()
    server.shutdown()
    assert not errors, errors


def say(page, **part):
    """Lets the page hear what the room would tell."""
    page.evaluate("part => stage.set(part)", part)


def tell(page, numbers):
    """Lines of the audience, as the channel would bring them."""
    page.evaluate("""numbers => numbers.forEach((n) => stage.feed.add({
        id: `d${n}`, text: `第 ${n} 句`, side: ["affirmative", "negative", null][n % 3], colour: "white",
        place: "roll", author: {name: `游客${n}`, badge: n % 9 ? null : "judge", tag: `t${n}`}}))""",
        list(numbers))


def test_a_picture_comes_goes_and_comes_again_unaided(page, encoder):
    expect(page.get_by_text("直播还没开始")).to_be_visible()
    say(page, status="live")
    expect(page.get_by_text("正在等待画面")).to_be_visible()

    encoder.begin()
    is_live(page)
    moves(page)
    assert page.evaluate("document.querySelector('video').muted")

    encoder.cut()
    expect(page.get_by_text("画面中断")).to_be_visible(timeout=40_000)
    page.wait_for_timeout(4_000)
    encoder.begin()
    is_live(page)

    say(page, status="ended")
    expect(page.get_by_text("直播已结束")).to_be_visible()
    assert not page.evaluate("document.querySelector('video').hasAttribute('src')")


def test_sound_pause_and_volume(page, encoder):
    encoder.begin()
    say(page, status="live")
    is_live(page)
    video = page.locator("video")
    page.locator(".stage-sound").click()
    assert video.evaluate("one => [one.muted, one.volume]") == [False, 1]
    expect(page.locator(".stage-sound")).to_have_count(0)

    page.mouse.move(400, 300)
    page.get_by_label("音量").fill("40")
    page.get_by_role("button", name="暂停", exact=True).click()
    assert video.evaluate("one => one.paused")
    page.get_by_role("button", name="播放", exact=True).click()
    # Chromium may lose a picture that goes on so soon, "could not parse": the player has it again.
    is_live(page)
    moves(page)
    assert not video.evaluate("one => one.paused")

    page.reload()  # muted again, or no browser would begin; the volume is what it was
    say(page, status="live")
    is_live(page)
    assert video.evaluate("one => [one.muted, one.volume]") == [True, 0.4]


def test_enlarged_the_danmaku_come_along(page, encoder):
    say(page, playback=None)
    expect(page.get_by_text("这场辩论没有视频画面")).to_be_visible()
    page.get_by_role("button", name="全屏").click()
    expect(page.get_by_role("button", name="退出全屏")).to_be_attached()
    tell(page, [1])
    inside = page.evaluate("document.fullscreenElement.contains(document.querySelector('canvas.air'))")
    assert inside
    page.get_by_role("button", name="退出全屏").click()
    expect(page.get_by_role("button", name="全屏", exact=True)).to_be_visible()


def test_the_list_stands_still_for_a_reader_who_looks_back(page, encoder):
    tell(page, range(40))
    last = page.get_by_text("第 39 句")
    expect(last).to_be_in_viewport()
    scroll = page.get_by_role("log")
    # The list hears of it with the next frame.
    scroll.evaluate("""one => new Promise((go) => {
        one.addEventListener("scroll", go, { once: true });
        one.scrollTop = 0;
    })""")
    tell(page, range(40, 45))
    fresh = page.get_by_role("button", name="5 条新消息")
    expect(fresh).to_be_visible()
    assert scroll.evaluate("one => one.scrollTop") == 0
    page.evaluate("stage.feed.remove({ids: ['d3']})")
    expect(page.get_by_text("第 3 句", exact=True)).to_have_count(0)
    fresh.click()
    expect(page.get_by_text("第 44 句")).to_be_in_viewport()
    expect(fresh).to_have_count(0)

    page.get_by_role("button", name="暂停滚动").click()
    tell(page, [45])
    expect(page.get_by_role("button", name="1 条新消息")).to_be_visible()
    page.get_by_role("button", name="继续滚动").click()
    expect(page.get_by_text("第 45 句")).to_be_in_viewport()


def test_who_asks_for_less_motion_gets_the_list_alone(page, encoder):
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="显示弹幕")).to_be_disabled()
    tell(page, range(5))
    expect(page.get_by_text("第 4 句")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("""() => {
        const one = document.querySelector("canvas.air");
        return one.getContext("2d").getImageData(0, 0, one.width, one.height).data.every((part) => !part);
    }""")


def test_stage_list_and_settings_are_accessible(page, encoder):
    tell(page, range(5))
    expect(page.get_by_text("第 4 句")).to_be_visible()
    page.get_by_role("button", name="弹幕设置").click()
    assert_accessible(page)


def test_what_this_browser_cannot_play_is_said_with_a_link(page, encoder):
    say(page, status="live", playback={"kind": "flv", "url": "https://video.example.org/a.flv"})
    expect(page.get_by_text("这个浏览器放不了这路画面")).to_be_visible()
    expect(page.get_by_role("link", name="视频地址")).to_have_attribute(
        "href", "https://video.example.org/a.flv")


def test_danmaku_settings_are_kept_and_off_is_off_at_once(page, encoder):
    say(page, playback=None)
    page.get_by_role("button", name="弹幕设置").click()
    page.get_by_role("radio", name="四分之一屏").check()
    page.get_by_role("radio", name="大", exact=True).check()
    page.keyboard.press("Escape")
    expect(page.locator(".danmaku-panel")).to_be_hidden()
    show = page.get_by_role("button", name="显示弹幕")
    show.click()
    expect(show).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(show).to_have_attribute("aria-pressed", "false")
    kept = page.evaluate("JSON.parse(localStorage.getItem('danmaku'))")
    assert (kept["isOn"], kept["area"], kept["size"]) == (False, "quarter", "large")
