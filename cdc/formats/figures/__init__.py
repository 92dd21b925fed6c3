"""Figures as files: a placed Scene written as SVG text or PNG bytes; a chart as a Scene."""

from cdc.formats.figures.graphique import chart_scene
from cdc.formats.figures.png import write_png
from cdc.formats.figures.svg import write_inline_svg, write_svg

__all__ = ["chart_scene", "write_inline_svg", "write_png", "write_svg"]
