"""Local times of the seed's fields, in zones that change their clocks."""

import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

TIMES = ["2026-01-15 12:00:00", "2026-07-15 12:00:00", "2026-03-08 06:30:00",
         "2026-11-01 06:30:00", "2031-02-10 00:00:00", "2099-12-31 23:59:59"]


@pytest.mark.parametrize("zone", ["America/New_York", "Africa/Casablanca", "Asia/Shanghai"])
def test_a_planned_start_is_the_instant_its_zone_says_and_is_shown_as_written(new_instance, zone):
    instance = new_instance(TZ=zone, DEBATE_WORKERS="1").start()
    for written in TIMES:
        live_id = instance.create(startTime=written)
        shown = instance.get(f"/api/live/detail/{live_id}").json()["data"]["startTime"]
        assert shown == written
        with sqlite3.connect(f"file:{instance.home}/debate.db?mode=ro", uri=True) as database:
            [stored] = database.execute(
                "SELECT planned_start_ms FROM debate WHERE id = ?", [live_id]).fetchone()
        meant = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone))
        assert stored == int(meant.timestamp() * 1000)


def test_a_zone_nobody_knows_stops_the_start_with_a_sentence(new_instance):
    instance = new_instance(TZ="Asia/Shangai").launch()
    assert instance.process.wait(20) == 78
    assert "TZ" in instance.complaints() and "Asia/Shangai" in instance.complaints()
