"""One measured piece of work, alone in its process: `python -m bancs.cas NAME PATH...`."""

from __future__ import annotations

import json
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def charger(dossier: Path) -> dict[str, float]:
    """Load, validate, check the references."""
    from cdc.projet import load_projet
    from cdc.verification import broken_references

    broken_references(load_projet(dossier).cahier)
    return {}


def rendre(dossier: Path) -> dict[str, float]:
    """Render the Word document, then zip the same finished parts: the floor.

    All is imported before, as it is for the peer: what imports cost is in the table of starts.
    """
    import openpyxl.cell  # noqa: F401

    import cdc.figures  # noqa: F401
    from cdc.formats.docx import render_cahier
    from cdc.projet import load_projet
    from cdc.resources import modeles

    cahier = load_projet(dossier).cahier
    debut = time.process_time()
    octets = render_cahier(cahier, modeles() / "word" / "cahier-des-charges.docx")
    rendu = time.process_time() - debut
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    debut = time.process_time()
    with zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in parties.items():
            archive.writestr(nom, contenu)
    return {"rendu": rendu, "plancher": time.process_time() - debut}


def page(dossier: Path) -> dict[str, float]:
    """Render the web page, then escape the same characters by the standard library: the floor."""
    from html import escape, unescape

    import cdc.figures  # noqa: F401
    from cdc.formats.html import render_html
    from cdc.projet import load_projet

    cahier = load_projet(dossier).cahier
    debut = time.process_time()
    octets = render_html(cahier)
    rendu = time.process_time() - debut
    texte = unescape(octets.decode())
    debut = time.process_time()
    escape(texte).encode()
    plancher = time.process_time() - debut
    return {"page": rendu, "plancher": plancher, "taille": len(octets) / 1e6}


def boucles(dossier: Path) -> dict[str, float]:
    """Render the same blocks of requirements with loops in a docxtpl template."""
    from docxtpl import DocxTemplate

    from bancs.boucles import looped, values
    from cdc.projet import load_projet

    cahier = load_projet(dossier).cahier
    modele = looped(cahier)
    exigences = [values(e, rang) for rang, e in enumerate(cahier.exigences)]
    debut = time.process_time()
    gabarit = DocxTemplate(modele)
    gabarit.render({"exigences": exigences}, autoescape=True)
    gabarit.save(BytesIO())
    return {"boucles": time.process_time() - debut}


def api(dossier: Path) -> dict[str, float]:
    """Write the same blocks of requirements by the public interface of python-docx."""
    from docx import Document

    from bancs.api import write_blocks
    from cdc.projet import load_projet
    from cdc.resources import modeles

    cahier = load_projet(dossier).cahier
    debut = time.process_time()
    document = Document(str(modeles() / "word" / "cahier-des-charges.docx"))
    write_blocks(document, cahier)
    document.save(BytesIO())
    return {"api": time.process_time() - debut}


def passer(*fichiers: Path) -> dict[str, float]:
    """Read guides by the three passes of openpyxl alone: the floor."""
    from openpyxl import load_workbook

    debut = time.process_time()
    for fichier in fichiers:
        for options in ({"data_only": True}, {"data_only": False}, None):
            if options is None:
                load_workbook(fichier)
                continue
            classeur = load_workbook(fichier, read_only=True, keep_links=False, **options)
            for feuille in classeur.worksheets:
                feuille.reset_dimensions()
                for _ in feuille.iter_rows():
                    pass
            classeur.close()
    return {"passes": time.process_time() - debut}


if __name__ == "__main__":
    cas: dict[str, Callable[..., dict[str, float]]] = {
        "charger": charger,
        "rendre": rendre,
        "page": page,
        "boucles": boucles,
        "api": api,
        "passer": passer,
    }
    print(json.dumps(cas[sys.argv[1]](*map(Path, sys.argv[2:]))))  # noqa: T201
