#!/usr/bin/env python3
"""Names the sentences of the web app that nothing reads any more; fails when there are some.

usage: unread-words.py SRC    the app's sources

A table is a file `…ords.ts` with `const zh = {…}`. Those who read it name one of its exports and call
it by one of a few names; they read a sentence as `own.name`, by a template like `${phase}Title`, or by
a key that stands somewhere in quotes. Tables within a table count as read with their name.
"""

import pathlib
import re
import sys

TABLE = re.compile(r"^const zh\b[^{]*\{\n(.*?)^\};", re.S | re.M)
KEY = re.compile(r'^  "?([\w-]+)"?:', re.M)
EXPORT = re.compile(r"^export (?:const|type|function) (\w+)", re.M)
TEMPLATE = re.compile(r"\[`([^`]*)`\]")
# What those who read a table call it.
CALLED = r"\b(?:own|more|words|votes?|results|shared|desk|frame|zh|\w+Words\.zh|useWords\(\)|useAreaWords\(\w+\))"


def readers(files: dict[pathlib.Path, str], table: pathlib.Path) -> str:
    """All code that may read a table, as one text."""
    names = EXPORT.findall(files[table])
    if names == [] or table.name == "words.ts" and table.parent.name == "domain":
        names += ["useWords"]  # what all areas say
    named = re.compile(rf"\b(?:{'|'.join(names)})\b")
    own = TABLE.sub("", files[table])
    return own + "\n".join(text for path, text in files.items()
                           if path != table and named.search(text))


def unread(files: dict[pathlib.Path, str], table: pathlib.Path) -> list[str]:
    match = TABLE.search(files[table])
    if match is None:
        return []
    code = readers(files, table)
    patterns = [re.compile(re.sub(r"\\\$\\\{.*?\\\}", r"\\w+", re.escape(template)))
                for template in TEMPLATE.findall(code)]
    def is_read(key: str) -> bool:
        name = re.escape(key)
        return (re.search(rf"{CALLED}\.{name}\b", code) is not None
                or re.search(rf"\{{[^{{}}=]*\b{name}\b[^{{}}=]*\}} = use(?:Area)?Words\(", code) is not None
                or any(pattern.fullmatch(key) for pattern in patterns)
                or is_indexed and f'"{key}"' in code)

    is_indexed = re.search(rf"{CALLED}\[\w", code) is not None
    return [key for key in KEY.findall(match[1]) if not is_read(key)]


def main(source: str) -> None:
    files = {path: path.read_text(encoding="utf-8")
             for path in sorted(pathlib.Path(source).rglob("*.ts*"))
             if ".test." not in path.name and not path.name.endswith(".en.ts")}
    found = [f"{path}: {key}" for path in files if path.name.lower().endswith("words.ts")
             for key in unread(files, path)]
    if found:
        sys.exit("\n".join(["unread-words: nothing reads these sentences; delete them:", *found]))


if __name__ == "__main__":
    main(*sys.argv[1:])
