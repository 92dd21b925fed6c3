"""The decisions on interview answers, on disk: `entretiens/arbitrages.yaml`, which people may edit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.entretien.arbitrages import COMMENTAIRE, Arbitrage, Decisions
from cdc.projet.carnets import open_list
from cdc.projet.chirurgie import edit
from cdc.projet.donnees import Insertion
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document

if TYPE_CHECKING:
    from cdc.projet.noeuds import Position

FICHIER = Path("entretiens/arbitrages.yaml")
_CLE = "arbitrages"


def load_decisions(dossier: Path) -> Decisions:
    """Return the decisions of the project in `dossier`.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else; all is listed.
    """
    document = open_list(dossier, FICHIER, _CLE, COMMENTAIRE)
    fautes: list[Faute] = []
    prises: list[Arbitrage] = []
    for rang, donnee in enumerate(document.donnees.get(_CLE) or []):
        try:
            prises.append(Arbitrage.model_validate(_written(donnee)))
        except ValidationError as error:
            for detail in error.errors():
                position = document.position((_CLE, rang, *detail["loc"]))
                fautes.append(Faute(position, _explain(detail)))
    if fautes:
        raise ProjetInvalideError(fautes)
    return Decisions(tuple(prises))


def add_decision(dossier: Path, decision: Arbitrage) -> bytes:
    """Return the bytes of the file once `decision` is added; all else in it stays as it is."""
    document = open_list(dossier, FICHIER, _CLE, COMMENTAIRE)
    donnees = decision.model_dump(mode="json", exclude_defaults=True)
    apres = edit(document, [Insertion((_CLE,), None, (donnees,))])
    return apres.octets


@dataclass(frozen=True, slots=True)
class ChoixLu:
    """A decision as a file gives it: for which place, or which question."""

    position: Position
    place: str
    valeur: str
    motif: str = ""
    decide_par: str = ""


def load_choices(path: Path) -> list[ChoixLu]:
    """Return the decisions that the file at `path` gives, to be taken.

    Raises:
        ProjetInvalideError: some have no place or no value; all faults are listed.
    """
    document = load_document(path, path.name)
    fautes: list[Faute] = []
    lus: list[ChoixLu] = []
    donnees = document.donnees.get(_CLE)
    if not isinstance(donnees, list):
        message = f"ce fichier doit donner une liste sous la clé «\u00a0{_CLE}\u00a0»."
        raise ProjetInvalideError([Faute(document.position(()), message)])
    for rang, donnee in enumerate(donnees):
        position = document.position((_CLE, rang))
        donnee = donnee if isinstance(donnee, dict) else {}
        place, valeur = donnee.get("chemin") or donnee.get("question"), donnee.get("valeur")
        if not place or not valeur:
            message = (
                "écrivez «\u00a0chemin\u00a0» (ou «\u00a0question\u00a0») et «\u00a0valeur\u00a0»."
            )
            fautes.append(Faute(position, message))
            continue
        motif, par = donnee.get("motif") or "", donnee.get("decide_par") or ""
        lus.append(ChoixLu(position, place, valeur, motif, par))
    if fautes:
        raise ProjetInvalideError(fautes)
    return lus


def _written(donnee: Any) -> Any:
    """Leave out the keys that say nothing."""
    if not isinstance(donnee, dict):
        return donnee
    return {cle: valeur for cle, valeur in donnee.items() if valeur is not None}


def _explain(detail: Any) -> str:
    cle = ".".join(map(str, detail["loc"]))
    match detail["type"]:
        case "missing":
            return f"la clé «\u00a0{cle}\u00a0» manque. Rétablissez-la, ou retirez la décision."
        case "extra_forbidden":
            connues = ", ".join(Arbitrage.model_fields)
            return f"la clé «\u00a0{cle}\u00a0» est inconnue. Les clés d’une décision\u00a0: {connues}."
        case "string_pattern_mismatch":
            return f"«\u00a0{detail['input']}\u00a0» n’est pas un identifiant. Écrivez par exemple ARB-03."
    return (
        "cette décision n’a pas la forme attendue. Rétablissez-la, ou retirez-la\u00a0: "
        "«\u00a0cdc interview arbitrer\u00a0» reposera la question."
    )
