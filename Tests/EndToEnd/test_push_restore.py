"""A restored database under a daemon that runs: numbers are given a second time, so that everybody
gets the state anew (docs/protocol.md, "Rules")."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess

from crowd import Crowd
from danmaku import said
from follower import Follower
from instance import BINARIES, Instance
from people import Hall


@contextlib.contextmanager
def daemon_alone(instance: Instance):
    """The push daemon on a home whose workers are stopped; gives its socket."""
    path = instance.home / "alone.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(64)
        process = subprocess.Popen(
            [str(BINARIES / "debate-live")], stdin=listener, stderr=subprocess.DEVNULL,
            env={**instance.environment(), "DEBATE_NODE": "alone"})
    try:
        yield path
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_all_get_the_state_of_a_restored_database(new_instance):
    instance = new_instance(DEBATE_LIVE="0").start()
    hall = Hall.of(instance)
    channel = f"debate/{hall.live}"
    database, backup = instance.home / "debate.db", instance.home / "backup.db"
    said(hall, "在备份里")
    with contextlib.closing(sqlite3.connect(database)) as source, \
            contextlib.closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    for number in range(3):
        said(hall, f"备份之后 {number}")
    top = Follower(hall).poll().seq
    instance.stop()
    with daemon_alone(instance) as path:
        with Crowd(instance.port, 20, [channel], path=path) as crowd:
            crowd.reach(channel, top)
            before = {member.positions[channel][0] for member in crowd.members}
            os.replace(backup, database)
            crowd.wait(lambda member: member.snapshots == 2, "the state of the backup")
            after = {member.positions[channel] for member in crowd.members}
            assert len(before) == len(after) == 1
            [(epoch, seq)] = after
            assert {epoch} != before and seq == top - 3
            assert crowd.faults() == [] and crowd.codes() == {}
    instance.start()
    store = Follower(hall).poll()
    assert (store.epoch, store.seq) == (epoch, seq), "the workers go on with the same log"
    assert [line["text"] for line in store.state["danmaku"]["recent"]] == ["在备份里"]
