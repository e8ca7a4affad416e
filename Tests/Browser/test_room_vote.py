"""Voting on a debate's page: two browsers, split, change, final, hidden, refused, by keyboard."""

import pytest
from playwright.sync_api import expect

from looks import assert_accessible, shot
from people import Hall, device
from person import PHONE
from polls import Poll, go_live
from room import enter, expect_shares, own_ballot, shares, start, support


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def test_a_vote_moves_the_bar_of_another_browser(people, instance, hall):
    start(hall)
    first, second = people(instance), people(instance, size=PHONE)
    one, two = enter(first, hall), enter(second, hall)
    expect(shares(one)).to_have_text(["—", "—"])
    support(one, "正方")
    expect_shares(two, 100, 0)
    support(two, "反方")
    expect_shares(one, 50, 50)
    expect(own_ballot(one)).to_contain_text("回执")


def test_a_ballot_can_be_split_and_changed_and_is_there_after_a_reload(visitor, hall):
    poll = start(hall)
    page = enter(visitor, hall)
    page.get_by_role("button", name="按比例投").click()
    slider = page.get_by_role("slider", name="把一票按比例分给双方")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "正方 70 分，反方 30 分")
    page.get_by_role("button", name="投出 70 : 30").click()
    expect(own_ballot(page)).to_contain_text("你的选票：正方 70 : 30 反方")
    expect_shares(page, 70, 30)
    support(page, "反方")
    expect_shares(page, 0, 100)
    page.reload()
    expect(own_ballot(page)).to_contain_text("你的选票：反方")
    assert poll.facts()["voters"] == 1


def test_a_hidden_round_shows_its_turnout_and_no_number_more(visitor, instance, hall):
    go_live(hall)
    poll = Poll.open(hall, "post")
    poll.vote_all([(device(instance), choice) for choice in (100, 100, 100, 0)])
    page = enter(visitor, hall)
    panel = page.locator(".vote-panel")
    expect(panel).to_contain_text("4 人已投票")
    support(page, "正方")
    expect(panel).to_contain_text("5 人已投票")
    expect(panel).to_contain_text("结果待公布")
    html = page.content()
    assert "%" not in page.locator("#app").inner_text()
    assert "vote-bar" not in html and "vote-share" not in html
    shot(page, "room-hidden")
    assert_accessible(page)
    poll.finish()
    expect_shares(page, 80, 20)


def test_a_banded_round_says_who_leads_in_words(visitor, instance, hall):
    go_live(hall)
    poll = Poll.open(hall, "post", reveal="banded")
    poll.vote_all([(device(instance), 100) for _ in range(12)])
    page = enter(visitor, hall)
    panel = page.locator(".vote-panel")
    expect(panel).to_contain_text("正方大幅领先", timeout=25_000)
    expect(panel).to_contain_text("至少 10 人已投票")
    assert "%" not in panel.inner_text()
    shot(page, "room-banded")
    assert_accessible(page)


def test_a_final_ballot_is_asked_for_once_and_stays(visitor, hall):
    go_live(hall)
    Poll.open(hall, "post", final=True, undecided=True)
    page = enter(visitor, hall)
    page.get_by_role("button", name="支持正方").click()
    dialog = page.get_by_role("dialog", name="投出后不能改，确定吗？")
    dialog.get_by_role("button", name="取消").click()
    expect(own_ballot(page)).to_contain_text("你还没有投票")
    page.get_by_role("button", name="中立").click()
    dialog.get_by_role("button", name="投出：中立").click()
    expect(own_ballot(page)).to_contain_text("你的选票：中立")
    expect(page.get_by_role("button", name="支持正方")).to_be_disabled()


def test_a_ballot_that_comes_too_late_is_refused_with_the_reason(visitor, hall):
    poll = start(hall)
    page = enter(visitor, hall)
    support(page, "正方")

    def arrive_late(route):
        if poll.facts()["state"] != "closed":  # sent again when the answer takes too long
            poll.close()
        route.continue_()

    page.route("**/ballot", arrive_late)
    page.get_by_role("button", name="支持反方").click()
    expect(own_ballot(page).locator(".act-result")).to_contain_text("投票已截止", timeout=25_000)
    expect(own_ballot(page)).to_contain_text("你的选票：正方")
    expect(page.get_by_role("button", name="支持反方")).to_have_count(0)


def test_a_tap_never_sends_twice(visitor, hall):
    start(hall)
    page = enter(visitor, hall)
    held = []
    page.route("**/ballot", lambda route: held.append(route))
    button = page.get_by_role("button", name="支持正方")
    button.click()
    expect(page.locator(".own-sending")).to_contain_text("正在投出")
    button.click()
    page.get_by_role("button", name="支持反方").click()
    assert len(held) == 1
    held[0].continue_()
    expect(own_ballot(page)).to_contain_text("你的选票：正方")
    assert len(held) == 1


def test_a_ballot_that_got_no_answer_is_sent_again_by_itself_and_counts_once(visitor, hall):
    poll = start(hall)
    page = enter(visitor, hall)
    visitor.excuse("/ballot: net::ERR_FAILED")
    keys = []

    def lose_the_first_answer(route):
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.continue_()
        route.fetch()  # it arrives; its answer does not
        return route.abort()

    page.route("**/ballot", lose_the_first_answer)
    support(page, "正方")
    assert len(keys) == 2 and len(set(keys)) == 1
    assert poll.facts()["voters"] == 1


def test_a_keyboard_is_enough_to_vote(visitor, hall):
    start(hall)
    page = enter(visitor, hall)
    button = page.get_by_role("button", name="支持反方")
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("(one) => one === document.activeElement"):
            break
    else:
        pytest.fail("the button cannot be reached by Tab")
    outline = button.evaluate("(one) => getComputedStyle(one).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    expect(own_ballot(page)).to_contain_text("你的选票：反方")


def test_a_viewer_whose_class_does_not_count_is_told_and_shown_the_way(visitor, hall):
    hall.edit(rules={"countingClasses": ["ticket"]})
    start(hall)
    page = enter(visitor, hall)
    expect(page.locator(".better")).to_contain_text("你现在的身份不计票")
    code = hall.tickets(1)[0]["code"]
    page.get_by_role("link", name="有票码？").click()
    page.get_by_role("textbox", name="票码").fill(code)
    page.get_by_role("button", name="使用票码").click()
    page.get_by_role("link", name="进入辩论").click()
    expect(page.locator(".better")).to_have_count(0)
    support(page, "正方")
    expect_shares(page, 100, 0)


def test_a_round_made_void_says_so(visitor, hall):
    poll = start(hall)
    page = enter(visitor, hall)
    support(page, "正方")
    poll.act("void", {"reason": "题目写错了"})
    expect(page.locator(".vote-panel")).to_contain_text("已作废")
