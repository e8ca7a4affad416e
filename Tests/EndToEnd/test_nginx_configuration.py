"""What is rendered from the templates is a configuration nginx takes."""

import re
import subprocess

import pytest

from instance import free_port


@pytest.mark.parametrize("settings", [
    {},
    {"DEBATE_CORS": "https://a.example http://b.example:8080",
     "DEBATE_TRUSTED_PROXIES": "127.0.0.1 10.0.0.0/8",
     "DEBATE_MEDIA_ORIGINS": "https://cdn.example https://other.example",
     "DEBATE_WRITE_RATE": "1", "DEBATE_WRITE_BURST": "1", "DEBATE_BIND": "*"},
])
def test_nginx_takes_the_rendered_configuration_without_a_warning(new_instance, settings):
    instance = new_instance(**settings).start()
    instance.stop()
    checked = subprocess.run(
        ["nginx", "-t", "-p", instance.home, "-e", instance.home / "logs/error.log",
         "-c", "conf/nginx-dev.conf"], capture_output=True, text=True,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    assert checked.returncode == 0, checked.stderr
    assert "test is successful" in checked.stderr
    assert "[warn]" not in checked.stderr


def test_no_placeholder_is_left_in_it(new_instance):
    instance = new_instance().start()
    for file in (instance.home / "conf").rglob("*.conf"):
        assert not re.search(r"@[A-Z_]+@", file.read_text()), file.name


def test_it_listens_where_the_settings_say(new_instance):
    port = free_port()
    instance = new_instance(DEBATE_PORT=str(port)).start()
    assert f"listen 127.0.0.1:{port}" in (instance.home / "conf/debate.conf").read_text()
    assert instance.get("/api/health").status_code == 200
