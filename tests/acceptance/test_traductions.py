"""The compiled catalogue of click's words is that of its source."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import cdc

DOSSIER = Path(cdc.__file__).parent / "traductions" / "fr" / "LC_MESSAGES"


def test_the_compiled_catalogue_is_up_to_date() -> None:
    source = read_po(io.BytesIO((DOSSIER / "messages.po").read_bytes()))
    compile_ = read_mo(io.BytesIO((DOSSIER / "messages.mo").read_bytes()))

    assert _messages(compile_) == _messages(source)


def _messages(catalogue: Catalog) -> dict[str, str]:
    return {str(m.id): str(m.string) for m in catalogue if m.id}
