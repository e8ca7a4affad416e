"""Debates in the console: made, edited by two at once, taken up again, archived and deleted."""

import re

import pytest
from playwright.sync_api import expect

from console_people import debate, member, send, told
from people import ask
from test_account import picture


@pytest.fixture
def organiser(people, instance):
    return member(people, instance, "organiser")


def acts_on(page, title):
    page.get_by_role("button", name=f"“{title}”的操作").click()


def test_a_debate_is_made_and_edited_by_keyboard_alone(organiser):
    page = organiser.go("/console")
    link = page.get_by_role("main").get_by_role("link", name="新建辩论").last
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_label("标题").focus()
    page.keyboard.type("人是否应该早起")
    page.keyboard.press("Tab")
    page.keyboard.type("早起的人更幸福")
    page.keyboard.press("Tab")
    page.keyboard.type("生活")
    page.keyboard.press("Tab")
    page.keyboard.type("作息，健康")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/console/[0-9a-f-]{36}$"))
    live = page.url.rsplit("/", 1)[1]
    made = told(organiser, live)
    assert (made["title"], made["motion"], made["category"], made["tags"]) == (
        "人是否应该早起", "早起的人更幸福", "生活", ["作息", "健康"])

    page.get_by_role("navigation", name="这场辩论").get_by_role("link", name="编辑").focus()
    page.keyboard.press("Enter")
    page.get_by_label("正方主张").focus()
    page.keyboard.type("早起身体好")
    page.get_by_label("正方辩手 辩手 A1").focus()
    page.keyboard.type("林小姐")
    page.get_by_label("计划开始").fill("2026-12-24T19:30")
    page.get_by_role("button", name="保存").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    edited = told(organiser, live)
    assert edited["sides"]["affirmative"]["speakers"] == [{"seat": "A1", "name": "林小姐"}]
    assert edited["sides"]["affirmative"]["claim"] == "早起身体好"
    assert edited["startTime"] == "2026-12-24 19:30:00"


def test_a_refused_field_is_named_and_what_was_typed_stays(organiser):
    page = organiser.go("/console/new")
    page.get_by_label("标题").fill("一二三")
    page.get_by_label("分类").fill("教育")
    page.get_by_label("标签").fill("甲 乙 丙 丁 戊 己")
    page.get_by_label("正方主张").fill("主张")
    page.get_by_role("button", name="创建", exact=True).click()
    tags = page.get_by_label("标签")
    expect(tags).to_have_attribute("aria-invalid", "true")
    expect(tags).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text("太多了。")
    expect(tags).to_have_value("甲 乙 丙 丁 戊 己")
    expect(page.get_by_label("正方主张")).to_have_value("主张")
    tags.fill("甲 乙")
    page.get_by_role("button", name="创建", exact=True).click()
    expect(page).to_have_url(re.compile("/console/[0-9a-f-]{36}$"))


