"""The compiled catalogue of click's words is that of its source."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import cdc

DOSSIER = Path(cdc.__file__).parent / "traductions" / "fr" / "LC_MESSAGES"


def test_the_compiled_catalogue_is_up_to_date() -> None:
    source = read_po(io.BytesIO((DOSSIER / "messages.po").read_bytes()), locale="fr")
    compiled = io.BytesIO()

    write_mo(compiled, source)

    assert (DOSSIER / "messages.mo").read_bytes() == compiled.getvalue()
