"""`debatectl backup`, `restore` and `migrate`: copies under load, restored elsewhere, counted anew."""

import contextlib
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import stat
import tempfile

import pytest

from commands import done, refusal
from danmaku import said
from follower import Follower
from hall_load import CLIENTS, Voters, assert_counted_exactly, close, devices, live_round
from instance import wait_until
from people import Hall
from test_push_restore import daemon_alone


def backup(instance, *words: str) -> pathlib.Path:
    """The folder of a new backup."""
    return pathlib.Path(re.search(r"^backup: (.*)$", done(instance.debatectl("backup", *words)),
                                  re.MULTILINE)[1])


def query(database: pathlib.Path, sql: str):
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchone()[0]


def set_schema(instance, number: int):
    with contextlib.closing(sqlite3.connect(instance.home / "debate.db")) as connection:
        connection.execute(f"PRAGMA user_version = {number}")


def schema(instance) -> int:
    return query(instance.home / "debate.db", "PRAGMA user_version")


@pytest.fixture
def other_disk():
    """A folder on another file system than the homes of these tests."""
    if os.stat("/dev/shm").st_dev == os.stat(tempfile.gettempdir()).st_dev:
        pytest.skip("there is no second file system")
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="debate-e2e-") as folder:
        yield pathlib.Path(folder)


def contents(home: pathlib.Path) -> dict[str, bytes]:
    """All a home holds that a restore may touch, by name."""
    files = [path for path in [*home.iterdir(), *(home / "media").iterdir()] if path.is_file()]
    return {str(path.relative_to(home)): path.read_bytes() for path in files
            if path.name not in ("serve.stderr", "use.lock", "run.lock")}


# --- Under load, and elsewhere ---

def test_a_backup_under_votes_is_whole_and_counts_alike_elsewhere(new_instance, tmp_path):
    instance = new_instance(DEBATE_DEVICES_PER_ADDRESS="0", DEBATE_LOG="warn").start()
    hall = Hall.of(instance)
    cookies = devices(instance, 20 * CLIENTS)
    round_id = live_round(hall)
    voters = Voters(instance, hall.path(f"/rounds/{round_id}/ballot"), cookies)
    with voters.load:
        wait_until(lambda: voters.count > 500, seconds=60, what="ballots")
        before = {voter: list(ballots) for voter, ballots in list(voters.ballots.items())}
        copies = [backup(instance, "--to", str(tmp_path))]
        seen = voters.count
        wait_until(lambda: voters.count > seen + 200, seconds=60, what="ballots after it")
    assert voters.refused == [], "no vote waits for a backup or fails by it"
    revealed = close(hall, round_id)
    assert_counted_exactly(hall, round_id, revealed, voters)
    copies.append(backup(instance, "--to", str(tmp_path / "second")))
    original = Follower(hall).poll()
    instance.stop()

    # In the middle: all that was acknowledged before it began, each ballot with its own row.
    assert query(copies[0] / "debate.db", "PRAGMA integrity_check") == "ok"
    middle = new_instance(DEBATE_DEVICES_PER_ADDRESS="0")
    done(middle.debatectl("restore", str(copies[0])))
    assert "the chain holds and the counts agree" in done(middle.debatectl("audit", "verify"))
    rows = query(middle.home / "debate.db", "SELECT count(*) FROM ledger")
    assert sum(map(len, before.values())) <= rows < voters.count

    # At the end: everything, and viewers get the state anew.
    other = new_instance(DEBATE_DEVICES_PER_ADDRESS="0")
    assert "restored: 1 debates" in done(other.debatectl("restore", str(copies[1])))
    assert done(other.debatectl("audit", "verify")) == done(instance.debatectl("audit", "verify"))
    other.start()
    elsewhere = Follower(Hall(other, hall.owner, hall.live)).poll()
    assert elsewhere.state == original.state
    assert (elsewhere.seq, elsewhere.snapshots) == (original.seq, 1)
    assert elsewhere.epoch != original.epoch
    assert query(other.home / "debate.db", "PRAGMA journal_mode") == "wal"


def test_a_backup_holds_keys_and_pictures_and_is_its_owners_alone(new_instance):
    instance = new_instance().start()
    (instance.home / "media/one.png").write_bytes(b"picture")
    (instance.home / "media/lost+found").mkdir()
    (instance.home / "words.txt").write_text("block\t坏话\n", encoding="utf-8")
    folder = backup(instance)
    assert folder.parent == instance.home / "backup"
    assert sorted(path.name for path in folder.iterdir()) == [
        "debate.db", "media", "secret.key", "words.txt"], "nothing half done, no log"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    instance.stop()
    other = new_instance()
    # An installation's web server reads pictures by the group this folder passes on.
    media = other.home / "media"
    media.mkdir(parents=True)
    media.chmod(0o2750)
    done(other.debatectl("restore", str(folder)))
    assert stat.S_IMODE(media.stat().st_mode) == 0o2750
    assert [path.name for path in media.iterdir()] == ["one.png"]
    for name in ("secret.key", "media/one.png", "words.txt"):
        assert (other.home / name).read_bytes() == (instance.home / name).read_bytes()
    assert stat.S_IMODE((other.home / "secret.key").stat().st_mode) == 0o600
    assert not list(other.home.glob("restore*"))


