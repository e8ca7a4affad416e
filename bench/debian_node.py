"""A Node with the packages a bench needs (Express and SQLite, or ws), all of them Debian's own.

Installed system-wide they are used as they are. Where another Node stands in their place the
packages are downloaded and unpacked below the cache folder, beside the system, never into it.

Debian's Node reads some of its own sources from /usr/share/nodejs and aborts without them. So the
unpacked one runs in a mount namespace of its own, in which its folder stands at that path. Another
Node cannot take its place: Debian's sqlite3 binding is linked against Debian's libnode.
"""

import os
import pathlib
import re
import subprocess
import tempfile


class Wanted:
    """Debian's names of Node and what it shall load, and a script that fails where it does not."""

    def __init__(self, packages, probe):
        self.packages = packages
        self.probe = probe


EXPRESS = Wanted(
    ("nodejs", "node-express", "node-sqlite3"),
    "require('express'); const {Database} = require('sqlite3');"
    "new Database(':memory:').get('SELECT 1', e => { if (e) throw e; });")
WS = Wanted(("nodejs", "node-ws"), "require('ws').WebSocketServer.name")


class NodeMissing(Exception):
    """What is wanted cannot be had on this machine; the text says why."""


class Node:
    """How to start node: the words before the script, and the environment they need."""

    def __init__(self, command, environment, description):
        self.command = command
        self.environment = environment
        self.description = description

    def problem(self, probe):
        """None when the script runs, else why not."""
        try:
            ran = subprocess.run(
                [*self.command, "-e", probe], capture_output=True, text=True, timeout=30,
                env={**os.environ, **self.environment})
        except OSError as problem:
            return f"{self.command[0]} does not start: {problem}"
        if ran.returncode == 0:
            return None
        lines = [line.strip() for line in ran.stderr.splitlines() if line.strip()]
        telling = [line for line in lines if "rror" in line or "annot" in line] or lines
        return telling[0] if telling else f"node ended with {ran.returncode}"


def find(cache, wanted=EXPRESS):
    """A node that was seen to load what is wanted; NodeMissing when there is none."""
    versions = _installed_versions(wanted)
    if versions:
        node = Node(["/usr/bin/node"], {}, f"{_words(versions)}, as installed")
    else:
        node = _unpacked(pathlib.Path(cache).resolve(), wanted)
    problem = node.problem(wanted.probe)
    if problem is not None:
        raise NodeMissing(problem)
    return node


def _installed_versions(wanted):
    versions = {}
    for name in wanted.packages:
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Version}", name],
            capture_output=True, text=True)
        words = shown.stdout.split()
        if shown.returncode != 0 or len(words) != 2 or words[0] != "ii":
            return None
        versions[name] = words[1]
    # Debian removes files from Node's own sources, hence the mark in its version.
    return versions if "dfsg" in versions["nodejs"] else None


def _unpacked(folder, wanted):
    root = folder / "root"
    stamp = folder / "versions"
    if not stamp.exists():
        _unpack(folder, root, stamp, wanted)
    versions = dict(line.split() for line in stamp.read_text().splitlines())
    share = root / "usr/share/nodejs"
    libraries = [str(path) for path in (root / "usr/lib").glob("*-linux-gnu")]
    native = [str(path) for path in (root / "usr/lib").glob("*-linux-gnu/nodejs")]
    return Node(
        [*_in_own_mounts(share), str(root / "usr/bin/node")],
        {"NODE_PATH": ":".join([str(share), *native]), "LD_LIBRARY_PATH": ":".join(libraries)},
        f"{_words(versions)}, unpacked beside the system")


def _in_own_mounts(share):
    """Runs what follows with `share` at /usr/share/nodejs; it keeps the process id."""
    unshare = ["unshare", "--mount"]
    if os.geteuid() != 0:
        unshare += ["--user", "--map-root-user"]
    return [
        *unshare, "sh", "-c", 'mount --bind "$0" /usr/share/nodejs && exec "$@"', str(share)]


def _words(versions):
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def _unpack(folder, root, stamp, wanted):
    archives = folder / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    root.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        packages = _needed_packages(scratch, wanted)
        _apt(scratch, ["download"] + sorted(packages), archives)
    for archive in sorted(archives.glob("*.deb")):
        _run(["dpkg-deb", "-x", str(archive), str(root)], folder)
        archive.unlink()
    stamp.write_text("".join(f"{name} {packages[name]}\n" for name in wanted.packages))


def _needed_packages(scratch, wanted):
    """Name to version of what is wanted and of all it depends on that this system lacks.

    The resolver is shown a machine with nothing installed: so it takes the archive's Node,
    whatever stands on the real one. What the real one has and is not Node's is left out.
    """
    plan = _apt(
        scratch,
        ["--print-uris", "--yes", "--no-install-recommends", "install", *wanted.packages], scratch)
    packages = {}
    for line in plan.splitlines():
        match = re.match(r"'[^']+' (\S+)_(\S+)_\S+\.deb ", line)
        if match:
            packages[match[1]] = match[2].replace("%3a", ":")
    node_own = re.compile(r"(nodejs|libnode\d+|node-.*)")
    present = _present()
    return {
        name: version for name, version in packages.items()
        if node_own.fullmatch(name) or name not in present
    }


def _present():
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\n"],
        capture_output=True, text=True, check=True)
    return {line.split()[1] for line in listed.stdout.splitlines() if line.startswith("ii")}


def _apt(scratch, arguments, folder):
    empty = os.path.join(scratch, "status")
    open(empty, "w").close()
    options = [
        "-o", f"Dir::State::status={empty}", "-o", "Debug::NoLocking=1",
        "-o", "APT::Sandbox::User=", "-qq",
    ]
    return _run(["apt-get", *options, *arguments], folder)


def _run(command, folder):
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if ran.returncode != 0:
        last = (ran.stderr.strip().splitlines() or ["no message"])[-1]
        raise NodeMissing(f"{command[0]} failed: {last}")
    return ran.stdout
