"""The package's shell scripts, with stand-ins for nginx, systemd and dpkg: what they do when
something is refused."""

import os
import pathlib
import subprocess

import pytest

from instance import BINARIES, ROOT

LISTENS_EVERYWHERE = "    listen *:80 reuseport;\n"
LISTENS_HERE = "    listen 10.0.0.1:80 reuseport;\n"


class Machine:
    """A folder in the place of /, with stand-ins that write down how they were called."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.site = root / "etc/nginx/sites-available/debate"
        self.link = root / "etc/nginx/sites-enabled/debate"
        for folder in ("bin", "run/systemd/system", "etc/debate", "proc/7", "usr/lib",
                       "etc/nginx/sites-available", "etc/nginx/sites-enabled"):
            (root / folder).mkdir(parents=True)
        (root / "usr/lib/debate").symlink_to(BINARIES)
        self.stand_in("setpriv", 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"')
        self.stand_in("sleep", "")
        self.serve(LISTENS_EVERYWHERE)
        self.make_child(8)

    def stand_in(self, name: str, script: str):
        path = self.root / "bin" / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>{self.root}/calls\n{script}\n')
        path.chmod(0o755)

    def serve(self, text: str):
        """What nginx has now."""
        self.site.write_text(text)
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(self.site)

    def make_child(self, pid: int):
        """A process of nginx's, whose first one is 7."""
        folder = self.root / f"proc/{pid}"
        folder.mkdir(exist_ok=True)
        (folder / "status").write_text("Name:\tnginx\nPPid:\t7\n")

    def calls(self) -> list[str]:
        calls = self.root / "calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def run(self, script: str, *words: str) -> subprocess.CompletedProcess:
        text = (ROOT / "debian" / script).read_text(encoding="utf-8")
        for path in ("/etc/", "/usr/lib/", "/proc/", "/run/systemd"):
            text = text.replace(path, f"{self.root}{path}")
        copy = self.root / "script"
        copy.write_text(text)
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("DEBATE_")}
        return subprocess.run(
            ["/bin/sh", copy, *words], capture_output=True, text=True, timeout=60,
            env={**kept, "PATH": f"{self.root}/bin:{os.environ['PATH']}"})


@pytest.fixture
def machine(tmp_path) -> Machine:
    return Machine(tmp_path)


# --- debatectl ---

@pytest.mark.parametrize("text, port", [
    (" DEBATE_PORT=8081\n", 8081),
    ("DEBATE_PORT=8081 \n", 8081),
    ("DEBATE_PORT = '8081'\n", 8081),
    ("DEBATE_PORT=8081\r\nDEBATE_LOG=debug\r\n", 8081),
    ("DEBATE_PORT=8082\nDEBATE_PORT=8081", 8081),
    ("DEBATE-PORT=8082\nexport DEBATE_PORT=8083\n", 8080),
    (";DEBATE_PORT=8081\n", 8080),
])
def test_the_command_reads_the_settings_as_the_services_do(machine, text, port):
    (machine.root / "etc/debate/debate.env").write_bytes(text.encode())
    site = machine.run("bin/debatectl", "site", "--nginx", str(ROOT / "nginx"), "--web", "/w",
                       "--openapi", "/o", "--logs", "/l", "--temp", "/t")
    assert (site.returncode, site.stderr) == (0, "")
    assert f"listen 127.0.0.1:{port} " in site.stdout


def test_the_command_names_the_lines_that_say_nothing(machine):
    (machine.root / "etc/debate/debate.env").write_text("DEBATE-LOG=debug\nDEBATE_NODE=live-2\n")
    checked = machine.run("bin/debatectl", "config", "check")
    assert checked.returncode == 78
    assert checked.stderr.splitlines() == [
        "debatectl: line 1 is no NAME=value",
        "debatectl: DEBATE_NODE is set by the package, not here"]


def test_the_command_says_when_it_cannot_read_the_settings(machine):
    done = machine.run("bin/debatectl", "config", "check")
    assert done.returncode == 78
    assert f"there is no {machine.root}/etc/debate/debate.env" in done.stderr


# --- debate-site ---

