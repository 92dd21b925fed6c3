"""A PDF made by LibreOffice whose bytes depend on its content only."""

from __future__ import annotations

import hashlib
import re

from cdc.formats.docx.archive import read_parts

SANS_DATE = b"20000101"
_CREE = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)")
_CREATION = re.compile(rb"(/CreationDate\(D:)\d{14}")
_EMPREINTES = re.compile(rb"(/ID \[ <|>\n<|/DocChecksum /)[0-9A-F]{32}")
_QUEUE = 400  # the fingerprints are at the end, after the table of objects


def stable_pdf(pdf: bytes, document: bytes) -> bytes:
    """Return `pdf` with the date of the Word `document` that it was made from, for that of the day.

    Nothing changes its place: the table of objects stays true.
    """
    pdf = _CREATION.sub(rb"\g<1>" + _day(document) + b"000000", pdf)
    corps, queue = pdf[:-_QUEUE], pdf[-_QUEUE:]
    empreinte = hashlib.md5(corps, usedforsecurity=False).hexdigest().upper().encode()
    return corps + _EMPREINTES.sub(rb"\g<1>" + empreinte, queue)


def _day(document: bytes) -> bytes:
    trouve = _CREE.search(read_parts(document).get("docProps/core.xml", b""))
    return b"".join(trouve.groups()) if trouve else SANS_DATE
