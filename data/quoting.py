"""Names and values from outside, as SQL text, where a statement cannot take them as parameters."""


def quoted(name: str) -> str:
    """A SQL identifier, whatever its characters."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A SQL string, whatever its characters."""
    return "'" + value.replace("'", "''") + "'"
