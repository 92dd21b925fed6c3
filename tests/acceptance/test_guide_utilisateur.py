"""The user guide shows commands that exist, answers that are given, files that are there."""

from __future__ import annotations

import functools
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cdc.cli import cdc
from cdc.projet.lecture import parse_document
from cdc_schema import Cahier
from cdc_schema.plan import FICHIER_PROJET, PROJET
from tests.commande import run_cdc

RACINE = Path(__file__).parents[2]
GUIDE = RACINE / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
_BLOC = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_CITEE = re.compile(r"`(cdc(?: [^`]+)?)`")
_LIEN = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")

chaque_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def test_the_guide_has_its_pages() -> None:
    assert len(PAGES) >= 10
    sommaire = (GUIDE / "README.md").read_text(encoding="utf-8")
    assert all(f"({page.name})" in sommaire for page in PAGES if page.name != "README.md")


@chaque_page
def test_every_command_exists_with_its_options(page: Path) -> None:
    for ligne in _commandes(page):
        _parse(ligne)


@chaque_page
def test_every_command_mentioned_exists_with_its_options(page: Path) -> None:
    for citee in _CITEE.findall(_sans_blocs(page)):
        _find(citee)


@pytest.mark.parametrize("page", [*PAGES, RACINE / "README.md"], ids=lambda page: page.stem)
def test_every_link_and_picture_is_there(page: Path) -> None:
    texte = _sans_blocs(page)
    liens = [a or b for a, b in _LIEN.findall(texte)]
    locaux = [lien.split("#")[0] for lien in liens if "://" not in lien]

    assert [lien for lien in locaux if lien and not (page.parent / lien).exists()] == []


def test_every_picture_is_shown_and_they_are_light() -> None:
    textes = "".join(p.read_text(encoding="utf-8") for p in PAGES)
    images = sorted((GUIDE / "images").iterdir())

    assert [i.name for i in images if f"images/{i.name}" not in textes] == []
    assert sum(i.stat().st_size for i in images) < 2_000_000


@chaque_page
def test_every_yaml_block_is_accepted_by_the_schema(page: Path) -> None:
    for texte in _blocs(page, "yaml"):
        donnees = parse_document(texte, page.name).donnees
        nom = texte.partition("\n")[0].removeprefix("# ")
        if nom.startswith("cahier/"):
            Cahier.model_validate(donnees)
        elif nom == FICHIER_PROJET:
            Cahier.model_validate({PROJET.cle: donnees})


@chaque_page
def test_typography_is_french(page: Path) -> None:
    texte = re.sub(r"`[^`]+`|\]\([^)]+\)", "", _sans_blocs(page))

    fautes = re.findall(r".{0,20}(?:\w'\w| [;:?!%€»](?!-)|« |!(?!\[)).{0,20}", texte)

    assert fautes == []


@chaque_page
def test_every_answer_shown_is_one_that_the_command_gives(page: Path, dit: str) -> None:
    absentes = [
        ligne
        for bloc in _blocs(page, "text")
        for ligne in map(_plain, bloc.splitlines())
        if ligne not in ("", "…") and not re.search(_motif(ligne), dit, re.MULTILINE)
    ]

    assert absentes == [], "The guide shows lines that cdc no longer says: see what it says now."


