"""What the kernel says of processes: which belong to an instance, and what they hold."""

import contextlib
import os
import pathlib
import signal


def working_in(home: pathlib.Path) -> list[int]:
    """Every live process whose working directory is the home: all an instance starts."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(entry / "cwd") == str(home) and state(int(entry.name)) != "Z":
                found.append(int(entry.name))
        except OSError:
            continue
    return sorted(found)


def state(pid: int) -> str:
    """One letter of proc(5): R, S, D, Z, T; empty when there is no such process."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[0]
    except (OSError, IndexError):
        return ""


def nginx_workers(master: int) -> list[int]:
    """The processes of an nginx that answer requests, not those that look after its cache."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            parent = (entry / "stat").read_text().rsplit(") ", 1)[1].split()[1]
            title = (entry / "cmdline").read_bytes()
            if int(parent) == master and title.startswith(b"nginx: worker process"):
                found.append(int(entry.name))
    return sorted(found)


def is_gone(pid: int) -> bool:
    return state(pid) in ("", "Z")


def resident_kib(pid: int) -> int:
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError(f"process {pid} has no memory")


def descriptors(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


def sockets(pid: int) -> int:
    """Those of its descriptors that are sockets: no file of a database comes and goes among them."""
    count = 0
    for one in os.listdir(f"/proc/{pid}/fd"):
        with contextlib.suppress(FileNotFoundError):
            count += os.readlink(f"/proc/{pid}/fd/{one}").startswith("socket:")
    return count


def kill(*pids: int):
    """SIGKILL to each, as close together as one process can send them.

    The first must be there; another may have ended with its parent before its own turn came.
    """
    os.kill(pids[0], signal.SIGKILL)
    for pid in pids[1:]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
