"""docs/api/openapi.yaml says what is true, and all of it."""

import json
import re

import jsonschema_rs
import pytest
import schemathesis
import yaml

from instance import ROOT
from tables import reasons_of_the_worker, routes_of_the_worker, words_of

METHODS = {"get", "post", "put", "patch", "delete"}
JSON = "application/json"


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
            for name, example in media.get("examples", {}).items():
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


VALIDATORS = {}  # by schema: hundreds of examples share a few, and each takes a while to be made


def complaint(description, schema, value) -> str | None:
    """What a value breaks of a schema of the description."""
    key = json.dumps(schema, sort_keys=True)
    if key not in VALIDATORS:
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "components": description["components"], "allOf": [schema]}
        VALIDATORS[key] = jsonschema_rs.Draft202012Validator(whole)
    error = next(iter(VALIDATORS[key].iter_errors(value)), None)
    return error and str(error)


def test_it_names_the_routes_of_the_worker_and_no_others(description):
    described = {(method.upper(), path, operation["x-who"])
                 for method, path, operation in operations(description)
                 if operation.get("x-served-by") != "nginx"}
    assert described == routes_of_the_worker() != set()


def test_every_operation_says_what_credentials_it_takes(description):
    schemes = description["components"]["securitySchemes"].keys()
    for method, path, operation in operations(description):
        named = [name for option in operation["security"] for name in option]
        assert set(named) <= schemes, f"{method} {path}"
        # Open to everyone: nothing is taken, or nothing is one of the choices.
        is_open = not operation["security"] or {} in operation["security"]
        assert is_open == (operation["x-who"] in ("A", "V")), f"{method} {path}"
        takes_device = operation["x-who"] == "V" or operation["operationId"] == "userInfo"
        assert ("device" in named) == takes_device, f"{method} {path}"
        assert is_open or "401" in operation["responses"], f"{method} {path}"


def test_writes_can_come_too_often_and_from_the_wrong_page(description):
    for method, path, operation in operations(description):
        if method != "get":
            assert {"403", "429"} <= operation["responses"].keys(), f"{method} {path}"
        if "requestBody" in operation:
            assert {"400", "413", "415"} <= operation["responses"].keys(), f"{method} {path}"


def test_no_component_lies_idle(description):
    used = set(re.findall(r"#/components/(\w+/\w+)", str(description)))
    there = {f"{kind}/{name}" for kind, group in description["components"].items()
             for name in group if kind != "securitySchemes"}
    assert used == there


def described_reasons(description) -> set[tuple[str, str]]:
    """Status and reason of each refusal the description knows."""
    found = set()

    def visit(node, status):
        if isinstance(node, list):
            for item in node:
                visit(item, status)
        elif isinstance(node, dict):
            properties = node.get("properties", {})
            status = properties.get("code", {}).get("const", status)
            rule = properties.get("data", {}).get("properties", {}).get("reason", {})
            for word in rule.get("enum", [rule["const"]] if "const" in rule else []):
                found.add((str(status), word))
            for child in node.values():
                visit(child, status)

    for status, response in [
            (status, response) for _, _, operation in operations(description)
            for status, response in operation["responses"].items()]:
        for media in resolved(description, response).get("content", {}).values():
            visit(media["schema"], status)
    visit(description["components"]["schemas"], None)
    return found


def test_its_reasons_are_those_of_the_worker(description):
    assert described_reasons(description) == reasons_of_the_worker()


@pytest.mark.parametrize("schema, enumeration, file", [
    ("AccountRole", "AccountRole", "Model/Account.swift"),
    ("SeatRole", "DebateRole", "Model/DebateRole.swift"),
    ("TicketState", "TicketState", "Model/Ticket.swift"),
    ("ActKind", "AuditAction", "Model/AuditEntry.swift"),
    ("FieldReason", "FieldReason", "Rules/FieldProblem.swift"),
])
def test_its_words_are_those_of_the_rules(description, schema, enumeration, file):
    assert description["components"]["schemas"][schema]["enum"] == words_of(enumeration, file)


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
            media = resolved(description, response).get("content", {}).get(JSON, {})
            for example in media.get("examples", {}).values():
                if isinstance(example["value"], list):  # a file, bare
                    continue
                assert str(example["value"]["code"]) == status, f"{method} {path} {status}"


def test_request_bodies_allow_no_other_fields(description):
    bodies = [operation["requestBody"]["content"][JSON] for _, _, operation
              in operations(description)
              if JSON in operation.get("requestBody", {}).get("content", {})]
    assert len(bodies) > 10
    for body in bodies:
        assert body["examples"]
        schema = resolved(description, body["schema"])
        for choice in [schema] if "type" in schema else schema["oneOf"]:
            assert resolved(description, choice)["additionalProperties"] is False


def test_summaries_say_it_in_chinese_and_then_in_english(description):
    for method, path, operation in operations(description):
        chinese, _, english = operation["summary"].partition("。 ")
        assert not chinese.isascii() and english.isascii() and english, f"{method} {path}"


@pytest.mark.parametrize("name, value, holds", [
    ("Title", "好" * 100, True),
    ("Title", "好" * 101, False),
    ("Title", "  " + "😀" * 100 + "\u3000", True),
    ("Title", "\u200b", False),
    ("Title", "\u2800", False),
    ("Title", "\u0301\u20dd", False),
    ("Title", "e\u0301", True),
    ("DanmakuText", "\u2800 \u0301", False),
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
    ("NewUsername", "林小姐", True),
    ("NewUsername", "Ｌｉｎ＿１", True),
    ("NewUsername", "ab", False),
    ("NewUsername", "a" * 33, False),
    ("NewUsername", " lin", False),
    ("NewUsername", "かなだ", False),
    ("NewPassword", " 1234567", True),
    ("NewPassword", "1234567", False),
    ("NewPassword", "12345678\n", False),
    ("Email", "", True),
    ("Email", "林@例子.中国", True),
    ("Email", "a@b", False),
    ("Email", "a@b..c", False),
    ("Email", "a@b@c.d", False),
    ("Email", "x" * 65 + "@b.c", False),
    ("Phone", "+86 138-0000", True),
    ("Phone", "1234", False),
    ("TicketLabel", "  ", True),
    ("TicketLabel", "排" * 41, False),
    ("TicketLabel", " " + "排" * 40 + " ", True),
    ("JudgeTitle", "a\u202eb", False),
    ("Why", "由" * 200, True),
    ("Why", "由" * 201, False),
])
def test_its_patterns_draw_the_line_where_the_rules_do(description, name, value, holds):
    schema = {"$ref": f"#/components/schemas/{name}"}
    assert (complaint(description, schema, value) is None) == holds
