"""A Scene as PNG bytes, drawn with the packaged font alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.figures.lettres import FAMILLE, font_files
from cdc.formats.figures.svg import write_svg

if TYPE_CHECKING:
    from cdc.figures.scene import Scene

POINTS_PAR_POUCE = 72
FINESSE = 220


def write_png(scene: Scene, finesse: int = FINESSE) -> bytes:
    """Return `scene` as PNG on white, at `finesse` pixels an inch."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=write_svg(scene),
            background="#ffffff",
            dpi=POINTS_PAR_POUCE,  # without it, sizes in points are refused
            width=round(scene.width * finesse / POINTS_PAR_POUCE),
            skip_system_fonts=True,
            font_files=[str(f) for f in font_files()],
            font_family=FAMILLE,
            sans_serif_family=FAMILLE,
            languages=["fr"],
        )
    )
