"""Tickets in the console: made, printed, taken home as a file, used elsewhere, made void."""

import json
import re
import subprocess
import urllib.parse

import pytest
from playwright.sync_api import expect

from console_people import debate, member
from instance import ROOT
from waiting import wait_in

# The dark modules of a QR code as the page draws them, by the library the page has.
DRAWN = """
const code = require("/usr/share/nodejs/qrcode-generator")(0, "M");
code.addData(process.argv[1]);
code.make();
let path = "";
for (let row = 0; row < code.getModuleCount(); row += 1)
    for (let column = 0; column < code.getModuleCount(); column += 1)
        if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
console.log(JSON.stringify(path));
"""


@pytest.fixture
def organiser(people, instance):
    return member(people, instance, "organiser")


@pytest.fixture
def live(organiser):
    return debate(organiser)


def make(organiser, live, count, label=""):
    page = organiser.go(f"/console/{live}/tickets")
    page.get_by_label("数量").fill(str(count))
    page.get_by_label("标记", exact=True).fill(label)
    page.get_by_role("button", name="生成").click()
    expect(page.get_by_role("group", name=f"生成了 {count} 个票码")).to_be_visible()
    return page


def codes(page):
    return page.locator(".sheet-code").all_inner_texts()


def drawn(text):
    out = subprocess.run(["node", "-e", DRAWN, text], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def test_tickets_are_printed_each_with_the_code_of_its_own_link(organiser, live, instance):
    page = make(organiser, live, 24, "第一排")
    assert len(set(codes(page))) == 24
    for place in (0, 23):
        link = f"{instance.url}/join/{live}#{codes(page)[place]}"
        code = page.locator(".sheet-ticket .qr-dark").nth(place)
        assert code.get_attribute("d") == drawn(link)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.get_by_role("button", name="打印二维码").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.locator(".not-printed:visible")).to_have_count(0)
    expect(page.locator(".sheet .qr:visible")).to_have_count(24)
    paper = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert sheets == 2, sheets  # four in a row, five rows on A4
    (ROOT / ".cache/shots").mkdir(parents=True, exist_ok=True)
    (ROOT / ".cache/shots/tickets.pdf").write_bytes(paper)


def test_the_file_holds_the_codes_that_were_shown(organiser, live):
    page = make(organiser, live, 3, "校学生会")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = [line.split(",") for line in text.split("\n") if line]
    assert [row[1] for row in rows[1:]] == codes(page)
    assert {row[2] for row in rows[1:]} == {"校学生会"}
    assert all(row[3].endswith(f"/join/{live}#{row[1]}") for row in rows[1:])


def test_codes_stay_until_they_are_put_away_and_are_gone_then(organiser, live):
    page = make(organiser, live, 2)
    shown = codes(page)
    ways = page.get_by_role("navigation", name="这场辩论")
    ways.get_by_role("link", name="导出").click()
    expect(page.get_by_role("heading", name="导出")).to_be_visible()
    ways.get_by_role("link", name="票码").click()
    expect(page.get_by_role("group", name="生成了 2 个票码")).to_be_visible()
    assert codes(page) == shown
    page.get_by_role("button", name="我已保存，收起").click()
    expect(page.get_by_role("button", name="生成")).to_be_visible()
    page.reload()
    expect(page.get_by_role("row")).to_have_count(3)
    for code in shown:
        assert code not in page.content()


def test_a_ticket_used_in_another_browser_shows_as_used_and_is_made_void(
        people, instance, organiser, live):
    page = make(organiser, live, 2)
    code = codes(page)[0]
    holder = people(instance)
    hall = holder.go(f"/join/{live}#{code}")
    hall.get_by_role("button", name="使用票码").click()
    expect(hall.get_by_text("持票身份").first).to_be_visible()

    page.get_by_role("button", name="我已保存，收起").click()
    page.reload()
    page.get_by_label("状态").select_option(label="已使用")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="作废").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("不能恢复")
    asked.get_by_label("理由").fill("票码遗失")
    asked.get_by_role("button", name="作废").click()
    expect(page.get_by_text("没有符合条件的票码")).to_be_visible()
    page.get_by_label("状态").select_option(label="已作废")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="操作记录").click()
    expect(page.get_by_text("票码遗失")).to_be_visible()


def test_too_many_at_once_is_told_at_the_field(organiser, live):
    page = organiser.go(f"/console/{live}/tickets")
    count = page.get_by_label("数量")
    count.evaluate("field => field.removeAttribute('max')")
    count.fill("2001")
    page.get_by_role("button", name="生成").click()
    expect(count).to_have_attribute("aria-invalid", "true")
    expect(count).to_have_value("2001")


def test_a_filter_asks_once_typing_rests(organiser, live):
    page = make(organiser, live, 3, "第一排")
    asked: list[str] = []
    organiser.context.on("request", lambda request: "label=" in request.url and asked.append(request.url))
    # In one go: between keys of a keyboard a busy machine may rest as long as somebody who is done.
    page.get_by_label("按标记").evaluate("""(field, texts) => {
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
        for (const text of texts) {
            set.call(field, text);
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }""", ["第", "第一", "第一排"])
    wait_in(page, lambda: asked, what="what was typed to be asked for")
    page.get_by_label("按标记").fill("别的")
    expect(page.get_by_text("没有符合条件的票码")).to_be_visible()
    labels = [urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)["label"] for url in asked]
    assert labels == [["第一排"], ["别的"]]
