"""What a project and its interviews say: its records, the bank, the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdc.actions.restes import plain_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.entretien.annexe import LigneSource
    from cdc.entretien.arbitrages import Decisions
    from cdc.entretien.banque import Banque
    from cdc.entretien.citations import Citations
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.importation import Bilan
    from cdc.entretien.releves import Releve
    from cdc.entretien.sources import Sources
    from cdc.entretien.temoignages import Temoignage
    from cdc.projet import Projet


@dataclass(frozen=True)
class Dossier:
    """A project and its interviews; what they say is computed once, when it is asked."""

    projet: Projet
    releves: Sequence[Releve]
    banque: Banque
    decisions: Decisions

    @cached_property
    def donnees(self) -> dict[str, Any]:
        """What the files of the project hold."""
        return plain_data(self.projet)

    @cached_property
    def _dits(self) -> tuple[list[Temoignage], Sequence[Bilan]]:
        from cdc.entretien.temoignages import collect_temoignages

        return collect_temoignages(self.donnees, self.releves, self.banque, self.decisions)

    @property
    def temoignages(self) -> list[Temoignage]:
        """What each interview says of each place."""
        return self._dits[0]

    @property
    def bilans(self) -> Sequence[Bilan]:
        """What became of the last version of each interview."""
        return self._dits[1]

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """What is to be settled."""
        from cdc.entretien.contradictions import find_contradictions

        return find_contradictions(self.temoignages, self.donnees, self.banque, self.decisions)

    @cached_property
    def a_departager(self) -> list[Contradiction]:
        """What is to be settled, the values of imported tables included."""
        from cdc.listes.conflits import table_contradictions
        from cdc.projet.imports import load_imports

        imports = load_imports(self.projet.dossier)
        tableaux = table_contradictions(self.donnees, imports, self.decisions) if imports else []
        return [*self.contradictions, *tableaux]

    @cached_property
    def citations(self) -> Citations:
        """Who stands behind a reference."""
        from cdc.entretien.citations import Citations
        from cdc.projet import load_enregistrements

        imports = {
            Path(d.fichier).stem: d.donnees  # IMP-01, IMP-01.v2
            for d in load_enregistrements(self.projet.dossier, "imports/IMP-*.yaml")
        }
        return Citations(self.donnees, self.releves, self.banque, self.decisions, imports)

    @cached_property
    def sources(self) -> Sources:
        """Where each value comes from."""
        from cdc.entretien.sources import Sources

        return Sources(self.donnees, self.temoignages, self.citations, self.decisions)

    @property
    def annexe(self) -> list[LigneSource]:
        """The sources of everything, for the annex of the internal document."""
        from cdc.entretien.annexe import source_rows

        return source_rows(self.donnees, self.temoignages, self.citations, self.sources)


def open_dossier(projet: Projet) -> Dossier:
    """Read the interviews of `projet`."""
    from cdc.projet.arbitrages import load_decisions
    from cdc.projet.banque import load_banque
    from cdc.projet.releves import load_releves
    from cdc.resources import modeles

    banque = load_banque(modeles() / "questions", projet.dossier)
    return Dossier(projet, load_releves(projet.dossier), banque, load_decisions(projet.dossier))
