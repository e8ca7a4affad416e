"""Every answer of the API has one shape: code, message, data; and code is the HTTP status."""

import uuid

import pytest

from answers import accepted, refused, refused_fields, web_server_error

JSON = {"Content-Type": "application/json"}
GOOD = {"title": "人工智能会让人更自由吗", "category": "教育"}


@pytest.fixture(scope="module")
def send(instance):
    def post(body: bytes, headers=JSON):
        return instance.try_create(data=body, headers=headers)
    return post


def test_each_route_answers_in_the_envelope_with_its_own_message(instance):
    made = accepted(instance.try_create(GOOD), "直播创建成功")
    assert list(made) == ["liveId", "title", "category", "createTime", "status"]
    health = accepted(instance.get("/api/health"), "success")
    assert list(health) == ["service", "status", "timestamp"]
    user = accepted(instance.get("/api/user/info"), "获取用户信息成功")
    assert list(user) == ["userId", "username", "nickname", "avatar", "email", "phone", "gender",
                          "level", "createTime", "guest"]
    page = accepted(instance.get("/api/live/list"), "获取直播列表成功")
    assert list(page) == ["records", "total", "page", "size", "pages"]
    record = ["liveId", "title", "anchorName", "anchorAvatar", "coverImage", "viewCount",
              "likeCount", "commentCount", "status", "startTime", "endTime", "category", "viewers"]
    assert list(page["records"][0]) == record
    detail = accepted(instance.get(f"/api/live/detail/{made['liveId']}"), "获取直播详情成功")
    assert list(detail) == record + ["anchorId", "description", "tags"]


@pytest.mark.parametrize("path", ["/api/nope", "/api/", "/api/live", "/api/live/detail",
                                  "/api/live/detail/", "/api/live/detail/a/b", "/api/HEALTH",
                                  "/api/health/", "/api/v1/nothing"])
def test_a_path_nobody_knows_is_404_in_the_shape_of_the_web_server(instance, path):
    body = web_server_error(instance.get(path), 404, "Not Found")
    assert (body["message"], body["path"]) == ("接口不存在", path)


@pytest.mark.parametrize("path", ["/.nope.json", "/assets/x.js", "/api", "/media/none.svg"])
def test_errors_of_the_web_server_are_json_outside_the_api_too(instance, path):
    assert web_server_error(instance.get(path), 404, "Not Found")["path"] == path


def test_an_unknown_debate_is_not_found_and_so_is_what_is_no_identifier(instance):
    for name in [str(uuid.uuid4()), "nope", "1", "%E8%BE%A9", "x" * 36]:
        assert refused(instance.get(f"/api/live/detail/{name}"), 404, "not_found") == {
            "reason": "not_found"}


@pytest.mark.parametrize("body, offset", [
    (b"", 0),
    (b"   ", 3),
    (b"{", 1),
    (b'{"title":"a"', 12),
    (b'{"title":"a",}', 13),
    (b'{"title":a}', 9),
    (b'{"title" "a"}', 9),
    (b'{title:"a"}', 1),
    (b"{} x", 3),
    (b"\xef\xbb\xbf{}", 0),
    (b'{"title":"a\nb"}', 11),
    (b'{"title":"\xff"}', 10),
    (b'{"title":"\\ud800"}', 10),
    (b'{"title":01}', 10),
    (b'{"title":1.}', 11),
    (b"nul", 3),
    (b"NaN", 0),
    (b'{"title":"a","title":"b"}', 13),
    (b'{"title":"a","tit\\u006ce":"b"}', 13),
    (b"[" * 33 + b"]" * 33, 32),
    (b'{"a":' * 33 + b"1" + b"}" * 33, 160),
])
def test_a_body_that_is_not_json_names_the_byte_where_it_breaks(send, body, offset):
    data = refused(send(body), 400, "bad_json")
    assert data == {"reason": "bad_json", "offsetBytes": offset}


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"1", b"null", b"true",
                                  b"[" * 32 + b"]" * 32])
def test_json_that_is_no_object_is_a_body_of_the_wrong_type(send, body):
    assert refused_fields(send(body)) == [("body", "wrong_type")]


@pytest.mark.parametrize("headers", [
    {},
    {"Content-Type": "text/plain"},
    {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Type": "multipart/form-data; boundary=x"},
    {"Content-Type": "application/jsonx"},
    {"Content-Type": "application/json; charset=gbk"},
    {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    {"Content-Type": "application/json", "Content-Encoding": "identity"},
])
def test_a_body_of_another_type_or_an_encoded_one_is_415(send, headers):
    refused(send(b'{"title":"a","category":"b"}', headers), 415, "unsupported_type")


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON",
                                  "application/json; charset=utf-8",
                                  'application/json;charset="UTF-8"'])
def test_json_is_taken_by_each_way_of_naming_it(send, kind):
    accepted(send(b'{"title":"a","category":"b"}', {"Content-Type": kind}))


def test_a_body_over_one_mebibyte_is_refused_by_the_worker_and_one_of_it_is_read(send):
    start, end = b'{"title":"a","category":"b"', b"}"
    whole = start + b" " * (2**20 - len(start) - len(end)) + end
    assert len(whole) == 2**20
    accepted(send(whole))
    assert refused(send(whole + b" "), 413, "too_large") == {"reason": "too_large"}


def test_a_body_over_ten_mebibytes_is_refused_by_the_web_server(send):
    body = web_server_error(send(b" " * (10 * 2**20 + 1)), 413, "Payload Too Large")
    assert body["path"] == "/api/live/create"


def test_nothing_is_stored_of_what_is_refused(instance, send):
    before = instance.total()
    for body in [b"", b"[]", b'{"title":"a"}', b'{"title":"a","category":"b","x":1}',
                 b'{"title":"a","category":"b"} x', b" " * (2**20 + 1)]:
        assert send(body).status_code in (400, 413)
    assert send(b'{"title":"a","category":"b"}', {}).status_code == 415
    assert instance.total() == before
