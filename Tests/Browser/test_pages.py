"""Every page: it opens, survives a reload, fits every window, and complains of nothing."""

import json
import re

import pytest
from playwright.sync_api import expect

import looks
from instance import ROOT
from people import Hall, new_login
from person import PHONE
from weight import VIEWER_SCRIPT_BYTES, scripts

MOTION = "人工智能会让人更自由吗"
# A page of each kind and its theme; {live} and {room} are there. The words are of its last parts to
# come: with all of them it is whole.
PAGES = {
    "home": ("/", "dark", ["下一页"]),
    "debate": ("/debate/{live}", "dark", [MOTION, "直播还没开始", "主持"]),
    "room": ("/room/{room}", "dark", [MOTION, "直播还没开始", "主持"]),
    "login": ("/login", "dark", ["用户名"]),
    "guest": ("/account", "dark", ["你现在是访客", "还没有选票", "哪一场"]),
    "join": ("/join#7KQ2MXW4TD", "dark", ["会为你新建一个没有密码的账号"]),
    "ticket": ("/join/{live}#7KQ2M-XW4TD", "dark", [MOTION]),
    "console": ("/console", "light", ["请先登录"]),
    "screen": ("/screen/{live}", "dark", [MOTION, "/room/"]),
    "overlay": ("/overlay/{live}?parts=motion", "overlay", [MOTION]),
    "missing": ("/no/such/page", "dark", ["页面不存在"]),
}
# The stylesheet a page loads besides everybody's.
STYLES = {"debate": "room", "room": "room", "login": "account", "guest": "account",
          "join": "account", "ticket": "account", "console": "console", "screen": "screen",
          "overlay": "overlay"}
ASSETS = ROOT / "web/dist/assets"


@pytest.fixture(scope="module")
def places(instance):
    """The pages' addresses by name, in an instance with a debate, a room and a demo's list."""
    instance.demo(30, 7)
    hall = Hall.of(instance)
    room = hall.room()["id"]
    hall.edit(roomId=room)
    return {name: path.format(live=hall.live, room=room) for name, (path, *_) in PAGES.items()}


def opened(person, path, words=()):
    page = person.go(path)
    settle(page, words)
    return page


def settle(page, words):
    """Waits until the page says all of this, and asks for nothing more."""
    for one in words:
        expect(page.locator("main")).to_contain_text(one)
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).not_to_be_empty()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_its_theme_and_again_after_a_reload(visitor, places, name):
    _, theme, words = PAGES[name]
    page = opened(visitor, places[name], words)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    styles = page.locator("link[data-area][rel=stylesheet]")
    assert [one.get_attribute("data-area") for one in styles.all()] \
        == ([STYLES[name]] if name in STYLES else [])
    before = page.locator("main").inner_text()
    page.reload()
    settle(page, words)
    # what others do meanwhile, such as views, may differ
    figures = re.compile(r"\d+")
    assert figures.sub("", page.locator("main").inner_text()) == figures.sub("", before)
    assert page.url.endswith(places[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_window(visitor, places, name):
    page = opened(visitor, places[name], PAGES[name][2])
    looks.assert_fits(page)
    looks.shot(page, name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_used_by_everybody(visitor, places, name):
    looks.assert_accessible(opened(visitor, places[name], PAGES[name][2]))


def test_the_account_of_a_member_fits_and_can_be_used(people, instance, places):
    member = people(instance)
    member.log_in(**new_login(instance))
    for name, words in {"guest": ["修改密码", "本机", "哪一场"], "console": ["还没有你参与的辩论"],
                        "login": ["你已登录"]}.items():
        page = opened(member, places[name], words)
        looks.assert_fits(page)
        looks.assert_accessible(page)
        looks.shot(page, f"{name}-member")


@pytest.mark.parametrize("name", ["home", "debate"])
def test_a_viewers_page_has_nothing_of_the_staffs(visitor, places, name):
    loaded = scripts(opened(visitor, places[name], PAGES[name][2]))
    assert loaded
    sources = [source for name in loaded
               for source in json.loads((ASSETS / f"{name}.map").read_text())["sources"]]
    areas = re.compile(r"/(pages|areas)/(console|screen|overlay|account|join)\b")
    assert not [source for source in sources if areas.search(source)]


def test_the_list_of_debates_is_light(visitor, places):
    """As light as a room: see test_room_stages.py."""
    loaded = scripts(opened(visitor, places["home"], PAGES["home"][2]))
    assert loaded and sum(loaded.values()) <= VIEWER_SCRIPT_BYTES, loaded


def test_an_area_that_does_not_load_offers_a_reload_that_helps(visitor, places):
    visitor.excuse("net::ERR_FAILED")
    page = opened(visitor, "/")
    page.route("**/assets/accountArea-*.js", lambda route: route.abort())
    page.get_by_role("link", name="登录").click()
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("重新载入")
    expect(page.get_by_role("banner")).to_be_visible()
    page.unroute("**/assets/accountArea-*.js")
    notice.get_by_role("button", name="重新载入").click()
    expect(page.get_by_label("用户名")).to_be_visible()


def test_the_language_is_kept_and_the_whole_page_speaks_it(people, instance, places):
    somebody = people(instance, size=PHONE)
    page = opened(somebody, "/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Debate hall")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Debate hall")
    page.goto("/login")
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()
    page.get_by_role("button", name="切换到中文").click()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
