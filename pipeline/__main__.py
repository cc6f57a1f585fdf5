"""`python -m pipeline` is `pecia`."""

from pipeline.signals import heed, leave


def main() -> None:
    """Run the program; until its commands are loaded, a signal ends it without a word too many."""
    heed(leave)
    from pipeline.cli import main as run  # noqa: PLC0415 - a signal may come while this is loaded

    run()


if __name__ == "__main__":
    main()
