"""What is internal is in no file that a vendor is given; what is not is said."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cdc.formats.docx import convert_to_pdf, render_cahier
from cdc.formats.html import render_html
from cdc.resources import modeles
from cdc_schema.annotations import Diffusion
from cdc_schema.plan import RECETTE
from tests.formats.docx.documents import MODELE, everything, render
from tests.formats.docx.maison import make_maison
from tests.formats.docx.remplissage import Remplisseur
from tests.formats.docx.tout_dire import make_tout_dire
from tests.outils import sans_libreoffice, sans_poppler

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdc_schema import Cahier

# Options of the project; and what the files of acceptance say, not the specification.
HORS_DOCUMENT = (
    "projet.logo",
    "projet.generation.modele",
    "projet.verification.",
    *(f"{section.cle}." for section in RECETTE),
)


class Rempli(NamedTuple):
    """A specification of which each word is known."""

    remplisseur: Remplisseur
    cahier: Cahier

    def leaks(self, dit: str) -> list[str]:
        """Return where what is internal and read in `dit` stands."""
        jetons = [ou for jeton, (ou, interne) in self.remplisseur.jetons.items()
                  if interne and jeton in dit]  # fmt: skip
        serre = re.sub(r"\s", "", dit)
        return jetons + [ou for secret, ou in self.remplisseur.secrets.items() if secret in serre]

    def forgotten(self, dit: str, diffusion: Diffusion) -> list[str]:
        """Return where what `diffusion` may read and `dit` does not say stands."""
        return [
            ou
            for jeton, (ou, interne) in self.remplisseur.jetons.items()
            if jeton not in dit
            and not ou.startswith(HORS_DOCUMENT)
            and not (interne and diffusion is Diffusion.PRESTATAIRE)
        ]


@pytest.fixture(scope="module")
def rempli() -> Rempli:
    remplisseur = Remplisseur()
    return Rempli(remplisseur, remplisseur.cahier())


def _word(modele: str) -> Callable[[Cahier, Diffusion, Path], bytes]:
    chemin = modeles() / "word" / f"{modele}.docx"
    return lambda cahier, diffusion, _: render_cahier(
        cahier, chemin, diffusion, schemas_editables=True
    )


FICHIERS = [
    *(
        pytest.param(_word(nom), id=nom)
        for nom in ("cahier-des-charges", "cahier-court", "reglement-de-consultation")
    ),
    pytest.param(lambda c, d, t: render(c, d, make_maison(t)), id="foreign-template"),
    pytest.param(lambda c, d, t: render(c, d, make_tout_dire(t)), id="template-that-says-all"),
    pytest.param(lambda c, d, _: render_html(c, d), id="html"),
]


@pytest.mark.parametrize("fichier", FICHIERS)
def test_nothing_internal_is_in_what_a_vendor_is_given(
    fichier: Callable[[Cahier, Diffusion, Path], bytes], rempli: Rempli, tmp_path: Path
) -> None:
    lu = everything(fichier(rempli.cahier, Diffusion.PRESTATAIRE, tmp_path)).casefold()

    assert rempli.leaks(lu) == []


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_everything_else_is_said(rempli: Rempli, diffusion: Diffusion) -> None:
    for octets in (render(rempli.cahier, diffusion), render_html(rempli.cahier, diffusion)):
        assert rempli.forgotten(everything(octets).casefold(), diffusion) == []


def test_an_internal_document_says_numbers_dates_and_names_that_no_vendor_reads(
    rempli: Rempli, tmp_path: Path
) -> None:
    """Else the tests above would hold whatever the documents say."""
    for modele in (MODELE, make_tout_dire(tmp_path)):
        dits = set(
            rempli.leaks(everything(render(rempli.cahier, Diffusion.INTERNE, modele)).casefold())
        )

        assert {"cinq_questions.freins.description", "budget.enveloppe.min"} <= dits


@pytest.mark.outils
@sans_libreoffice
@sans_poppler
def test_nothing_internal_is_in_the_pdf_of_a_vendor(rempli: Rempli, tmp_path: Path) -> None:
    interne, public = (
        _pdf_words(render(rempli.cahier, diffusion), tmp_path / diffusion)
        for diffusion in (Diffusion.INTERNE, Diffusion.PRESTATAIRE)
    )

    assert rempli.leaks(interne)
    assert rempli.leaks(public) == []


def _pdf_words(document: bytes, travail: Path) -> str:
    """Return the words of a PDF, its bookmarks, its alternative texts and its properties."""
    travail.mkdir()
    pdf = travail / "d.pdf"
    pdf.write_bytes(convert_to_pdf(document, travail))
    lu = [
        subprocess.run(
            [*commande, str(pdf), *suite], capture_output=True, text=True, check=True
        ).stdout
        for commande, suite in (
            (["pdftotext"], ["-"]),
            (["pdfinfo", "-meta"], []),
            (["pdfinfo", "-struct-text"], []),
        )
    ]
    codes = re.findall(rb"<FEFF([0-9A-F]+)>", pdf.read_bytes())
    lu += [bytes.fromhex(code.decode()).decode("utf-16-be") for code in codes]
    return "\n".join([*lu, pdf.read_bytes().decode("latin-1")]).casefold()
