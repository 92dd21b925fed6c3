"""Read the results that another tool exports: Squash TM, Xray, JUnit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.echanges.lignes import (
    FauteResultat,
    LigneResultat,
    Resultats,
    ResultatsRefusesError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.tableurs import Classeur

__all__ = [
    "FauteResultat",
    "LigneResultat",
    "Resultats",
    "ResultatsRefusesError",
    "is_table",
    "read_results",
    "results_of",
]

TAILLE_MAXIMALE = 60_000_000
_DEBUT = 512
_JSON = (b"{", b"[")
_HTML = (b"<!doctype html", b"<html", b"<table")


def read_results(chemin: Path) -> Resultats | None:
    """Return the results in the file at `chemin`, or None when no tool that we know wrote it.

    Raises:
        ResultatsRefusesError: it is XML or JSON that cannot be read, or not safely.
        ClasseurRefuseError: it is a table that cannot be read, or no table at all.
    """
    debut = _head(chemin)
    if _is_xml(debut):
        from cdc.formats.echanges.junit import read_junit

        return read_junit(chemin.name, _content(chemin))
    if debut.startswith(_JSON):
        from cdc.formats.echanges.xray_json import read_xray_json

        return read_xray_json(chemin.name, _content(chemin))
    from cdc.formats.tableurs import read_table

    return results_of(read_table(chemin))


def is_table(chemin: Path) -> bool:
    """Say whether the file at `chemin` is to be read as a table, and not as XML or JSON."""
    debut = _head(chemin)
    return not (_is_xml(debut) or debut.startswith(_JSON))


def results_of(classeur: Classeur) -> Resultats | None:
    """Return the results in a table that was read, or None when no tool that we know wrote it."""
    from cdc.formats.echanges.tables import read_tables

    return read_tables(classeur)


def _is_xml(debut: bytes) -> bool:
    return debut.startswith(b"<") and not debut.startswith(_HTML)


def _head(chemin: Path) -> bytes:
    """Return how the file begins; nothing when it cannot be opened, which `read_table` tells."""
    try:
        with chemin.open("rb") as fichier:
            debut = fichier.read(_DEBUT)
    except OSError:
        return b""
    if debut.startswith((b"\xff\xfe", b"\xfe\xff")):
        debut = debut.decode("utf-16", "ignore").encode()
    return debut.removeprefix(b"\xef\xbb\xbf").lstrip().lower()


def _content(chemin: Path) -> bytes:
    if chemin.stat().st_size > TAILLE_MAXIMALE:
        raise ResultatsRefusesError(
            chemin.name,
            f"il pèse plus de {TAILLE_MAXIMALE // 1_000_000}\u00a0Mo. Exportez les résultats en "
            "plusieurs fichiers.",
        )
    return chemin.read_bytes()
