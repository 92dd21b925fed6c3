"""A PDF of the archives depends on what it says, not on the hour at which it was made."""

from __future__ import annotations

import re
import zlib

from cdc.formats.docx.pdf import stable_pdf
from tests.builders import make_cahier
from tests.formats.docx.documents import render


def _archive(heure: bytes, niveau: int) -> bytes:
    """Return a PDF as LibreOffice writes one: its profile, then what comes after."""
    profil = b"P" * 24 + heure.ljust(12, b"\0") + bytes(range(256)) * 8
    flux = zlib.compress(profil, niveau)
    objets = [
        b"<</N 3/Length 2 0 R/Filter/FlateDecode>>\nstream\n" + flux + b"\nendstream\n",
        b"%04d\n" % len(flux),
        b"<</CreationDate(D:20270101101010)>>\n",
    ]
    pdf, places = b"%PDF-1.6\n", []
    for rang, objet in enumerate(objets, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%bendobj\n\n" % (rang, objet)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    debut = len(pdf)
    identite = b"/ID [ <" + b"0" * 32 + b">\n<" + b"0" * 32 + b"> ]"
    queue = b"trailer\n<</Size 4" + identite + b">>\nstartxref\n%d\n%%%%EOF\n" % debut
    return pdf + table + b" " * 400 + queue


def test_two_hours_give_the_same_bytes_and_every_object_is_where_the_table_says() -> None:
    document = render(make_cahier())
    matin, soir = _archive(b"\x07\xeb 08:00", 9), _archive(b"\x07\xeb 23:59", 1)

    stables = [stable_pdf(pdf, document) for pdf in (matin, soir)]

    assert len(matin) != len(soir)
    assert stables[0] == stables[1]
    pdf = stables[0]
    places = [int(p) for p in re.findall(rb"(?m)^(\d{10}) 00000 n", pdf)]
    assert [pdf[p : p + 7] for p in places] == [b"1 0 obj", b"2 0 obj", b"3 0 obj"]
    debut = re.search(rb"startxref\n(\d+)", pdf)
    assert debut
    assert pdf[int(debut[1]) :].startswith(b"xref\n")
