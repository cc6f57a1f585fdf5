"""`python -m pipeline` is `pecia`."""

from pipeline.cli import main

main()
