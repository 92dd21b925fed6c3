"""Who plays a case when several personas have the same role: the one whose day it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.recette.derivation.rattachement import stems

if TYPE_CHECKING:
    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Ebauche, Pas
    from cdc_schema.personas import Persona


def distribute(contexte: Contexte, ebauche: Ebauche) -> Ebauche:
    """Return `ebauche` with who plays it, and its first words said by that person.

    The words of a persona (goals, what is expected, today's troubles) against those of the case; the
    first persona of the role when nothing tells. It depends on nothing else, so that a case keeps its
    player when others come.
    """
    premier = contexte.persona(ebauche.role)
    if premier is None:
        return ebauche
    joueurs = contexte.joueurs.get(ebauche.role or "", [premier])
    mots = stems(" ".join([ebauche.titre, *(f"{p.action} {p.donnee}" for p in ebauche.pas)]))
    elu = max(joueurs, key=lambda p: (len(mots & _words(p)), p is premier))
    if elu is premier:
        return replace(ebauche, persona=premier.id)
    return replace(ebauche, persona=elu.id, pas=_said_by(contexte, ebauche, elu))


def _words(persona: Persona) -> frozenset[str]:
    lieu = persona.contexte.lieu if persona.contexte else None
    dits = [*persona.objectifs, *persona.attendus, *persona.frustrations, lieu or ""]
    precision = persona.contexte.precision if persona.contexte else None
    return stems(" ".join([*dits, precision or ""]))


def _said_by(contexte: Contexte, ebauche: Ebauche, elu: Persona) -> tuple[Pas, ...]:
    debut, *suite = ebauche.pas
    action = debut.action
    for lieu in (True, False):
        avant = contexte.presentation(ebauche.role, lieu=lieu)
        if action.startswith(f"{avant}\u00a0:"):
            apres = contexte.presentation(ebauche.role, lieu=lieu, persona=elu)
            return (replace(debut, action=apres + action.removeprefix(avant)), *suite)
    return ebauche.pas
