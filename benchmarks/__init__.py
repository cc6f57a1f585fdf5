"""Benchmarks: everything side by side in one run. `python -m benchmarks --help`; README.md says what is measured."""
