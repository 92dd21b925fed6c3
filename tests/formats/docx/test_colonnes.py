"""Columns: wide enough for what must not break, and shared out for the lowest table."""

from __future__ import annotations

import re

import pytest

from cdc.formats.chasses import spread
from cdc.formats.document import blocs as b
from cdc.formats.document.mesures import column_widths, text_width
from tests.builders import make_cahier
from tests.formats.docx.documents import part, render

LARGEUR = 165.0


def _table(*lignes: tuple[str, ...]) -> b.Tableau:
    rangees = tuple(
        b.Ligne(tuple((b.Paragraphe("CDC Cellule", (b.Texte(mots),)),) for mots in ligne))
        for ligne in lignes
    )
    titres = ("Étape", "Ce qu’elle dit", "Échéance", "Qui")
    return b.Tableau("Étapes", tuple(map(b.Colonne, titres)), rangees, "CDC Tableau")


_LONG = "Une phrase assez longue pour prendre plusieurs lignes dans sa colonne, " * 3
_LIGNES = [("Conception", _LONG, "31/12/2027", "Chef de projet du prestataire")] * 4


@pytest.mark.parametrize("police", ["", "Calibri", "Georgia", "Verdana"])
def test_a_date_fits_in_its_column_whatever_the_font(police: str) -> None:
    chasse = spread(police)

    largeurs = column_widths(_table(*_LIGNES), LARGEUR, chasse)

    assert largeurs[2] > text_width("31/12/2027", 9.5) * chasse
    assert sum(largeurs) == pytest.approx(LARGEUR)


def test_the_longest_text_takes_the_room_that_short_ones_do_not_need() -> None:
    largeurs = column_widths(_table(*_LIGNES), LARGEUR)

    assert largeurs[1] > 1.5 * max(largeurs[0], largeurs[2], largeurs[3])


def test_an_identifier_in_a_text_stays_in_one_piece() -> None:
    exigence = {"id": "EX-LEA-001", "titre": "Suivre", "enonce": "Voir CH-LEA-04 et ROL-ADV."}

    document = part(render(make_cahier(exigences=[exigence])), "word/document.xml")

    enonce = re.sub(r'<w:t xml:space="preserve">|</?w:t>', "", document)
    assert "CH<w:noBreakHyphen/>LEA<w:noBreakHyphen/>04" in enonce
    assert "ROL<w:noBreakHyphen/>ADV" in enonce
