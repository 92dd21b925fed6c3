"""Hold what a tester handed in against the project: what it does not know, what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.echecs import CAS_ENTIER
from cdc.recette.feuilles import case_fingerprint
from cdc.recette.redaction import steps
from cdc.recette.releve import Faute
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.recette.passages import Passage
    from cdc.recette.releve import Releve
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.recette.campagnes import PeriodeDeCampagne

_CITES = 5


@dataclass(frozen=True, slots=True)
class Controle:
    """What the project says of a record.

    Attributes:
        fautes: the cases and the steps that it does not know.
        changes: the cases whose text is not what the tester was given.
        inconnus: those who played and are no member of the team.
        doutes: what is taken as it is, and deserves a look, in French.
    """

    fautes: tuple[Faute, ...]
    changes: tuple[str, ...]
    inconnus: tuple[str, ...]
    doutes: tuple[str, ...] = ()


class Controleur:
    """Holds records against one project."""

    def __init__(self, cahier: Cahier) -> None:
        self._cas = {c.id: c for c in cahier.cas_de_test if c.id}
        self._periodes = {c.id: c.periode for c in cahier.campagnes}
        self._membres = {m.id for m in cahier.equipe.membres}
        self._empreintes: dict[str, str] = {}

    def check(self, releve: Releve) -> Controle:
        """Return what the project does not know of `releve`, and what changed since."""
        fautes = (f for p in releve.passages for f in _unknown(p, self._cas.get(p.cas)))
        changes = (cas for cas, dite in releve.cas.items() if dite and self._changed(cas, dite))
        noms = dict.fromkeys([releve.recetteur, *(p.recetteur for p in releve.passages)])
        inconnus = (nom for nom in noms if nom and nom not in self._membres)
        doutes = (
            *_unsaid(releve.passages),
            *_out_of(self._periodes.get(releve.campagne), releve.passages),
        )
        return Controle(tuple(fautes), tuple(changes), tuple(inconnus), doutes)

    def _changed(self, cas: str, empreinte: str) -> bool:
        if cas not in self._cas:
            return False
        if cas not in self._empreintes:
            self._empreintes[cas] = case_fingerprint(self._cas[cas])
        return self._empreintes[cas] != empreinte


def _unknown(passage: Passage, cas: CasDeTest | None) -> Iterator[Faute]:
    premiere = next((e.cellule for e in passage.etapes if e.cellule), "")
    if cas is None:
        yield Faute(
            _place(passage, premiere),
            passage.cas,
            "ce cas n’est pas dans le plan de recette. Il est gardé dans le relevé et ne compte pas\u00a0: "
            "ajoutez-le à recette/plan.yaml, ou corrigez son identifiant.",
            passage.cas,
        )
        return
    numeros = {n for n, _ in steps(cas)} | {CAS_ENTIER}
    for etape in passage.etapes:
        if etape.n not in numeros:
            yield Faute(
                _place(passage, etape.cellule),
                f"étape {etape.n}",
                f"{passage.cas} n’a pas cette étape\u00a0: son résultat compte, sans ouvrir d’anomalie. "
                "Le cas a sans doute changé depuis.",
                passage.cas,
            )


def _unsaid(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the steps where a tester wrote of a problem that their verdict does not tell."""
    for passage in passages:
        for etape in passage.etapes:
            lieu = f"{_place(passage, etape.cellule) or passage.cas}, étape {etape.n}"
            if etape.verdict is Verdict.CONFORME and etape.severite:
                yield f"{lieu}\u00a0: une sévérité, mais l’étape est conforme. Aucune anomalie ne s’ouvre."
            elif etape.verdict is Verdict.NON_JOUE and (etape.obtenu or etape.severite):
                yield (
                    f"{lieu}\u00a0: une observation, mais l’étape compte comme non jouée. Faites dire "
                    "son résultat."
                )


def _out_of(periode: PeriodeDeCampagne | None, passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the cases that were played on another day than those of the campaign."""
    if periode is None or periode.debut is None or periode.fin is None:
        return
    ailleurs = [
        f"{p.cas} le {p.date:%d/%m/%Y}"
        for p in passages
        if p.date and not periode.debut <= p.date <= periode.fin
    ]
    if ailleurs:
        yield (
            f"joué hors de la campagne ({periode.debut:%d/%m/%Y} au {periode.fin:%d/%m/%Y})\u00a0: "
            f"{', '.join(ailleurs[:_CITES])}{'…' if len(ailleurs) > _CITES else ''}. Vérifiez la date."
        )


def _place(passage: Passage, cellule: str) -> str:
    return f"{passage.feuille}!{cellule}" if passage.feuille and cellule else passage.feuille
