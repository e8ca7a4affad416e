"""What a round hides is in no byte a public socket gets, until it is revealed.

Two instances live the same debate in step; in the second one the sides of all ballots are swapped.
"""

import json

import pytest

from instance import Instance
from mirror import MODES, Run, begun, drawn_ballots, early_in_a_span, plain
from sockets import Socket


@pytest.fixture
def instances():
    with Instance(DEBATE_LIVE="1") as one, Instance(DEBATE_LIVE="1") as other:
        yield one, other


class Ear:
    """A public socket: all it was told, without what differs between any two runs."""

    def __init__(self, run: Run):
        self.run = run
        self.socket = Socket(run.instance)
        self.lines = []
        self.take(self.socket.subscribe(f"debate/{run.hall.live}"))

    def take(self, frame: dict):
        # When the daemon counted its sockets last is another moment in each run.
        frame.get("counters", {}).pop("viewers", None)
        if frame["type"] == "tick":
            # How often ticks come is time's doing; what they tell is not.
            for name, (value, revision) in frame["values"].items():
                if name != "viewers":
                    self.told(name, [value, revision])
        elif frame["type"] != "beat":
            self.told(frame["type"], frame)

    def told(self, kind: str, value):
        self.lines.append(plain(json.dumps([kind, value], ensure_ascii=False,
                                           separators=(",", ":")), self.run.mode))

    def hear(self, holds):
        for frame in self.socket.until(holds, 40):
            self.take(frame)

    def named(self, kind: str) -> list[str]:
        return [line for line in self.lines if line.startswith(f'["{kind}",')]

    def events(self) -> list[str]:
        return self.named("snapshot") + self.named("event")

    def numbers(self) -> set[str]:
        """Every value with its revision that a tick told, each once."""
        kinds = ("snapshot", "event")
        return {line for line in self.lines
                if not line.startswith(tuple(f'["{kind}",' for kind in kinds))}


def is_event(name: str):
    return lambda frame: frame.get("name") == name


@pytest.mark.parametrize("mode", MODES)
def test_no_frame_tells_the_sides_before_the_reveal(instances, mode):
    runs = begun(instances, mode)
    early_in_a_span(runs)
    ears = [Ear(run) for run in runs]
    ballots, _ = drawn_ballots(f"push {mode}")
    for run in runs:
        for ballot in ballots:
            run.vote(*ballot)
    for run, ear in zip(runs, ears):
        run.settle()
        run.poll.close()
        ear.hear(is_event("round.closed"))
        run.settle()
        late = Ear(run)
        ear.lines += late.lines
        late.socket.close()
    assert ears[0].events() == ears[1].events()
    # Counts of voters in between depend on when each tick looked; they end alike.
    allowed = {"hidden": {"voters"}, "banded": {"voters", "tally.band"}, "delayed": {"voters"}}
    names = [{json.loads(line.replace("<band>", "0"))[0] for line in ear.numbers()}
             for ear in ears]
    assert names[0] | names[1] <= allowed[mode] | {
        name for name in names[0] & names[1] if not name.startswith("tally.")}
    for run in runs:
        run.poll.act("reveal")
    for ear in ears:
        ear.hear(is_event("round.revealed"))
        ear.socket.close()
    # The same eyes do see it once it is revealed.
    revealed = [ear.events()[-1] for ear in ears]
    assert revealed[0] != revealed[1] and "tally" in revealed[0]