def test_old_backups_go_and_nothing_else_does(new_instance):
    instance = new_instance(DEBATE_BACKUP_DAYS="3").start()
    place = instance.home / "backup"
    kept = ["debate-20200101T000000Z.old", "notes", "replaced-debate-20200101T000000Z"]
    gone = ["debate-20200101T000000Z", "debate-20200102T000000Z.part"]
    for name in kept + gone:
        (place / name).mkdir(parents=True)
        (place / name / "file").write_text("x")
    newest = backup(instance)
    assert sorted(path.name for path in place.iterdir()) == sorted([*kept, newest.name])


# --- Refusals ---

def test_a_restore_is_refused_while_anything_uses_the_home(new_instance):
    instance = new_instance().start()
    folder = backup(instance)
    assert "an instance runs on" in refusal(instance.debatectl("restore", str(folder), "--replace"))
    instance.stop()
    # One that nobody supervises, as under systemd.
    with daemon_alone(instance):
        wait_until((instance.home / "run/live/alone.bell").exists, what="the daemon")
        sentence = refusal(instance.debatectl("restore", str(folder), "--replace"))
        assert "workers or push daemons are using" in sentence
    assert not list((instance.home / "backup").glob("replaced-*"))


def test_data_is_replaced_only_when_told_and_moved_aside(new_instance):
    instance = new_instance().start()
    hall = Hall.of(instance)
    said(hall, "在备份里")
    folder = backup(instance)
    said(hall, "备份之后")
    before = Follower(hall).poll()
    instance.stop()
    assert "--replace moves it aside" in refusal(instance.debatectl("restore", str(folder)))
    assert len(Follower(restarted(hall)).poll().state["danmaku"]["recent"]) == 2
    instance.stop()

    told = done(instance.debatectl("restore", str(folder), "--replace"))
    aside = re.search(r"what was there is in (.*)$", told, re.MULTILINE)[1]
    after = Follower(restarted(hall)).poll()
    assert [line["text"] for line in after.state["danmaku"]["recent"]] == ["在备份里"]
    assert after.epoch != before.epoch
    instance.stop()

    # A wrong restore is undone by restoring what it moved aside.
    done(instance.debatectl("restore", aside, "--replace"))
    undone = Follower(restarted(hall)).poll()
    assert [line["text"] for line in undone.state["danmaku"]["recent"]] == ["在备份里", "备份之后"]
    assert len({before.epoch, after.epoch, undone.epoch}) == 3


def restarted(hall: Hall) -> Hall:
    hall.instance.start()
    return hall


def test_commits_still_in_the_log_come_back_from_what_was_moved_aside(new_instance):
    instance = new_instance().start()
    hall = Hall.of(instance)
    folder = backup(instance)
    said(hall, "只在日志里")
    # Nothing is started again meanwhile, and no drain folds the log into the database.
    os.kill(instance.process.pid, signal.SIGSTOP)
    for pid in [*instance.workers(), *instance.daemons()]:
        os.kill(pid, signal.SIGKILL)
    instance.stop(signal.SIGKILL)
    assert (instance.home / "debate.db-wal").stat().st_size > 0
    wait_until(lambda: instance.debatectl("restore", str(folder), "--replace").returncode == 0,
               what="the restore")
    [aside] = (instance.home / "backup").glob("replaced-*")
    done(instance.debatectl("restore", str(aside), "--replace"))
    recent = Follower(restarted(hall)).poll().state["danmaku"]["recent"]
    assert [line["text"] for line in recent] == ["只在日志里"]


def test_what_is_no_backup_is_not_restored(new_instance, tmp_path):
    instance = new_instance().start()
    folder = backup(instance)
    instance.stop()
    other = new_instance()
    assert "no debate.db in" in refusal(other.debatectl("restore", str(tmp_path)))
    whole = (folder / "debate.db").read_bytes()
    (folder / "debate.db").write_bytes(whole[:4096 * 5] + b"\xff" * 4096 + whole[4096 * 6:])
    assert "damaged" in refusal(other.debatectl("restore", str(folder)))
    (folder / "debate.db").write_bytes(b"no database at all")
    assert "damaged" in refusal(other.debatectl("restore", str(folder)))
    (folder / "debate.db").write_bytes(b"")
    assert "empty" in refusal(other.debatectl("restore", str(folder)))
    (folder / "media").rmdir()
    assert "no media in" in refusal(other.debatectl("restore", str(folder)))
    for keys in (b"", b"garbage\n", (folder / "secret.key").read_bytes()[:60]):
        (folder / "secret.key").write_bytes(keys)
        assert "no key" in refusal(other.debatectl("restore", str(folder)))
    (folder / "secret.key").unlink()
    assert "no secret.key in" in refusal(other.debatectl("restore", str(folder)))
    assert not (other.home / "debate.db").exists()
    assert not list(other.home.glob("restore*"))


