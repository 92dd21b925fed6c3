"""How many people will use the tool: the same number wherever it is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, regle, signal
from cdc.verification.regles import controle
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal


@controle(
    regle(
        "DRO-014",
        AVERTISSEMENT,
        "nombre d’utilisateurs différent d’un endroit à l’autre",
        pourquoi="Les abonnements se comptent par utilisateur : l’écart se paie chaque mois.",
        mauvais="4c : 45 utilisateurs ; 1d : 40",
        mieux="4c et 1d : 45",
        source=(
            "Plan détaillé, 4c : nombre d’utilisateurs par rôle cohérent avec le nombre de licences"
        ),
        methode=(
            "Compare la somme des rôles à celle des utilisateurs de 1d, actuels ou futurs, quand "
            "tous les nombres sont donnés."
        ),
    )
)
def _users(examen: Examen) -> Iterator[Signal]:
    ici, annonces = (
        _sum([r.nombre_utilisateurs for r in examen.cahier.droits.roles]),
        _announced(examen),
    )
    if ici and annonces and ici not in annonces:
        la = ", puis ".join(map(str, dict.fromkeys(annonces)))
        yield signal(
            "droits.roles",
            f"Les rôles comptent {ici} utilisateurs et l’existant en annonce {la} en 1d. "
            "Accordez les deux : les abonnements se comptent ainsi.",
        )


@controle(
    regle(
        "DRO-015",
        AVERTISSEMENT,
        "abonnements demandés et utilisateurs en nombres différents",
        pourquoi=(
            "Les candidats chiffrent les quantités du cadre de prix : l’écart se paie chaque "
            "mois, ou s’achète en avenant."
        ),
        mauvais="4c : 45 utilisateurs ; cadre de prix : 40 abonnements",
        mieux="4c : 45 utilisateurs ; cadre de prix : 39 complets et 6 en lecture",
        source=(
            "Plan détaillé, 4c : nombre d’utilisateurs par rôle cohérent avec le nombre de licences"
        ),
        methode="Les lignes de licences comptées par utilisateur, additionnées pour chaque période d’années. Leur somme peut être "
        "celle des rôles, ou celle des utilisateurs actuels ou futurs (1d).",
    )
)
def _licences(examen: Examen) -> Iterator[Signal]:
    sommes: dict[str, Decimal] = {}
    for ligne in examen.cahier.consultation.grille_prix:
        par_personne = "utilisateur" in (ligne.unite or "").casefold()
        if ligne.poste is enum.PostePrix.LICENCES and par_personne and ligne.quantite is not None:
            annees = ligne.annees or ""
            sommes[annees] = sommes.get(annees, Decimal(0)) + ligne.quantite
    ici = _sum([r.nombre_utilisateurs for r in examen.cahier.droits.roles])
    attendus = {Decimal(n) for n in (ici, *_announced(examen)) if n}
    if ici and sommes and not attendus & {*sommes.values(), sum(sommes.values())}:
        demandes = " puis ".join(number(s) for s in sommes.values())
        yield signal(
            "consultation.grille_prix",
            f"Le cadre de prix demande {demandes} abonnements et les rôles comptent {ici} "
            f"utilisateurs. "
            "Accordez les quantités et 4c.",
        )


def _announced(examen: Examen) -> tuple[int, ...]:
    """Return how many users there are and will be (1d); nothing when one is unknown."""
    profils = examen.cahier.existant.utilisateurs
    actuels = _sum([p.nombre for p in profils])
    futurs = _sum([p.nombre if p.nombre_futur is None else p.nombre_futur for p in profils])
    return (actuels, futurs) if actuels and futurs else ()


def _sum(nombres: list[int | None]) -> int:
    """Return the sum of `nombres`, or 0 when one is unknown."""
    return 0 if None in nombres else sum(n or 0 for n in nombres)


CONTROLES = (_users, _licences)
