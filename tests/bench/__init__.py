"""How fast the app is on data of a stated size, beside what one would write without it: `python -m tests.bench --help`."""
