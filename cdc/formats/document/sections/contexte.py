"""What every section needs to put itself into words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.emplacements import Emplacements
from cdc.formats.document.index import Index
from cdc.formats.document.sections.figures import Dessin, Planche
from cdc.formats.document.typographie import INSECABLE
from cdc.formats.document.valeurs import Redacteur, joined
from cdc_schema.annotations import Diffusion
from cdc_schema.base import PROVENANCE
from cdc_schema.diffusion import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.entretien.annexe import LigneSource
    from cdc.entretien.restes import ARediger, Restes
    from cdc.figures import Famille
    from cdc_schema import Cahier
    from cdc_schema.base import Element
    from cdc_schema.plan import SousSection
    from cdc_schema.recette.proces_verbaux import ProcesVerbal


@dataclass(frozen=True, slots=True)
class Contexte:
    """One specification, as one diffusion shows it.

    Attributes:
        a_rediger: the texts that interviews leave to write up; none for a vendor.
        annexe: the sources of what the document says; none for a vendor.
        restes: what interviews and imported tables leave to decide and to ask; none for a vendor.
        pv: the minutes of an acceptance, when the document is theirs.
        places: the pieces that the template places.
    """

    cahier: Cahier
    interne: bool
    mots: Redacteur
    planche: Planche
    a_rediger: tuple[ARediger, ...] = ()
    annexe: tuple[LigneSource, ...] = ()
    restes: Restes | None = None
    pv: ProcesVerbal | None = None
    places: frozenset[str] = frozenset({"corps"})
    listes: Iterator[int] = field(default_factory=count)

    @classmethod
    def of(
        cls,
        cahier: Cahier,
        diffusion: Diffusion,
        a_rediger: Iterable[ARediger] = (),
        annexe: Iterable[LigneSource] = (),
        *,
        restes: Restes | None = None,
        dessin: Dessin = Dessin.IMAGE,
        familles: Iterable[Famille] | None = None,
    ) -> Contexte:
        """Return the context of `cahier` for `diffusion`: what that reader may know of it.

        `dessin` says what the writer draws figures from, `familles` which ones if not all.
        """
        lisible = readable(cahier, diffusion)
        planche = Planche.of(lisible, dessin, familles)
        interne = diffusion is Diffusion.INTERNE
        textes = tuple(a_rediger) if interne else ()
        sources = tuple(annexe) if interne else ()
        mots = Redacteur(Index(lisible), Emplacements(cahier, lisible))
        suite = restes if interne else None
        return cls(lisible, interne, mots, planche, textes, sources, suite)

    def repeating(self) -> Contexte:
        """Return the context of what is said elsewhere: what an author rewrites has one place."""
        return replace(self, mots=replace(self.mots, emplacements=None))

    def shows(self, *morceaux: str) -> bool:
        """Say whether the template places one of these pieces."""
        return not self.places.isdisjoint(morceaux)

    def to_write_up(self, sous: SousSection) -> tuple[ARediger, ...]:
        """Return the texts of `sous` that several people gave in their words."""
        return tuple(texte for texte in self.a_rediger if texte.section == sous)

    def sources(self, elements: Iterable[Element]) -> tuple[b.Paragraphe, ...]:
        """Return the note that says which interviews `elements` come from, if one may say it."""
        if not self.interne:
            return ()
        cites = sorted({ident for element in elements for ident in _interviews(element)})
        if not cites:
            return ()
        noms = joined([self.mots.index.name(c, complet=True) for c in cites], ", ")
        return (b.Paragraphe("CDC Note", (b.Texte(f"Sources{INSECABLE}: "), *noms)),)


def _interviews(element: Element) -> Iterator[str]:
    provenance = getattr(element, PROVENANCE, ())
    citees = provenance.values() if isinstance(provenance, dict) else [provenance]
    for liste in citees:
        for source in liste:
            if source.startswith("ENT-"):  # the row of an imported table is nobody's words
                yield source.partition("#")[0]
