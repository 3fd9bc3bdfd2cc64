"""What a copy is, by its first bytes: what a host says of it may be wrong."""

HEAD = 4096
"""How many bytes tell what a copy is."""


def kind_of(head: bytes, said: str) -> str:
    """How the name of a copy is to end; `""` for what is no document.

    Args:
        head: Its first bytes, `HEAD` of them where there are so many.
        said: What the host says it is, as in `text/markdown; charset=utf-8`.
    """
    name = said.partition(";")[0].strip().lower()
    if head.lstrip(b"\0\t\n\r ")[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or "html" in name:
        return "html"
    if name in ("text/markdown", "text/x-markdown"):
        return "md" if _is_text(head) else ""
    if name.startswith("text/") or not name:
        return "txt" if _is_text(head) else ""
    return ""


def _zipped(head: bytes, said: str) -> str:
    if b"word/" in head or "wordprocessingml" in said:
        return "docx"
    if b"opendocument.text" in head or "opendocument.text" in said:
        return "odt"
    return "docx" if b"[Content_Types].xml" in head and said != "application/zip" else ""


def _is_text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)  # noqa: PLR2004
    return controls == 0
