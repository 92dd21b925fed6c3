"""The specification as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

from cdc.formats.html.rendu import render_html

__all__ = ["render_html"]
