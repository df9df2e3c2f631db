"""Measure the text signals on labelled data: `python -m tests.gates FOLDER`."""
