"""The disk is full, read-only, locked or spoilt: the service says so, and heals by itself.

The faults are real ones: file systems of the test's own, locks of other processes, bytes written
over the database. Where mounting is not allowed those tests are skipped.
"""

import contextlib
import fcntl
import os
import pathlib
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
import time

import pytest

import processes
from hall_load import Voters, assert_counted_exactly, close, devices, live_round
from instance import BINARIES, Instance, wait_until
from load import Load, get, post
from people import Hall

pytestmark = pytest.mark.alone


# --- Tools ---

def mount(*words: str):
    done = subprocess.run(["mount", *words], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"SKIPPED: needs the right to mount ({done.stderr.strip()})")


@pytest.fixture
def own_disk(tmp_path):
    """Gives homes on small disks of their own, their logs elsewhere, as a journal would be."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("SKIPPED: needs root and mount")
    homes = []

    def make(size: str) -> pathlib.Path:
        home = pathlib.Path(tempfile.mkdtemp(prefix="debate-disk-"))
        mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(home))
        homes.append(home)
        logs = tmp_path / home.name
        logs.mkdir()
        (home / "logs").symlink_to(logs)
        return home

    yield make
    for home in homes:
        while subprocess.run(["umount", "-l", str(home)], capture_output=True).returncode == 0:
            pass
        home.rmdir()


@contextlib.contextmanager
def read_only(home: pathlib.Path):
    """Lays the home over itself, write-protected: what is opened from now on cannot be written."""
    mount("--bind", str(home), str(home))
    try:
        mount("-o", "remount,bind,ro", str(home))
        yield
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


def creates(instance: Instance, title: str = "磁盘坏了怎么办"):
    return instance.try_create({"title": title, "category": "科技"})


def one_create_each(instance: Instance, clients: int) -> Load:
    """Clients that create one debate, and then say nothing more for a minute."""
    organiser = instance.organiser()
    return Load(instance.port, clients, lambda client, turn: post(
        "/api/live/create", {"title": "排队", "category": "科技"}, organiser), pause=60)


def assert_unavailable(answer):
    assert answer.status_code == 503, answer.text
    assert answer.json()["data"] == {"reason": "store_unavailable"}
    assert answer.headers["Retry-After"] == "1"


def store_check(instance: Instance) -> str:
    """What `/api/health/ready` says of the store."""
    answer = instance.get("/api/health/ready")
    assert (answer.status_code == 503) == ("failed" in answer.text)
    return answer.json()["data"]["checks"]["store"]


def assert_holds(instance: Instance, identifiers: list[str]):
    """Every create that was answered 200 is there, and nothing else."""
    assert instance.total() == len(identifiers)
    for identifier in identifiers:
        assert instance.get(f"/api/live/detail/{identifier}").status_code == 200


def said(instance: Instance, event: str, word: str) -> bool:
    return any(line["event"] == event and word in line["why"] for line in instance.worker_log())


def refusal(instance: Instance) -> str:
    """Starts what must not start: it ends by itself, with one sentence and no process left."""
    instance.launch()
    status = instance.process.wait(30)
    assert instance.process.stdout.read() == "", "an address was printed"
    assert status not in (0, None) and status > 0
    wait_until(lambda: processes.working_in(instance.home) == [], what="that no process is left")
    sentence = instance.complaints().strip().splitlines()[-1]
    assert sentence.startswith("debatectl: "), sentence
    instance.stop()
    print(sentence)
    return sentence


def quiet(instance: Instance) -> sqlite3.Connection:
    """Brings all of the log into the database file, and makes every connection read anew."""
    database = sqlite3.connect(instance.home / "debate.db", isolation_level=None)
    wait_until(lambda: database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0,
               what="a whole checkpoint")
    return database


# --- Full ---

def test_a_full_disk_refuses_creates_until_there_is_room_again(own_disk, new_instance):
    instance = new_instance(home=own_disk("8m")).start()
    # Whoever is to write to the full disk is there before it is full.
    instance.organiser(11)
    kept = [instance.create(f"放得下 {number}") for number in range(20)]
    filler = instance.home / "filler"
    with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass

    refused = None
    for number in range(400):
        answer = creates(instance, f"放不下 {number} " + "满" * 60)
        if answer.status_code != 200:
            refused = answer
            break
        kept.append(answer.json()["data"]["liveId"])
    assert refused is not None, "the disk never was full"
    assert_unavailable(refused)
    assert said(instance, "store writes fail", "full")
    wait_until(lambda: store_check(instance) == "failed", what="that it is not ready")
    assert instance.get("/api/health").status_code == 200
    assert_holds(instance, kept)

    filler.unlink()
    wait_until(lambda: store_check(instance) == "ok", what="that it is ready again")
    kept += [instance.create(f"又放得下了 {number}") for number in range(20)]
    assert_holds(instance, kept)
    assert any(line["event"] == "store writes resumed" for line in instance.worker_log())
    instance.stop()
    instance.start()
    assert_holds(instance, kept)


def test_a_disk_that_is_full_while_many_write_keeps_what_it_promised(own_disk, new_instance):
    instance = new_instance(home=own_disk("5m"), DEBATE_LOG="error").start()
    organisers = [instance.organiser(number) for number in range(16)]
    debate = {"title": "满" * 90, "category": "科技", "description": "满" * 900}
    # The pause keeps each account below the 20 writes a second it may.
    with Load(instance.port, 16, lambda client, turn: post(
            "/api/live/create", debate, organisers[client]), pause=0.05) as load:
        wait_until(lambda: load.statuses[503] > 50, what="that the disk is full")
    assert set(load.statuses) == {200, 503}
    assert instance.total() == load.statuses[200]


def test_a_disk_that_is_full_while_many_vote_counts_exactly_what_it_promised(
        own_disk, new_instance):
    instance = new_instance(
        home=own_disk("32m"), DEBATE_LOG="error", DEBATE_DEVICES_PER_ADDRESS="0").start()
    hall = Hall.of(instance)
    cookies = devices(instance, 6400)
    round_id = live_round(hall)
    voters = Voters(instance, hall.path(f"/rounds/{round_id}/ballot"), cookies, pause=0.01)
    filler = instance.home / "filler"
    with voters.load:
        wait_until(lambda: voters.count > 300, what="the first ballots")
        with contextlib.suppress(OSError), open(filler, "wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        wait_until(lambda: voters.load.statuses[503] > 50, seconds=60, what="that the disk is full")
        filler.unlink()
        count = voters.count
        wait_until(lambda: voters.count > count + 300, what="ballots again")
    assert set(voters.load.statuses) == {200, 503}
    assert_counted_exactly(hall, round_id, close(hall, round_id), voters)


# --- Read-only ---

def test_a_read_only_disk_refuses_creates_and_answers_reads(own_disk, new_instance):
    instance = new_instance(home=own_disk("16m")).start()
    kept = [instance.create()]
    with read_only(instance.home):
        assert_unavailable(creates(instance))
        assert store_check(instance) == "failed"
        assert said(instance, "store writes fail", "Read-only")
        assert_holds(instance, kept)
        # Workers that start now find nothing they may write.
        before = set(instance.workers())
        processes.kill(*before)
        wait_until(lambda: len(now := set(instance.workers())) == 2 and not now & before,
                   what="new workers")
        wait_until(lambda: instance.get("/api/health").status_code == 200)
        assert_unavailable(creates(instance))
        assert store_check(instance) == "failed"
        assert_holds(instance, kept)
        # Whichever threads looked meanwhile stand in no writer's way when the disk is back.
        with Load(instance.port, 16, lambda client, turn: get("/api/health/ready")) as load:
            wait_until(lambda: load.statuses[503] > 200, what="many who look")
        assert set(load.statuses) == {503}
    kept += [instance.create() for _ in range(10)]
    assert store_check(instance) == "ok"
    assert_holds(instance, kept)


def test_a_home_on_a_read_only_disk_is_refused_at_start(own_disk, new_instance):
    instance = new_instance(home=own_disk("16m"))
    (instance.home / "logs").unlink()
    with read_only(instance.home):
        done = subprocess.run(instance.command(), env=instance.environment(), cwd="/",
                              capture_output=True, text=True, timeout=30)
    assert done.returncode > 0 and done.stdout == ""
    assert "Read-only file system" in done.stderr.strip().splitlines()[-1]


# --- Locked ---

def test_a_database_another_process_locks_is_waited_for_and_then_refused(new_instance):
    instance = new_instance().start()
    instance.create()
    other = sqlite3.connect(instance.home / "debate.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    refused = creates(instance)
    waited = time.monotonic() - began
    assert_unavailable(refused)
    assert waited > 4.5, "it did not wait for the lock"
    assert said(instance, "store writes fail", "locked")
    assert instance.total() == 1
    other.execute("ROLLBACK")
    instance.create()
    assert instance.total() == 2


def test_the_writers_lock_in_other_hands_holds_up_writes_and_no_reads(new_instance):
    instance = new_instance().start()
    instance.create()
    with open(instance.home / "write.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        began = time.monotonic()
        with subprocess.Popen(
                ["curl", "--silent", "--max-time", "30", "--write-out", "%{http_code}",
                 "--output", "/dev/null", "--json", '{"title":"等一下","category":"科技"}',
                 "--header", "Authorization: " + instance.organiser()["Authorization"],
                 instance.url + "/api/live/create"],
                stdout=subprocess.PIPE, text=True) as waiting:
            reads = 0
            while waiting.poll() is None:
                assert instance.get("/api/live/list").status_code == 200
                reads += 1
            assert waiting.stdout.read() == "503"
        assert time.monotonic() - began > 4.5, "it did not wait for the lock"
        assert reads > 20
        assert said(instance, "store writes fail", "writers' lock")
    instance.create()
    assert instance.total() == 2


def test_creates_that_queue_behind_a_lock_do_not_wait_for_it_one_after_the_other(new_instance):
    instance = new_instance(DEBATE_WORKERS="1").start()
    load = one_create_each(instance, 4)
    with open(instance.home / "write.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        began = time.monotonic()
        with load:
            wait_until(lambda: load.statuses[503] == 4, seconds=30, what="four refusals")
        assert time.monotonic() - began < 9, "each waited the whole time of those before it too"
    instance.create()


def test_more_writes_than_threads_behind_a_lock_leave_threads_for_reads(new_instance):
    instance = new_instance(DEBATE_WORKERS="1", DEBATE_THREADS="4").start()
    load = one_create_each(instance, 12)
    with open(instance.home / "write.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with load:
            wait_until(lambda: load.statuses[503] >= 10, seconds=4, what="ten early refusals")
            # Two wait on; the other threads serve.
            assert instance.get("/api/live/list").status_code == 200
            assert sum(load.counts) < 12, "none waited for the lock"
    instance.create()


def test_a_lock_that_is_released_in_time_costs_only_the_wait(new_instance):
    instance = new_instance().start()
    load = one_create_each(instance, 2)
    lock = open(instance.home / "write.lock")
    fcntl.flock(lock, fcntl.LOCK_EX)
    with load:
        wait_until(lambda: load.under_way == 2, what="two creates that wait")
        wait_until(lambda: instance.get("/api/live/list").status_code == 200)
        assert load.counts == [0, 0]
        lock.close()
        wait_until(lambda: load.counts == [1, 1], what="two answers")
    assert load.failures == []
    assert instance.total() == 2


# --- Spoilt ---

def spoil_header(data: bytearray):
    data[:100] = b"\xa5" * 100


def spoil_pages(data: bytearray):
    data[4096:] = b"\xa5" * (len(data) - 4096)


def spoil_all(data: bytearray):
    data[:] = b"\xa5" * len(data)


def spoil_debates(data: bytearray):
    """Only the table of the debates: who asks can still be looked up, so the writer meets it."""
    readable = bytearray(data)
    readable[18:20] = b"\1\1"  # A copy in memory has no log.
    with contextlib.closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(bytes(readable))
        [page] = copy.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'debate'").fetchone()
    data[(page - 1) * 4096:page * 4096] = b"\xa5" * 4096


@pytest.mark.parametrize("spoil, event", [
    (spoil_header, "request failed"), (spoil_pages, "request failed"),
    (spoil_all, "request failed"), (spoil_debates, "store writes fail")])
@pytest.mark.parametrize("way_back", ["over the bad bytes", "in place of the bad file"])
def test_a_database_spoilt_while_it_is_used_is_reported_and_put_back(
        new_instance, spoil, event, way_back):
    instance = new_instance().start()
    kept = [instance.create(f"好的数据 {number}") for number in range(30)]
    path = instance.home / "debate.db"
    database = quiet(instance)
    good = path.read_bytes()
    bad = bytearray(good)
    spoil(bad)
    with open(path, "r+b") as file:
        file.write(bad)
    database.close()

    for _ in range(8):
        assert_unavailable(instance.get("/api/live/list"))
        assert_unavailable(creates(instance))
    assert said(instance, event, "damaged or not ours")
    assert instance.get("/api/health").status_code == 200

    if way_back == "over the bad bytes":
        with open(path, "r+b") as file:
            file.write(good)
            file.truncate()
    else:
        (instance.home / "good.db").write_bytes(good)
        os.replace(instance.home / "good.db", path)
    wait_until(lambda: instance.get("/api/live/list").status_code == 200, what="a list again")
    kept += [instance.create() for _ in range(10)]
    assert_holds(instance, kept)
    instance.stop()
    instance.start()
    assert_holds(instance, kept)


def test_a_database_that_vanishes_is_reported_and_put_back(new_instance):
    instance = new_instance().start()
    kept = [instance.create()]
    quiet(instance).close()
    path = instance.home / "debate.db"
    path.rename(instance.home / "elsewhere.db")
    for _ in range(8):
        assert_unavailable(creates(instance))
        assert_unavailable(instance.get("/api/live/list"))
    (instance.home / "elsewhere.db").rename(path)
    kept.append(instance.create())
    assert_holds(instance, kept)


# --- Refused at the start ---

@pytest.fixture
def stopped(new_instance):
    """An instance that ran, holds one debate and is stopped."""
    instance = new_instance().start()
    instance.create()
    instance.stop()
    return instance


def starts_again_with(instance: Instance, good: bytes):
    (instance.home / "debate.db").write_bytes(good)
    instance.start()
    assert instance.total() == 1


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, spoil_all])
def test_a_spoilt_database_is_refused_at_the_start(stopped, spoil):
    path = stopped.home / "debate.db"
    good = path.read_bytes()
    bad = bytearray(good)
    spoil(bad)
    path.write_bytes(bad)
    assert "damaged or not ours" in refusal(stopped)
    assert path.read_bytes() == bad, "the refused file was changed"
    starts_again_with(stopped, good)


def test_a_database_newer_than_the_program_is_refused_at_the_start(stopped):
    path = stopped.home / "debate.db"
    good = path.read_bytes()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        known = database.execute("PRAGMA user_version").fetchone()[0]
        database.execute(f"PRAGMA user_version = {known + 1}")
    sentence = refusal(stopped)
    assert f"schema {known + 1}" in sentence and "install the newer version" in sentence
    starts_again_with(stopped, good)


def test_a_database_of_another_program_is_refused_at_the_start_and_left_alone(stopped):
    path = stopped.home / "debate.db"
    good = path.read_bytes()
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    foreign = path.read_bytes()
    assert "another program" in refusal(stopped)
    assert path.read_bytes() == foreign
    starts_again_with(stopped, good)


def test_a_file_that_is_no_database_is_refused_at_the_start(stopped):
    path = stopped.home / "debate.db"
    good = path.read_bytes()
    path.write_text("this is a letter, not a database\n" * 200)
    assert "not a database" in refusal(stopped)
    starts_again_with(stopped, good)


def test_a_home_that_belongs_to_somebody_else_is_refused_at_the_start(new_instance):
    if os.geteuid() != 0:
        pytest.skip("SKIPPED: needs root, to become somebody else")
    instance = new_instance()
    nobody = pwd.getpwnam("nobody")
    readable = subprocess.run([str(BINARIES / "debatectl"), "--help"], user=nobody.pw_uid,
                              group=nobody.pw_gid, extra_groups=[], capture_output=True)
    if readable.returncode not in (0, 64):
        pytest.skip("SKIPPED: the programs cannot be read by another user")
    instance.home.chmod(0o755)
    done = subprocess.run(
        instance.command(), env=instance.environment(), cwd="/", user=nobody.pw_uid,
        group=nobody.pw_gid, extra_groups=[], capture_output=True, text=True, timeout=30)
    assert done.returncode > 0 and done.stdout == ""
    assert "Permission denied" in done.stderr.strip().splitlines()[-1]


def test_a_home_below_a_file_is_refused_at_the_start(new_instance, tmp_path):
    (tmp_path / "letter").write_text("no folder")
    instance = new_instance()
    done = subprocess.run(
        instance.command(), cwd="/", capture_output=True, text=True, timeout=30,
        env=instance.environment() | {"DEBATE_HOME": str(tmp_path / "letter/home")})
    assert done.returncode > 0 and done.stdout == ""
    assert "Not a directory" in done.stderr.strip().splitlines()[-1]