def test_what_was_typed_is_there_after_a_reload_until_it_is_saved(organiser):
    live = debate(organiser)
    page = organiser.go(f"/console/{live}/edit")
    page.get_by_label("介绍").fill("还没有写完")
    page.reload()
    expect(page.get_by_label("介绍")).to_have_value("还没有写完")
    expect(page.get_by_text("恢复了上次没有保存的内容。")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    page.reload()
    expect(page.get_by_label("介绍")).to_have_value("还没有写完")
    expect(page.get_by_role("button", name="放弃改动")).to_have_count(0)


@pytest.mark.parametrize("choice", ["保留我的改动，其余用新的", "放弃我的改动，用新的"])
def test_two_who_edit_at_once_are_asked_and_neither_loses_a_word(organiser, choice):
    live = debate(organiser, description="旧")
    page = organiser.go(f"/console/{live}/edit")
    page.get_by_label("介绍").fill("我写的")
    send(organiser, "PATCH", f"/api/live/{live}",
         {"revision": 1, "title": "别人改的题", "description": "别人写的"})
    page.get_by_role("button", name="保存").click()
    conflict = page.get_by_role("group", name="刚刚有别人也改了这里")
    expect(conflict).to_contain_text("标题、辩题、介绍")
    expect(page.get_by_label("介绍")).to_have_value("我写的")
    conflict.get_by_role("button", name=choice).click()
    expect(page.get_by_label("标题")).to_have_value("别人改的题")
    keeps = choice.startswith("保留")
    expect(page.get_by_label("介绍")).to_have_value("我写的" if keeps else "别人写的")
    if keeps:
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
        assert told(organiser, live)["description"] == "我写的"


def test_a_cover_is_uploaded_cut_and_saved(organiser, instance):
    live = debate(organiser)
    page = organiser.go(f"/console/{live}/edit")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="上传封面").click()
    chooser.value.set_files({"name": "c.png", "mimeType": "image/png",
                             "buffer": picture(1000, 1000, b"taken at home")})
    expect(page.get_by_role("img", name="现在的封面")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    cover = told(organiser, live)["coverImage"]
    assert cover.startswith("/media/") and instance.get(cover).status_code == 200
    size = page.evaluate("""async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
    }""", cover)
    assert abs(size[0] / size[1] - 16 / 9) < 0.01


def test_what_is_locked_says_why(organiser):
    live = debate(organiser)
    send(organiser, "POST", f"/api/live/{live}/start")
    page = organiser.go(f"/console/{live}/edit")
    expect(page.get_by_label("标题")).to_be_disabled()
    expect(page.get_by_text("开始之后不能再改。").first).to_be_visible()
    page.get_by_label("介绍").fill("开始之后还能改")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()


def test_the_list_archives_brings_back_and_deletes_each_with_its_word(organiser):
    debate(organiser, title="要删的")
    debate(organiser, title="要收的")
    page = organiser.go("/console")
    acts_on(page, "要删的")
    page.get_by_role("menuitem", name="删除").click()
    asked = page.get_by_role("dialog", name="删除“要删的”？")
    expect(asked).to_contain_text("不能恢复")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="要删的")).to_be_visible()
    acts_on(page, "要删的")
    page.get_by_role("menuitem", name="删除").click()
    asked.get_by_role("button", name="永久删除").click()
    expect(page.get_by_role("link", name="要删的")).to_have_count(0)

    acts_on(page, "要收的")
    page.get_by_role("menuitem", name="归档").click()
    page.get_by_role("dialog").get_by_role("button", name="归档", exact=True).click()
    expect(page.get_by_role("link", name="要收的")).to_have_count(0)
    page.get_by_label("范围").select_option(label="已归档")
    acts_on(page, "要收的")
    page.get_by_role("menuitem", name="取消归档").click()
    page.get_by_role("dialog").get_by_role("button", name="取消归档").click()
    expect(page.get_by_text("没有符合条件的辩论")).to_be_visible()
    page.get_by_label("范围").select_option(label="未归档")
    expect(page.get_by_role("link", name="要收的")).to_be_visible()


def test_another_go_is_a_new_debate_with_the_same_sides(organiser):
    old = debate(organiser, sides={"affirmative": {"claim": "会更自由"}})
    page = organiser.go("/console")
    acts_on(page, "人工智能会让人更自由吗")
    page.get_by_role("menuitem", name="再办一场").click()
    page.get_by_label("新一场的标题").fill("第二场")
    page.get_by_role("button", name="创建这一场").click()
    expect(page).to_have_url(re.compile("/console/[0-9a-f-]{36}/edit$"))
    expect(page.get_by_label("标题")).to_have_value("第二场")
    expect(page.get_by_label("正方主张")).to_have_value("会更自由")
    assert old not in page.url


def test_more_debates_than_a_page_are_paged_also_under_a_filter(organiser, instance):
    program = instance.log_in(**organiser.login)

    def made(title: str) -> str:
        answer = ask(instance, program, "POST", "/api/live/create",
                     {"title": title, "category": "教育", "rehearsal": True})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["liveId"]

    for number in range(102):
        made(f"第 {number} 场")
    started = made("开始了的")
    assert ask(instance, program, "POST", f"/api/live/{started}/start").status_code == 200
    for number in range(102):
        made(f"后来 {number}")
    page = organiser.go("/console")
    rows = page.get_by_role("row")
    expect(rows).to_have_count(101)  # a hundred and the head
    page.get_by_role("button", name="第 3 页").click()
    expect(rows).to_have_count(6)
    page.get_by_label("状态").select_option(label="直播中")  # it stood on the second page
    expect(page.get_by_role("link", name="开始了的")).to_be_visible()
    expect(rows).to_have_count(2)
    page.get_by_label("状态").select_option(label="未开始")
    expect(rows).to_have_count(101)
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_role("link", name="第 101 场")).to_be_visible()
    page.get_by_role("button", name="第 3 页").click()
    expect(rows).to_have_count(5)
