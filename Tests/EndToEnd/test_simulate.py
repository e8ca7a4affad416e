"""An audience of `debatectl simulate` behaves: what it says was accepted is what is stored."""

import fcntl
import re
import threading

from answers import accepted
from hall_load import live_round
from people import Hall


def simulate(hall: Hall, *words: str, token: str = ""):
    hall.instance.settings["DEBATE_TOKEN"] = token
    return hall.instance.debatectl("simulate", "--debate", hall.live, *words)


def counts(output: str) -> dict[str, tuple[int, int, int]]:
    """Sent, accepted and refused of each line of the summary."""
    rows = re.findall(r"^(\w+) +(\d+) +(\d+) +(\d+) ", output, re.MULTILINE)
    return {name: (int(sent), int(taken), int(refused)) for name, sent, taken, refused in rows}


def test_an_audience_votes_talks_likes_and_gives_as_it_says(instance):
    hall = Hall.of(instance)
    round_id = live_round(hall)
    done = simulate(hall, "--viewers", "400", "--seconds", "12", "--seed", "5")
    print(done.stdout)
    assert done.returncode == 0, done.stderr
    said = counts(done.stdout)
    # Gifts are rare: a dozen seconds may see none.
    assert set(said) - {"gifts"} == {"visits", "ballots", "danmaku", "likes", "reads"}
    assert all(sent == taken + refused for sent, taken, refused in said.values())
    assert said["visits"] == (400, 400, 0)
    assert said["reads"][1] >= 4
    assert sum(refused for _, _, refused in said.values()) <= 5, "it runs against the limits"

    accepted(hall.ask("POST", f"/rounds/{round_id}/close"))
    shown = accepted(instance.get(f"/api/live/detail/{hall.live}"))
    assert shown["viewCount"] == 400
    assert shown["commentCount"] == said["danmaku"][1] > 5
    # Some change their ballot; nobody votes twice.
    [voted] = accepted(hall.ask("GET", "/rounds"))
    assert 50 < voted["voters"] <= said["ballots"][1] <= 2 * voted["voters"]
    assert shown["likeCount"] >= said["likes"][1] > 0


def test_a_host_lets_a_debate_begin_by_itself(instance):
    hall = Hall.of(instance)
    token = hall.owner["Authorization"].removeprefix("Bearer ")
    done = simulate(hall, "--viewers", "30", "--seconds", "6", "--host", token=token)
    assert done.returncode == 0, done.stdout + done.stderr
    assert accepted(instance.get(f"/api/live/detail/{hall.live}"))["status"] == 1
    assert counts(done.stdout)["ballots"][1] > 0


def test_a_debate_that_is_over_or_unknown_is_refused_in_a_sentence(instance):
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    accepted(hall.ask("POST", "/end"))
    done = simulate(hall)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the debate has ended" in done.stderr
    hall.live = "00000000-0000-4000-8000-000000000000"
    done = simulate(hall)
    assert done.returncode == 1
    assert "cannot read the debate: not_found" in done.stderr


def test_an_audience_leaves_when_the_debate_ends(instance):
    hall = Hall.of(instance)
    accepted(hall.ask("POST", "/start"))
    threading.Timer(3, lambda: hall.ask("POST", "/end")).start()
    done = simulate(hall, "--viewers", "20", "--seconds", "50")
    assert done.returncode == 0, done.stderr
    assert "the debate has ended" in done.stdout


def test_a_service_that_fails_is_told_by_the_exit_status(instance):
    hall = Hall.of(instance)
    with open(instance.home / "write.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Nobody can write: 503 after five seconds.
        done = simulate(hall, "--viewers", "3", "--seconds", "7")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "MISBEHAVED" in done.stdout and "503 store_unavailable" in done.stdout
