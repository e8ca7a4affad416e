"""scripts/smoke tells a true instance from a lying one."""

import http.server
import os
import re
import shutil
import subprocess
import threading

import pytest

from answers import accepted
from instance import ROOT, free_port

SMOKE = ROOT / "scripts/smoke"


def smoke(*words, **environment) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DEBATE_")}
    return subprocess.run([SMOKE, *words], env={**kept, **environment}, capture_output=True,
                          text=True, timeout=120)


@pytest.fixture
def liar():
    """A server that answers health as we do, and everything else with a page."""
    truths = {}

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = truths.get(self.path, b"<html>nginx</html>")
            self.send_response(200)
            kind = "application/json" if self.path in truths else "text/html"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", truths
    server.shutdown()
    server.server_close()


def assert_one_debate_was_created(instance, result: subprocess.CompletedProcess, before: int):
    assert result.returncode == 0, result.stdout
    assert "FAIL" not in result.stdout
    assert result.stderr == ""
    live = re.search(r"one debate was created: (\S+)", result.stdout)[1]
    assert instance.total() == before + 1
    title = accepted(instance.get(f"/api/live/detail/{live}"))["title"]
    assert title.startswith("冒烟测试")


def test_a_true_instance_passes_and_one_debate_is_created_by_its_first_login(instance):
    before = instance.total()
    sessions = accepted(instance.get("/api/user/sessions", headers=instance.operator()))
    result = smoke(instance.url, DEBATE_HOME=str(instance.home))
    assert_one_debate_was_created(instance, result, before)
    assert accepted(instance.get("/api/user/sessions", headers=instance.operator())) == sessions


def test_a_token_of_the_environment_creates_the_debate_and_outlives_it(instance):
    before = instance.total()
    token = instance.organiser()["Authorization"].removeprefix("Bearer ")
    assert_one_debate_was_created(instance, smoke(instance.url, DEBATE_TOKEN=token), before)
    accepted(instance.get("/api/user/sessions", headers=instance.organiser()))


def test_without_a_login_nothing_is_created_and_it_says_so(instance, tmp_path):
    before = instance.total()
    for environment in [{}, {"DEBATE_HOME": str(tmp_path)}]:
        result = smoke(instance.url, **environment)
        assert result.returncode == 0, result.stdout
        assert "no DEBATE_TOKEN and no first login" in result.stdout
        assert "nothing was created" in result.stdout
    assert instance.total() == before


def test_a_token_nobody_has_fails(instance):
    result = smoke(instance.url, DEBATE_TOKEN="ds_" + "A" * 43)
    assert result.returncode == 1
    assert "FAIL the token is of somebody" in result.stdout


def test_every_check_has_a_name_of_its_own(instance):
    said = smoke(instance.url, DEBATE_HOME=str(instance.home)).stdout
    names = re.findall(r"^ok   (.+)$", said, re.MULTILINE)
    assert len(names) > 30
    assert len(set(names)) == len(names)


def test_read_only_creates_nothing_and_says_so(instance):
    before = instance.total()
    result = smoke("--read-only", instance.url, DEBATE_HOME=str(instance.home))
    assert result.returncode == 0, result.stdout
    assert "nothing was created" in result.stdout
    assert instance.total() == before


def test_the_port_of_the_settings_is_asked_when_no_address_is_given(instance):
    result = smoke("--read-only", DEBATE_PORT=str(instance.port))
    assert result.returncode == 0, result.stdout
    assert f"http://127.0.0.1:{instance.port}" in result.stdout


def test_it_passes_with_origins_listed_and_demo_data(new_instance):
    instance = new_instance(DEBATE_CORS="https://a.example", DEBATE_WORKERS="1").start()
    instance.demo(6, 1)
    result = smoke(instance.url, DEBATE_HOME=str(instance.home))
    assert result.returncode == 0, result.stdout


def test_a_server_of_something_else_fails_by_the_name_of_the_first_check(liar):
    result = smoke(liar[0])
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1].startswith(
        'FAIL health answers: expected a body with {"code":200')
    assert "<html>" in result.stdout


def test_it_stops_at_the_first_lie_of_a_half_true_server(liar):
    url, truths = liar
    truths["/api/health"] = (b'{"code":200,"message":"success","data":{"service":"live-backend",'
                             b'"status":"running","timestamp":"2026-01-01 00:00:00"}}')
    result = smoke(url)
    assert result.returncode == 1
    assert result.stdout.splitlines()[1:] == [
        "ok   health answers",
        "FAIL every answer carries its request id, and a forged one is not taken: "
        "expected a header X-Request-Id of 32 characters, got no such header"]


def test_where_nothing_listens_it_fails_and_says_where(instance):
    port = free_port()
    result = smoke(f"http://127.0.0.1:{port}")
    assert result.returncode == 1
    assert f"FAIL health answers: expected an answer from http://127.0.0.1:{port}" in result.stdout


def test_an_option_nobody_knows_is_refused():
    result = smoke("--writeonly")
    assert result.returncode == 2
    assert "--writeonly" in result.stderr


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_it_is_clean_shell():
    checked = subprocess.run(["shellcheck", SMOKE], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
