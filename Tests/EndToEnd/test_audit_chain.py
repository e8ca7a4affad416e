"""The chain of acts on record, recomputed as docs/decisions/0010-audit-chain.md describes it."""

import base64
import hashlib
import json
import sqlite3

from instance import ROOT

PAGE = (ROOT / "docs/decisions/0010-audit-chain.md").read_text(encoding="utf-8")


def digest(message: bytes) -> str:
    hashed = hashlib.blake2b(message, digest_size=32).digest()
    return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()


def test_whoever_reads_the_page_can_check_the_chain(instance):
    for number, nickname in enumerate(("小林", 'a"b\\c/', "é\u00a0~", "😀")):
        instance.make_user(username=f"chain{number}", nickname=nickname)
    instance.create()
    database = sqlite3.connect(f"file:{instance.home}/debate.db?mode=ro", uri=True)
    rows = database.execute(
        """
        SELECT at_ms, live_id, account.id, actor_name, origin, action, target, before, after,
            reason, previous_hash, hash
        FROM audit LEFT JOIN account ON account.number = audit.actor
        ORDER BY audit.number
        """).fetchall()
    database.close()
    assert len(rows) > 5
    previous = digest(b"debate audit")
    assert f"`{previous}`" in PAGE
    for *fields, previous_hash, shown in rows:
        assert previous_hash == previous
        text = json.dumps([previous, *fields], ensure_ascii=False, separators=(",", ":"))
        previous = digest(text.encode())
        assert shown == previous