def test_a_folder_one_may_not_enter_is_named_so(new_instance, tmp_path):
    other = new_instance()
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    # Rights do not bind root.
    user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    os.chown(other.home, user.get("user", -1), -1)
    assert f"may not read {folder}: give it" in refusal(
        other.debatectl("restore", str(folder), **user))


# --- Other disks, and the middle of it ---

@pytest.mark.parametrize("names", [("media",), ("backup",), ("media", "backup")])
def test_folders_of_the_home_may_lie_on_other_disks(new_instance, other_disk, tmp_path, names):
    instance = new_instance().start()
    (instance.home / "media/one.png").write_bytes(b"picture")
    folder = backup(instance, "--to", str(tmp_path))
    (instance.home / "media/two.png").write_bytes(b"another picture")
    instance.stop()
    (instance.home / "backup").mkdir()
    for name in names:
        shutil.move(instance.home / name, other_disk / name)
        (instance.home / name).symlink_to(other_disk / name)
    before = contents(instance.home)
    told = done(instance.debatectl("restore", str(folder), "--replace"))
    aside = pathlib.Path(re.search(r"what was there is in (.*)$", told, re.MULTILINE)[1])
    assert aside.parent == instance.home / ("" if "backup" in names else "backup")
    kept = contents(aside)
    assert kept.keys() >= {"debate.db", "secret.key", "first-login", "media/two.png"}
    assert kept.items() <= before.items()
    assert "media/two.png" not in contents(instance.home)
    assert list((instance.home / "backup").iterdir()) == ([] if "backup" in names else [aside])
    done(instance.debatectl("restore", str(aside), "--replace"))
    for name in ("secret.key", "media/one.png", "media/two.png"):
        assert contents(instance.home)[name] == before[name]
    assert "the chain holds" in done(instance.debatectl("audit", "verify"))


def test_a_restore_that_cannot_keep_the_old_data_leaves_it_where_it_is(new_instance, tmp_path):
    instance = new_instance().start()
    folder = backup(instance, "--to", str(tmp_path))
    (instance.home / "media/one.png").write_bytes(b"picture")
    instance.stop()
    (instance.home / "words.txt").mkdir()
    before = contents(instance.home)
    assert "words.txt: Is a directory" in refusal(
        instance.debatectl("restore", str(folder), "--replace"))
    assert contents(instance.home) == before
    assert list((instance.home / "backup").iterdir()) == []


def test_what_a_killed_restore_left_goes_with_the_next(new_instance, tmp_path):
    instance = new_instance().start()
    large = 8 * 1024 * 1024
    (instance.home / "media/one.png").write_bytes(bytes(large))
    folder = backup(instance, "--to", str(tmp_path))
    instance.stop()
    before = contents(instance.home)

    def be_killed_by_the_picture():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (large // 2, large // 2))

    killed = instance.debatectl(
        "restore", str(folder), "--replace", preexec_fn=be_killed_by_the_picture)
    assert killed.returncode == -signal.SIGXFSZ
    assert len(list(instance.home.rglob("restore.*.part"))) == 2
    assert contents(instance.home) == before
    done(instance.debatectl("restore", str(folder), "--replace"))
    assert not list(instance.home.rglob("*.part"))


# --- Schemas ---

def test_a_newer_database_is_refused_with_a_sentence(new_instance, tmp_path):
    instance = new_instance().start()
    instance.stop()
    known = schema(instance)
    assert done(instance.debatectl("migrate")) == f"schema {known}: nothing to do\n"
    assert done(instance.debatectl("migrate", "--newest")) == f"{known}\n"
    set_schema(instance, known + 1)
    folder = backup(instance, "--to", str(tmp_path))
    for result in [instance.debatectl("migrate"), instance.debatectl("migrate", "--check"),
                   new_instance().debatectl("restore", str(folder))]:
        assert "install the newer version again" in refusal(result)


def test_what_is_due_is_told_and_then_done(new_instance):
    instance = new_instance().start()
    instance.stop()
    known = schema(instance)
    # The last step added three tables; without them the database is of the schema before.
    with contextlib.closing(sqlite3.connect(instance.home / "debate.db")) as connection:
        for table in ("recording", "debate_video", "room_video"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM schema_migration WHERE number = ?", [known])
        connection.execute(f"PRAGMA user_version = {known - 1}")
        connection.commit()
    checked = instance.debatectl("migrate", "--check")
    assert checked.returncode == 1 and "run debatectl migrate" in checked.stdout
    assert schema(instance) == known - 1
    assert f"schema {known - 1} is now {known}" in instance.debatectl("migrate").stdout
    assert schema(instance) == known


@pytest.mark.parametrize("words", [
    ("backup", "now"), ("backup", "--keep", "3"), ("restore",), ("restore", "a", "b"),
    ("migrate", "up"), ("config",), ("config", "show"), ("doctor", "--fix")])
def test_a_command_that_cannot_be_read_shows_its_usage(instance, words):
    result = instance.debatectl(*words)
    assert result.returncode == 64
    assert f"usage: debatectl {words[0]}" in result.stderr
