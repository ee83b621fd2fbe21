"""Read the XML of a model: without entities, network or document types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.errors import UnreadableFile
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def parsed(content: bytes, name: str) -> _Element:
    """Give the outermost element; UnreadableFile for what is no XML, and for document types."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            say("{name}: is broken XML ({msg})", name=name, msg=clean_text(error.msg)[:120]),
            say("export the model once more, as UTF-8"),
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(
            say("{name}: holds a document type declaration, which can do harm", name=name),
            say("no model needs one: remove the line that begins with <!DOCTYPE"),
        )
    return root


def local(element: _Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
