"""Writes the API's description as JSON, the form nginx serves: openapi-json.py YAML JSON."""

import json
import os
import re
import sys

import yaml


def main(source: str, target: str) -> None:
    with open(source, encoding="utf-8") as file:
        # A date or an `on` in an example must stay the text it is.
        description = yaml.load(file, Loader=TextLoader)
    part = f"{target}.{os.getpid()}.part"
    with open(part, "w", encoding="utf-8") as file:
        json.dump(description, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")
    os.replace(part, target)


class TextLoader(yaml.SafeLoader):
    """YAML as JSON has it: no timestamps, and only `true` and `false` are booleans."""


TextLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":bool"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TextLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")

if __name__ == "__main__":
    main(*sys.argv[1:])
