"""`debatectl watch` shows a debate as it goes, by socket or by polling."""

import json
import signal
import subprocess
import threading

import pytest

from answers import accepted
from danmaku import said
from hall_load import live_round
from instance import BINARIES
from people import Hall, device
from tls import Terminator


class Watching:
    """A running `watch`, whose lines are read as they come."""

    def __init__(self, hall: Hall, *words: str, url: str | None = None, **environment: str):
        self.process = subprocess.Popen(
            [str(BINARIES / "debatectl"), "watch", url or hall.instance.url,
             "--debate", hall.live, *words],
            env={**hall.instance.environment(), **environment}, text=True,
            stdout=subprocess.PIPE)
        # A line that never comes ends the test, not the run.
        self.timer = threading.Timer(60, self.process.kill)
        self.timer.start()

    def line(self, part: str) -> str:
        """The next line with this in it."""
        for line in self.process.stdout:
            if part in line:
                return line
        raise AssertionError(f"it ended without a line with {part!r}")

    def stop(self) -> str:
        """Ends it as Ctrl-C does; what it still said."""
        self.process.send_signal(signal.SIGINT)
        rest = self.process.stdout.read()
        assert self.process.wait() == 0
        self.timer.cancel()
        return rest


@pytest.fixture
def hall(instance):
    return Hall.of(instance)


def test_what_happens_is_told_in_lines_and_how_things_stand_beside(hall):
    watching = Watching(hall)
    watching.line("未开始 not started")
    round_id = live_round(hall)
    watching.line("直播开始 debate started")
    watching.line("投票开始 round")
    accepted(hall.ask("PUT", f"/rounds/{round_id}/ballot", {"affirmativePoints": 70},
                      device(hall.instance)))
    assert "70 : 30" in watching.line("投票 voters 1")
    line = said(hall, "说得好", side="affirmative")
    shown = watching.line("弹幕 danmaku")
    assert "说得好" in shown and line["author"]["name"] in shown
    accepted(hall.ask("POST", "/end"))
    watching.line("直播结束 debate ended")
    assert "观看结束 watched" in watching.stop()


def test_frames_come_one_a_line_and_an_event_ends_the_wait(hall):
    said(hall, "一")
    words = ("--json", "--until-seq", "2", "--seconds", "50")
    watching = Watching(hall, *words)
    frame = json.loads(watching.line('"snapshot"'))
    assert (frame["seq"], frame["state"]["danmaku"]["recent"][0]["text"]) == (1, "一")
    said(hall, "二")
    event = json.loads(watching.line('"danmaku.posted"'))
    assert (event["seq"], event["data"]["danmaku"]["text"]) == (2, "二")
    assert watching.process.wait() == 0
    watching.timer.cancel()


def test_staff_see_what_waits(hall):
    token = hall.owner["Authorization"].removeprefix("Bearer ")
    watching = Watching(hall, "--json", "--token", token)
    channels = {json.loads(watching.line('"snapshot"'))["channel"] for _ in range(3)}
    debate = f"debate/{hall.live}"
    assert channels == {debate, debate + "/staff", debate + "/organiser"}
    watching.stop()


def test_a_debate_that_is_unknown_is_refused_in_a_sentence(hall):
    hall.live = "0b6f8a52-4c1e-4d3a-9f00-1234567890ab"
    done = hall.instance.debatectl("watch", hall.instance.url, "--debate", hall.live)
    assert done.returncode == 1
    assert "there is no such debate" in done.stderr or "refuses" in done.stderr


@pytest.fixture
def terminator(instance, tmp_path):
    with Terminator(instance, tmp_path) as serving:
        yield serving


def test_by_tls_it_is_the_same_for_whoever_trusts_the_certificate(hall, terminator):
    watching = Watching(
        hall, "--json", url=terminator.url, SSL_CERT_FILE=str(terminator.certificate))
    # By a socket, not by polling: only there is it greeted.
    assert json.loads(watching.line('"hello"'))["v"] == 1
    watching.line('"snapshot"')
    said(hall, "隔墙无耳")
    assert json.loads(watching.line('"danmaku.posted"'))["seq"] == 1
    watching.stop()


def test_by_tls_nobody_is_believed_whose_certificate_is_unknown(hall, terminator):
    done = hall.instance.debatectl(
        "watch", terminator.url, "--debate", hall.live, "--seconds", "2")
    assert done.returncode == 1
    assert "certificate" in done.stdout and "快照 snapshots 0" in done.stdout
