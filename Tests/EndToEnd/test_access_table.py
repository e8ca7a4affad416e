"""docs/api/access.md says who may use each route, as the worker does."""

import pytest

from instance import ROOT
from tables import routes_of_the_worker, table_after, words_of
from test_openapi import operations

PAGE = (ROOT / "docs/api/access.md").read_text(encoding="utf-8")
ROUTES = table_after(PAGE, "## 接口")
MATRIX = table_after(PAGE, "## 角色")
ACCOUNTS = {"viewer", "creator", "operator", "O", "T", "M", "J"}
COLUMNS = ["nobody", "device", "viewer", "creator", "operator", "O", "T", "M", "J", "S", "token"]

# Whom each letter lets in; ◐ is a token whose role reaches that far.
LETS_IN = {
    "A": dict.fromkeys(COLUMNS, "●"),
    "V": dict.fromkeys({"device", "token"} | ACCOUNTS, "●"),
    "U": dict.fromkeys({"token"} | ACCOUNTS, "●"),
    "U*": dict.fromkeys(ACCOUNTS, "●"),
    "C": {"creator": "●", "operator": "●", "token": "◐"},
    "P": {"operator": "●", "token": "◐"},
    "P*": {"operator": "●"},
    **{seat: {seat: "●", "token": "◐"} for seat in "OTMJ"},
    "S": {"S": "●"},
}


def test_its_routes_and_letters_are_those_of_the_worker(description):
    written = {(method, path, who) for method, path, who, _ in ROUTES}
    by_nginx = {(method.upper(), path, operation["x-who"])
                for method, path, operation in operations(description)
                if operation.get("x-served-by") == "nginx"}
    assert len(written) == len(ROUTES)
    assert written - by_nginx == routes_of_the_worker()
    assert by_nginx <= written


def test_it_explains_every_letter():
    assert [row[0] for row in table_after(PAGE, "## 字母")] == words_of(
        "Who", "Rules/Authorise.swift") == list(LETS_IN)


@pytest.mark.parametrize("row, route", list(zip(MATRIX, ROUTES, strict=True)))
def test_its_matrix_follows_from_the_letters(row, route):
    assert row[:2] == route[:2]
    for column, cell in zip(COLUMNS, row[2:], strict=True):
        if cell[-1] in "¹²³":  # a footnote says why it is otherwise
            continue
        expected = {LETS_IN[letter].get(column, "–") for letter in route[2].split()}
        assert cell == min(expected, key="●◐–".index), column
