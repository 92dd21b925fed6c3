"""Writes pictures into a page: as its own drawing, or as data that can run nothing."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.html.texte import escape

if TYPE_CHECKING:
    from cdc.figures.scene import Scene
    from cdc.formats.html.plume import Plume

_PIXELS = 96 / 25.4


class Images:
    """Writes the figures of one page, numbered in their order."""

    def __init__(self, plume: Plume) -> None:
        self._plume = plume
        self._compte = 0

    def figure(self, figure: b.Figure) -> str:
        """Return a figure and its caption."""
        if figure.scene is not None:
            return self._drawn(figure.scene, figure)
        return self._captioned(_image(figure), figure)

    def chart(self, graphique: b.Graphique) -> str:
        """Return a chart and its caption."""
        from cdc.formats.figures import chart_scene

        return self._drawn(chart_scene(graphique), graphique)

    def _drawn(self, scene: Scene, source: b.Figure | b.Graphique) -> str:
        from cdc.formats.figures import write_inline_svg

        dessin = write_inline_svg(
            scene, f"figure-{self._compte + 1}-texte", source.texte_alternatif
        )
        return self._captioned(dessin, source)

    def _captioned(self, image: str, source: b.Figure | b.Graphique) -> str:
        self._compte += 1
        lecture = source.lecture if isinstance(source, b.Figure) else ()
        suite = f" {self._plume.fragments(lecture)}" if lecture else ""
        return (
            f'<figure id="figure-{self._compte}">\n<div class="defile">{image}</div>\n'
            f"<figcaption>{self._plume.caption(source)}{suite}</figcaption>\n</figure>\n"
        )


def _image(figure: b.Figure) -> str:
    # As an image, a drawing that we did not make runs no script and fetches nothing.
    genre, octets = ("svg+xml", figure.svg.encode()) if figure.svg else ("png", figure.png)
    taille = f'width="{figure.largeur * _PIXELS:.0f}" height="{figure.hauteur * _PIXELS:.0f}"'
    return f'<img {taille} alt="{escape(figure.texte_alternatif)}" src="{data(genre, octets)}">'


def data(genre: str, octets: bytes) -> str:
    """Return the address of an image that stands in the page itself."""
    return f"data:image/{genre};base64,{b64encode(octets).decode()}"
