"""What testers handed in, kept as it was: one record a file and a tester, one version a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.recette.passages import Passage
    from cdc.recette.releve import Releve

CLASSEUR = "classeur"
_CONSIGNE = "consigne"
_NUMERO = re.compile(r"^REL-(\d+)$")


@dataclass(frozen=True)
class Versement:
    """One record of what a tester saw.

    Attributes:
        id: its identifier (`REL-01`), the same for all its versions.
        version: 1, then one more each time the file comes back changed.
        outil: what made the file: « classeur », or the tool that exported it.
        source: the name of the byte copy, in the folder `sources` beside the record.
        releve: what was read, its passages named after this record.
    """

    id: str
    version: int
    outil: str
    source: str
    releve: Releve = field(repr=False)

    @property
    def nom(self) -> str:
        """Return how it is cited: `REL-01`, `REL-01.v2`."""
        return self.id if self.version == 1 else f"{self.id}.v{self.version}"

    @cached_property
    def dit(self) -> tuple[object, ...]:
        """Return what it says, whatever the file is called and however it was saved."""
        lu = self.releve
        passages = tuple(replace(p, releve="") for p in lu.passages)
        fautes = tuple((f.cellule, f.texte) for f in lu.fautes)
        return (lu.campagne, lu.persona, lu.recetteur, dict(lu.cas), passages, lu.remarques, fautes)

    @property
    def cle(self) -> tuple[str, ...]:
        """Return what makes the record known when its file comes back.

        A workbook is that of a tester for a persona; the export of a tool keeps its name.
        """
        lu = self.releve
        propre = "" if self.outil == CLASSEUR else lu.fichier.casefold()
        return (lu.campagne, self.outil, lu.persona, lu.recetteur.casefold(), propre)


class Registre:
    """The records of a project: which one a file is, and its version."""

    def __init__(self, versements: Iterable[Versement] = ()) -> None:
        self.versements: list[Versement] = list(versements)
        self._par_cle: dict[tuple[str, ...], list[Versement]] = {}
        for versement in self.versements:
            self._par_cle.setdefault(versement.cle, []).append(versement)
        self._numero = max((number(v.id) for v in self.versements), default=0)

    def take(self, releve: Releve, outil: str, source: str) -> tuple[Versement, bool]:
        """Return the record of `releve`, and whether it was there; a new one is kept."""
        propose = Versement("", 1, outil, source, releve)
        memes = self._par_cle.setdefault(propose.cle, [])
        deja = next((v for v in memes if v.releve.sha256 == releve.sha256), None)
        deja = deja or next((v for v in memes if v.dit == propose.dit), None)
        if deja is not None:
            return deja, True
        nouveau = self._number(propose, memes)
        memes.append(nouveau)
        self.versements.append(nouveau)
        return nouveau, False

    def knows(self, releve: Releve, outil: str) -> bool:
        """Tell whether this tester handed something in before."""
        return bool(self._par_cle.get(Versement("", 1, outil, "", releve).cle))

    def before(self, versement: Versement) -> Versement | None:
        """Return the version that `versement` follows, or None for the first one."""
        memes = self._par_cle.get(versement.cle, ())
        return next((v for v in memes if v.version == versement.version - 1), None)

    def is_last(self, versement: Versement) -> bool:
        """Tell whether no newer version came."""
        memes = self._par_cle.get(versement.cle, ())
        return versement.version == max((v.version for v in memes), default=1)

    def _number(self, propose: Versement, memes: Sequence[Versement]) -> Versement:
        if memes:
            ident, version = memes[0].id, max(v.version for v in memes) + 1
        else:
            self._numero += 1
            ident, version = f"REL-{self._numero:02d}", 1
        nom = ident if version == 1 else f"{ident}.v{version}"
        nommes = tuple(replace(p, releve=nom) for p in propose.releve.passages)
        return Versement(
            ident, version, propose.outil, propose.source, replace(propose.releve, passages=nommes)
        )


def is_blank(releve: Releve) -> bool:
    """Tell whether nobody wrote anything in a workbook."""
    ecrites = sum(n for bac, n in releve.repartition.items() if bac != _CONSIGNE)
    return not (ecrites or releve.passages or releve.remarques or releve.fautes)


def number(ident: str) -> int:
    """Return 7 for `REL-07`; nothing for what is no record."""
    lu = _NUMERO.match(ident)
    return int(lu[1]) if lu else 0


def last_versions(versements: Iterable[Versement]) -> tuple[Versement, ...]:
    """Return the last version of each record, in the order of their numbers."""
    derniers: dict[str, Versement] = {}
    for versement in sorted(versements, key=lambda v: (number(v.id), v.version)):
        derniers[versement.id] = versement
    return tuple(derniers.values())


def passages_of(versements: Iterable[Versement]) -> tuple[Passage, ...]:
    """Return what the last version of each record says was played."""
    return tuple(p for v in last_versions(versements) for p in v.releve.passages)
