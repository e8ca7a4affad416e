"""The directory of the sockets belongs to one instance."""


def test_a_second_home_cannot_take_the_run_directory_of_the_first(new_instance, tmp_path):
    run = str(tmp_path / "run")
    first = new_instance(DEBATE_RUN=run).start()
    first.create("只属于第一个")
    second = new_instance(DEBATE_RUN=run).launch()
    assert second.process.wait(20) == 1
    assert "DEBATE_RUN" in second.complaints()
    assert first.total() == 1
    first.stop()
    # Free again once the first has ended.
    third = new_instance(DEBATE_RUN=run).start()
    assert third.total() == 0
