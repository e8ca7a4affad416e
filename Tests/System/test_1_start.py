"""A fresh server after the installation: what runs, what it may do, what brings it back. The tests of
this folder are one story, in order of their names: each goes on from the last."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

from audience import LOAD
from installation import ENV, INGEST, SERVICES, URL

ROOT = pathlib.Path(__file__).parents[2]


def test_everything_is_up_and_enabled(installation):
    assert installation.are_active()
    assert installation.show(INGEST, "ActiveState") == "active"
    for unit in (
        "debate.target", "debate-fcgi.socket", "debate-live.socket", "debate-backup.timer",
    ):  # fmt: skip
        assert installation.container.run("systemctl", "is-enabled", unit).strip() == "enabled"
    sockets = installation.container.run("stat", "-c", "%A %U %G", "/run/debate/fcgi.sock")
    assert sockets.split() == ["srw-rw----", "root", "www-data"]


def test_smoke_passes(installation):
    smoke = subprocess.run(
        installation.container.outside(ROOT / "scripts" / "smoke", URL),
        env={**os.environ, "DEBATE_TOKEN": installation.token},
        capture_output=True,
        text=True,
    )
    assert smoke.returncode == 0, smoke.stdout + smoke.stderr


def test_a_picture_is_taken_shown_and_kept(installation):
    token = installation.token
    room = installation.ask(
        "POST", "/api/rooms", {"name": "报告厅", "playback": {"kind": "rtmp"}, "record": True}, token
    )["data"]
    key = installation.ask("GET", f"/api/rooms/{room['id']}/key", token=token)["data"]
    debate = installation.create("画面从编码器来", roomId=room["id"])
    installation.begin(debate)

    def state() -> str:
        return installation.ask("GET", f"/api/rooms/{room['id']}")["data"]["video"]["state"]

    def is_live():
        return state() == "live"

    with encoder(installation, f"{key['pushUrl']}/{key['streamKey']}") as sending:
        installation.wait_for(is_live)
        playlist = installation.ask("GET", f"/hls/{room['id']}.m3u8")
        assert playlist["status"] == 200 and ".ts" in playlist["text"], playlist
        segment = [line for line in playlist["text"].splitlines() if line.endswith(".ts")][-1]
        assert installation.ask("GET", f"/hls/{segment}")["status"] == 200
        installation.container.run("systemctl", "reload", "nginx")
        old = installation.pid(INGEST)
        time.sleep(2)
        assert sending.poll() is None and state() == "live", "a reload of the web server cuts nothing"
        assert installation.pid(INGEST) == old

    def is_kept():
        path = f"/api/live/{debate}/recordings"
        kept = installation.ask("GET", path, token=token)["data"]
        return [one for one in kept if one["durationMs"]]

    [kept] = installation.wait_for(is_kept)
    path = f"/api/live/{debate}/recordings/{kept['id']}"
    download = ["curl", "-s", "-H", f"Authorization: Bearer {token}", URL + path]
    begins = subprocess.run(installation.container.outside(*download), capture_output=True).stdout
    assert begins.startswith(b"FLV"), begins[:200]
    assert installation.ask("DELETE", path, token=token)["status"] == 200
    assert not list(installation.container.path("/var/lib/debate/recordings").iterdir())

    with encoder(installation, f"{key['pushUrl']}/{room['id']}?key=wrong") as refused:
        refused.wait(5)

    # It listens to everybody: neither votes nor keys are its to read.
    user = ["setpriv", "--reuid=www-data", "--regid=www-data", "--clear-groups"]
    for name in ("debate.db", "secret.key"):
        said = installation.container.run(
            *user, "cat", f"/var/lib/debate/{name}", check=False)  # fmt: skip
        assert "Permission denied" in said, said[:200]


@contextlib.contextmanager
def encoder(installation, address: str):
    """ffmpeg, which sends a picture as OBS does."""
    process = subprocess.Popen(
        installation.container.outside(
            "ffmpeg", "-nostdin", "-loglevel", "error", "-re",
            "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-c:v", "libx264",
            "-preset", "ultrafast", "-g", "50", "-pix_fmt", "yuv420p", "-f", "flv", address),
        stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def test_services_are_shut_in(installation):
    for unit in (*SERVICES, INGEST, "debate-prepare.service", "debate-backup.service"):
        installation.container.run("systemd-analyze", "security", "--threshold=10", unit)
    pid = installation.pid(SERVICES[0])
    status = installation.container.path(f"/proc/{pid}/status").read_text()
    for line in ("CapEff:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"):
        assert line in status, status
    installation.container.run(
        "systemd-analyze", "verify", "--man=no", *SERVICES, INGEST, "debate.target",
        "debate-backup.timer",
    )


def test_log_lines_have_the_journal_s_priorities(installation):
    started = [
        line
        for line in installation.journal(SERVICES[0])
        if '"event":"worker started"' in line["MESSAGE"]
    ]
    assert started and started[0]["PRIORITY"] == "6"
    assert started[0]["MESSAGE"].startswith("{")


def test_the_doctor_finds_all_well(installation):
    said = installation.container.run("debatectl", "doctor")
    assert "FAIL" not in said, said
    assert "sockets: fcgi.sock takes connections" in said, said
    assert "video: port 1935 is open for encoders" in said, said
    assert "units: 5 are active" in said, said
    assert "services: http://127.0.0.1:80/api/health/ready says ready" in said, said


def test_the_doctor_looks_at_a_worker_that_was_added(installation):
    run = installation.container.run
    third = "debate-fcgi@3.service"
    folder = installation.container.path("/etc/systemd/system/debate.target.d")
    folder.mkdir()
    (folder / "third.conf").write_text(f"[Unit]\nWants={third}\n")
    run("systemctl", "daemon-reload")
    said = run("debatectl", "doctor", check=False)
    assert f"{third} is inactive" in said, said
    run("systemctl", "start", "debate.target")
    installation.wait_for(lambda: installation.show(third, "ActiveState") == "active")
    said = run("debatectl", "doctor")
    assert "units: 6 are active" in said, said
    shutil.rmtree(folder)
    run("systemctl", "daemon-reload")
    run("systemctl", "stop", third)


def test_a_bad_setting_is_refused_in_a_sentence(installation, older_package):
    run = installation.container.run
    env = installation.container.path(ENV)
    good = env.read_text()
    env.write_text(good + "DEBATE_THREADS=many\nDEBATE_LOGS=debug\n")
    before = [installation.pid(unit) for unit in SERVICES]
    said = installation.install(older_package)
    assert 'DEBATE_THREADS is "many"' in said, said
    assert "no program reads DEBATE_LOGS" in said, said
    assert [installation.pid(unit) for unit in SERVICES] == before, "what serves is left alone"
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
    run("systemctl", "restart", "debate-prepare.service")
    run("debate-site")
    assert installation.is_answering()


def test_with_a_certificate_plain_http_is_sent_to_https(installation):
    run = installation.container.run
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-subj", "/CN=hall.example", "-days", "2", "-keyout", "/etc/debate/tls.key",
        "-out", "/etc/debate/tls.pem")  # fmt: skip
    own = installation.container.path("/etc/debate/nginx.d/tls.conf")
    own.parent.mkdir(exist_ok=True)
    own.write_text(
        "listen 443 ssl http2;\nssl_certificate /etc/debate/tls.pem;\n"
        "ssl_certificate_key /etc/debate/tls.key;\ninclude snippets/debate-tls.conf;\n"
    )
    run("debate-site")
    host = ["--resolve", "hall.example:80:127.0.0.1", "--resolve", "hall.example:443:127.0.0.1"]

    def seen(address: str) -> str:
        words = ["curl", "-sk", "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", *host]
        return subprocess.run(
            installation.container.outside(*words, address), capture_output=True, text=True
        ).stdout

    for path in ("/", "/debate/1?a=%2F", "/api/live/list"):
        assert seen(f"http://hall.example{path}") == f"308 https://hall.example{path}"
        assert seen(f"https://hall.example{path}").startswith("200 ")
    for path in ("/api/health/ready", "/metrics"):
        assert seen(f"{URL}{path}").startswith("200 ")
    assert "FAIL" not in run("debatectl", "doctor")
    own.unlink()
    run("debate-site")


def test_services_that_all_refuse_come_back_once_the_setting_is_right(installation):
    """Although people go on asking: each request that waits has systemd try again."""
    env = installation.container.path(ENV)
    good = env.read_text()
    env.write_text(good + "DEBATE_THREADS=many\n")
    asking = subprocess.Popen(
        installation.container.outside(sys.executable, str(LOAD), "8", f"{URL}/api/health"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        installation.container.run("systemctl", "restart", *SERVICES[:2], check=False)
        time.sleep(5)
        for socket in ("debate-fcgi.socket", "debate-live.socket"):
            assert installation.show(socket, "ActiveState") == "active"
        env.write_text(good)
        installation.wait_for(installation.are_active)
        installation.wait_for(installation.is_answering)
    finally:
        asking.kill()


def test_video_comes_back_once_the_setting_is_right(installation):
    env = installation.container.path(ENV)
    good = env.read_text()
    env.write_text(good + "DEBATE_THREADS=many\n")
    installation.container.run("systemctl", "restart", INGEST, check=False)
    assert installation.show(INGEST, "ActiveState") != "active"
    env.write_text(good)

    def is_active():
        return installation.show(INGEST, "ActiveState") == "active"

    installation.wait_for(is_active)


def test_the_site_moves_to_one_address_and_back(installation):
    env = installation.container.path(ENV)
    good = env.read_text()
    assert "\nDEBATE_BIND=*\n" in good
    for text in (good.replace("\nDEBATE_BIND=*\n", "\n DEBATE_BIND = 127.0.0.1 \n"), good):
        env.write_text(text)
        said = installation.container.run("debate-site")
        assert "nginx restarts" in said, said
        installation.wait_for(installation.is_answering)
    assert "nginx restarts" not in installation.container.run("debate-site")


def test_a_command_beside_the_services_leaves_the_numbers_of_events_alone(installation):
    epoch = installation.epoch()
    assert "operator" in installation.container.run("debatectl", "user", "list")
    time.sleep(1.1)  # public answers are kept to the end of the second
    assert installation.epoch() == epoch, "everybody would get the state anew"


def test_a_killed_process_is_back_at_once(installation):
    for unit in (*SERVICES, INGEST):
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
