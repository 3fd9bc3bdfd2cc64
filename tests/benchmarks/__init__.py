"""Measurements, run by hand: `python -m tests.benchmarks`. None of them asserts on time.

`python -m tests.benchmarks.search` measures a key of a query in one meeting,
`tests.benchmarks.library` a folder of meetings, `tests.benchmarks.edits` an edit.
"""
