"""The files nginx serves: the web app, its assets, uploaded pictures."""

import re

import pytest

from answers import raw_get, web_server_error


@pytest.mark.parametrize("path", ["/", "/index.html", "/live/8dcc7b50-6d48-4b5a-83ae-4a9a328e168d",
                                  "/some/page/of/the/app", "/live/辩论"])
def test_every_page_of_the_app_is_its_one_document(instance, path):
    answer = instance.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.content == instance.get("/").content
    assert b"<!doctype html>" in answer.content[:20].lower()


def test_the_assets_the_page_names_are_there_and_kept_for_ever(instance):
    names = re.findall(r'(?:src|href)="(/assets/[^"]+)"', instance.get("/").text)
    assert any(name.endswith(".js") for name in names)
    assert any(name.endswith(".css") for name in names)
    for name in names:
        answer = instance.get(name)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        kind = answer.headers["Content-Type"]
        assert ("javascript" if name.endswith(".js") else "text/css") in kind
        assert instance.get(name, headers={"Accept-Encoding": "gzip"}).content == answer.content


@pytest.mark.parametrize("path", ["/assets/app-OLD12345.js", "/assets/", "/assets",
                                  "/images/none.svg", "/media/none.svg", "/media", "/ws/x",
                                  "/api"])
def test_what_is_missing_is_a_real_404_and_no_page(instance, path):
    web_server_error(instance.get(path), 404, "Not Found")


@pytest.mark.parametrize("path", ["/.git/config", "/.env", "/assets/.hidden", "/a/.b/c",
                                  "/.ssh/id_rsa"])
def test_hidden_files_do_not_exist(instance, path):
    web_server_error(instance.get(path), 404, "Not Found")


@pytest.mark.parametrize("target", [
    "/media/../secret.key", "/media/%2e%2e/secret.key", "/media/..%2fsecret.key",
    "/media../secret.key", "/assets/../../secret.key", "/media/../debate.db"])
def test_nothing_outside_its_folders_is_served(instance, target):
    secret = (instance.home / "secret.key").read_bytes().strip()
    status, _, body = raw_get(instance.port, target)
    assert secret not in body
    assert not body.startswith(b"SQLite format 3")
    # A path nginx can tidy up may lead to a page of the app, which is the same for everyone.
    assert status in (400, 404) or body == instance.get("/").content


def test_uploaded_pictures_have_a_fixed_type_and_can_run_nothing(instance):
    media = instance.home / "media"
    for name, kind in [("a.svg", "image/svg+xml"), ("a.png", "image/png"), ("a.webp", "image/webp"),
                       ("a.html", "application/octet-stream"),
                       ("a.js", "application/octet-stream")]:
        (media / name).write_bytes(b"<svg onload='x()'/>")
        answer = instance.get(f"/media/{name}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == kind
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_folder_is_not_listed(instance):
    web_server_error(instance.get("/media/"), 403, "Forbidden")
