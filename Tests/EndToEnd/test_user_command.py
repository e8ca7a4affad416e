"""`debatectl user`: accounts from the server's shell beside a running instance; the first login."""

import re
import stat

import pytest

from answers import accepted, refused
from commands import done, refusal
from people import account, browser, log_in, new_login, user_of

MADE = re.compile(r"^password: ([2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3})$", re.MULTILINE)
PASSWORD = "正反双方各陈己见-7"


def user(instance, *words: str, **options):
    return instance.debatectl("user", *words, **options)


def rows(instance) -> dict[str, list[str]]:
    """The list, by user name."""
    lines = [line.split("\t") for line in done(user(instance, "list")).splitlines()]
    assert all(len(line) == 5 for line in lines)
    return {line[0]: line[1:] for line in lines}


# --- New ones ---

def test_a_new_account_logs_in_with_the_password_that_was_shown(instance):
    said = done(user(instance, "add", "从终端来", "--role", "organiser", "--nickname", "主办"))
    assert said.splitlines()[0] == "从终端来 is organiser"
    who = accepted(log_in(instance, "从终端来", MADE.search(said)[1]))["user"]
    assert (who["nickname"], who["role"]) == ("主办", "organiser")


def test_a_password_from_stdin_is_taken_and_not_shown(instance):
    said = done(user(instance, "add", "from-stdin", "--password-stdin",
                     input=PASSWORD + "\nnext\n"))
    assert said == "from-stdin is viewer\n"
    accepted(log_in(instance, "from-stdin", PASSWORD))


@pytest.mark.parametrize("words, piece", [
    (["operator"], "is taken"), (["ＯＰＥＲＡＴＯＲ"], "is taken"), (["ab"], "too_short"),
    (["a b c"], "bad_characters"), (["ひらがな"], "bad_characters"),
    (["good-name", "--nickname", "x" * 33], "too_long")])
def test_a_name_that_cannot_be_taken_is_refused(instance, words, piece):
    before = rows(instance)
    assert piece in refusal(user(instance, "add", *words))
    assert rows(instance) == before


@pytest.mark.parametrize("typed, piece", [
    ("short\n", "too_short"), ("", "no password on stdin"), ("\n", "too_short"),
    ("password1\n", "too common"), ("x" * 129 + "\n", "too_long")])
@pytest.mark.parametrize("words", [["add", "never-added"], ["passwd", "operator"]])
def test_a_password_that_cannot_be_taken_is_refused(instance, words, typed, piece):
    assert piece in refusal(user(instance, *words, "--password-stdin", input=typed))
    assert "never-added" not in rows(instance)
    assert not user_of(instance, instance.operator())["guest"]


# --- The list ---

def test_the_list_names_everybody_the_newest_first(instance):
    made = instance.make_user(username="listed", nickname="在列", role="organiser")["user"]
    name, row = next(iter(rows(instance).items()))
    assert (name, row[0], row[1], row[3]) == ("listed", "organiser", "active", "在列")
    assert row[2] == made["createTime"]
    accepted(instance.administer(made, disabled=True))
    assert rows(instance)["listed"][1] == "disabled"


# --- Passwords ---

def test_a_new_password_ends_all_sessions_of_the_running_instance(instance):
    login = new_login(instance)
    headers = instance.log_in(**login)
    said = done(user(instance, "passwd", login["username"]))
    refused(instance.get("/api/user/sessions", headers=headers), 401, "session_expired")
    refused(log_in(instance, **login), 401, "bad_credentials")
    accepted(log_in(instance, login["username"], MADE.search(said)[1]))
    said = done(user(instance, "passwd", login["username"].upper(), "--password-stdin",
                     input=PASSWORD))
    assert "password:" not in said
    accepted(log_in(instance, login["username"], PASSWORD))


# --- Roles, disabled accounts ---

def test_another_role_counts_at_once(instance):
    headers = account(instance)
    name = user_of(instance, headers)["username"]
    refused(instance.get("/api/users", headers=headers), 403, "forbidden")
    assert done(user(instance, "role", name, "operator")) == f"{name} is operator\n"
    accepted(instance.get("/api/users", headers=headers))
    done(user(instance, "role", name, "viewer"))
    refused(instance.get("/api/users", headers=headers), 403, "forbidden")


