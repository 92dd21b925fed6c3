"""The browser that some checks need, and what they look at in it."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.outils import RACINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = RACINE / ".ci" / "outils" / "node_modules" / "axe-core" / "axe.min.js"

sans_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
sans_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")

_OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
_DEBORDE = """() => {
  const cadre = (e) => e && (getComputedStyle(e).overflowX !== 'visible' || cadre(e.parentElement));
  return [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((e) => e.checkVisibility() && !cadre(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 120));
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser that asks nothing of anybody."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as outil:
        navigateur = outil.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))
        yield navigateur
        navigateur.close()


@contextmanager
def opened(
    navigateur: Browser, fichier: Path, taille: tuple[int, int] = (1280, 900), **options: Any
) -> Iterator[Page]:
    """Open `fichier` in a window of its own; `options` are those of a Playwright context."""
    contexte = navigateur.new_context(
        viewport={"width": taille[0], "height": taille[1]}, locale="fr-FR", **options
    )
    page = contexte.new_page()
    page.goto(fichier.as_uri())
    yield page
    contexte.close()


def serious_faults(page: Page) -> list[str]:
    """Return what axe finds serious or critical in a page, one line for each element.

    Everything is drawn first: axe would take the guessed places of what is not for real ones.
    """
    page.evaluate(
        "for (const e of document.querySelectorAll('.fiche')) e.style.contentVisibility = 'visible'"
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    trouves = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{regle['id']}: {noeud['html'][:150]} {noeud['failureSummary'][:200]}"
        for regle in trouves["violations"]
        if regle["impact"] in ("serious", "critical")
        for noeud in regle["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Return what goes beyond the window, out of any frame that cuts or scrolls what it holds."""
    dehors: list[str] = page.evaluate(_DEBORDE)
    return dehors
