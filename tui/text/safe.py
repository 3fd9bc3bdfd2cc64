"""The one way from the file to a terminal."""


def make_safe(text: str, *, newlines: bool = False) -> str:
    """Make `text` safe for a terminal, one character for one character."""
    return "".join(
        c if c.isprintable() or (newlines and c == "\n") else ("\ufffd" if c != "\t" else " ")
        for c in text
    )
