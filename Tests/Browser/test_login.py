"""Logging in: by keyboard, after mistakes, again without losing the page, and out."""

from playwright.sync_api import expect

from people import Hall, new_login


def test_a_login_needs_no_mouse_and_leads_where_one_wanted(visitor, instance):
    login = new_login(instance)
    page = visitor.go("/login#next=%2Faccount")
    page.get_by_label("用户名").focus()
    page.keyboard.type(login["username"])
    page.keyboard.press("Tab")
    page.keyboard.type(login["password"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{instance.url}/account")
    expect(page.get_by_label("昵称")).to_have_value(login["username"])


def test_the_keyboard_reaches_everything_in_order(visitor):
    page = visitor.go("/login")
    expect(page.get_by_role("tab", name="注册")).to_be_visible()
    seen = []
    for _ in range(9):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.name"
            " || document.activeElement.innerText"))
    assert seen[0] == "跳到正文"
    assert seen[-3:] == ["username", "password", "显示密码"], seen


def test_a_wrong_password_is_told_and_what_was_written_stays(visitor, instance):
    login = new_login(instance)
    page = visitor.go("/login")
    page.get_by_label("用户名").fill(login["username"])
    page.get_by_label("密码", exact=True).fill("not the password")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="用户名或密码错误")).to_be_visible()
    expect(page.get_by_label("用户名")).to_have_value(login["username"])
    expect(page.get_by_label("密码", exact=True)).to_have_value("not the password")


def test_a_login_never_leads_to_another_site(visitor, instance):
    login = new_login(instance)
    page = visitor.go("/login#next=%2F%2Fexample.org%2F")
    page.get_by_label("用户名").fill(login["username"])
    page.get_by_label("密码", exact=True).fill(login["password"])
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page).to_have_url(f"{instance.url}/")


def test_a_registration_marks_what_is_wrong_and_logs_in_when_it_is_right(visitor, instance):
    page = visitor.go("/login")
    page.get_by_role("tab", name="注册").click()
    page.get_by_label("用户名").fill("x")
    page.get_by_label("密码", exact=True).fill("三更灯火五更鸡2026")
    page.get_by_role("button", name="注册", exact=True).click()
    expect(page.get_by_label("用户名")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("status").filter(has_text="请检查标出的内容")).to_be_visible()
    page.get_by_label("用户名").fill("lin_2026")
    page.get_by_label("昵称").fill("小林")
    page.get_by_role("button", name="注册", exact=True).click()
    expect(page).to_have_url(f"{instance.url}/")
    expect(page.get_by_role("button", name="小林")).to_be_visible()


def test_a_login_that_ended_is_asked_for_again_and_the_page_keeps_what_was_written(
        visitor, instance):
    login = new_login(instance)
    visitor.log_in(**login)
    page = visitor.go("/account")
    expect(page.get_by_label("昵称")).to_have_value(login["username"])
    page.get_by_label("昵称").fill("写了一半的名字")
    # What the page still asks by itself would be refused first, and ask for the login.
    page.wait_for_load_state("networkidle")
    ended = next(one for one in visitor.context.cookies() if one["name"].endswith("_session"))
    visitor.context.clear_cookies(name=ended["name"])
    page.get_by_role("button", name="保存").click()
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("登录已失效")
    window.get_by_label("密码", exact=True).fill(login["password"])
    window.get_by_role("button", name="登录").click()
    expect(window).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    assert visitor.context.request.get("/api/user/info").json()["data"]["nickname"] \
        == "写了一半的名字"


def test_whoever_would_rather_not_log_in_again_is_told_why_it_failed(visitor, instance):
    login = new_login(instance)
    visitor.log_in(**login)
    page = visitor.go("/account")
    expect(page.get_by_label("昵称")).to_have_value(login["username"])
    # What the page still asks by itself would be refused first, and ask for the login.
    page.wait_for_load_state("networkidle")
    visitor.context.clear_cookies()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="请先登录")).to_be_visible()


def test_a_logout_leaves_nothing_of_the_account_on_the_page(visitor, instance):
    login = new_login(instance)
    visitor.log_in(**login)
    hall = Hall.of(instance, title="只有自己看得到的票")
    hall.ask("POST", "/start")
    round_id = instance.get(hall.path("/rounds")).json()["data"][0]["id"]
    visitor.context.request.put(hall.path(f"/rounds/{round_id}/ballot"),
                                data={"affirmativePoints": 0}, headers={"Origin": instance.url})
    page = visitor.go("/account")
    expect(page.get_by_role("row", name="只有自己看得到的票")).to_be_visible()
    page.route("**/api/user/ballots*", lambda route: None)  # never answers
    page.get_by_role("button", name=login["username"]).click()
    page.get_by_role("menuitem", name="退出登录").click()
    expect(page.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text(login["username"])


def test_a_closed_installation_says_where_accounts_come_from(people, new_instance):
    page = people(new_instance(DEBATE_REGISTRATION="0").start()).go("/login")
    page.get_by_role("tab", name="注册").click()
    expect(page.get_by_text("这里不开放注册")).to_be_visible()
