"""What is still to be asked, and to whom: answers that are none, or that a person must confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.annuaire import Annuaire
from cdc.entretien.effets import Attente, Motif, Sort
from cdc.entretien.releves import latest_ranks
from cdc.entretien.renvois import recognise
from cdc.entretien.textes import normalize
from cdc.entretien.valeurs import as_written
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.importation import Bilan
    from cdc.entretien.releves import Releve


@dataclass(frozen=True, slots=True)
class Suite:
    """One thing to ask.

    `personne` is whom to ask, as the project calls them, else as written, else who answered;
    `identifiant` what the project knows them by (`PER-03`, `ENT-04`), or nothing; `question` and
    `intitule` what to ask; `pourquoi` a French phrase; `texte` what was written, by `de`, in the
    record `releve`, in `cellule`; `chemin` what the answer would fill, if anything; `lecture` and
    `possibles` what was read in it and the values that it may mean.
    """

    personne: str
    identifiant: str
    question: str
    intitule: str
    pourquoi: str
    motif: Motif
    texte: str
    de: str
    releve: str
    cellule: str
    chemin: str = ""
    lecture: str = ""
    possibles: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """What designates it, whatever the version: `ENT-04#Q-FLX-16`, else its cell."""
        return f"{self.releve.partition('.')[0]}#{self.question or self.cellule}"

    @property
    def a_confirmer(self) -> bool:
        """Whether a value was given, but not surely enough to be written."""
        return self.motif in (Motif.APPROCHEE, Motif.AMBIGUE, Motif.BARREE)


def by_person(suites: Iterable[Suite]) -> dict[str, list[Suite]]:
    """Return what is to be asked of each person."""
    personnes: dict[str, list[Suite]] = {}
    for suite in suites:
        personnes.setdefault(suite.personne, []).append(suite)
    return personnes


def sort_follow_ups(
    bilans: Sequence[Bilan], releves: Sequence[Releve], donnees: Mapping[str, Any], banque: Banque
) -> tuple[Suite, ...]:
    """Return what these reports leave to ask, those to ask one person together.

    `donnees` is the project after them. A follow-up is closed when the place that it would fill is
    filled; one that names a person, when she has answered the question herself, or when the author
    has filled the place. A value that differs from what another interview gave stays to confirm.
    """
    derniers = latest_ranks(releves)
    personnes: dict[str, list[int]] = {}
    for rang in derniers:
        personnes.setdefault(normalize(releves[rang].personne), []).append(rang)
    registre = _Registre(
        Annuaire(donnees, (releves[rang] for rang in derniers)),
        releves,
        personnes,
        donnees,
        banque,
        frozenset(_rewritten(bilans)),
    )
    suites = [s for bilan in bilans for s in registre.of(bilan)]
    rangs: dict[str, int] = {}
    for suite in suites:
        rangs.setdefault(suite.personne, len(rangs))
    return tuple(sorted(suites, key=lambda s: rangs[s.personne]))


@dataclass(frozen=True, slots=True)
class _Registre:
    """What is needed to say whether something is still to be asked, and to whom.

    `personnes` says where the last record of each interview of a person is, by her name.
    """

    annuaire: Annuaire
    releves: Sequence[Releve]
    personnes: Mapping[str, Sequence[int]]
    donnees: Mapping[str, Any]
    banque: Banque
    reprises: frozenset[str]

    def of(self, bilan: Bilan) -> Iterator[Suite]:
        """Yield what one record leaves to ask, one for each cell and each person to ask."""
        par_cellule: dict[str, list[Attente]] = {}
        for attente in bilan.attentes:
            par_cellule.setdefault(attente.cellule, []).append(attente)
        for attentes in par_cellule.values():
            yield from self._ask(attentes, bilan.releve)

    def _ask(self, attentes: list[Attente], releve: Releve) -> Iterator[Suite]:
        premiere = attentes[0]
        trouve = recognise(premiere.texte)
        if premiere.motif is Motif.VOIR_AVEC and trouve and trouve.qui:
            for nom in trouve.qui:
                personne, identifiant = self.annuaire.find(nom)
                ouvertes = [a for a in attentes if not self._by_hand(a)]
                if ouvertes and not self._has_answered(personne, premiere.question):
                    yield self._suite(ouvertes[0], releve, personne, identifiant)
            return
        ouvertes = [a for a in attentes if not self._settled(a)]
        if ouvertes:
            yield self._suite(ouvertes[0], releve, releve.personne or releve.nom, releve.id)

    def _suite(self, attente: Attente, releve: Releve, personne: str, identifiant: str) -> Suite:
        question = self.banque.question(attente.question)
        return Suite(
            personne=personne,
            identifiant=identifiant,
            question=attente.question,
            intitule=question.texte if question else attente.question,
            pourquoi=_POURQUOI[attente.motif],
            motif=attente.motif,
            texte=attente.texte,
            de=releve.personne or releve.nom,
            releve=releve.nom,
            cellule=attente.cellule,
            chemin=attente.chemin,
            lecture=attente.lecture,
            possibles=attente.possibles,
        )

    def _filled(self, attente: Attente) -> bool:
        return bool(attente.chemin) and _value(self.donnees, attente.chemin) not in _VIDES

    def _settled(self, attente: Attente) -> bool:
        """Say whether the place holds what `attente` may mean, or what the author chose."""
        if attente.motif not in (Motif.APPROCHEE, Motif.AMBIGUE):
            return self._filled(attente)
        if not self._filled(attente) or self._by_hand(attente):
            return self._filled(attente)
        ecrite = as_written(_value(self.donnees, attente.chemin))
        return attente.chemin in self.reprises or ecrite in attente.possibles

    def _by_hand(self, attente: Attente) -> bool:
        """Say whether the author has filled the place: no interview is the source of its value."""
        return self._filled(attente) and not any(_sources(self.donnees, attente.chemin))

    def _has_answered(self, personne: str, question: str) -> bool:
        return any(
            reponse.question == question
            and not reponse.vide
            and not (reponse.reponse and reponse.reponse.drapeau)
            for rang in self.personnes.get(normalize(personne), ())
            for reponse in self.releves[rang].reponses
        )


def _rewritten(bilans: Iterable[Bilan]) -> set[str]:
    """Return the places where the project holds nothing that these interviews say."""
    ecartes = (Sort.CONFLIT, Sort.ARBITREE)
    dites, tenues = set[str](), set[str]()
    for bilan in bilans:
        dites |= {e.chemin for e in bilan.effets}
        tenues |= {e.chemin for e in bilan.effets if e.sort not in ecartes}
    return dites - tenues


_VIDES: tuple[Any, ...] = (None, "", [], {})
_POURQUOI = {
    Motif.IDEM: "la réponse renvoie à une autre, sans la redire",
    Motif.SANS_OBJET: "la question est dite sans objet, et rien d’autre n’y répond",
    Motif.NE_SAIT_PAS: "la personne interrogée ne sait pas",
    Motif.VOIR_AVEC: "la réponse renvoie à cette personne",
    Motif.A_COMPLETER: "la réponse est restée à compléter",
    Motif.APPROCHEE: "la valeur est approchée\u00a0: elle est à préciser",
    Motif.AMBIGUE: "la valeur se lit de plusieurs façons",
    Motif.BARREE: "texte barré\u00a0: à confirmer",
}


def _value(donnees: Any, chemin: str) -> Any:
    return _step_down(donnees, parse(chemin))


def _sources(donnees: Any, chemin: str) -> Iterator[Any]:
    """Yield the interviews that the place at `chemin`, or what holds it, comes from."""
    segments = parse(chemin)
    for rang, cle in enumerate(segments):
        noeud = _step_down(donnees, segments[:rang])
        provenance = noeud.get(PROVENANCE) if isinstance(noeud, dict) else None
        yield provenance.get(cle) if isinstance(provenance, dict) else provenance


def _step_down(noeud: Any, segments: Iterable[str | int]) -> Any:
    """Return what stands at a path of plain data, or nothing."""
    for segment in segments:
        if isinstance(noeud, dict):
            noeud = noeud.get(segment)
        elif isinstance(noeud, list) and isinstance(segment, int):
            noeud = noeud[segment] if segment < len(noeud) else None
        elif isinstance(noeud, list):
            noeud = next((e for e in noeud if e.get("id") == segment), None)
        else:
            return None
    return noeud
