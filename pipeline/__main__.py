"""`python -m pipeline` is `pecia`."""

import sys

from pipeline import __version__
from pipeline.signals import heed, leave


def main() -> None:
    """Run the program; until its commands are loaded, a signal ends it without a word too many."""
    heed(leave)
    if sys.argv[1:] == ["--version"]:  # what other programs ask: answered before anything is loaded
        sys.stdout.write(f"pecia, version {__version__}\n")
        return
    if sys.argv[1:2] == ["build"]:
        from pipeline.retold import told_again  # noqa: PLC0415 - only this command needs it

        if (status := told_again()) is not None:
            sys.exit(status)
    from pipeline.cli import main as run  # noqa: PLC0415 - a signal may come while this is loaded

    run()


if __name__ == "__main__":
    main()
