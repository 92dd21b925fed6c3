"""Where a value, a record or a requirement comes from, and what others said of the same place."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cdc.entretien.contradictions import same_value
from cdc.entretien.lieux import elements, exists, lieu_at, value_at
from cdc.entretien.pose import is_empty
from cdc.entretien.valeurs import as_written
from cdc.errors import CdcError
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import ecrire, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.entretien.arbitrages import Arbitrage, Decisions
    from cdc.entretien.citations import Citation, Citations
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema.chemins import Chemin

_IDENTIFIANT = re.compile(r"^[A-Za-z]{1,4}-[A-Za-z0-9-]+$")
_PROCHES = 3


class CheminInconnuError(CdcError):
    """The project has nothing under this path or identifier."""

    def __init__(self, texte: str, proches: Sequence[str]) -> None:
        self.texte = texte
        self.proches = tuple(proches)
        suite = (
            f" Chemins proches\u00a0: {', '.join(proches)}."
            if proches
            else " Écrivez par exemple exigences[EX-VTE-004], presentation.effectif, ou un "
            "identifiant seul."
        )
        super().__init__(f"«\u00a0{texte}\u00a0» ne désigne rien dans ce projet.{suite}")


@dataclass(frozen=True, slots=True)
class Trace:
    """The sources of what stands at a path.

    `citations` are the answers that gave it, or that its record cites; `autres` what else was
    said of the same place; `parties` the same for what it is made of; `origines` for what a
    requirement comes from.
    """

    chemin: str
    titre: str
    valeur: str
    citations: tuple[Citation, ...] = ()
    autres: tuple[Citation, ...] = ()
    decision: Arbitrage | None = None
    parties: tuple[Trace, ...] = ()
    origines: tuple[Trace, ...] = ()

    @property
    def sourcee(self) -> bool:
        """Say whether anything tells where it comes from."""
        return bool(
            self.citations
            or self.decision
            or any(t.sourcee or t.autres for t in self.parties)
            or self.origines
        )


class Sources:
    """The sources of a project; the answers are those of `collect_temoignages`."""

    def __init__(
        self,
        donnees: Mapping[str, Any],
        temoignages: Sequence[Temoignage],
        citations: Citations,
        decisions: Decisions,
    ) -> None:
        self._donnees = donnees
        self._citations = citations
        self._decisions = decisions
        self._traced: dict[Chemin, Trace] = {}
        self._dits: dict[str, list[Temoignage]] = {}
        for dit in temoignages:
            if dit.chemin:
                self._dits.setdefault(dit.chemin, []).append(dit)

    def find(self, texte: str) -> Chemin:
        """Return the path that `texte`, a path, an identifier or a decision, designates.

        Raises:
            CheminInconnuError: nothing has this path; the nearest ones are told.
        """
        if _IDENTIFIANT.match(texte):
            trouve = self._element(texte.upper()) or self._decided(texte.upper())
            if trouve is not None:
                return trouve
        try:
            chemin = parse(texte)
            lieu_at(chemin)
        except (LookupError, ValueError):
            raise CheminInconnuError(texte, self._nearest(texte)) from None
        if not exists(self._donnees, chemin):
            raise CheminInconnuError(texte, self._nearest(texte))
        return chemin

    def trace(self, chemin: Chemin) -> Trace:
        """Return where what stands at `chemin` comes from."""
        lieu = lieu_at(chemin)
        valeur = value_at(self._donnees, chemin)
        if isinstance(valeur, dict) or _is_rows(valeur) or lieu.champ is None:
            return self._of_record(chemin, lieu.titre, valeur)
        return self._of_value(chemin)

    def _of_value(self, chemin: Chemin, *, seule: bool = True) -> Trace:
        """Return the sources of one value; `seule`, with those that its record cites besides."""
        texte, lieu = ecrire(chemin), lieu_at(chemin)
        valeur = value_at(self._donnees, chemin)
        dits = [self._cite(d, valeur) for d in self._dits.get(texte, ())]
        citees = self._references(lieu.porteur)
        retenus = [c for c in dits if c.accord]
        # Nobody said what stands there now: it was rewritten from what those cited had said.
        retenus = retenus or [c for c in dits if c.reference in citees]
        autres = [c for c in dits if c not in retenus]
        reste: list[str] = []
        if seule:
            dites = {c.reference for c in dits} | self._neighbours(lieu.porteur)
            reste = [r for r in citees if r not in dites and not r.startswith("ARB-")]
        return Trace(
            texte,
            lieu.titre,
            "" if is_empty(valeur) else as_written(valeur),
            (*retenus, *map(self._citations.of, reste)),
            tuple(autres),
            self._decisions.about(texte, self._row_name(texte)),
        )

    def _of_record(self, chemin: Chemin, titre: str, valeur: Any) -> Trace:
        parties = [self._of_value(c, seule=False) for c in self._leaves(chemin, valeur)]
        utiles = tuple(t for t in parties if t.citations or t.autres or t.decision)
        citees = self._references((*chemin, PROVENANCE)) if isinstance(valeur, dict) else []
        dites = {c.reference for t in utiles for c in (*t.citations, *t.autres)}
        reste = tuple(self._citations.of(r) for r in citees if r not in dites)
        return Trace(
            ecrire(chemin),
            titre,
            _name(valeur),
            (*self._speaker(chemin), *reste),
            parties=utiles,
            origines=tuple(self.origins(valeur)) if _is_requirement(chemin, valeur) else (),
        )

    def _leaves(self, chemin: Chemin, valeur: Any) -> Iterator[Chemin]:
        """Yield the paths below `chemin` that hold something, or of which something was said."""
        vus = []
        for place, noeud in elements(valeur, chemin):
            vus += [(*place, cle) for cle, dedans in noeud.items() if _is_leaf(cle, dedans)]
        connus = {ecrire(c) for c in vus}
        yield from vus
        debut = ecrire(chemin)
        for texte in self._dits:
            if texte not in connus and texte.startswith((f"{debut}.", f"{debut}[")):
                yield parse(texte)

    def _cite(self, dit: Temoignage, valeur: Any) -> Citation:
        accord = _says(dit, valeur)
        return self._citations.of_cell(
            dit.releve, dit.question, dit.cellule, dit.texte, lu=dit.lu, accord=accord
        )

    def _references(self, porteur: Chemin) -> list[str]:
        valeur = value_at(self._donnees, porteur) if porteur else None
        if isinstance(valeur, dict):
            return list(dict.fromkeys(r for refs in valeur.values() for r in refs or ()))
        return list(valeur or self._of_whole(porteur))

    def _of_whole(self, porteur: Chemin) -> list[str]:
        """Return the rows of tables that an element cites for all that it is made of: its steps."""
        for fin in range(len(porteur) - 3, 1, -1):
            cites = value_at(self._donnees, (*porteur[:fin], PROVENANCE))
            if isinstance(cites, list):
                return [c for c in cites if str(c).startswith("IMP-")]
        return []

    def _neighbours(self, porteur: Chemin) -> set[str]:
        """Return the references that other data of the same record have, and not this one."""
        if not porteur:
            return set()
        # `clients.provenance.liens` speaks of `clients.liens`; a record's, of the record.
        place = ecrire(porteur[:-1] if porteur[-1] == PROVENANCE else (*porteur[:-2], porteur[-1]))
        debuts = (f"{place}.", f"{place}[")
        return {
            d.releve.cite(d.question)
            for texte, dits in self._dits.items()
            if texte.startswith(debuts)
            for d in dits
        }

    def _speaker(self, chemin: Chemin) -> Iterator[Citation]:
        """Yield the interview that holds the record, as a source of its own."""
        if chemin[0] == "entretiens" and len(chemin) > 1:
            yield replace(self._citations.of(str(chemin[1])), texte="", cellule="", feuille="")

    def origins(self, exigence: Mapping[str, Any]) -> Iterator[Trace]:
        """Yield where a requirement comes from: who asked for it, what it answers."""
        identifiant = str(exigence.get("id") or "")
        cites = [*(exigence.get("origine") or []), *self._deduced.get(identifiant, ())]
        for cite in dict.fromkeys(map(str, cites)):
            trouve = self._element(cite)
            if trouve is None:
                yield Trace(cite, "", "")
                continue
            trace = self._traced.get(trouve) or self.trace(trouve)
            self._traced[trouve] = trace  # many requirements come from one interview
            # An interview as an origin is who spoke, not all that she said.
            yield replace(trace, parties=()) if trouve[0] == "entretiens" else trace

    @cached_property
    def _deduced(self) -> dict[str, list[str]]:
        """The interviews that each requirement was deduced from."""
        deduites: dict[str, list[str]] = {}
        for fiche in self._donnees.get("entretiens") or []:
            for identifiant in fiche.get("besoins_deduits") or []:
                deduites.setdefault(str(identifiant), []).append(str(fiche.get("id")))
        return deduites

    def _element(self, identifiant: str) -> Chemin | None:
        return self._places.get(identifiant)

    @cached_property
    def _places(self) -> dict[str, Chemin]:
        """The path of each element that has an identifier."""
        return {str(e["id"]): c for c, e in elements(dict(self._donnees)) if c and e.get("id")}

    def _decided(self, identifiant: str) -> Chemin | None:
        """Return the place that a decision is about."""
        chemins = (d.chemin for d in self._decisions.prises if d.id == identifiant and d.chemin)
        return next((parse(c) for c in chemins if exists(self._donnees, parse(c))), None)

    def _row_name(self, chemin: str) -> str:
        return next((d.lieu for d in self._dits.get(chemin, ())), "")

    def _nearest(self, texte: str) -> list[str]:
        connus: dict[str, None] = {}
        for chemin, noeud in elements(dict(self._donnees)):
            if chemin:
                connus[ecrire(chemin)] = None
                if noeud.get("id") and _IDENTIFIANT.match(texte):
                    connus[str(noeud["id"])] = None
            connus |= {ecrire((*chemin, cle)): None for cle in noeud if cle != PROVENANCE}
        return difflib.get_close_matches(texte, list(connus), _PROCHES, 0.6)


def _says(dit: Temoignage, valeur: Any) -> bool:
    if isinstance(valeur, list):
        return any(same_value(dit.chemin, [v], [dit.lu]) for v in valeur)
    return same_value(dit.chemin, valeur, dit.lu)


def _is_requirement(chemin: Chemin, valeur: Any) -> bool:
    return chemin[0] == "exigences" and isinstance(valeur, dict)


def _is_rows(valeur: Any) -> bool:
    return isinstance(valeur, list) and any(isinstance(e, dict) for e in valeur)


def _is_leaf(cle: str, valeur: Any) -> bool:
    if cle in (PROVENANCE, "id") or is_empty(valeur):
        return False
    return not isinstance(valeur, dict) and not _is_rows(valeur)


def _name(valeur: Any) -> str:
    """Return how a record is called."""
    if not isinstance(valeur, dict):
        return ""
    cles = ("titre", "nom", "libelle", "intitule", "terme", "texte", "personne", "description")
    return next((str(valeur[c]) for c in cles if valeur.get(c)), "")
