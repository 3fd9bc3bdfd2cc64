"""Elements of a DOCX, by names without their namespaces: there are a transitional and a strict set."""

from xml.etree import ElementTree as ET

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def tag(element: ET.Element) -> str:
    """The name of an element, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child_of(element: ET.Element | None, *names: str) -> ET.Element | None:
    """The element under names, each within the one before; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == name), None)
    return element


def attribute(element: ET.Element | None, name: str) -> str:
    """An attribute, in whichever namespace the file has it; `""` where there is none."""
    if element is None:
        return ""
    return (
        element.get(f"{_WORDS}{name}") or element.get(f"{_STRICT}{name}") or element.get(name) or ""
    )


def value_of(element: ET.Element | None) -> str:
    """The value of a property, `""` where there is none."""
    return attribute(element, "val")


def is_on(element: ET.Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and value_of(element) not in ("0", "false", "none", "off")