SYSTEMCTL = """case $1 in
show) echo 7 ;;
reload) mkdir -p {root}/proc/9; cp {root}/proc/8/status {root}/proc/9/ ;;
esac"""


@pytest.fixture
def web(machine) -> Machine:
    """With an nginx and a systemd that do as they are told, and a new site to be put in place."""
    machine.stand_in("nginx", "")
    machine.stand_in("systemctl", SYSTEMCTL.format(root=machine.root))
    machine.stand_in("debatectl", f"cat {machine.root}/new")
    (machine.root / "new").write_text(LISTENS_EVERYWHERE + "# new\n")
    return machine


def test_a_site_that_listens_where_the_old_one_did_is_reloaded(web):
    done = web.run("bin/debate-site")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "# new" in web.site.read_text()
    assert "systemctl reload nginx" in web.calls()
    assert "systemctl restart nginx" not in web.calls()


def test_a_site_that_listens_elsewhere_has_nginx_restart(web):
    (web.root / "new").write_text(LISTENS_HERE)
    done = web.run("bin/debate-site")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nginx restarts" in done.stdout
    assert "systemctl restart nginx" in web.calls()
    assert "systemctl reload nginx" not in web.calls()
    assert web.site.read_text() == LISTENS_HERE


def test_a_first_site_is_linked_and_nginx_restarts(web):
    web.link.unlink()
    web.site.unlink()
    assert web.run("bin/debate-site").returncode == 0
    assert web.link.read_text() == (web.root / "new").read_text()
    assert "systemctl restart nginx" in web.calls()


def test_a_reload_nginx_does_not_follow_is_told(web):
    web.stand_in("systemctl", 'case $1 in show) echo 7 ;; esac')
    done = web.run("bin/debate-site")
    assert done.returncode == 1
    assert "nginx goes on with what it had" in done.stderr


def test_the_old_site_is_back_when_nginx_does_not_start_with_the_new_one(web):
    (web.root / "new").write_text(LISTENS_HERE)
    web.stand_in("systemctl", f"""case $1 in
        restart) ! grep -q 10.0.0.1 {web.site} ;;
        esac""")
    done = web.run("bin/debate-site")
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert web.site.read_text() == LISTENS_EVERYWHERE
    assert web.calls().count("systemctl restart nginx") == 2


def test_a_site_nginx_refuses_is_not_put_in_place(web):
    web.stand_in("nginx", "exit 1")
    done = web.run("bin/debate-site")
    assert done.returncode == 1
    assert web.site.read_text() == LISTENS_EVERYWHERE
    assert not [call for call in web.calls() if call.startswith("systemctl")]


# --- postinst ---

@pytest.fixture
def upgrade(machine) -> Machine:
    machine.stand_in("debatectl", "")
    machine.stand_in("debate-site", "")
    machine.stand_in("deb-systemd-invoke", "")
    machine.stand_in("systemctl", "echo debate-fcgi@1.service x; echo debate-fcgi@2.service x")
    return machine


def restarted(machine) -> list[str]:
    return [call.split()[-1] for call in machine.calls() if call.startswith("deb-systemd-invoke")]


def test_an_upgrade_restarts_one_service_after_the_other(upgrade):
    done = upgrade.run("postinst", "configure", "1.0")
    assert (done.returncode, done.stderr) == (0, "")
    assert restarted(upgrade) == [
        "debate-prepare.service", "debate-fcgi@1.service", "debate-fcgi@2.service",
        "debate-live.service"]


def test_a_worker_that_does_not_restart_leaves_the_other_services_alone(upgrade):
    upgrade.stand_in("deb-systemd-invoke", 'case $2 in debate-fcgi*) exit 1 ;; esac')
    done = upgrade.run("postinst", "configure", "1.0")
    assert done.returncode == 0
    assert restarted(upgrade) == ["debate-prepare.service", "debate-fcgi@1.service"]
    assert "not all services restarted" in done.stderr


def test_a_refused_site_is_told_from_none(upgrade):
    upgrade.stand_in("debate-site", "exit 1")
    assert "keeps the site it had" in upgrade.run("postinst", "configure", "1.0").stderr
    upgrade.site.unlink()
    assert "has no site yet" in upgrade.run("postinst", "configure", "1.0").stderr
