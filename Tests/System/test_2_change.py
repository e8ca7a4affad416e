"""What an operator does while people vote: restarts, an upgrade, one back, backups."""

import contextlib
import pathlib
import shutil
import sqlite3
import time

from audience import Audience
from installation import ENV, SERVICES


def test_nobody_notices_restarts_reloads_and_an_upgrade(installation, package, tmp_path):
    run = installation.container.run
    debate = installation.create("升级的时候没有人发现")
    installation.begin(debate)
    env = installation.container.path(ENV)
    env.write_text(env.read_text() + "# kept by the operator\n")
    old = {unit: installation.pid(unit) for unit in SERVICES}
    with Audience(installation, debate, tmp_path, seconds=40) as audience:
        time.sleep(2)
        run("systemctl", "restart", *SERVICES[:2])
        run("systemctl", "restart", SERVICES[2])
        run("systemctl", "reload", "nginx")
        between = {unit: installation.pid(unit) for unit in SERVICES}
        installation.install(package)
        run("systemctl", "reload", "nginx")
    print(audience.report)
    new = {unit: installation.pid(unit) for unit in SERVICES}
    for unit in SERVICES:
        assert len({old[unit], between[unit], new[unit]}) == 3, f"{unit} was not restarted"
    assert "# kept by the operator" in env.read_text()
    installation.verified()


def test_a_downgrade_is_refused_in_a_sentence(installation, older_package, tmp_path):
    run = installation.container.run
    version = run("dpkg-query", "-W", "debate")
    before = [installation.pid(unit) for unit in SERVICES]
    said = installation.install(older_package, check=False)
    assert "debate: refused: the data in /var/lib/debate have schema" in said, said
    assert run("dpkg-query", "-W", "debate") == version
    assert [installation.pid(unit) for unit in SERVICES] == before
    # Where nothing asks beforehand the programs do: here the data are of a version to come.
    known = int(run("debatectl", "migrate", "--newest"))
    installation.stop()
    set_schema(installation, known + 1, tmp_path)
    run("systemctl", "start", "debate.target")
    for unit in ("debate-prepare.service", SERVICES[0]):
        sentence = f"the database has schema {known + 1}, this program knows up to {known}"

        def is_said():
            return any(sentence in line["MESSAGE"] for line in installation.journal(unit))

        installation.wait_for(is_said)
    installation.stop()
    set_schema(installation, known, tmp_path)
    installation.start()


def set_schema(installation, number: int, folder: pathlib.Path):
    """Of the data nobody uses just now. By a copy: SQLite takes a path below /proc for ours."""
    names = ["debate.db", "debate.db-wal", "debate.db-shm"]
    data = installation.container.path("/var/lib/debate")
    for name in names[:2]:
        if (data / name).exists():
            shutil.copyfile(data / name, folder / name)
    with contextlib.closing(sqlite3.connect(folder / names[0])) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    # In place: another file would be another log.
    (data / names[0]).write_bytes((folder / names[0]).read_bytes())
    for name in names[1:]:
        (data / name).unlink(missing_ok=True)


def test_a_backup_under_load_counts_alike_on_another_machine(installation, elsewhere, tmp_path):
    debate = installation.create("备份的时候照常投票")
    installation.begin(debate)
    picture = installation.container.path("/var/lib/debate/media/picture.png")
    picture.write_bytes(b"picture")
    installation.container.run("chown", "debate", "/var/lib/debate/media/picture.png")
    picture.chmod(0o640)
    with Audience(installation, debate, tmp_path, seconds=40) as audience:
        time.sleep(8)
        middle = installation.back_up()
    print(audience.report)
    end = installation.back_up()
    cast, all_cast = ballots(middle, tmp_path), ballots(end, tmp_path)
    assert 0 < len(cast) < len(all_cast)
    assert cast == all_cast[: len(cast)], "whole as of one moment"

    assert "restored: " in elsewhere.restore(middle)
    elsewhere.verified()
    elsewhere.restore(end)
    assert elsewhere.verified() == installation.verified()
    assert elsewhere.epoch() != installation.epoch(), "numbers might be given twice"
    path = f"/api/live/detail/{debate}"
    restored, own = (one.ask("GET", path)["data"] for one in (elsewhere, installation))
    # Who watches belongs to the sockets, and fades.
    assert {**restored, "viewers": 0} == {**own, "viewers": 0}
    assert elsewhere.ask("GET", "/media/picture.png")["status"] == 200
    elsewhere.container.run("systemd-tmpfiles", "--clean")
    assert elsewhere.container.path(f"/var/lib/debate/backup/{end.name}/debate.db").exists()
    assert "FAIL" not in elsewhere.container.run("debatectl", "doctor")


def ballots(backup: pathlib.Path, folder: pathlib.Path) -> list[tuple]:
    """Every row of the ledgers; those of the newest debate come last."""
    copy = folder / f"{backup.name}.db"
    shutil.copyfile(backup / "debate.db", copy)
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        return connection.execute("SELECT * FROM ledger ORDER BY debate, ordinal").fetchall()
