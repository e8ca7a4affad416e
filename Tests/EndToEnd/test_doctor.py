"""`debatectl doctor` and `config check`: what is wrong is named, with what to do."""

import contextlib
import fcntl
import os
import re
import socket
import sqlite3

import pytest

from encoder import takes_encoders, with_video
from instance import ROOT, Instance, free_port, wait_until


def findings(instance) -> dict[str, list[str]]:
    """Subject → its lines, each with its grade first; a subject may stand more than once."""
    result = instance.debatectl("doctor")
    found: dict[str, list[str]] = {}
    lines = result.stdout.splitlines()
    for line in lines:
        if match := re.match(r"(ok|warn|FAIL) +([a-z]+): ", line):
            found.setdefault(match[2], []).append(line)
    for line, following in zip(lines, [*lines[1:], ""]):
        if line.startswith(("warn", "FAIL")):
            assert following.startswith("       → "), f"no advice after {line}"
    failed = any(line.startswith("FAIL") for line in lines)
    assert result.returncode == (1 if failed else 0), result
    assert result.stderr == ""
    return found


def failed(instance) -> dict[str, str]:
    """The subjects that fail, with the line of each."""
    return {subject: line for subject, lines in findings(instance).items()
            for line in lines if line.startswith("FAIL")}


def test_a_running_instance_is_well_and_lacks_a_backup(new_instance):
    instance = new_instance().start()
    wait_until(lambda: instance.get("/api/health/ready").status_code == 200, what="the push")
    found = findings(instance)
    assert failed(instance) == {}
    assert re.match(rf"warn backups: none in {instance.home}/backup; nowhere else was looked",
                    found["backups"][0])
    assert set(found) == {"settings", "files", "disk", "backups", "database", "log", "writes",
                          "clock", "descriptors", "nginx", "sockets", "services"}
    assert len(found["sockets"]) == 2, "of the workers and of the push"
    assert instance.debatectl("backup").returncode == 0
    assert findings(instance)["backups"][0].startswith("ok")


def test_what_does_not_run_is_named(new_instance):
    instance = new_instance().start()
    instance.stop()
    assert set(failed(instance)) == {"sockets", "services"}


def test_a_port_for_encoders_is_looked_at_where_there_is_one(new_instance):
    instance = with_video(new_instance()).start()
    wait_until(lambda: takes_encoders(instance), what="that it takes encoders")
    assert findings(instance)["video"][0].startswith("ok")
    instance.settings["DEBATE_RTMP_PORT"] = str(free_port())
    assert "nothing listens for encoders" in failed(instance)["video"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        instance.settings["DEBATE_RTMP_PORT"] = str(taken.getsockname()[1])
        assert "nothing listens for encoders" in failed(instance)["video"]


def test_files_others_may_read_or_that_are_missing_are_named(new_instance):
    instance = new_instance().start()
    (instance.home / "secret.key").chmod(0o644)
    assert "others may read" in failed(instance)["files"]
    (instance.home / "secret.key").chmod(0o600)
    keys = (instance.home / "secret.key").read_text()
    (instance.home / "secret.key").write_text(keys[:-9] + "\n")
    assert "is no key" in failed(instance)["files"]
    (instance.home / "secret.key").write_text(keys)
    assert "files" not in failed(instance)
    os.rename(instance.home / "secret.key", instance.home / "elsewhere")
    assert "is missing" in failed(instance)["files"]


def test_a_database_of_another_version_or_a_damaged_one_is_named(new_instance):
    instance = new_instance().start()
    instance.stop()
    database = instance.home / "debate.db"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        known = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {known + 1}")
    assert "install the newer version again" in failed(instance)["database"]
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {known}")
    bytes_ = database.read_bytes()
    database.write_bytes(bytes_[:4096 * 5] + b"\xff" * 4096 + bytes_[4096 * 6:])
    assert "damaged" in failed(instance)["database"]


def test_a_lock_that_is_never_given_back_is_named(new_instance):
    instance = new_instance().start()
    instance.stop()
    with open(instance.home / "write.lock", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "write.lock is held" in failed(instance)["writes"]


def test_a_home_that_is_none_is_named(new_instance, tmp_path):
    instance = Instance(tmp_path)
    assert set(failed(instance)) == {"home"}
    assert list(tmp_path.iterdir()) == [], "nothing is made by looking"


# --- Settings ---

def check(settings: dict[str, str], *words: str):
    return Instance(ROOT, **settings).debatectl("config", "check", *words)


def test_every_setting_that_would_be_refused_is_named_not_only_the_first():
    bad = {"DEBATE_THREADS": "0", "DEBATE_WORKERS": "many", "DEBATE_BIND": "here",
           "DEBATE_BACKUP_DAYS": "-1", "DEBATE_PUBLIC_URL": "debate.example", "TZ": "Mars/Base"}
    result = check({**bad, "DEBATE_WORKER": "2"})
    assert (result.returncode, result.stdout) == (78, "")
    lines = result.stderr.splitlines()
    named = {line.split()[1] for line in lines if "allowed is" in line}
    assert named == set(bad)
    assert "debatectl: no program reads DEBATE_WORKER" in lines
    assert len(lines) == len(bad) + 1


def test_settings_that_can_be_used_are_said_to_be():
    result = check({"DEBATE_BACKUP_DAYS": "0", "TZ": "Asia/Shanghai"})
    assert (result.returncode, result.stdout) == (0, "all settings can be used\n")


@pytest.mark.parametrize("text, said", [
    ("# remark\n\nDEBATE_THREADS=8\nDEBATE_ORIGINS=\"https://a.example https://b.example\"\n", ""),
    ("DEBATE_THREADS 8\n", "line 1 is no NAME=value"),
    (" DEBATE_THREADS = 8 \r\n", ""),
    ("DEBATE_LIVE=2\n", 'DEBATE_LIVE is "2"'),
    ("DEBATE_HOME=/srv/debate\n", 'DEBATE_HOME is "/srv/debate"'),
    ("DEBATE_RTMP_PORT=935\n", 'DEBATE_RTMP_PORT is "935"'),
    ("DEBATE_THREADS=8\nDEBATE_THREADS=9\n", "line 2: DEBATE_THREADS stands twice"),
    ("DEBATE_THREADS=\"8\n", "line 1: the value of DEBATE_THREADS has quotes"),
    ("DEBATE_THREADS=99\n", 'DEBATE_THREADS is "99"')])
def test_a_file_of_settings_is_read_as_a_unit_reads_it(tmp_path, text, said):
    file = tmp_path / "debate.env"
    file.write_text(text)
    # What the environment says does not count.
    result = check({"DEBATE_LOG": "loud"}, "--file", str(file))
    if said:
        assert result.returncode == 78 and said in result.stderr
    else:
        assert (result.returncode, result.stderr) == (0, "")


def test_the_settings_on_the_page_are_those_the_check_knows():
    page = (ROOT / "docs/operations/settings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(DEBATE_[A-Z_]+)`", page))
    source = (ROOT / "Sources/DebateCtl/Operate/SettingsCheck.swift").read_text(encoding="utf-8")
    assert told == set(re.findall(r'"(DEBATE_[A-Z_]+)"', source)) - {"DEBATE_"}
