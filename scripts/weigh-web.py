#!/usr/bin/env python3
"""Weighs what a viewer's page loads of scripts, compressed; fails when that is more than may be.

usage: weigh-web.py METAFILE ASSETS    esbuild's account of the build, and the folder of its *.js.gz

Counted are the scripts without which a page is not shown: in the room the motion, the vote, the list
of danmaku and what one says, votes and likes by. What then comes by itself is told beside it, and
what loads when somebody opens it is not: see web/src/pages/room. Words are the Chinese ones; the
English table is told as well.
"""

import json
import pathlib
import sys

LIMIT = pathlib.Path(__file__).parent.parent / "web/weight.json"
APP = "src/app.tsx"
PAGES = {"room": "src/pages/roomArea.ts", "home": "src/pages/homeArea.ts"}
FOLLOWING = {"picture and flying danmaku": "src/pages/room/pictureArea.ts",
             "English words": "src/words/tables.ts"}


class Build:
    def __init__(self, metafile: pathlib.Path, assets: pathlib.Path):
        self.outputs = json.loads(metafile.read_text())["outputs"]
        self.assets = assets
        self.of_entry = {out["entryPoint"]: name for name, out in self.outputs.items()
                         if "entryPoint" in out}

    def scripts(self, *entries: str) -> set[str]:
        """The entries' scripts and all that they import without being asked to."""
        missing = [entry for entry in entries if entry not in self.of_entry]
        if missing:
            sys.exit(f"weigh-web: nothing loads {', '.join(missing)} by itself any more; "
                     "weigh what took its place")
        found, waiting = set(), [self.of_entry[entry] for entry in entries]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [one["path"] for one in self.outputs[name]["imports"]
                            if one["kind"] == "import-statement"]
        return found

    def weight(self, scripts: set[str]) -> int:
        """In bytes, as they travel."""
        return sum((self.assets / f"{pathlib.Path(name).name}.gz").stat().st_size for name in scripts)


def main(metafile: str, assets: str) -> None:
    build = Build(pathlib.Path(metafile), pathlib.Path(assets))
    limit = json.loads(LIMIT.read_text())["viewerScriptBytes"]
    heavy = []
    for page, entry in PAGES.items():
        scripts = build.scripts(APP, entry)
        weight = build.weight(scripts)
        print(f"{page}: {weight:,} bytes in {len(scripts)} scripts, of {limit:,}")
        if weight > limit:
            heavy.append(page)
    if heavy:
        sys.exit(f"weigh-web: too heavy: {', '.join(heavy)}; "
                 "let what is not needed at once load when it is wanted (parts/lazyArea.tsx)")
    room = build.scripts(APP, PAGES["room"])
    for what, entry in FOLLOWING.items():
        print(f"  then {what}: {build.weight(build.scripts(entry) - room):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
