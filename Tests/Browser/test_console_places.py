"""The console's pages: for whom they are, that each survives a reload, fits, and can be used."""

import re

import pytest
from playwright.sync_api import expect

import looks
from console_people import debate, member, send
from people import new_login
from person import PHONE

SECTIONS = ["edit", "tickets", "staff", "records", "export", "audit"]
GENERAL = ["", "/new", "/rooms", "/users", "/audit", "/account-tokens"]
REFUSED = "没有权限"


@pytest.fixture
def organiser(people, instance):
    return member(people, instance, "organiser")


def open_place(person, path):
    page = person.go(path)
    page.wait_for_load_state("networkidle")
    return page


def test_whoever_is_not_logged_in_logs_in_and_is_where_they_wanted(people, instance, organiser):
    live = debate(organiser)
    somebody = people(instance)
    page = somebody.go(f"/console/{live}/tickets")
    expect(page.get_by_role("heading", name="请先登录")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="登录").click()
    page.get_by_label("用户名").fill(organiser.login["username"])
    page.get_by_label("密码", exact=True).fill(organiser.login["password"])
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page).to_have_url(re.compile(f"/console/{live}/tickets$"))
    expect(page.get_by_role("heading", name="生成票码")).to_be_visible()


def test_a_viewer_is_refused_everywhere_but_at_what_is_theirs(people, instance, organiser):
    live = debate(organiser)
    viewer = member(people, instance)
    for path in ["/new", "/rooms", "/users", "/audit", f"/{live}", *(f"/{live}/{name}" for name in SECTIONS)]:
        page = open_place(viewer, f"/console{path}")
        expect(page.get_by_role("heading", name=REFUSED)).to_be_visible()
    page = open_place(viewer, "/console")
    expect(page.get_by_text("还没有你参与的辩论")).to_be_visible()
    expect(page.get_by_role("link", name="新建辩论")).to_have_count(0)


def test_a_moderator_sees_their_debate_and_of_it_what_moderators_do(people, instance, organiser):
    live, other = debate(organiser), debate(organiser, title="别的辩论")
    moderator = member(people, instance)
    send(organiser, "POST", f"/api/live/{live}/members",
         {"role": "moderator", "username": moderator.login["username"]})
    page = open_place(moderator, "/console")
    expect(page.get_by_role("link", name="人工智能会让人更自由吗")).to_be_visible()
    expect(page.get_by_role("link", name="别的辩论")).to_have_count(0)
    open_place(moderator, f"/console/{live}/audit")
    ways = page.get_by_role("navigation", name="这场辩论").get_by_role("link")
    expect(ways).to_have_text(["现场", "操作记录", "观众页面"])
    for path in [f"/{live}/edit", f"/{live}/tickets", f"/{other}/audit"]:
        open_place(moderator, f"/console{path}")
        expect(page.get_by_role("heading", name=REFUSED)).to_be_visible()


def test_an_operator_looks_after_seats_and_may_take_one_on_record(people, instance, organiser):
    live = debate(organiser)
    operator = member(people, instance, "operator")
    page = open_place(operator, f"/console/{live}/tickets")
    expect(page.get_by_role("heading", name=REFUSED)).to_be_visible()
    open_place(operator, f"/console/{live}/staff")
    page.get_by_role("button", name="委任自己为组织者").click()
    page.get_by_role("dialog").get_by_role("button", name="委任自己为组织者").click()
    ways = page.get_by_role("navigation", name="这场辩论")
    ways.get_by_role("link", name="操作记录").click()
    expect(page.get_by_role("cell", name="委任席位").first).to_be_visible()


def test_what_is_nowhere_in_the_console_says_so(organiser):
    live = debate(organiser)
    for path in ["/nothing", f"/{live}/nothing", "/3c37de99-763d-4b26-b324-ea38997c5316"]:
        page = open_place(organiser, f"/console{path}")
        expect(page.get_by_role("heading", name="控制台里没有这一页")).to_be_visible()


def test_on_a_phone_the_way_between_pages_is_a_drawer(people, instance):
    somebody = member(people, instance, "organiser", size=PHONE)
    page = open_place(somebody, "/console")
    page.get_by_role("button", name="控制台菜单").click()
    drawer = page.get_by_role("dialog", name="控制台")
    expect(drawer).to_be_visible()
    drawer.get_by_role("link", name="API 令牌").click()
    expect(page).to_have_url(re.compile("/console/account-tokens$"))
    expect(drawer).to_have_count(0)


@pytest.fixture(scope="module")
def full(chromium, instance):
    """An operator who is organiser of a debate with something on every page."""
    from person import Person
    somebody = Person(chromium, instance)
    somebody.login = new_login(instance, "operator")
    somebody.log_in(**somebody.login)
    room = send(somebody, "POST", "/api/rooms", {"name": "一号厅", "playback": {"kind": "rtmp"}})
    live = debate(somebody, roomId=room["id"], startTime="2026-12-24 19:30:00",
                  description="正反双方各陈己见。", tags=["科技", "社会"])
    send(somebody, "POST", f"/api/live/{live}/tickets", {"count": 3, "label": "第一排"})
    send(somebody, "POST", f"/api/live/{live}/members",
         {"role": "judge", "name": "陈老师", "title": "主评委", "chair": True})
    send(somebody, "POST", f"/api/live/{live}/screens", {"name": "主舞台"})
    send(somebody, "POST", "/api/user/tokens", {"name": "赛程同步", "role": "organiser"})
    paths = [f"/console{path}" for path in GENERAL]
    paths += [f"/console/rooms/{room['id']}", *(f"/console/{live}/{name}" for name in SECTIONS)]
    yield somebody, paths
    faults = somebody.faults
    somebody.leave()
    assert not faults, "\n".join(faults)


def test_every_page_opens_again_fits_and_can_be_used_by_everybody(full):
    person, paths = full
    for path in paths:
        page = open_place(person, path)
        name = re.sub("/[0-9a-f-]{36}|(?<=/rooms)/.*", "-of", path.strip("/")).replace("/", "-")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("html").get_attribute("data-theme") == "light"
        before = page.get_by_role("heading", level=1).inner_text()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text(before)
        page.wait_for_load_state("networkidle")
        looks.assert_fits(page, [320, 390, 768, 1366, 1920])
        looks.assert_accessible(page)
        looks.shot(page, name, [(390, 844), (1366, 768)])


def test_every_page_speaks_english_as_well(full):
    person, paths = full
    page = person.go("/console")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")  # its words are loaded first
    for path in paths:
        open_place(person, path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        labels = page.locator("main").get_by_role("button").all_inner_texts()
        assert not [text for text in labels if re.search("[\u4e00-\u9fff]", text)], (path, labels)
    page.get_by_role("button", name="切换到中文").click()
