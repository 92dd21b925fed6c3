"""Cases from acceptance criteria: given becomes what is prepared, when a gesture, then what is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import fold, lower_first, upper_first
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas, introduced
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
    pas[0] = introduced(contexte.presentation(role), pas[0])
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
    if not critere.quand:
        return [Pas(f"Je constate\u00a0: {situation or alors}", alors)], None, 0
    geste = gesture(critere.quand, situation, appels)
    action = "Je relis la pièce remise" if seul and geste.evenement else geste.action
    dernier = Pas(action, alors)
    if not situation or geste.joue:
        return [dernier], geste.role, int(geste.attente)
    if seul:
        return [
            Pas(f"Je demande la pièce\u00a0: {situation}", "la pièce est remise, avec sa date et son auteur"),
            dernier,
        ], geste.role, 0  # fmt: skip
    premier = Pas(
        f"Je retrouve dans le jeu de données, ou je crée\u00a0: {situation}",
        "la situation de départ est à l’écran",
    )
    return [premier, dernier], geste.role, int(geste.attente)


def _title(exigence: Exigence) -> str:
    return upper_first(exigence.titre or str(exigence.id))


def _purpose(exigence: Exigence) -> str:
    """Return the need itself, on one line: what the case proves."""
    return " ".join((exigence.enonce or exigence.titre or "").split()).rstrip(".")


def _default_role(contexte: Contexte) -> str | None:
    return next(iter(contexte.joueurs), None)


def _callings(contexte: Contexte) -> dict[str, str]:
    """Return the role of each way to call who has it: its name, the trade of its personas.

    The beginning of a name calls its role too (« le conseiller »), when no other name has that word.
    """
    noms = [
        (fold(nom.split(",")[0]).split(), str(role.id))
        for role in contexte.roles.values()
        for nom in (role.nom, *(p.metier for p in contexte.joueurs.get(str(role.id), [])))
        if nom
    ]
    appels = {" ".join(mots): role for mots, role in noms}
    for mots, role in noms:
        for fin in range(len(mots) - 1, 0, -1):
            debut = mots[:fin]
            if all(autre == role or debut[0] not in dits for dits, autre in noms):
                appels.setdefault(" ".join(debut), role)
    return appels
