"""What a project asks of the rules: which, how grave, from which number on."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.verification.catalogue import REGLES
from cdc.verification.constats import Gravite
from cdc.verification.selection import Selection, designates, is_known, no_rule, unknown_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.verification.regles import Regle
    from cdc_schema.projet import OptionsVerification

RACINE = "projet.verification"


@dataclass(frozen=True)
class Reglages:
    """How the rules are run; nothing said, all of them as they are.

    Attributes:
        selection: the rules that are run.
        gravites: the gravity that the project gives to a rule, by code.
        seuils: the thresholds that it sets, by name.
    """

    selection: Selection = field(default_factory=Selection)
    gravites: Mapping[str, Gravite] = field(default_factory=dict)
    seuils: Mapping[str, float] = field(default_factory=dict)

    def gravite(self, regle: Regle) -> Gravite:
        """Return how much a finding of `regle` matters."""
        return self.gravites.get(regle.code, regle.gravite)


@dataclass(frozen=True, slots=True)
class Mefait:
    """What the settings say that cannot be: where, and in French what and what to do."""

    chemin: str
    message: str


def read_reglages(options: OptionsVerification) -> Reglages:
    """Return the settings of a project; what `faults` would tell is left aside."""
    gravites: dict[str, Gravite] = {}
    for choix in options.gravites:
        if choix.code and choix.gravite:
            voulue = Gravite(choix.gravite.value)
            gravites |= {c: voulue for c, r in REGLES.items() if designates(choix.code, r)}
    return Reglages(
        Selection(tuple(options.selection), tuple(options.ignorer)),
        gravites,
        {s.nom: float(s.valeur) for s in options.seuils if s.nom and s.valeur is not None},
    )


def faults(options: OptionsVerification) -> list[Mefait]:
    """Return everything that the settings of a project name, and that does not exist."""
    return [*_unknown_rules(options), *_unknown_seuils(options)]


def _unknown_rules(options: OptionsVerification) -> Iterator[Mefait]:
    mots = {
        **{f"{RACINE}.selection[{i}]": mot for i, mot in enumerate(options.selection)},
        **{f"{RACINE}.ignorer[{i}]": mot for i, mot in enumerate(options.ignorer)},
        **{f"{RACINE}.gravites[{i}].code": g.code for i, g in enumerate(options.gravites)},
    }
    for chemin, mot in mots.items():
        if mot is not None and not mot.strip():
            yield Mefait(chemin, no_rule("retirez cette valeur vide"))
        elif mot and not is_known(mot):
            yield Mefait(chemin, unknown_rule(mot))
    for rang, accepte in enumerate(options.acceptes):
        if accepte.code and accepte.code.strip().upper() not in REGLES:
            yield Mefait(f"{RACINE}.acceptes[{rang}].code", _not_one_rule(accepte.code))


def _not_one_rule(mot: str) -> str:
    """Say that `mot` names no rule, or several where an acceptance is of one."""
    if not is_known(mot):
        return unknown_rule(mot)
    premiere = next(code for code, regle in REGLES.items() if designates(mot, regle))
    return (
        f"«\u00a0{mot}\u00a0» désigne plusieurs règles, et une acceptation n’en vise qu’une. "
        f"Écrivez son code entier, par exemple {premiere}."
    )


def _unknown_seuils(options: OptionsVerification) -> Iterator[Mefait]:
    connus = sorted({s.nom for regle in REGLES.values() for s in regle.seuils})
    for rang, choisi in enumerate(options.seuils):
        if choisi.nom and choisi.nom not in connus:
            proches = difflib.get_close_matches(choisi.nom, connus, 1, 0.4)
            conseil = f"Vouliez-vous dire {proches[0]}\u202f?" if proches else "Retirez-le."
            dit = f"aucun seuil ne s’appelle «\u00a0{choisi.nom}\u00a0». {conseil}"
            yield Mefait(f"{RACINE}.seuils[{rang}].nom", dit)
