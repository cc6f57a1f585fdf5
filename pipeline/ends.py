"""Why there is no result of a piece, in words that follow a colon."""

from pipeline.pieces import OUT_OF_MEMORY


def stopped(seconds: float, kind: str = "") -> str:
    return f"it wasn't ready after {seconds:.0f} second{'s' * (f'{seconds:.0f}' != '1')}{kind} and was stopped"


def failed(kind: str) -> str:
    return f"Pecia itself failed on it, by a {kind}"


def ended(status: int | None, words: str = "") -> str:
    """Say how a process ended, by its status and by what Saxon said then; Saxon has one status for all."""
    if "StackOverflowError" in words:
        return "what it computes is nested too deeply, and Saxon ended the process that worked on it"
    if status == OUT_OF_MEMORY:
        return "there wasn't enough memory for it"
    if status is None:
        return "the process that worked on it ended"
    if status == -9:  # noqa: PLR2004 - SIGKILL
        return "the process that worked on it was killed (signal 9), perhaps for want of memory"
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return f"the process that worked on it ended ({how})"
