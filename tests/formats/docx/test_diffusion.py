from __future__ import annotations

import pytest

from cdc_schema.annotations import Diffusion
from tests.formats.docx.documents import every_part, render
from tests.formats.docx.remplissage import Remplisseur

# Options of the project, never said in the document.
HORS_DOCUMENT = ("projet.logo", "projet.generation.modele")


@pytest.fixture(scope="module")
def rempli() -> tuple[Remplisseur, dict[Diffusion, str]]:
    remplisseur = Remplisseur()
    cahier = remplisseur.cahier()
    return remplisseur, {d: every_part(render(cahier, d)).casefold() for d in Diffusion}


def test_an_internal_document_says_everything(
    rempli: tuple[Remplisseur, dict[Diffusion, str]],
) -> None:
    remplisseur, documents = rempli

    oublies = [
        ou
        for jeton, (ou, _) in remplisseur.jetons.items()
        if jeton not in documents[Diffusion.INTERNE] and ou not in HORS_DOCUMENT
    ]

    assert oublies == []


def test_a_vendor_reads_everything_but_what_is_internal(
    rempli: tuple[Remplisseur, dict[Diffusion, str]],
) -> None:
    remplisseur, documents = rempli
    lu = documents[Diffusion.PRESTATAIRE]

    fuites = [ou for jeton, (ou, interne) in remplisseur.jetons.items() if interne and jeton in lu]
    oublies = [
        ou
        for jeton, (ou, interne) in remplisseur.jetons.items()
        if not interne and jeton not in lu and ou not in HORS_DOCUMENT
    ]

    assert fuites == []
    assert oublies == []
