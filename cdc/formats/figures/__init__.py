"""Figures as files: a placed Scene written as SVG text or PNG bytes."""

from cdc.formats.figures.png import write_png
from cdc.formats.figures.svg import write_svg

__all__ = ["write_png", "write_svg"]
