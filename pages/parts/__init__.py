"""What pages are made of: words, charts, tables and filters."""
