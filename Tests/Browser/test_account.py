"""One's own page: profile, ballots and receipts, tickets, password, logins; and links of seats."""

import struct
import zlib

import pytest
from playwright.sync_api import expect

from instance import wait_until
from people import Hall, new_login
from waiting import wait_in


@pytest.fixture
def member(people, instance):
    """Somebody who is logged in; `login` is how."""
    somebody = people(instance)
    somebody.login = new_login(instance)
    somebody.log_in(**somebody.login)
    return somebody


def picture(width: int, height: int, comment: bytes) -> bytes:
    """A PNG of one colour that says something besides."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x20\x80\xc0" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", b"Comment\0" + comment)
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_a_name_is_saved_and_the_header_follows(member):
    page = member.go("/account")
    page.get_by_label("昵称").fill("林小姐")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("button", name="林小姐")).to_be_visible()


def test_a_picture_is_drawn_anew_before_it_leaves_the_browser(member, instance):
    # the browser's tools do not show what a blob held: the page keeps it
    member.page.add_init_script("""
        const send = window.fetch;
        window.fetch = (path, init) => {
            if (path === "/api/uploads") window.sent = init.body;
            return send(path, init);
        };""")
    page = member.go("/account")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="换头像").click()
    chooser.value.set_files({"name": "me.png", "mimeType": "image/png",
                             "buffer": picture(900, 600, b"taken at home")})
    expect(page.get_by_role("status").filter(has_text="头像已更换")).to_be_visible()
    assert page.evaluate("window.sent.type") in ("image/webp", "image/png")
    assert "taken at home" not in page.evaluate("window.sent.text()")
    avatar = member.context.request.get("/api/user/info").json()["data"]["avatar"]
    stored = instance.get(avatar)
    assert stored.status_code == 200
    size = page.evaluate("""async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
    }""", avatar)
    assert size == [512, 512]


def test_a_file_that_is_no_picture_is_told_beside_the_button(member):
    page = member.go("/account")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="换头像").click()
    chooser.value.set_files({"name": "x.png", "mimeType": "image/png",
                             "buffer": b"no picture"})
    expect(page.get_by_role("status").filter(has_text="不是浏览器能读的图片")).to_be_visible()


def test_a_ballot_is_listed_and_its_receipt_can_be_checked(visitor, instance):
    hall = Hall.of(instance, title="回执有没有用")
    hall.ask("POST", "/start")
    round_id = instance.get(hall.path("/rounds")).json()["data"][0]["id"]
    page = visitor.go("/account")
    expect(page.get_by_role("heading", name="还没有选票")).to_be_visible()
    # Both of the page's first requests were answered: each brings a device, and the last one counts.
    expect(page.get_by_role("main").get_by_role("link", name="登录")).to_be_visible()
    cast = visitor.context.request.put(
        hall.path(f"/rounds/{round_id}/ballot"), data={"affirmativePoints": 70},
        headers={"Origin": instance.url})
    receipt = cast.json()["data"]["receipt"]
    page.reload()
    row = page.get_by_role("row", name="回执有没有用")
    expect(row).to_contain_text("正方 70 : 30 反方")
    expect(row).to_contain_text(receipt)
    row.get_by_role("button", name="核对").click()
    expect(row.get_by_role("status")).to_have_text("已计入")


def test_a_ticket_is_bound_after_a_tap_and_never_by_opening_its_link(visitor, instance):
    hall = Hall.of(instance)
    ticket = hall.tickets(1)[0]
    page = visitor.go(f"/join/{hall.live}#{ticket['code']}")
    expect(page.get_by_label("票码")).to_have_value(ticket["code"])
    state = lambda: hall.ask("GET", "/tickets").json()["data"]["records"][0]["state"]  # noqa: E731
    assert state() == "new"
    page.get_by_role("button", name="使用票码").click()
    expect(page.get_by_role("status").filter(has_text="已绑定这台设备")).to_be_visible()
    assert state() == "bound"
    assert ticket["code"] not in page.url


def test_a_wrong_ticket_is_told_beside_the_button(member, instance):
    Hall.of(instance, title="只有这一场")
    page = member.go("/account")
    page.get_by_label("票码").fill("7KQ2M-XW4TD")
    page.get_by_role("button", name="使用票码").click()
    expect(page.get_by_role("status").filter(has_text="票码无效")).to_be_visible()
    expect(page.get_by_label("票码")).to_have_value("7KQ2M-XW4TD")


def test_a_new_password_ends_the_other_logins(member, instance):
    elsewhere = instance.log_in(**member.login)
    page = member.go("/account")
    page.get_by_label("当前密码").fill(member.login["password"])
    page.get_by_label("新密码").fill("正是男儿读书时2026")
    page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_role("status").filter(has_text="密码已修改")).to_be_visible()
    assert instance.get("/api/user/sessions", headers=elsewhere).status_code == 401
    page.reload()
    expect(page.get_by_label("昵称")).to_be_visible()


def test_other_logins_end_one_by_one_or_all_and_the_last_asks_first(member, instance):
    for _ in range(3):
        instance.log_in(**member.login)
    page = member.go("/account")
    logins = page.locator(".login")
    expect(logins).to_have_count(4)
    logins.filter(has_not_text="本机").first.get_by_role("button", name="退出").click()
    expect(logins).to_have_count(3)
    opener = page.get_by_role("button", name="退出其他所有设备")
    opener.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.get_by_role("dialog").get_by_role("button", name="退出其他所有设备").click()
    expect(logins).to_have_count(1)
    expect(logins).to_contain_text("本机")


def test_a_tap_that_is_doubled_sends_once(member, instance):
    page = member.go("/account")
    sent = []
    page.on("request", lambda request: sent.append(request.method)
            if request.method == "PATCH" else None)
    held = []
    page.route("**/api/user/info", lambda route: held.append(route), times=1)
    page.get_by_label("昵称").fill("只发一次")
    # Nothing answers between the two: else the second could be an act of its own.
    page.get_by_role("button", name="保存").dblclick()
    wait_in(page, lambda: held, what="the first of them")
    assert sent == ["PATCH"]
    held[0].continue_()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert sent == ["PATCH"]
    page.get_by_label("昵称").fill("又只发一次")
    page.locator("form").first.evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert sent == ["PATCH", "PATCH"]


def test_a_seat_is_taken_after_a_tap_and_the_code_leaves_the_address(visitor, instance):
    hall = Hall.of(instance)
    link = hall.appoint("moderator", name="场控甲")["link"]
    page = visitor.go(link)
    expect(page.get_by_text("会为你新建一个没有密码的账号")).to_be_visible()
    page.get_by_role("button", name="入席").click()
    expect(page).to_have_url(f"{instance.url}/console/{hall.live}")
    wait_until(lambda: visitor.context.request.get("/api/user/info").json()["data"]["roles"]
               == [{"liveId": hall.live, "role": "moderator"}], what="the seat")
    page.goto(link)
    page.get_by_role("button", name="入席").click()
    expect(page.get_by_role("status").filter(has_text="链接无效或已使用")).to_be_visible()
    page.goto("/account")
    expect(page.get_by_text("这个账号没有密码")).to_be_visible()
