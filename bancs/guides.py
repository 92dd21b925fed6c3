"""Filled guides of distinct people, each with answers of her own."""

from __future__ import annotations

import re
import zipfile
from html import escape, unescape
from typing import TYPE_CHECKING

from cdc.entretien.banque import TypeQuestion
from cdc.formats.xlsx.guide_rempli import read_guide
from cdc.projet.banque import load_banque
from cdc.resources import exemples, modeles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cdc.entretien.banque import Banque
    from cdc.entretien.reponses import Lecture

_TEXTE = re.compile(r"(<t(?: [^>]*)?>)([^<]*)(</t>)")
_LIBRES = (TypeQuestion.TEXTE, TypeQuestion.TABLEAU)
_PRENOMS = [
    "Adèle",
    "Bruno",
    "Claire",
    "Denis",
    "Élise",
    "Farid",
    "Gwenaëlle",
    "Hugo",
    "Inès",
    "Jérôme",
    "Karim",
    "Lucie",
    "Marc",
    "Nadia",
    "Olivier",
    "Paule",
    "Quentin",
    "Rosa",
    "Samuel",
    "Thérèse",
]
_NOMS = [
    "Arnaud",
    "Besson",
    "Carlier",
    "Delmas",
    "Ferrand",
    "Guérin",
    "Hamon",
    "Jourdan",
    "Lopez",
    "Morvan",
]


def write_guides(dossier: Path, nombre: int) -> None:
    """Write `nombre` guides in `dossier`: those of the example, by as many other people."""
    banque = load_banque(modeles() / "questions")
    sources = sorted((exemples() / "torrefaction" / "guides-remplis").glob("*.xlsx"))
    lus = [(source, read_guide(source)[0]) for source in sources]
    propres = [(s, x.identite["personne"].texte, set(_own(x, banque))) for s, x in lus]
    for rang in range(nombre):
        source, personne, textes = propres[rang % len(propres)]
        nom = f"{_PRENOMS[rang % len(_PRENOMS)]} {_NOMS[rang // len(_PRENOMS) % len(_NOMS)]}"
        dits = {texte: f"{texte} {rang}" for texte in textes} | {personne: nom}
        _copy(source, dossier / f"guide-{rang:03d}.xlsx", dits)


def _own(lecture: Lecture, banque: Banque) -> Iterator[str]:
    """Yield what another person would say otherwise: her words, her rows."""
    for reponse in lecture.reponses:
        question = banque.question(reponse.question)
        if question is not None and question.type in _LIBRES and reponse.reponse:
            yield reponse.reponse.texte
        yield from (ligne[0].texte for ligne in reponse.lignes if ligne)


def _copy(source: Path, cible: Path, dits: Mapping[str, str]) -> None:
    def vary(trouve: re.Match[str]) -> str:
        dit = unescape(trouve[2])
        return f"{trouve[1]}{escape(dits.get(dit, dit), quote=False)}{trouve[3]}"

    with zipfile.ZipFile(source) as lu, zipfile.ZipFile(cible, "w", zipfile.ZIP_DEFLATED) as ecrit:
        for nom in lu.namelist():
            partie = lu.read(nom)
            if nom.startswith("xl/worksheets/"):
                partie = _TEXTE.sub(vary, partie.decode()).encode()
            ecrit.writestr(nom, partie)
