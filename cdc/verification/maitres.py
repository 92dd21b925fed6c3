"""Which system is right: exactly one for each entity, and for each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal


@controle(
    regle(
        "DIC-001",
        ERREUR,
        "entité sans système maître unique",
        pourquoi=(
            "Deux systèmes qui font foi écrasent tour à tour la même fiche ; aucun, et chacun "
            "garde la sienne."
        ),
        mauvais="Client : ERP maître, CRM maître",
        mieux="Client : ERP maître, CRM copie",
        source=(
            "Plan détaillé, 0f : une ligne de « Qui fait foi » compte exactement un système « "
            "maître »"
        ),
    ),
    regle(
        "DIC-002",
        AVERTISSEMENT,
        "entité absente de « Qui fait foi »",
        pourquoi="Le candidat ne sait pas s’il doit la créer, la recopier ou seulement l’afficher.",
        mauvais="Contrat : déclaré, sans ligne dans la matrice",
        mieux="Contrat : ERP maître, CRM copie",
        source="Plan détaillé, 0f : une entité a un seul système maître",
        methode="Se tait tant que la matrice est vide : la complétude le dit.",
    ),
    regle(
        "DIC-003",
        ERREUR,
        "système maître contradictoire",
        pourquoi=(
            "Deux endroits du cahier donnent raison à deux systèmes : l’interface sera chiffrée "
            "dans un sens ou dans l’autre, au hasard."
        ),
        mauvais="fiche de l’entité : CRM ; matrice : ERP",
        mieux="fiche de l’entité : ERP ; matrice : ERP",
        source="Plan détaillé, 0f : une entité a un seul système maître par champ",
        methode=(
            "Compare la fiche de l’entité à la matrice, puis chaque champ du dictionnaire à ses "
            "exceptions."
        ),
    ),
)
def _entites(examen: Examen) -> Iterator[Signal]:
    carte, nom = examen.cahier.cartographie, examen.reperes.nom
    for ligne, cellules in carte.maitre_donnee.items():
        maitres = [s for s, a in cellules.items() if a is enum.Autorite.MAITRE]
        if len(maitres) != 1:
            yield _not_one(examen, ligne, maitres)
    for chemin, entite in situes(carte.entites, "cartographie.entites"):
        cellules = carte.maitre_donnee.get(entite.id or "", {})
        maitres = [s for s, a in cellules.items() if a is enum.Autorite.MAITRE]
        if carte.maitre_donnee and not cellules and entite.id:
            yield signal(
                chemin,
                f"L’entité {nom(entite.id)} n’a pas de ligne dans « Qui fait foi ». "
                "Dites quel système en est maître, et lesquels la copient ou la lisent.",
                "DIC-002",
            )
        if entite.maitre and len(maitres) == 1 and entite.maitre != maitres[0]:
            yield signal(
                f"{chemin}.maitre",
                f"L’entité {nom(entite.id)} a pour maître {nom(entite.maitre)} dans sa fiche et "
                f"{nom(maitres[0])} dans « Qui fait foi ». Gardez-en un.",
                "DIC-003",
            )
    yield from _champs(examen)


def _not_one(examen: Examen, ligne: str, maitres: list[str]) -> Signal:
    nom = examen.reperes.nom
    trouves = (
        f"a {len(maitres)} systèmes maîtres : {enumeration(examen.reperes.noms(maitres))}"
        if maitres
        else "n’a pas de système maître"
    )
    return signal(
        ecrire(("cartographie", "maitre_donnee", ligne)),
        f"L’entité {nom(ligne)} {trouves}. Donnez-en exactement un ; les autres copient ou lisent.",
        "DIC-001",
    )


def _champs(examen: Examen) -> Iterator[Signal]:
    """Yield the exceptions field by field that contradict the dictionary, or one another."""
    nom, vus = examen.reperes.nom, {c.id: c.maitre for c in examen.reperes.champs.values()}
    exceptions = examen.cahier.cartographie.maitre_champs
    for chemin, une in situes(exceptions, "cartographie.maitre_champs"):
        avant = vus.setdefault(une.champ, une.maitre)
        if une.champ and une.maitre and avant and avant != une.maitre:
            yield signal(
                f"{chemin}.maitre",
                f"Le champ {nom(une.champ)} a pour maître {nom(une.maitre)} ici et {nom(avant)} "
                f"ailleurs. "
                "Gardez-en un, au dictionnaire et parmi les exceptions.",
                "DIC-003",
            )


CONTROLES = (_entites,)
