"""A PDF made by LibreOffice whose bytes depend on its content only."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

from cdc.formats.docx.archive import read_parts

SANS_DATE = b"20000101"
_CREE = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)")
_CREATION = re.compile(rb"(/CreationDate\(D:)\d{14}")
_CREATION_XMP = re.compile(rb"(<xmp:CreateDate>)[^<]{20}(?=<)")
_EMPREINTES = re.compile(rb"(/ID \[ <|>\n<|/DocChecksum /)[0-9A-F]{32}")
_PROFIL = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
_FIN_DE_FLUX = b"\nendstream\n"
_OBJET = re.compile(rb"(?m)^(\d{10})(?= \d{5} n)")
_DEBUT = re.compile(rb"(startxref\n)(\d+)")
_QUEUE = 400  # the fingerprints are at the end, after the table of objects


def stable_pdf(pdf: bytes, document: bytes) -> bytes:
    """Return `pdf` with the date of the Word `document` that it was made from, for that of the day.

    What changes its place takes its line in the table of objects along.
    """
    jour = _day(document)
    pdf = _CREATION.sub(rb"\g<1>" + jour + b"000000", pdf)
    # A PDF/A says its date twice, and the two must agree.
    pdf = _CREATION_XMP.sub(rb"\g<1>%b-%b-%bT00:00:00Z" % (jour[:4], jour[4:6], jour[6:]), pdf)
    pdf = _dated_profile(pdf, jour)
    corps, queue = pdf[:-_QUEUE], pdf[-_QUEUE:]
    empreinte = hashlib.md5(corps, usedforsecurity=False).hexdigest().upper().encode()
    return corps + _EMPREINTES.sub(rb"\g<1>" + empreinte, queue)


def _dated_profile(pdf: bytes, jour: bytes) -> bytes:
    """Return `pdf` with `jour` as the date of its colour profile, which a PDF/A embeds.

    The profile (ICC.1, 7.2.8: its date is at byte 24) is compressed again. How long it was depends
    on the hour, so what follows moves, and the table of objects with it.
    """
    profil = _PROFIL.search(pdf)
    taille = re.search(rb"\n%b 0 obj\n(\d+)\nendobj" % profil[1], pdf) if profil else None
    if profil is None or taille is None:
        return pdf
    debut, fin = profil.end(), profil.end() + int(taille[1])
    clair = zlib.decompress(pdf[debut:fin])
    date = struct.pack(">6H", int(jour[:4]), int(jour[4:6]), int(jour[6:]), 0, 0, 0)
    court = zlib.compress(clair[:24] + date + clair[36:], 9)
    if len(court) > fin - debut or not pdf.startswith(_FIN_DE_FLUX, fin):
        return pdf
    nombre = b"%0*d" % (len(taille[1]), len(court))
    pdf = pdf[: taille.start(1)] + nombre + pdf[taille.end(1) :]
    return _moved(pdf[:debut] + court + pdf[fin:], debut, len(court) - (fin - debut))


def _moved(pdf: bytes, seuil: int, ecart: int) -> bytes:
    """Return `pdf` with the places beyond `seuil` moved by `ecart` in its table of objects."""
    table = pdf.rindex(b"\nxref\n")

    def place(ligne: re.Match[bytes]) -> bytes:
        ou = int(ligne[1])
        return b"%010d" % (ou + ecart if ou > seuil else ou)

    def debut(fin: re.Match[bytes]) -> bytes:
        return b"%b%d" % (fin[1], int(fin[2]) + ecart)

    return pdf[:table] + _DEBUT.sub(debut, _OBJET.sub(place, pdf[table:]))


def _day(document: bytes) -> bytes:
    trouve = _CREE.search(read_parts(document).get("docProps/core.xml", b""))
    return b"".join(trouve.groups()) if trouve else SANS_DATE
