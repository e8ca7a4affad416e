"""What a server goes through: a reboot, a full disk, the end."""

import os


def test_data_outlive_a_reboot(installation):
    debate = installation.create("重启之后还在")
    before = installation.ask("GET", f"/api/live/detail/{debate}")["data"]
    epoch = installation.epoch()
    installation.container.reboot()
    installation.wait_for(installation.is_answering)
    assert installation.are_active()
    assert installation.ask("GET", f"/api/live/detail/{debate}")["data"] == before
    assert installation.epoch() != epoch, "numbers might be given twice"
    installation.verified()


def test_a_full_disk_stops_writes_alone_and_passes(installation):
    run = installation.container.run
    installation.stop()
    run("mount", "-t", "tmpfs", "-o", "size=32m,mode=751,uid=debate,gid=debate", "tmpfs",
        "/var/lib/debate")  # fmt: skip
    try:
        run("systemd-tmpfiles", "--create", "debate.conf")
        installation.start()
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
        assert "make room" in run("debatectl", "backup", check=False)
        assert "FAIL disk" in run("debatectl", "doctor", check=False)
        run("rm", "/var/lib/debate/filler")

        def is_accepted():
            return not is_refused()

        installation.wait_for(is_accepted)
        assert installation.are_active()
        installation.token = first
    finally:
        installation.stop()
        run("umount", "/var/lib/debate")
    installation.start()


def test_a_purge_leaves_the_data_unless_it_is_told_otherwise(installation, package):
    run = installation.container.run
    path = installation.container.path
    assert "the data stays in /var/lib/debate" in run("dpkg", "--purge", "debate")
    assert path("/var/lib/debate/debate.db").exists()
    assert list(path("/var/lib/debate/backup").iterdir())
    for left in (
        "/etc/debate", "/etc/nginx/sites-available/debate", "/etc/nginx/sites-enabled/debate",
        "/etc/nginx/snippets/debate-fastcgi.conf", "/run/debate", "/var/cache/debate",
        "/var/lib/systemd/timers/stamp-debate-backup.timer",
    ):  # fmt: skip
        assert not os.path.lexists(path(left)), left
    assert not path("/run/debate/ingest").exists()
    assert "debate" not in run("systemctl", "list-units", "--all", "--plain", "debate*")
    assert not run("pgrep", "-u", "debate", check=False).strip()
    run("nginx", "-t", "-q")

    installation.install(package)
    installation.wait_for(installation.is_answering)
    installation.log_in()
    path("/var/lib/debate/remove-on-purge").touch()
    # A disk of its own stays, empty, and the purge succeeds all the same.
    run("mount", "--bind", "/var/lib/debate", "/var/lib/debate")
    run("dpkg", "--purge", "debate")
    run("umount", "/var/lib/debate")
    assert not list(path("/var/lib/debate").iterdir())

    installation.install(package)
    installation.wait_for(installation.is_answering)
    path("/var/lib/debate/remove-on-purge").touch()
    run("dpkg", "--purge", "debate")
    assert not path("/var/lib/debate").exists()
