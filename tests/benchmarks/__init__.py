"""Measurements, run by hand: `python -m tests.benchmarks`. None of them asserts on time."""
