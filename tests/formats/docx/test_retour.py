"""The way back: what an author may rewrite in Word bears the path that it comes back to."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from cdc.formats.document.index import Index
from cdc.formats.docx.catalogue import MINUTES
from cdc.formats.docx.controles import ETIQUETTE_MAX
from cdc.formats.docx.lecture import ControlesDoublesError, read_controls
from cdc.formats.docx.proprietes import read_origin
from cdc.projet import load_projet, write_squelette
from cdc.resources import exemples, modeles
from cdc_schema.annotations import Diffusion
from cdc_schema.chemins import ecrire
from cdc_schema.diffusion import readable, withheld
from cdc_schema.empreinte import VERSION_SCHEMA, fingerprint
from cdc_schema.types import Genre
from tests.builders import make_cahier
from tests.formats.docx.documents import edited, every_part, part, render, text
from tests.formats.docx.remplissage import Remplisseur
from tests.formats.docx.valeurs_lues import every_value, says_the_same

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

# Two finished or half-written projects, and one where each item of the outline has a value.
EXEMPLES = ["torrefaction", "cycles-du-ponant", "remplissage"]
# How much of what the files say stands alone somewhere in the document. What has no control is
# said of several records at once, computed, shown as a letter in a matrix, or not shown.
_PART_MIN = 0.795
_EXIGENCE = {
    "id": "EX-VTE-001",
    "titre": "Créer un devis",
    "enonce": "Le CRM doit créer un devis\u202f: en 1 min.",
    "priorite": "important",
    "criteres_acceptation": [
        {"etant_donne": "Quand un client", "quand": "il demande", "alors": "un devis."}
    ],
}


@cache
def _cahier(exemple: str) -> Cahier:
    if exemple == "remplissage":
        return Remplisseur().cahier()
    return load_projet(exemples() / exemple).cahier


@cache
def _document(exemple: str, diffusion: Diffusion) -> bytes:
    return render(_cahier(exemple), diffusion)


@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("exemple", EXEMPLES)
def test_every_control_says_what_the_project_says(exemple: str, diffusion: Diffusion) -> None:
    cahier = _cahier(exemple)
    index = Index(readable(cahier, diffusion))

    lus = read_controls(_document(exemple, diffusion))

    autres = [c for c, texte in lus.items() if not says_the_same(cahier, index, c, texte)]
    assert autres == []


# Minutes show nothing of the specification that an author rewrites.
@pytest.mark.parametrize(
    "modele",
    sorted(m for m in (modeles() / "word").glob("*.docx") if m.stem != MINUTES),
    ids=lambda m: m.stem,
)
def test_any_template_gives_back_what_it_shows(modele: Path) -> None:
    cahier = _cahier("torrefaction")
    index = Index(readable(cahier, Diffusion.PRESTATAIRE))
    document = render(cahier, modele=modele)

    lus = read_controls(document)

    assert lus
    assert [c for c, texte in lus.items() if not says_the_same(cahier, index, c, texte)] == []


@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("exemple", EXEMPLES)
def test_no_free_text_that_is_shown_goes_without_control(
    exemple: str, diffusion: Diffusion
) -> None:
    document = _document(exemple, diffusion)
    lus = read_controls(document)
    valeurs = list(every_value(readable(_cahier(exemple), diffusion)))

    longs = [ecrire(v.chemin) for v in valeurs if v.champ.genre is Genre.TEXTE_LONG]
    part = sum(ecrire(v.chemin) in lus for v in valeurs) / len(valeurs)

    assert [chemin for chemin in longs if chemin not in lus] == []
    assert part >= _PART_MIN


@pytest.mark.parametrize("exemple", EXEMPLES)
def test_no_path_of_what_is_withheld_reaches_a_vendor(exemple: str) -> None:
    retenus = {r.chemin for r in withheld(_cahier(exemple))}

    tout = every_part(_document(exemple, Diffusion.PRESTATAIRE))
    etiquettes = set(re.findall(r'<w:(?:tag|alias) w:val="([^"]+)"', tout))

    assert len(etiquettes) > 300
    assert [
        e for e in etiquettes for r in retenus if e == r or e.startswith((f"{r}.", f"{r}["))
    ] == []
    assert {chemin for chemin in etiquettes if "provenance" in chemin} == set()


def test_ranks_are_those_of_the_files_also_where_a_vendor_sees_less() -> None:
    tenus = [{"personne": "Léa"}, {"personne": "Max", "nature": "Commandes saisies à la main"}]
    cahier = make_cahier(cinq_questions={"producteurs_donnees": tenus})

    lus = read_controls(render(cahier))

    assert lus["cinq_questions.producteurs_donnees[1].nature"] == "Commandes saisies à la main"
    assert not any("producteurs_donnees[0]" in chemin for chemin in lus)


def test_each_value_of_a_requirement_is_read_back() -> None:
    lus = read_controls(render(make_cahier(exigences=[_EXIGENCE])))

    ici = "exigences[EX-VTE-001]"
    assert lus == {
        f"{ici}.titre": "Créer un devis",
        f"{ici}.priorite": "Important",
        f"{ici}.enonce": "Le CRM doit créer un devis : en 1 min.",
        f"{ici}.criteres_acceptation[0].etant_donne": "Quand un client",
        f"{ici}.criteres_acceptation[0].quand": "il demande",
        f"{ici}.criteres_acceptation[0].alors": "un devis",
    }


@pytest.mark.parametrize(
    ("runs", "attendu"),
    [
        pytest.param("<w:r><w:t>Créer </w:t></w:r><w:r><w:t>deux devis</w:t></w:r>",
                     "Créer deux devis", id="cut-in-runs"),
        pytest.param('<w:r><w:t xml:space="preserve">Créer </w:t></w:r><w:del w:id="90" w:author="A">'
                     '<w:r><w:delText>un</w:delText></w:r></w:del><w:ins w:id="91" w:author="A"><w:r>'
                     "<w:t>deux</w:t></w:r></w:ins><w:r><w:t> devis</w:t></w:r>",
                     "Créer deux devis", id="tracked"),
        pytest.param("<w:r><w:t>Créer</w:t><w:br/><w:t>un</w:t></w:r>", "Créer\nun", id="line-break"),
        pytest.param("<w:r><w:t>Devis\u00a0: oui\u202f!</w:t></w:r>", "Devis : oui !", id="typography"),
        pytest.param("", "", id="emptied"),
    ],
)  # fmt: skip
def test_what_somebody_typed_in_word_is_read(runs: str, attendu: str) -> None:
    document = render(make_cahier(exigences=[_EXIGENCE]))
    run = '<w:r><w:t xml:space="preserve">Créer un devis</w:t></w:r>'

    lus = read_controls(edited(document, (run, runs)))

    assert lus["exigences[EX-VTE-001].titre"] == attendu


def test_what_word_shows_in_an_emptied_control_is_not_read() -> None:
    document = render(make_cahier(exigences=[_EXIGENCE]))
    fin = '.titre"/><w:id w:val="1"/>'

    lus = read_controls(edited(document, (fin, f"{fin}<w:showingPlcHdr/>")))

    assert lus["exigences[EX-VTE-001].titre"] == ""


def test_a_copied_control_that_says_something_else_is_refused() -> None:
    document = render(make_cahier(exigences=[_EXIGENCE, {"id": "EX-VTE-002", "titre": "Signer"}]))
    copie = edited(document, ("exigences[EX-VTE-002]", "exigences[EX-VTE-001]"))

    with pytest.raises(ControlesDoublesError) as refus:
        read_controls(copie)

    assert refus.value.chemins == ["exigences[EX-VTE-001].titre"]


def test_a_lost_tag_is_found_in_the_alias() -> None:
    document = render(make_cahier(exigences=[_EXIGENCE]))
    sans = edited(document, ('<w:tag w:val="exigences[EX-VTE-001].titre"/>', ""))

    assert read_controls(sans) == read_controls(document)


def test_controls_of_the_company_s_template_are_left_alone() -> None:
    document = render(make_cahier(exigences=[_EXIGENCE]))
    leur = (
        '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    ajouts = "".join(
        map(leur.format, ("Client", "projet", "exigences", "a.b[0]", "budget.rien", "["))
    )

    avec = edited(document, ("<w:body>", f"<w:body><w:p>{ajouts}</w:p>"))

    assert read_controls(avec) == read_controls(document)


def test_a_value_said_twice_has_one_control() -> None:
    flux = {
        "id": "FLX-01",
        "en_cas_d_echec": "Devis signé",
        "emetteur": "SYS-CRM",
        "recepteur": "SYS-ERP",
    }
    cahier = make_cahier(flux=[flux], leads={"entree": "Un appel", "flux": ["FLX-01"]})

    document = render(cahier)

    assert text(document).count("Devis signé") == 2
    assert (
        part(document, "word/document.xml").count('<w:tag w:val="flux[FLX-01].en_cas_d_echec"/>')
        == 1
    )


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_controls_have_numbers_of_their_own_and_short_names(diffusion: Diffusion) -> None:
    xml = part(_document("torrefaction", diffusion), "word/document.xml")

    numeros = re.findall(r'<w:sdtPr>.*?<w:id w:val="(\d+)"/>', xml)
    noms = re.findall(r'<w:(?:tag|alias) w:val="([^"]+)"', xml)

    assert len(set(numeros)) == len(numeros) == len(noms) / 2
    assert max(map(len, noms)) <= ETIQUETTE_MAX


def test_a_long_path_has_a_key_that_the_file_explains() -> None:
    criteres = [{"etant_donne": f"cas {rang}"} for rang in range(101)]
    cahier = make_cahier(exigences=[{"id": "EX-ABCDEFGH-1234", "criteres_acceptation": criteres}])

    document = render(cahier)

    etiquettes = re.findall(r'<w:tag w:val="([^"]+)"', part(document, "word/document.xml"))
    dernier = "exigences[EX-ABCDEFGH-1234].criteres_acceptation[100].etant_donne"
    assert len(dernier) > ETIQUETTE_MAX and dernier not in etiquettes
    assert max(map(len, etiquettes)) == ETIQUETTE_MAX
    assert read_controls(document)[dernier] == "cas 100"
    assert render(cahier) == document


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_each_requirement_is_a_place_of_its_own(diffusion: Diffusion) -> None:
    cahier = _cahier("torrefaction")

    xml = part(_document("torrefaction", diffusion), "word/document.xml")
    signets = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)

    assert len(set(signets)) == len(signets)
    assert {e.id.replace("-", "_") for e in cahier.exigences if e.id} <= set(signets)
    assert max(map(len, signets)) <= 40


def test_a_document_says_what_it_was_made_of() -> None:
    cahier = _cahier("cycles-du-ponant")

    origines = [read_origin(_document("cycles-du-ponant", d)) for d in Diffusion]

    assert origines == [(VERSION_SCHEMA, fingerprint(readable(cahier, d)), d) for d in Diffusion]


def test_the_fingerprint_is_that_of_the_content() -> None:
    un = make_cahier(presentation={"effectif": "1 234", "effectif_date": "22/11/2026"})
    meme = make_cahier(
        presentation={"effectif_date": "2026-11-22", "croissance": None, "effectif": 1234}
    )
    autre = make_cahier(presentation={"effectif": "1 235", "effectif_date": "22/11/2026"})

    assert fingerprint(un) == fingerprint(meme) != fingerprint(autre)


@pytest.mark.parametrize("nom", [*EXEMPLES, "squelette"])
def test_the_fingerprint_is_that_of_the_whole_content_as_json(nom: str, tmp_path: Path) -> None:
    write_squelette(tmp_path / "squelette")
    cahier = load_projet(tmp_path / nom).cahier if nom == "squelette" else _cahier(nom)

    ecrit = cahier.model_dump_json(exclude_defaults=True)

    assert fingerprint(cahier) == sha256(ecrit.encode()).hexdigest()
