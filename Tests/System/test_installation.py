"""One story: a fresh server from the installation to the purge. Each test goes on from the last."""

import os
import pathlib
import subprocess
import time

from audience import Audience
from installation import SERVICES, URL

ROOT = pathlib.Path(__file__).parents[2]
ENV = "/etc/debate/debate.env"


def test_everything_is_up_and_enabled(installation):
    assert installation.are_active()
    for unit in ("debate.target", "debate-fcgi.socket", "debate-live.socket"):
        assert installation.container.run("systemctl", "is-enabled", unit).strip() == "enabled"
    sockets = installation.container.run("stat", "-c", "%A %U %G", "/run/debate/fcgi.sock")
    assert sockets.split() == ["srw-rw----", "root", "www-data"]


def test_smoke_passes(installation):
    installation.log_in()
    smoke = subprocess.run(
        installation.container.outside(ROOT / "scripts" / "smoke", URL),
        env={**os.environ, "DEBATE_TOKEN": installation.token},
        capture_output=True,
        text=True,
    )
    assert smoke.returncode == 0, smoke.stdout + smoke.stderr


def test_services_are_shut_in(installation):
    for unit in (*SERVICES, "debate-prepare.service"):
        installation.container.run("systemd-analyze", "security", "--threshold=10", unit)
    pid = installation.pid(SERVICES[0])
    status = installation.container.path(f"/proc/{pid}/status").read_text()
    for line in ("CapEff:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"):
        assert line in status, status
    installation.container.run("systemd-analyze", "verify", *SERVICES, "debate.target")


def test_log_lines_have_the_journal_s_priorities(installation):
    started = [
        line
        for line in installation.journal(SERVICES[0])
        if '"event":"worker started"' in line["MESSAGE"]
    ]
    assert started and started[0]["PRIORITY"] == "6"
    assert started[0]["MESSAGE"].startswith("{")


def test_a_bad_setting_is_refused_in_a_sentence(installation):
    run = installation.container.run
    env = installation.container.path(ENV)
    good = env.read_text()
    env.write_text(good + "DEBATE_THREADS=many\n")
    run("systemctl", "restart", SERVICES[0], check=False)
    assert installation.show(SERVICES[0], "ExecMainStatus") == "78"
    for _ in range(50):
        assert installation.is_answering(), "the other worker serves on"
    last = [line["MESSAGE"] for line in installation.journal(SERVICES[0])]
    assert any('DEBATE_THREADS is \\"many\\"' in line for line in last), last[-5:]
    env.write_text(good + "DEBATE_PORT=https\n")
    assert 'DEBATE_PORT is "https"' in run("debate-site", check=False)
    assert installation.is_answering(), "the old site serves on"
    env.write_text(good)
    installation.wait_for(installation.are_active)
    run("debate-site")
    assert installation.is_answering()


def test_a_command_beside_the_services_leaves_the_numbers_of_events_alone(installation):
    epoch = installation.epoch()
    assert "operator" in installation.container.run("debatectl", "user", "list")
    time.sleep(1.1)  # public answers are kept to the end of the second
    assert installation.epoch() == epoch, "everybody would get the state anew"


def test_a_killed_process_is_back_at_once(installation):
    for unit in SERVICES:
        old = installation.pid(unit)
        installation.container.run("systemctl", "kill", "--signal=KILL", unit)
        installation.wait_renewed(unit, old, seconds=5)
    assert installation.is_answering()


def test_a_hung_process_is_restarted_by_the_watchdog(installation):
    units = [SERVICES[0], SERVICES[2]]
    old = {unit: installation.pid(unit) for unit in units}
    for unit in units:
        installation.container.run("kill", "-STOP", old[unit])
    for unit in units:
        installation.wait_renewed(unit, old[unit], seconds=30)
        lines = [line["MESSAGE"] for line in installation.journal(unit)]
        assert any("Watchdog timeout" in line for line in lines), lines[-5:]
    assert installation.is_answering()


