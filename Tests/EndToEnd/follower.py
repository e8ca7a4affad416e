"""A client that follows a debate by the REST fallback, as any client must."""

from answers import accepted
from people import Hall


class Follower:
    """Holds a channel's state and position; every poll brings it up to date, or says what broke."""

    def __init__(self, hall: Hall, rest: str = "/events", headers=None):
        self.hall = hall
        self.rest = rest
        # Somebody logged in sees the answer of this moment, not nginx's of the last second.
        self.headers = hall.owner if headers is None else headers
        self.epoch = ""
        self.seq = -1
        self.state = {}
        self.counters = {}
        self.names = []
        self.snapshots = 0

    def poll(self) -> "Follower":
        query = f"?epoch={self.epoch}&since={self.seq}" if self.epoch else ""
        answer = self.hall.ask("GET", self.rest + query, headers=self.headers)
        for frame in accepted(answer)["frames"]:
            getattr(self, "on_" + frame["type"])(frame)
        return self

    def on_snapshot(self, frame):
        self.epoch, self.seq, self.state = frame["epoch"], frame["seq"], frame["state"]
        self.counters = dict(frame["counters"])
        self.snapshots += 1

    def on_resumed(self, frame):
        assert (frame["epoch"], frame["from"]) == (self.epoch, self.seq)

    def on_event(self, frame):
        assert frame["seq"] == self.seq + 1, f"a hole before {frame}"
        self.seq = frame["seq"]
        self.names.append(frame["name"])
        self.apply(frame["name"], frame["data"])

    def on_tick(self, frame):
        assert frame["seq"] == self.seq, f"events are missing before {frame}"
        for name, (value, rev) in frame["values"].items():
            assert rev >= self.counters.get(name, [None, 0])[1], f"{name} went back"
            self.counters[name] = [value, rev]

    def apply(self, name: str, data: dict):
        state = self.state
        if name.startswith("debate."):
            state["debate"] = data["debate"]
        elif name == "round.removed":
            state["rounds"] = [r for r in state["rounds"] if r["id"] != data["roundId"]]
        elif name.startswith("round."):
            self.put_round(data)
        elif name == "danmaku.posted":
            recent = state["danmaku"]["recent"] + [data["danmaku"]]
            state["danmaku"]["recent"] = recent[-50:]
        elif name == "danmaku.removed":
            state["danmaku"]["recent"] = [
                line for line in state["danmaku"]["recent"]
                if line["id"] not in data.get("ids", [])
                and line["author"]["tag"] != data.get("authorTag")]
        elif name == "moderation.changed":
            state["moderation"] = data["moderation"]
        elif name == "video.changed":
            state["video"] = data["video"]

    def put_round(self, data: dict):
        """What a reveal or a close shows of a round stands flat on it."""
        shown = {key: value for key, value in data.items()
                 if key in ("tally", "swing", "flow", "verdict") and value is not None}
        rounds = self.state["rounds"]
        former = next((r for r in rounds if r["id"] == data["round"]["id"]), None)
        value = {**data["round"], **shown}
        if former is None:
            rounds.append(value)
        else:
            rounds[rounds.index(former)] = value