@pytest.fixture(scope="module")
def dit(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Everything that cdc says while a reader follows the guide, then makes mistakes."""
    racine = tmp_path_factory.mktemp("guide")
    return _plain("\n".join([*_chemin(racine), *_faux_pas(racine)]))


def _chemin(racine: Path) -> Iterator[str]:
    """Follow the guide, page after page."""
    dire = functools.partial(_dire, racine)
    yield dire(".", "--version")
    yield dire(".", "--help")
    yield dire(".", "init --exemple torrefaction")
    yield dire("torrefaction", "generer")
    yield dire("torrefaction", "modele liste")
    yield dire("torrefaction", "modele extraire --sortie modeles/charte-maison.docx")
    yield dire("torrefaction", "modele verifier modeles/charte-maison.docx")
    yield dire(".", "init --exemple cycles-du-ponant")
    reponses = ["Menuiserie Lemoine", "", "Responsable administrative", "15/09/2027", ""]
    dialogue = dire(".", "init mon-crm", saisie="\n".join([*reponses, ""]))
    tapees = iter(reponses)
    yield re.sub(
        r"\? (\[[^]]+\] )?", lambda invite: f"{invite[0]}{next(tapees)}\n", dialogue, count=5
    )
    yield dire("mon-crm", "")
    yield dire("mon-crm", "interview guide")
    yield dire("torrefaction", "etat")
    reprise = "import tableaux/besoins-2024.csv --vers exigences"
    yield dire("torrefaction", f"{reprise} --apercu")
    yield dire("torrefaction", f"{reprise} --correspondance colonnes.yaml")
    guides = sorted(p.name for p in (racine / "torrefaction/guides-remplis").glob("*.xlsx"))
    yield dire("torrefaction", "interview import", *(f"guides-remplis/{g}" for g in guides))
    yield dire("torrefaction", "etat --detail")
    yield dire("torrefaction", "interview source hebergement.rto_rpo.rto")
    yield dire("torrefaction", "interview synthese")
    notes = next(b for b in _blocs(GUIDE / "03-entretiens.md", "") if "Q :" in b)
    (racine / "torrefaction" / "notes-sophie.txt").write_text(notes, encoding="utf-8")
    yield dire("torrefaction", "interview import --apercu notes-sophie.txt")
    yield dire("mon-crm", "export xlsform")
    choix = ["p", "1", "la boutique ne peut pas fermer une demi-journée", "Julien Carval", "p"]
    dialogue = dire("torrefaction", "interview arbitrer", saisie="\n".join([*choix, ""]))
    repliques = iter(choix)
    yield re.sub(
        r"(Votre choix|Pourquoi|Qui a décidé)[^:]*: ",
        lambda invite: f"{invite[0]}{next(repliques)}\n",
        dialogue,
    )
    yield dire("torrefaction", "schema")
    yield dire("torrefaction", "recette charge")
    yield dire("torrefaction", "recette plan --apercu")
    yield dire("torrefaction", "recette plan")
    saisie = "\n".join([*[">"] * 8, "q!", ""])
    yield dire("torrefaction", "completer cas --simple", saisie=saisie)
    yield dire("torrefaction", "export squash")
    yield dire("torrefaction", "export testlink")
    yield dire("cycles-du-ponant", "generer --diffusion interne")
    yield _acceptance(racine)


def _acceptance(racine: Path) -> str:
    """Return what the commands of the demonstration say, from the plan to the last minutes."""
    return subprocess.run(
        [sys.executable, str(RACINE / "exemples/recette_demo.py"), str(racine / "demo")],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "LANG": "C.UTF-8", "COLUMNS": "80"},
    ).stdout


def _faux_pas(racine: Path) -> Iterator[str]:
    """Make the mistakes that the guide speaks of."""
    dire = functools.partial(_dire, racine)
    projet = racine / "torrefaction"
    sortie = next((projet / "sorties").glob("*prestataire.docx"))
    sortie.write_bytes(sortie.read_bytes() + b"\0")
    yield dire("torrefaction", "generer")
    yield dire(".", "etat")
    yield dire(".", "etats")
    yield dire(".", "init mon-crm")
    yield dire("torrefaction", "interview guide --profil dg")
    yield dire("torrefaction", "generer --format pdf")
    yield dire("torrefaction", "generer --modele absent.docx")
    for nom, texte in (("rien.docx", "rien"), ("faux.docx", "{{ corp }}")):
        _write_docx(projet / nom, texte)
        yield dire("torrefaction", f"generer --modele {nom}")
        yield dire("torrefaction", f"modele verifier {nom}")
    rempli = projet / "guides-remplis/guide-dsi.xlsx"
    (projet / "vide.xlsx").touch()
    liste = "Fichier;Chemin\nclients.xlsx;S:/compta\n"
    (projet / "inventaire.csv").write_text(liste, encoding="utf-8")
    (projet / "reponses.xls").write_text("<html><table></table></html>", encoding="utf-8")
    shutil.copy(rempli, projet / "~$guide.xlsx")
    yield dire(
        "torrefaction", "interview import ~$guide.xlsx vide.xlsx inventaire.csv reponses.xls"
    )
    yield dire("torrefaction", "interview guide --profil dsi")
    shutil.copy(rempli, projet / "sorties/guides/Guide d’entretien — Informatique.xlsx")
    yield dire("torrefaction", "interview guide --profil dsi")
    for fichier, avant, apres in _FAUTES:
        yield from _fautif(racine, fichier, avant, apres)
    shutil.copy(projet / "cahier/1-entreprise.yaml", projet / "cahier/1-entreprise (1).yaml")
    yield dire("torrefaction", "etat")


_ENTREPRISE, _EXIGENCES = "cahier/1-entreprise.yaml", "cahier/7-exigences.yaml"
_FAUTES = (
    (_ENTREPRISE, "  effectif: 82", "  effectif: douze"),
    (_ENTREPRISE, "  effectif: 82", "  effectifs: 82"),
    (_ENTREPRISE, "raison_sociale: ", "raison_sociale:"),
    (_ENTREPRISE, "effectif_date: 30/09/2026", "effectif_date: 31/02/2026"),
    ("cahier/4-technique.yaml", "    rto: ", "\trto: "),
    (FICHIER_PROJET, "statut: ", "statut: Envoi : "),
    (_EXIGENCES, "priorite: indispensable", "priorite: haute"),
    (_EXIGENCES, "id: EX-PRO-003", "id: EX-PRO-002"),
    (_EXIGENCES, "valideur: ROL-DCO", "valideur: ROL-DCI"),
)


def _fautif(racine: Path, fichier: str, avant: str, apres: str) -> Iterator[str]:
    chemin = racine / "torrefaction" / fichier
    sain = chemin.read_text(encoding="utf-8")
    assert avant in sain, f"{fichier}: the example no longer has « {avant} »"
    chemin.write_text(sain.replace(avant, apres, 1), encoding="utf-8")
    yield _dire(racine, "torrefaction", "etat")
    yield _dire(racine, "torrefaction", "verifier")
    chemin.write_text(sain, encoding="utf-8")


def _dire(racine: Path, dossier: str, ligne: str, *suite: str, saisie: str = "") -> str:
    # An empty PATH hides LibreOffice: quick, and its absence is one of the cases.
    run = run_cdc(*ligne.split(), *suite, cwd=racine / dossier, saisie=saisie, PATH="")
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout + run.stderr


def _write_docx(chemin: Path, texte: str) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph(texte)
    document.save(str(chemin))


def _plain(texte: str) -> str:
    """Return `texte` with ordinary spaces only, and none around its lines."""
    lignes = (re.sub(r"\s+", " ", ligne).strip() for ligne in texte.split("\n"))
    return "\n".join(lignes)


def _motif(ligne: str) -> str:
    """Return what matches `ligne`, an ellipsis standing for whatever is left out."""
    return "^" + ".*".join(map(re.escape, ligne.split("…"))) + "$"


def _blocs(page: Path, genre: str) -> list[str]:
    trouves = _BLOC.findall(page.read_text(encoding="utf-8"))
    return [
        re.sub(f"^{retrait}", "", corps, flags=re.MULTILINE)
        for retrait, g, corps in trouves
        if g == genre
    ]


def _sans_blocs(page: Path) -> str:
    return _BLOC.sub("", page.read_text(encoding="utf-8"))


def _commandes(page: Path) -> Iterator[str]:
    """Yield every line that the page has its reader type, and that calls cdc."""
    for ligne in "\n".join(_blocs(page, "sh")).splitlines():
        if ligne.split(" ")[0] == "cdc":
            yield ligne


def _parse(ligne: str) -> None:
    """Have the command read the line, as when a reader types it; nothing is run."""
    commande, arguments = _find(ligne)
    try:
        commande.make_context("cdc", arguments)
    except click.exceptions.Exit:
        assert {"--help", "--version"} & set(shlex.split(ligne))


def _find(ligne: str) -> tuple[click.Command, list[str]]:
    """Return the command that the line names and its arguments, all options known."""
    arguments = shlex.split(ligne, comments=True)[1:]
    commande: click.Command = cdc
    while isinstance(commande, click.Group) and arguments and not arguments[0].startswith("-"):
        suite = commande.get_command(click.Context(commande), arguments[0])
        assert suite is not None, f"« {ligne} »: no such command"
        commande, arguments = suite, arguments[1:]
    connues = {o for p in commande.get_params(click.Context(commande)) for o in p.opts}
    inconnues = {a for a in arguments if a.startswith("-")} - connues
    assert not inconnues, f"« {ligne} »: no option {', '.join(inconnues)}"
    return commande, arguments
