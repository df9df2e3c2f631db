"""What a company exports, read, recognised, joined and kept in one DuckDB file."""

from data import starting

starting.begins()
