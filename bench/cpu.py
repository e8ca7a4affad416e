"""On-CPU time of a process tree, from the scheduler's own account.

`/proc/PID/task/TID/schedstat` begins with the nanoseconds the thread has run. It says nothing of
threads that have ended, so the ticks of `/proc/PID/stat`, which do, stand beside it as a check.
"""

import os
import pathlib

NGINX = "nginx"
WORKERS = "workers"
SECONDS_PER_TICK = 1 / os.sysconf("SC_CLK_TCK")


class Sample:
    """Nanoseconds of each thread of a tree, by (role, process, thread); seconds of each process."""

    def __init__(self, threads, processes):
        self.threads = threads
        self.processes = processes

    def since(self, earlier):
        """Role to nanoseconds run since `earlier`, and the seconds that escaped this account.

        What escapes ran in threads and children that began and ended in between.
        """
        spent = {NGINX: 0, WORKERS: 0}
        for key, nanoseconds in self.threads.items():
            spent[key[0]] += nanoseconds - earlier.threads.get(key, 0)
        whole = sum(
            seconds - earlier.processes.get(process, 0)
            for process, seconds in self.processes.items())
        rounding = 2 * SECONDS_PER_TICK * len(self.processes)
        escaped = whole - sum(spent.values()) / 1e9
        return spent, escaped if escaped > rounding + 0.02 * whole else 0


def sample(roots):
    """The trees below the process ids `roots`: whatever is called nginx, and all the rest."""
    threads, processes = {}, {}
    for process in tree(roots):
        folder = pathlib.Path("/proc") / str(process)
        try:
            role = NGINX if (folder / "comm").read_text().strip() == "nginx" else WORKERS
            for task in (folder / "task").iterdir():
                nanoseconds = int((task / "schedstat").read_text().split()[0])
                threads[(role, process, int(task.name))] = nanoseconds
            # utime, stime and the same of children that were waited for: fields 14 to 17
            ticks = sum(int(word) for word in _stat(process)[11:15])
            processes[process] = ticks * SECONDS_PER_TICK
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return Sample(threads, processes)


def processes(roots, role):
    """How many processes of the tree serve in `role`, without a master that only supervises."""
    found = {key[1] for key in sample(roots).threads if key[0] == role}
    parents = {_parent(process) for process in found}
    return len(found - parents)


def named(roots, name):
    """The process ids of the tree that run a program of this name (its first 15 bytes)."""
    return [process for process in tree(roots) if _name(process) == name]


def resident_kib(process):
    """What of the process lies in memory; 0 once it has ended."""
    try:
        text = pathlib.Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in text.splitlines()
                 if line.startswith("VmRSS:")), 0)


def tree(roots):
    """The process ids `roots` and all below them."""
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            children.setdefault(_parent(int(entry.name)), []).append(int(entry.name))
    found, waiting = [], list(roots)
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting += children.get(process, [])
    return found


def _name(process):
    try:
        return pathlib.Path(f"/proc/{process}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return None


def _parent(process):
    try:
        return int(_stat(process)[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def _stat(process):
    """The fields of /proc/PID/stat from the third on: the name before them may hold spaces."""
    return pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
