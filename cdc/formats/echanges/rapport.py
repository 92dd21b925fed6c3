"""What a vendor's report says line by line, when it is a table or the output of a test tool."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.ElementTree import iterparse

from cdc.formats.echanges.lignes import FauteResultat, requirements_in
from cdc.formats.echanges.verdicts import read_status
from cdc.recette.mots import fold
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.formats.tableurs.classeur import Cellule, Classeur

    Rangee = Mapping[str, Cellule]

_TITRES: dict[str, tuple[str, ...]] = {
    "verdict": ("verdict", "resultat", "statut", "status", "result", "etat", "conformite"),
    "exigence": ("exigence", "exigences", "requirement", "ref exigence", "reference"),
    "objet": (
        "objet", "controle", "test", "cas", "description", "libelle", "intitule", "titre", "point",
        "verification", "scenario", "mesure",
    ),
    "preuve": ("preuve", "page", "piece", "justificatif", "evidence", "commentaire"),
}  # fmt: skip
_ENTETE = 30  # a heading may follow a title and a few lines of presentation
_INCONNU = (
    "n’est pas un verdict connu. Écrivez conforme, non conforme, bloqué ou non joué, ou demandez "
    "au prestataire ce qu’il veut dire."
)
_SIGNES = {
    "failure": Verdict.NON_CONFORME,
    "error": Verdict.BLOQUE,
    "skipped": Verdict.NON_JOUE,
}


@dataclass(frozen=True, slots=True)
class LigneRapport:
    """One check that the vendor made: what it is about, what it says, where that stands."""

    objet: str
    exigence: str
    verdict: Verdict
    preuve: str = ""
    lieu: str = ""


@dataclass(frozen=True, slots=True)
class Rapport:
    """What a report says.

    Attributes:
        lignes: its checks, in their order; empty when only numbers can be told.
        comptes: how many checks have each verdict.
        fautes: the lines whose verdict is not known: never guessed.
    """

    lignes: tuple[LigneRapport, ...] = ()
    comptes: Mapping[Verdict, int] = field(default_factory=dict)
    fautes: tuple[FauteResultat, ...] = ()


def report_of(classeur: Classeur) -> Rapport | None:
    """Return the checks of a table, or None when none of its columns holds verdicts."""
    for cellules in classeur.feuilles.values():
        rangees: dict[int, dict[str, Cellule]] = {}
        for cellule in cellules:
            rangees.setdefault(cellule.ligne, {})[cellule.colonne] = cellule
        suite = list(rangees.values())
        for rang, rangee in enumerate(suite[:_ENTETE]):
            colonnes = _columns(rangee)
            if "verdict" in colonnes and len(rangee) > 1:
                return _read(suite[rang + 1 :], colonnes, next(iter(rangee)))
    return None


def report_of_junit(contenu: bytes) -> Rapport:
    """Return the numbers of a JUnit report; its tests are those of developers, not our cases.

    Raises:
        ParseError: it is no XML.
    """
    comptes: Counter[Verdict] = Counter()
    for _, element in iterparse(io.BytesIO(contenu), events=("end",), forbid_dtd=True):
        if element.tag.rpartition("}")[2] == "testcase":
            signes = {enfant.tag.rpartition("}")[2] for enfant in element}
            verdict = next((v for s, v in _SIGNES.items() if s in signes), Verdict.CONFORME)
            comptes[verdict] += 1
            element.clear()
    return Rapport(comptes=comptes)


def _columns(rangee: Rangee) -> dict[str, str]:
    """Return the column of each thing that these headings name."""
    colonnes: dict[str, str] = {}
    for colonne, cellule in rangee.items():
        titre = fold(cellule.texte)
        for quoi, mots in _TITRES.items():
            if quoi not in colonnes and any(titre == m or titre.startswith(f"{m} ") for m in mots):
                colonnes[quoi] = colonne
                break
    return colonnes


def _read(rangees: Sequence[Rangee], colonnes: Mapping[str, str], premiere: str) -> Rapport:
    lignes, fautes = [], []
    for rangee in rangees:
        cellule = rangee.get(colonnes["verdict"])
        if cellule is None:
            continue
        verdict = read_status(cellule.texte)
        if verdict is None:
            fautes.append(FauteResultat(cellule.adresse, cellule.texte, _INCONNU))
            continue
        lignes.append(_line(rangee, colonnes, premiere, verdict, cellule.adresse))
    return Rapport(tuple(lignes), Counter(x.verdict for x in lignes), tuple(fautes))


def _line(
    rangee: Rangee, colonnes: Mapping[str, str], premiere: str, verdict: Verdict, lieu: str
) -> LigneRapport:
    dits = {
        quoi: rangee[colonne].texte.strip()
        for quoi, colonne in colonnes.items()
        if colonne in rangee
    }
    exigences = requirements_in(dits.get("exigence") or " ".join(dits.values()))
    ouverture = rangee[premiere].texte.strip() if premiere in rangee else ""
    objet = dits.get("objet") or dits.get("exigence") or ouverture
    return LigneRapport(
        objet, exigences[0] if exigences else "", verdict, dits.get("preuve", ""), lieu
    )