def test_nobody_notices_restarts_reloads_and_an_upgrade(installation, package, tmp_path):
    run = installation.container.run
    debate = installation.create("升级的时候没有人发现")
    installation.start(debate)
    env = installation.container.path(ENV)
    env.write_text(env.read_text() + "# kept by the operator\n")
    old = {unit: installation.pid(unit) for unit in SERVICES}
    with Audience(installation, debate, tmp_path) as audience:
        time.sleep(2)
        run("systemctl", "restart", *SERVICES[:2])
        run("systemctl", "restart", SERVICES[2])
        run("systemctl", "reload", "nginx")
        between = {unit: installation.pid(unit) for unit in SERVICES}
        installation.install(package)
        run("systemctl", "reload", "nginx")
        assert audience.writers.poll() is None, "all of this took longer than the load"
    print(audience.report)
    new = {unit: installation.pid(unit) for unit in SERVICES}
    for unit in SERVICES:
        assert len({old[unit], between[unit], new[unit]}) == 3, f"{unit} was not restarted"
    assert "# kept by the operator" in env.read_text()
    run("debatectl", "audit", "verify")


def test_data_outlive_a_reboot(installation):
    debate = installation.create("重启之后还在")
    before = installation.ask("GET", f"/api/live/detail/{debate}")["data"]
    epoch = installation.epoch()
    installation.container.reboot()
    installation.wait_for(installation.is_answering)
    assert installation.are_active()
    assert installation.ask("GET", f"/api/live/detail/{debate}")["data"] == before
    assert installation.epoch() != epoch, "numbers might be given twice"
    installation.container.run("debatectl", "audit", "verify")


def test_a_full_disk_stops_writes_alone_and_passes(installation):
    run = installation.container.run
    run("systemctl", "stop", "debate.target", *SERVICES, "debate-fcgi.socket", "debate-live.socket")
    run("systemctl", "stop", "debate-prepare.service")
    run("mount", "-t", "tmpfs", "-o", "size=32m,mode=751,uid=debate,gid=debate", "tmpfs",
        "/var/lib/debate")  # fmt: skip
    try:
        run("systemd-tmpfiles", "--create", "debate.conf")
        run("systemctl", "start", "debate-fcgi.socket", "debate-live.socket", "debate.target")
        installation.wait_for(installation.is_answering)
        first, installation.token = installation.token, ""
        installation.log_in()
        debate = installation.create("磁盘满了")
        run("dd", "if=/dev/zero", "of=/var/lib/debate/filler", "bs=64k", check=False)

        def is_refused():
            answer = installation.ask(
                "POST", "/api/live/create", {"title": "写不下", "category": "教育"},
                installation.token,
            )  # fmt: skip
            return answer["status"] == 503

        installation.wait_for(is_refused)
        assert installation.ask("GET", f"/api/live/detail/{debate}")["status"] == 200
        run("rm", "/var/lib/debate/filler")

        def is_accepted():
            return not is_refused()

        installation.wait_for(is_accepted)
        assert installation.are_active()
        installation.token = first
    finally:
        run("systemctl", "stop", "debate.target", *SERVICES, "debate-prepare.service",
            "debate-fcgi.socket", "debate-live.socket")  # fmt: skip
        run("umount", "/var/lib/debate")
    run("systemctl", "start", "debate-fcgi.socket", "debate-live.socket", "debate.target")
    installation.wait_for(installation.is_answering)


def test_a_purge_leaves_the_data_unless_it_is_told_otherwise(installation, package):
    run = installation.container.run
    path = installation.container.path
    assert "the data stays in /var/lib/debate" in run("dpkg", "--purge", "debate")
    assert path("/var/lib/debate/debate.db").exists()
    for left in (
        "/etc/debate", "/etc/nginx/sites-available/debate", "/etc/nginx/sites-enabled/debate",
        "/etc/nginx/snippets/debate-fastcgi.conf", "/run/debate", "/var/cache/debate",
    ):  # fmt: skip
        assert not os.path.lexists(path(left)), left
    assert "debate" not in run("systemctl", "list-units", "--all", "--plain", "debate*")
    assert not run("pgrep", "-u", "debate", check=False).strip()
    run("nginx", "-t", "-q")

    installation.install(package)
    installation.wait_for(installation.is_answering)
    installation.log_in()
    path("/var/lib/debate/remove-on-purge").touch()
    run("dpkg", "--purge", "debate")
    assert not path("/var/lib/debate").exists()
