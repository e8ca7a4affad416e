"""Facts of the machine without which a time says nothing."""

import os
import pathlib
import platform
import resource
import statistics
import time

FSYNC_WRITES = 200
BLOCK = b"\0" * 4096


def facts():
    """Name to text, in the order of the report."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return {
        "cores": f"{os.cpu_count()} × {_processor()}",
        "kernel": f"{platform.system()} {platform.release()} {platform.machine()}",
        "memory": f"{_memory_mib()} MiB",
        "descriptors": f"{soft} soft, {hard} hard",
    }


def fsync(folder):
    """How long appending one block takes until the disk has it, on the disk `folder` lies on."""
    path = pathlib.Path(folder) / "fsync"
    times = []
    with open(path, "wb", buffering=0) as file:
        for _ in range(FSYNC_WRITES):
            begin = time.perf_counter()
            file.write(BLOCK)
            os.fsync(file.fileno())
            times.append((time.perf_counter() - begin) * 1000)
    path.unlink()
    times.sort()
    worst = times[int(FSYNC_WRITES * 0.99)]
    return f"median {statistics.median(times):.2f} ms, p99 {worst:.2f} ms"


def busy_seconds():
    """Core-seconds this machine has worked since it started, for everybody."""
    words = pathlib.Path("/proc/stat").read_text().splitlines()[0].split()
    user, nice, system, _idle, _wait, interrupt, soft, steal = (int(word) for word in words[1:9])
    ticks = user + nice + system + interrupt + soft + steal
    return ticks / os.sysconf("SC_CLK_TCK")


def _processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def _memory_mib():
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
