"""The list of debates: what it shows, how it is searched, and that it follows what happens."""

import pytest
from playwright.sync_api import expect

from people import Hall
from sockets import Socket
from waiting import wait_in


@pytest.fixture(scope="module")
def hall(instance):
    """A list of thirty debates, and one more whose organiser acts."""
    instance.demo(30, 7)
    return Hall.of(instance, title="桥梁应该先修还是先画")


def titles(page):
    return page.locator("article h2")


def test_tabs_categories_and_pages_are_addresses(visitor, hall):
    page = visitor.go("/")
    expect(titles(page)).to_have_count(12)
    first = titles(page).first.inner_text()
    page.get_by_role("link", name="已结束", exact=True).click()
    expect(page).to_have_url(f"{visitor.instance.url}/?status=2")
    expect(page.locator("article .badge").first).to_have_text("已结束")
    page.get_by_role("link", name="全部", exact=True).click()
    page.get_by_role("link", name="第 2 页").click()
    expect(page).to_have_url(f"{visitor.instance.url}/?page=2")
    # The list before it stays until it is here.
    expect(titles(page).first).not_to_have_text(first)
    page.go_back()
    expect(page).to_have_url(f"{visitor.instance.url}/")
    expect(titles(page).first).to_have_text(first)
    page.get_by_role("link", name="美食").click()
    expect(page.locator("article .card-category").first).to_have_text("美食")


def test_a_search_follows_typing_and_stays_in_the_address(visitor, hall):
    page = visitor.go("/")
    page.get_by_label("搜索辩论").fill("桥梁")
    expect(titles(page)).to_have_count(1)
    expect(titles(page)).to_have_text("桥梁应该先修还是先画")
    page.reload()
    expect(page.get_by_label("搜索辩论")).to_have_value("桥梁")
    expect(titles(page)).to_have_count(1)
    page.get_by_label("搜索辩论").fill("没有这样的题目")
    expect(page.get_by_role("heading", name="没有找到符合条件的辩论")).to_be_visible()
    page.get_by_role("link", name="查看全部辩论").click()
    expect(titles(page)).to_have_count(12)


def test_a_list_shows_what_happens_without_a_reload(visitor, instance, hall):
    heard: list[str] = []
    visitor.page.on("websocket", lambda socket: socket.on(
        "framereceived", lambda frame: heard.append(str(frame))))
    page = visitor.go("/")
    card = page.locator("article", has_text="桥梁应该先修还是先画")
    expect(card.locator(".badge").first).to_have_text("未开始")
    # The first it hears of the lobby is how that stands: only what comes after it is news.
    wait_in(page, lambda: any('"lobby"' in frame for frame in heard),
            what="that the lobby is followed")
    assert hall.ask("POST", "/start").status_code == 200
    expect(card.locator(".badge").first).to_have_text("直播中")
    with Socket(instance) as viewer:
        viewer.subscribe(f"debate/{hall.live}")
        expect(card).to_contain_text("1 人在看")
    Hall.of(instance, title="新来的一场辩论")
    expect(page.locator("article", has_text="新来的一场辩论")).to_be_visible()


def test_a_list_that_cannot_be_had_says_so_and_comes_back(visitor, hall):
    visitor.excuse("net::ERR_FAILED")
    page = visitor.page
    page.route("**/api/live/list*", lambda route: route.abort())
    visitor.go("/")
    expect(page.get_by_role("alert")).to_contain_text("连不上服务器")
    page.unroute("**/api/live/list*")
    page.get_by_role("button", name="重试").click()
    expect(titles(page)).to_have_count(12)
