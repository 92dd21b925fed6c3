"""Cases from acceptance criteria: given becomes what is prepared, when a gesture, then what is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import fold, lower_first, upper_first
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas
from cdc.recette.derivation.propositions import gesture
from cdc_schema.enumerations import (
    ModeVerification,
    PrioriteCas,
    TechniqueTest,
    TypeCas,
    TypeExigence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.exigences import CritereAcceptation, Exigence

_TYPES = {
    TypeExigence.INTERFACE: TypeCas.INTERFACE,
    TypeExigence.PERFORMANCE: TypeCas.PERFORMANCE,
    TypeExigence.DONNEE: TypeCas.DONNEES,
    TypeExigence.MIGRATION: TypeCas.DONNEES,
}
_REFUS = re.compile(
    r"\b(?:refus\w*|interdi\w*|bloqu\w*|impossible|ne l’ouvre pas)\b", re.IGNORECASE
)
# Proofs that no gesture in the tool gives.
_SUR_PIECES = frozenset({ModeVerification.INSPECTION, ModeVerification.ANALYSE})


def derive_criteres(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each requirement that no case verifies."""
    appels = _callings(contexte)
    for exigence in contexte.exigences.values():
        ici = f"exigences[{exigence.id}]"
        objet = exigence.titre or str(exigence.id)
        if joues := contexte.exigences_jouees.get(str(exigence.id)):
            yield Couvert(Famille.CRITERES, ici, objet, tuple(joues))
            continue
        criteres = [c for c in exigence.criteres_acceptation if c.alors]
        if not criteres:
            yield Ecarte(
                Famille.CRITERES,
                ici,
                f"{lower_first(objet)}\u00a0: aucun critère d’acceptation ne dit ce que l’on doit voir",
            )
            continue
        yield _case(contexte, exigence, criteres, appels)


def _case(
    contexte: Contexte,
    exigence: Exigence,
    criteres: list[CritereAcceptation],
    appels: dict[str, str],
) -> Ebauche:
    pas: list[Pas] = []
    acteurs: list[str] = []
    attente = 0
    for critere in criteres:
        suivants, role, attend = _steps(
            critere, appels, seul=exigence.mode_verification in _SUR_PIECES
        )
        pas += suivants
        acteurs += [role] if role else []
        attente += attend
    role = next(iter(acteurs), None) or exigence.valideur or _default_role(contexte)
    ident = str(exigence.id)
    refuse = all(_REFUS.search(c.alors or "") for c in criteres)
    prepares = [c.etant_donne for c in criteres if c.etant_donne]
    pas[0] = _presented(contexte, role, pas[0])
    return Ebauche(
        cle=f"criteres/{ident}",
        famille=Famille.CRITERES,
        titre=_title(exigence),
        role=role,
        derive_de=(f"exigences[{ident}].criteres_acceptation", ident),
        pas=tuple(pas),
        exigences=(ident,),
        type=_TYPES.get(exigence.type, TypeCas.ERREUR if refuse else TypeCas.NOMINAL)
        if exigence.type
        else TypeCas.NOMINAL,
        technique=TechniqueTest.SCENARIO,
        priorite=contexte.priorite([ident], PrioriteCas.NORMALE),
        objectif=_purpose(exigence),
        preconditions=contexte.connexion(role),
        donnees=tuple((f"situation {rang}", texte) for rang, texte in enumerate(prepares, 1))
        if len(prepares) > 1
        else tuple(("situation", t) for t in prepares),
        postconditions=lower_first(criteres[-1].alors or ""),
        entite="",
        attente=attente,
    )


def _steps(
    critere: CritereAcceptation, appels: dict[str, str], *, seul: bool
) -> tuple[list[Pas], str | None, int]:
    situation = (critere.etant_donne or "").strip().rstrip(".")
    alors = (critere.alors or "").strip().rstrip(".")
    geste = gesture(critere.quand or "", situation, appels) if critere.quand else None
    if geste is None:
        return [Pas(f"Je constate\u00a0: {situation or alors}", alors)], None, 0
    if not situation:
        return [Pas(geste.action, alors)], geste.role, int(geste.attente)
    premier = (
        Pas(
            f"Je demande la pièce\u00a0: {situation}",
            f"la pièce est remise et datée\u00a0: {situation}",
        )
        if seul
        else Pas(
            f"Je prépare ou je retrouve la situation\u00a0: {situation}",
            f"l’écran montre bien\u00a0: {situation}",
        )
    )
    return [premier, Pas(geste.action, alors)], geste.role, int(geste.attente)


def _presented(contexte: Contexte, role: str | None, pas: Pas) -> Pas:
    return Pas(
        f"{contexte.presentation(role)}\u00a0: {lower_first(pas.action)}", pas.attendu, pas.donnee
    )


def _title(exigence: Exigence) -> str:
    return upper_first(exigence.titre or str(exigence.id))


def _purpose(exigence: Exigence) -> str:
    """Return the need itself, on one line: what the case proves."""
    return " ".join((exigence.enonce or exigence.titre or "").split()).rstrip(".")


def _default_role(contexte: Contexte) -> str | None:
    return next(iter(contexte.joueurs), None)


def _callings(contexte: Contexte) -> dict[str, str]:
    """Return the role of each way to call who has it: its name, the trade of its personas."""
    appels: dict[str, str] = {}
    for role in contexte.roles.values():
        noms = [role.nom or "", *(p.metier or "" for p in contexte.joueurs.get(str(role.id), []))]
        for nom in noms:
            mots = fold(nom.split(",")[0]).split()
            for fin in range(len(mots), 0, -1):
                appels.setdefault(" ".join(mots[:fin]), str(role.id))
    # « le référent SI » is no « référent RGPD »: one word calls a role only when it is alone to have it.
    return {a: r for a, r in appels.items() if " " in a or _only(contexte, a, r)}


def _only(contexte: Contexte, mot: str, role: str) -> bool:
    autres = {
        str(r.id)
        for r in contexte.roles.values()
        if mot in fold(r.nom or "").split() and str(r.id) != role
    }
    return not autres
