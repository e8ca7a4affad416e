"""What a command of `debatectl` said: done without a complaint, or refused in a sentence."""


def done(result) -> str:
    """What it printed."""
    assert (result.returncode, result.stderr) == (0, ""), result
    return result.stdout


def refusal(result, code: int = 1) -> str:
    """The sentence of a command that did nothing."""
    assert (result.returncode, result.stdout) == (code, ""), result
    sentence = result.stderr.splitlines()[0]
    assert sentence.startswith("debatectl: "), sentence
    return sentence
