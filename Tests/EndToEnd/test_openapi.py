"""docs/api/openapi.yaml says what is true, and all of it."""

import subprocess

import jsonschema_rs
import pytest
import schemathesis
import yaml

from instance import BINARIES, ROOT

METHODS = {"get", "post", "put", "patch", "delete"}


def operations(description):
    for path, item in description["paths"].items():
        for method in METHODS & item.keys():
            yield method, path, item[method]


def resolved(description, node):
    while "$ref" in node:
        target = description
        for name in node["$ref"].removeprefix("#/").split("/"):
            target = target[name.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def examples(description):
    """Every documented example: where it stands, its schema, its value."""
    for method, path, operation in operations(description):
        place = f"{method} {path}"
        for parameter in operation.get("parameters", []):
            parameter = resolved(description, parameter)
            yield f"{place} {parameter['name']}", parameter["schema"], parameter["example"]
        for media in operation.get("requestBody", {}).get("content", {}).values():
            for name, example in media["examples"].items():
                yield f"{place} body {name}", media["schema"], example["value"]
        for status, response in operation["responses"].items():
            response = resolved(description, response)
            for media in response.get("content", {}).values():
                for name, example in media.get("examples", {}).items():
                    yield f"{place} {status} {name}", media["schema"], example["value"]
            for name, header in response.get("headers", {}).items():
                header = resolved(description, header)
                yield f"{place} {status} {name}", header["schema"], header["example"]
    for name, schema in description["components"]["schemas"].items():
        for index, example in enumerate(schema.get("examples", [])):
            yield f"schema {name} {index}", schema, example


def complaint(description, schema, value) -> str | None:
    """What a value breaks of a schema of the description."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "components": description["components"], "allOf": [schema]}
    error = next(iter(jsonschema_rs.Draft202012Validator(whole).iter_errors(value)), None)
    return error and str(error)


def test_it_names_the_routes_of_the_worker_and_no_others(description):
    printed = subprocess.run([BINARIES / "debate-fcgi", "--routes"], check=True,
                             capture_output=True, text=True).stdout
    worker = {tuple(line.split()[:2]) for line in printed.splitlines()}
    described = {(method.upper(), path) for method, path, operation in operations(description)
                 if operation.get("x-served-by") != "nginx"}
    assert worker
    assert described == worker


def test_what_is_served_is_what_is_written(instance):
    answer = instance.get("/api/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    written = yaml.safe_load((ROOT / "docs/api/openapi.yaml").read_text(encoding="utf-8"))
    assert answer.json() == written


def test_it_is_valid_openapi(description):
    schema = schemathesis.openapi.from_dict(description)
    schema.validate()
    assert len(list(schema.get_all_operations())) == len(list(operations(description)))


def test_every_example_is_what_its_schema_says(description):
    checked = 0
    for place, schema, value in examples(description):
        assert not complaint(description, schema, value), place
        checked += 1
    assert checked > 60


def test_every_answer_with_a_body_has_an_example(description):
    for method, path, operation in operations(description):
        for status, response in operation["responses"].items():
            for media in resolved(description, response).get("content", {}).values():
                missing = not media.get("examples") and path != "/api/openapi.json"
                assert not missing, f"{method} {path} {status}"


def test_the_code_of_every_example_is_its_status(description):
    for method, path, operation in operations(description):
        for status, response in operation["responses"].items():
            for media in resolved(description, response).get("content", {}).values():
                for example in media.get("examples", {}).values():
                    assert str(example["value"]["code"]) == status, f"{method} {path} {status}"


def test_request_bodies_allow_no_other_fields(description):
    bodies = [media["schema"] for _, _, operation in operations(description)
              for media in operation.get("requestBody", {}).get("content", {}).values()]
    assert bodies
    for schema in bodies:
        assert resolved(description, schema)["additionalProperties"] is False


def test_summaries_say_it_in_chinese_and_then_in_english(description):
    for method, path, operation in operations(description):
        chinese, _, english = operation["summary"].partition("。 ")
        assert not chinese.isascii() and english.isascii() and english, f"{method} {path}"


def test_field_reasons_are_those_of_the_rules(description):
    source = (ROOT / "Sources/DebateDomain/Rules/FieldProblem.swift").read_text()
    cases = source.split("enum FieldReason", 1)[1].split("}", 1)[0]
    words = [line.split("case ", 1)[1] for line in cases.splitlines() if "case " in line]
    rules = {word.split('"')[1] if '"' in word else word for word in words}
    assert set(description["components"]["schemas"]["FieldReason"]["enum"]) == rules


@pytest.mark.parametrize("name, value, holds", [
    ("Title", "好" * 100, True),
    ("Title", "好" * 101, False),
    ("Title", "  " + "😀" * 100 + "\u3000", True),
    ("Title", "\u200b", False),
    ("Title", "a\u200bb", True),
    ("Title", "a\nb", False),
    ("Title", "a\u202eb", False),
    ("Keyword", "x" * 51, False),
    ("Description", "一\n二", True),
    ("Description", "一\t二", False),
    ("WebAddress", "https://example.org:65536/", False),
    ("WebAddress", "/media/../x", False),
    ("PlannedStart", "2024-02-29 00:00:00", True),
    ("PlannedStart", "2023-02-29 00:00:00", False),
])
def test_its_patterns_draw_the_line_where_the_rules_do(description, name, value, holds):
    schema = {"$ref": f"#/components/schemas/{name}"}
    assert (complaint(description, schema, value) is None) == holds
