"""Messages are Chinese unless English is preferred; reasons and data never change."""

import pytest

from answers import accepted, refused


@pytest.mark.parametrize("header, language", [
    (None, "zh"),
    ("", "zh"),
    ("zh", "zh"),
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
    ("en", "en"),
    ("EN-gb", "en"),
    ("en-GB,en;q=0.9,zh;q=0.5", "en"),
    ("zh;q=0.5, en;q=0.9", "en"),
    ("en;q=0.5, zh;q=0.9", "zh"),
    ("en;q=0.8,zh;q=0.8", "en"),
    ("zh;q=0.8,en;q=0.8", "zh"),
    ("en;q=0", "zh"),
    ("fr, de;q=0.9, en;q=0.1", "en"),
    ("fr", "zh"),
    ("*", "zh"),
    ("*;q=0.5, en;q=0.6", "en"),
    ("en;q=oops", "zh"),
    (";;,,q=1", "zh"),
])
def test_the_language_follows_accept_language(instance, header, language):
    headers = {} if header is None else {"Accept-Language": header}
    answer = instance.get("/api/live/list", headers=headers)
    accepted(answer, {"zh": "获取直播列表成功", "en": "debates loaded"}[language])
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("ask, chinese, english", [
    (lambda i, h: i.get("/api/user/info", headers=h), "获取用户信息成功", "user info loaded"),
    (lambda i, h: i.get("/api/live/list", headers=h), "获取直播列表成功", "debates loaded"),
    (lambda i, h: i.try_create({"title": "a", "category": "b"}, headers=h),
     "直播创建成功", "debate created"),
    (lambda i, h: i.get("/api/live/detail/" + i.create(), headers=h),
     "获取直播详情成功", "debate loaded"),
    (lambda i, h: i.get("/api/live/detail/x", headers=h), "直播不存在", "no such debate"),
    (lambda i, h: i.get("/api/nope", headers=h), "接口不存在", "no such path"),
    (lambda i, h: i.get("/api/live/create", headers=h), "请求方法不支持", "method not allowed"),
    (lambda i, h: i.try_create({}, headers=h), "参数有误：title 必填；category 必填",
     "some parameters are not valid: title is required; category is required"),
    (lambda i, h: i.try_create([], headers=h), "请求体应为 JSON 对象",
     "the body must be a JSON object"),
    (lambda i, h: i.try_create(headers=h), "不支持的内容类型，请使用 application/json",
     "use application/json"),
])
def test_every_message_is_there_in_both_languages(instance, ask, chinese, english):
    assert ask(instance, {}).json()["message"] == chinese
    assert ask(instance, {"Accept-Language": "en"}).json()["message"] == english


def test_reason_and_fields_are_not_translated(instance):
    chinese = refused(instance.get("/api/live/list?size=0"), 400, "bad_parameter")
    english = refused(instance.get("/api/live/list?size=0", headers={"Accept-Language": "en"}),
                      400, "bad_parameter")
    assert chinese == english


def test_a_long_field_name_is_cut_in_the_sentence_and_whole_in_the_data(instance):
    answer = instance.try_create({"title": "a", "category": "b", "x" * 500: 1})
    assert answer.json()["data"]["fields"] == [{"field": "x" * 500, "reason": "unknown"}]
    assert len(answer.json()["message"]) < 80
