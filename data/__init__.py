"""What a company exports, read, recognised, joined and kept in one DuckDB file."""
