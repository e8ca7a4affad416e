"""A real encoder: ffmpeg, which sends a picture to a room as OBS does."""

import functools
import pathlib
import signal
import socket
import subprocess
import tempfile

import requests

from answers import accepted
from instance import Instance, free_port, wait_until
from people import ask


@functools.cache
def picture() -> pathlib.Path:
    """Ten seconds of moving picture and sound with a keyframe every two, made once: sending it costs
    nothing then."""
    file = pathlib.Path(tempfile.mkdtemp(prefix="debate-picture-")) / "picture.flv"
    subprocess.run(
        ["ffmpeg", "-nostdin", "-loglevel", "error",
         "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25",
         "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100", "-t", "10",
         "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "50",
         "-b:v", "600k", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k", file], check=True)
    return file


def with_video(instance: Instance) -> Instance:
    """An instance, before its start, that takes pictures at a free port."""
    instance.settings.update(DEBATE_RTMP_PORT=str(free_port()),
                             DEBATE_CALLBACK_PORT=str(free_port()))
    return instance


def takes_encoders(instance: Instance) -> bool:
    """Whether something listens at the port for pictures."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(instance.settings["DEBATE_RTMP_PORT"]))) == 0


def key_of(instance: Instance, room: dict) -> dict:
    """`{pushUrl, streamKey}` of a room."""
    return accepted(ask(instance, instance.operator(), "GET", f"/api/rooms/{room['id']}/key"))


def playlist(instance: Instance, room: dict) -> requests.Response:
    return instance.get(f"/hls/{room['id']}.m3u8")


def video_of(instance: Instance, room: dict) -> dict:
    return accepted(instance.get(f"/api/rooms/{room['id']}"))["video"]


def until_state(instance: Instance, room: dict, state: str, seconds: float = 15) -> dict:
    return wait_until(lambda: (video := video_of(instance, room))["state"] == state and video,
                      seconds, f"that the picture is {state}")


class Encoder:
    """Sends to a room, from `begin` to `stop`."""

    def __init__(self, instance: Instance, room: dict, key: str | None = None):
        shown = key_of(instance, room)
        self.url = f"{shown['pushUrl']}/{key or shown['streamKey']}"
        self.child: subprocess.Popen | None = None

    def begin(self) -> "Encoder":
        self.child = subprocess.Popen(
            ["ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-stream_loop", "-1",
             "-i", picture(), "-c", "copy", "-f", "flv", self.url], stderr=subprocess.PIPE)
        return self

    @property
    def is_sending(self) -> bool:
        return self.child is not None and self.child.poll() is None

    def ended(self, seconds: float) -> int:
        """Waits until it ends by itself; its exit status."""
        return self.child.wait(seconds)

    def stop(self, by: int = signal.SIGTERM):
        if self.child:
            self.child.send_signal(by)
            self.child.wait(10)
            self.child.stderr.close()
        self.child = None

    def __enter__(self) -> "Encoder":
        return self.begin()

    def __exit__(self, *_):
        self.stop(signal.SIGKILL)