def test_a_disabled_account_is_out_until_it_is_enabled(instance):
    login = new_login(instance)
    headers = instance.log_in(**login)
    name = login["username"]
    assert done(user(instance, "disable", name)) == f"{name} is viewer, disabled\n"
    assert user_of(instance, headers)["guest"]
    refused(log_in(instance, **login), 403, "account_disabled")
    assert done(user(instance, "enable", name)) == f"{name} is viewer\n"
    accepted(log_in(instance, **login))


def test_the_last_operator_stays(new_instance):
    instance = new_instance().start()
    for words in [("disable", "operator"), ("role", "operator", "viewer")]:
        assert "last operator" in refusal(user(instance, *words))
    assert rows(instance)["operator"][:2] == ["operator", "active"]


@pytest.mark.parametrize("words", [("passwd", "nobody-here"), ("role", "nobody-here", "viewer"),
                                   ("disable", "nobody-here"), ("enable", "nobody-here")])
def test_a_user_nobody_knows_is_named(instance, words):
    assert 'no user "nobody-here"' in refusal(user(instance, *words))


@pytest.mark.parametrize("words", [
    (), ("remove", "operator"), ("add",), ("add", "a-name", "b-name"), ("add", "a-name", "--role"),
    ("add", "a-name", "--role", "king"), ("add", "a-name", "--password", "x"), ("list", "all"),
    ("passwd",), ("role", "operator"), ("role", "operator", "king"), ("disable",),
    ("enable", "--all")])
def test_a_command_that_cannot_be_read_shows_its_usage(instance, words):
    result = user(instance, *words)
    assert result.returncode == 64
    assert "usage: debatectl user" in result.stderr
    assert result.stdout == ""


def test_its_acts_stand_on_record_as_those_of_the_shell(instance):
    headers = browser(instance)
    name = user_of(instance, headers)["username"]
    since = accepted(instance.get("/api/audit?limit=500", headers=instance.operator()))["next"]
    for words in [("add", "on-record"), ("role", name, "organiser"), ("disable", name),
                  ("passwd", name), ("enable", name), ("enable", name)]:
        done(user(instance, *words))
    page = accepted(instance.get(f"/api/audit?since={since}", headers=instance.operator()))
    assert [(row["action"], row["from"], row["actor"]) for row in page["records"]] == [
        (action, "debatectl", None) for action in
        ("user.create", "user.edit", "user.edit", "user.password", "user.edit")]


def test_it_works_while_nothing_runs_and_the_next_start_knows(new_instance):
    instance = new_instance().start()
    instance.stop()
    done(user(instance, "add", "while-stopped", "--password-stdin", input=PASSWORD))
    instance.start()
    accepted(log_in(instance, "while-stopped", PASSWORD))


# --- The first login ---

def announced(instance) -> str:
    """What was printed by the start that just ended."""
    process = instance.process
    process.terminate()
    rest = process.stdout.read()
    instance.stop()
    return rest


def test_the_first_start_prints_the_login_once_and_keeps_it_for_its_owner_alone(new_instance):
    instance = new_instance().start()
    first = instance.first_login()
    file = instance.home / "first-login"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first["username"] == "operator"
    accepted(log_in(instance, **first))
    said = announced(instance)
    assert f"first login: {first['username']}  password: {first['password']}" in said
    assert str(file) in said

    instance.start()
    assert "password" not in announced(instance)
    assert instance.first_login() == first, "it stays until the password is another one"
    assert first["password"] not in instance.complaints()


def test_a_new_password_removes_the_file_and_no_start_brings_it_back(new_instance):
    instance = new_instance().start()
    done(user(instance, "add", "somebody-else"))
    done(user(instance, "passwd", "somebody-else"))
    assert (instance.home / "first-login").exists()
    done(user(instance, "passwd", "operator"))
    assert not (instance.home / "first-login").exists()
    instance.stop()
    instance.start()
    assert not (instance.home / "first-login").exists()
    assert "password" not in announced(instance)


def test_an_operator_made_before_the_first_start_is_the_first_one(new_instance):
    instance = new_instance()
    done(user(instance, "add", "mine", "--role", "operator", "--password-stdin", input=PASSWORD))
    instance.start()
    assert not (instance.home / "first-login").exists()
    assert list(rows(instance)) == ["mine"]
    accepted(log_in(instance, "mine", PASSWORD))
