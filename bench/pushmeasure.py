"""What one measurement of `scripts/bench push` found, and what in it must never be."""


def _unserved(connected):
    return [f"{connected['failed']} sockets were not served"] if connected["failed"] else []


def _of_readers(connected, counts):
    """What no server under measure may do to a reader, as sentences."""
    found = _unserved(connected)
    for name, words in (("lost", "sockets were cut"), ("gaps", "events were missing in a row"),
                        ("repeats", "events came twice"),
                        ("ahead", "ticks came before their events")):
        if counts[name]:
            found.append(f"{counts[name]} {words}")
    return found


class Delivery:
    """Events to thousands for some seconds.

    `own` and `nginx` are nanoseconds of CPU time; `wanted` counts every event once for every reader,
    `rate` is how many there were a second. A baseline that falls behind has not failed: that is its result.
    """

    def __init__(self, kind, connected, counts, own, nginx, wanted, rate, grown_kib):
        self.kind = kind
        self.events = counts["events"]
        series = list(counts.get("series", {}).values())
        latencies = [counts["sent"]] if "sent" in counts else [one["answered"] for one in series]
        if series:  # ours: what each write became
            # A write counts as seen with any later one, so what was missing in between is taken off.
            seen = sum(one["count"] for one in latencies) - counts["gaps"]
            self.share = seen / max(wanted, 1)
        else:  # theirs come by their own clock, so the edges of the time measured are not sharp
            self.share = min(self.events / max(wanted, 1), 1)
        self.wanted = wanted
        self.rate = rate
        self.p50 = max((one["p50Ms"] for one in latencies), default=0)
        self.p99 = max((one["p99Ms"] for one in latencies), default=0)
        self.events_per_read = self.events / max(counts["reads"], 1)
        counted = max(self.events, 1)
        self.nginx_micros = nginx / 1000 / counted
        self.server_micros = own / 1000 / counted
        self.per_second = self.events * 1e9 / own if own else 0
        self.bytes_per_reader = grown_kib * 1024 / max(connected["ready"], 1)
        self.connected = connected["ready"]
        self.problems = _of_readers(connected, counts)
        self.failures = []
        if series:
            self.failures = [f"{self.kind}: {problem}" for problem in self.problems]
            missing = sum(one["missing"] for one in series)
            if missing:
                self.failures.append(f"{kind}: {missing} events never came")

    def words(self):
        return (
            f"{self.connected} sockets, {self.share:.1%} of {self.wanted:,.0f} events, server "
            f"{self.server_micros:.2f} µs, nginx {self.nginx_micros:.2f} µs, p99 {self.p99:.1f} ms"
            + "".join(f"; {problem}" for problem in self.problems))


class Memory:
    """Bytes of the daemon for each viewer that only listens."""

    def __init__(self, connected, grown_kib):
        self.connected = connected["ready"]
        self.bytes_per_reader = grown_kib * 1024 / max(connected["ready"], 1)
        self.failures = [f"memory: {problem}" for problem in _unserved(connected)]

    def words(self):
        return f"{self.bytes_per_reader:.0f} bytes for each of {self.connected} sockets"


class Reconnect:
    """Seconds until all are served: at first, with a snapshot, and again, with their position."""

    def __init__(self, first, again, counts):
        self.connected = again["ready"]
        self.first = first["micros"] / 1e6
        self.again = again["micros"] / 1e6
        self.failures = [f"reconnect: {problem}" for problem in _of_readers(again, counts)]

    def words(self):
        return f"{self.connected} sockets in {self.first:.2f} s, again in {self.again:.2f} s"


class Latency:
    """By kind of write: how soon the viewers see it."""

    def __init__(self, connected, counts):
        self.connected = connected["ready"]
        self.series = counts["series"]
        self.failures = [f"latency: {problem}" for problem in _of_readers(connected, counts)]
        self.failures += [
            f"latency: {name} was not seen {one['missing']} times"
            for name, one in self.series.items() if one["missing"]]

    def words(self):
        return ", ".join(
            f"{name} p99 {one['answered']['p99Ms']:.0f} ms" for name, one in self.series.items())
