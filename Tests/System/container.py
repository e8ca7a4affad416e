"""A throw-away booted Debian: systemd as its first process, a network of its own."""

import os
import pathlib
import shutil
import subprocess
import time

BOOT = pathlib.Path(__file__).parent / "boot.sh"
ENVIRONMENT = [
    "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8",
    "SYSTEMD_PAGER=cat", "DEBIAN_FRONTEND=noninteractive",
]  # fmt: skip


class Container:
    def __init__(self, folder: pathlib.Path, base: str):
        self.folder = folder
        self.base = base
        self.process = None

    def boot(self) -> "Container":
        with open(self.folder / "console.log", "ab") as log:
            self.process = subprocess.Popen(
                [BOOT, self.folder, self.base],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_running()
        return self

    def leader(self) -> str | None:
        """The container's first process, as we see it."""
        pid = self.folder / "pid"
        if not pid.exists():
            return None
        nspawn = children(pid.read_text().strip(), "systemd-nspawn")
        inside = children(nspawn[0]) if nspawn else []
        return inside[0] if inside else None

    def wait_running(self, seconds: float = 60, unlike: str | None = None):
        """Waits until systemd has started everything; `unlike`: in another run than this one."""
        end = time.monotonic() + seconds
        state = "no systemd"
        while time.monotonic() < end:
            leader = self.leader()
            if leader and leader != unlike:
                state = self.run("systemctl", "is-system-running", check=False).strip()
                if state in ("running", "degraded"):
                    assert state == "running", self.run("systemctl", "--failed", check=False)
                    return
            time.sleep(0.1)
        raise AssertionError(f"not running after {seconds} s: {state}")

    def reboot(self):
        leader, boot = self.leader(), self.boot_id()
        self.run("systemctl", "reboot", check=False)
        self.wait_running(unlike=leader)
        assert self.boot_id() != boot, "it did not boot anew"

    def boot_id(self) -> str:
        return self.run("cat", "/proc/sys/kernel/random/boot_id")

    def run(self, *command: str, check: bool = True, stdin: str = "") -> str:
        """Runs a command inside; what it wrote, errors among it."""
        done = subprocess.run(
            ["nsenter", "-t", self.leader() or "0", "-a", *ENVIRONMENT, *command],
            input=stdin,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=180,
        )
        assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout

    def outside(self, *command: str) -> list[str]:
        """The command line of a program of ours in the container's network."""
        return ["nsenter", "-t", self.leader(), "-n", *command]

    def path(self, path: str) -> pathlib.Path:
        """Where we find a file of the container."""
        return pathlib.Path(f"/proc/{self.leader()}/root{path}")

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        group = self.folder / "cgroup"
        if group.exists():
            for folder, _, _ in os.walk(group.read_text().strip(), topdown=False):
                try:
                    os.rmdir(folder)
                except OSError:
                    pass  # a process that ends just now: the folder costs nothing
        for name in ("upper", "work"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.process = None


def children(pid: str, name: str | None = None) -> list[str]:
    """Pids of the child processes, of those with this name if one is given."""
    found = subprocess.run(
        ["pgrep", "-P", pid, *([name] if name else [])], capture_output=True, text=True
    )
    return found.stdout.split()
