"""What a page loads of scripts, and how much a viewer's may."""

import json

from playwright.sync_api import Page

from instance import ROOT

# Bytes as they travel. The build holds room and list to the same: scripts/weigh-web.py says what counts.
VIEWER_SCRIPT_BYTES = json.loads((ROOT / "web/weight.json").read_text())["viewerScriptBytes"]


def scripts(page: Page) -> dict[str, int]:
    """All scripts that came since the page was opened, by their file names, with their bytes."""
    loaded = page.evaluate("""() => performance.getEntriesByType("resource")
        .map(({name, encodedBodySize}) => [new URL(name).pathname, encodedBodySize])""")
    return {path.split("/")[-1]: size for path, size in loaded if path.endswith(".js") and size > 0}
