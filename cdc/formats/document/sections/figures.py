"""The figures of a specification, drawn and captioned, found by the place that they illustrate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import typeset
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.figures import Famille, Figure
    from cdc_schema import Cahier

_HAUTE = 165.0  # mm
# A caption and how to read the figure stay together as long as one line holds them.
_UNE_LIGNE = 100
_MM_PAR_POINT = 25.4 / 72
_SUITE = re.compile(r"\.\d+$")
_REPERE = re.compile(r"T\d+")


class Dessin(StrEnum):
    """What a writer is given of a figure."""

    IMAGE = "image"
    SCENE = "scène"
    LES_DEUX = "les deux"


@dataclass(frozen=True, slots=True)
class Planche:
    """Every figure of one document."""

    figures: tuple[Figure, ...] = ()
    dessin: Dessin = Dessin.IMAGE
    _faites: dict[str, b.Figure] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        lisible: Cahier,
        dessin: Dessin = Dessin.IMAGE,
        familles: Iterable[Famille] | None = None,
    ) -> Planche:
        """Return the figures of what a reader may know; none where nothing can draw them.

        `familles` are those that will be shown: all of them, unless it is said.
        """
        try:
            import resvg_py  # noqa: F401

            from cdc.figures import FAMILLES, figures

            voulues = FAMILLES if familles is None else familles
            return cls(tuple(figures(lisible, Diffusion.INTERNE, voulues)), dessin)
        except ImportError:
            return cls()

    def blocs(self, cle: str) -> list[b.Bloc]:
        """Return the pictures called `cle`, each on the page that it needs."""
        return [
            b.Paysage((self._drawn(figure),)) if figure.scene.landscape else self._drawn(figure)
            for figure in self._called(cle)
        ]

    def marks_transitions(self, cle: str) -> bool:
        """Say whether the arrows of the pictures called `cle` wear marks: T1, T2..."""
        return any(
            _REPERE.fullmatch(texte.text)
            for figure in self._called(cle)
            for texte in figure.scene.texts()
        )

    def _called(self, cle: str) -> list[Figure]:
        return [f for f in self.figures if cle in (f.cle, _SUITE.sub("", f.cle))]

    def _drawn(self, figure: Figure) -> b.Figure:
        if figure.cle not in self._faites:
            self._faites[figure.cle] = _draw(figure, self.dessin)
        return self._faites[figure.cle]


def is_tall(bloc: b.Bloc) -> bool:
    """Say whether a picture takes most of a page, so that what precedes it matters."""
    return isinstance(bloc, b.Figure) and bloc.hauteur > _HAUTE


def _draw(figure: Figure, dessin: Dessin) -> b.Figure:
    from cdc.formats.figures import write_png, write_svg

    scene = figure.scene
    titre, lecture = f"{typeset(figure.titre)}.", typeset(figure.legende)
    if len(titre) + len(lecture) <= _UNE_LIGNE:
        titre, lecture = f"{titre} {lecture}".strip(), ""
    sans_image = dessin is Dessin.SCENE
    return b.Figure(
        b"" if sans_image else write_png(scene),
        scene.width * _MM_PAR_POINT,
        scene.height * _MM_PAR_POINT,
        figure.texte_alternatif,
        (b.Texte(titre),),
        # Outlines for letters: the reader's machine may not have the font.
        None if sans_image else write_svg(scene, contours=True),
        None if dessin is Dessin.IMAGE else scene,
        (b.Texte(lecture),) if lecture else (),
        figure.cle,
    )
