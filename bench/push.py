"""`scripts/bench push`: what it costs to tell every viewer everything, and how late they hear it.

Ours beside servers that only broadcast: a bare C send() loop, node `ws`, Python `websockets` and nchan.
Three parts are ours alone: memory of idle viewers, reconnects, and how soon a write of each kind is
seen. What is late or dear fails nothing; a lost or doubled event does.
"""

import sys

from bench import frame, machine
from bench.pushparts import CONTENDERS, DIRECT_VIEWERS, LATENCY_VIEWERS, PARTS, Bench
from bench.pushreport import BEGIN, END, markdown

# What the baselines send when ours is not there to show how long an event is.
FRAME_BYTES = 200


class Run(frame.Run):
    """All that the report tells."""

    def __init__(self, options):
        super().__init__(options)
        self.facts = machine.facts()
        self.frame_bytes = FRAME_BYTES
        # Part to kind of server to the measurements of its rounds.
        self.results = {part: {} for part in PARTS}
        # Cores at work in each measurement of deliveries, with everything on this machine.
        self.busy_cores = []

    def add(self, part, kind, measurement):
        self.results[part].setdefault(kind, []).append(measurement)
        print(f"{part} {kind}: {measurement.words()}", file=sys.stderr)

    def measurements(self):
        return [one for kinds in self.results.values() for many in kinds.values() for one in many]


def main(arguments=None):
    options = _options(arguments)

    def measure(place):
        run = Run(options)
        bench = Bench(run, place.scratch, place.sockets)
        place.leave.callback(bench.stop)
        bench.measure()
        return run

    return frame.carry_out(measure, markdown, options.output, (BEGIN, END))


def _options(arguments):
    parser = frame.arguments("push", __doc__)
    parser.add_argument(
        "--viewers", type=int, default=9900,
        help=f"sockets, at most (9900); {DIRECT_VIEWERS} without nginx, {LATENCY_VIEWERS} for latency")
    parser.add_argument("--seconds", type=float, default=5, help="length of a measurement (5)")
    parser.add_argument(
        "--only", default=",".join(CONTENDERS), help=f"servers ({','.join(CONTENDERS)})")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"parts ({','.join(PARTS)})")
    options = parser.parse_args(arguments)
    options.only, options.parts = options.only.split(","), options.parts.split(",")
    for chosen, known in ((options.only, CONTENDERS), (options.parts, PARTS)):
        if not set(chosen) <= set(known):
            parser.error(f"one of {','.join(known)}, not {','.join(set(chosen) - set(known))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
