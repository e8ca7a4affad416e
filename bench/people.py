"""Accounts of our stack, written straight into its database: one password for all, hashed once."""

import sqlite3

from bench import http


def first_login(home):
    """User name and password of the first operator, as the first start wrote them down."""
    lines = (home / "first-login").read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def make_accounts(home, names, role="viewer"):
    """Accounts with a hash of the usual cost, the first operator's."""
    with sqlite3.connect(home / "debate.db") as database:
        [(stored,)] = database.execute(
            "SELECT password_hash FROM account WHERE username = ?",
            [first_login(home)["username"]])
        database.executemany(
            "INSERT INTO account (id, username, username_key, nickname, email, phone, gender,"
            " level, role, password_hash, is_disabled, created_at_ms)"
            " VALUES (?, ?, ?, ?, '', '', 0, 1, ?, ?, 0, 0)",
            [(f"00000000-0000-4000-8000-{number:012x}", name, name, name, role, stored)
             for number, name in enumerate(names, 1)])
    database.close()


def token(port, username, password):
    """What the account shows in `Authorization: Bearer`."""
    answer = http.call(port, "POST", "/api/user/login",
                       {"username": username, "password": password, "bearer": True})
    if answer.status != 200:
        raise ValueError(f"login of {username}: {answer.status}")
    return answer.json()["data"]["token"]
