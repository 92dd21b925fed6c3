"""Derive the plan of a project on disk: what changes, written at once, undone as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet import Ajouter, Remplacer, appliquer
from cdc.projet.derives import load_derives, write_derives
from cdc.recette.derivation import Famille, derive, merge, written
from cdc_schema.cas_de_test import CasDeTest
from cdc_schema.enumerations import StatutRedaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cdc.projet import Projet
    from cdc.projet.modifications import Modification
    from cdc.recette.derivation import Derivation, Derive, Fusion

LIBELLE = "recette plan"


@dataclass(frozen=True)
class Plan:
    """What a derivation gave, what it changes, and the project once it is written."""

    projet: Projet
    derivation: Derivation
    fusion: Fusion
    marques: tuple[CasDeTest, ...] = ()


def prepare_plan(
    projet: Projet, familles: Collection[Famille] = tuple(Famille), persona: str | None = None
) -> Plan:
    """Return what deriving `familles` changes, on paper."""
    derivation = derive(projet.cahier, familles)
    connus = load_derives(projet.dossier)
    return Plan(
        projet,
        derivation,
        merge(projet.cahier, derivation, connus, persona=persona, familles=familles),
    )


def write_plan(plan: Plan, *, marquer: bool = False) -> Plan:
    """Write what `plan` changes, and mark the cases to review when `marquer` asks for it."""
    marques = plan.fusion.a_revoir if marquer else ()
    modifications = [*_changes(plan.fusion), *_marks(marques)]
    connus = plan.fusion.connus
    derniers = write_derives(connus) if connus != load_derives(plan.projet.dossier) else {}
    if not modifications and not derniers:
        return plan
    projet = appliquer(plan.projet, modifications, libelle=LIBELLE, derniers=derniers)
    return Plan(projet, plan.derivation, plan.fusion, marques)


def _changes(fusion: Fusion) -> Iterator[Modification]:
    for derive_ in fusion.rafraichis:
        yield from _refreshed(derive_)
    for derive_ in fusion.nouveaux:
        yield Ajouter("cas_de_test", written(derive_.cas))


def _refreshed(derive_: Derive) -> Iterator[Modification]:
    """Yield only the items that differ: comments around the others stay."""
    assert derive_.avant is not None
    avant, apres = written(derive_.avant), written(derive_.cas)
    for cle in CasDeTest.model_fields:
        if avant.get(cle) != apres.get(cle):
            yield Remplacer(f"cas_de_test[{derive_.cas.id}].{cle}", apres.get(cle))


def _marks(cas: tuple[CasDeTest, ...]) -> Iterator[Modification]:
    for un in cas:
        yield Remplacer(f"cas_de_test[{un.id}].statut_redaction", StatutRedaction.A_REVOIR.value)
