"""When the store cannot be written, writers are told to try again; readers notice nothing."""

import fcntl

from answers import accepted, refused


def test_a_write_that_cannot_get_the_lock_is_503_with_retry_after(new_instance):
    instance = new_instance().start()
    instance.create()
    with open(instance.home / "write.lock", "rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = instance.try_create({"title": "a", "category": "b"})
        assert refused(answer, 503, "store_unavailable") == {"reason": "store_unavailable"}
        assert answer.headers["Retry-After"] == "1"
        assert accepted(instance.get("/api/live/list"))["total"] == 1
    instance.create()
    assert instance.total() == 2
