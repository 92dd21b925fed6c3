"""The wording rules on the texts of a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.formulation.memoire import Memoire
from cdc.verification.formulation.moteur import FORMULES
from cdc.verification.formulation.roles import Role, applies, role_of
from cdc.verification.formulation.termes import Termes
from cdc.verification.regles import Signal, controle
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc_schema import Cahier


# Most texts of a project are descriptions, asked only for holes: the others are not analysed.
_MANQUE = re.compile(
    r"\b[àa] (?:d[ée]|pr[ée]ci|confi|arbit|fix|disc|red[ée]|sp[ée]ci|affin|caler|tranch|final)"
    r"|\bt(?:b[dca]|odo)\b|\?\s?\?|xx|lorem|\bnc\b|non d[ée]f|suspens|(?:point|question) ouv"
    r"|verr(?:a|ons)\b|\[|_",
    re.IGNORECASE,
)


_ENTIERS = (Role.EXIGENCE, Role.REGLE, Role.OBJECTIF)


@controle(*(f.regle for f in FORMULES.values()))
def _worded(examen: Examen) -> Iterator[Signal]:
    memoire = Memoire(Termes(defined_terms(examen.cahier)))
    titres = {r.id for r in examen.cahier.regles if r.alors}
    for chemin, texte in examen.reperes.textes:
        role = role_of(chemin)
        if role is None or (role is Role.REGLE and chemin[1] in titres):
            continue
        if role is Role.DESCRIPTION and not _MANQUE.search(texte):
            continue
        for dit in memoire.read(texte, entier=role in _ENTIERS):
            if applies(role, dit.code):
                ou = ecrire(chemin)
                yield Signal(ou, dit.message, dit.debut, dit.fin, dit.suggestion, dit.code)


def defined_terms(cahier: Cahier) -> frozenset[str]:
    """Return the terms of the glossary, and the names that the project gives to its states."""
    termes = {t.terme for t in cahier.glossaire if t.terme}
    etats = {e.nom for w in cahier.workflows for e in w.etats if e.nom and " " in e.nom}
    return frozenset(termes | etats)


CONTROLES = (_worded,)
