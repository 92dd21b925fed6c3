"""One measured piece of work, alone in its process: `python -m bancs.cas NAME FOLDER`."""

from __future__ import annotations

import json
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

_CRITERES = (
    "{% for c in e.criteres_acceptation %}Étant donné {{ c.etant_donne }}, quand {{ c.quand }}, "
    "alors {{ c.alors }}{% endfor %}"
)


def charger(dossier: Path) -> dict[str, float]:
    """Load, validate, check the references."""
    from cdc.projet import load_projet
    from cdc.verification import broken_references

    broken_references(load_projet(dossier).cahier)
    return {}


def rendre(dossier: Path) -> dict[str, float]:
    """Render the Word document, then zip the same finished parts: the floor."""
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


def boucles(dossier: Path) -> dict[str, float]:
    """Render the same requirements with loops in a docxtpl template."""
    from docx import Document
    from docxtpl import DocxTemplate

    from cdc.projet import load_projet

    exigences = [e.model_dump(mode="json") for e in load_projet(dossier).cahier.exigences]
    document = Document()
    document.add_paragraph("{%p for e in exigences %}")
    tableau = document.add_table(4, 3)
    lignes = (
        ("{{ e.id }}", "{{ e.titre }}", "{{ e.priorite }}"),
        ("Énoncé", "{{ e.enonce }}", ""),
        ("Acceptation", _CRITERES, ""),
        ("Origine", "{{ e.objectifs | join(', ') }} — {{ e.lot }}", ""),
    )
    for ligne, textes in zip(tableau.rows, lignes, strict=True):
        for cellule, texte in zip(ligne.cells, textes, strict=True):
            cellule.text = texte
    document.add_paragraph("{%p endfor %}")
    modele = BytesIO()
    document.save(modele)
    debut = time.process_time()
    gabarit = DocxTemplate(modele)
    gabarit.render({"exigences": exigences}, autoescape=True)
    gabarit.save(BytesIO())
    return {"boucles": time.process_time() - debut}


def lire(dossier: Path) -> dict[str, float]:
    """Read filled guides as an import does: checks, count, values, answers."""
    from cdc.formats.xlsx.guide_rempli import read_guide

    debut = time.process_time()
    for fichier in sorted(dossier.glob("*.xlsx")):
        read_guide(fichier)
    return {"lecture": time.process_time() - debut}


def passer(dossier: Path) -> dict[str, float]:
    """Read the same guides by the three passes of openpyxl alone: the floor."""
    from openpyxl import load_workbook

    debut = time.process_time()
    for fichier in sorted(dossier.glob("*.xlsx")):
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
    cas = {
        "charger": charger,
        "rendre": rendre,
        "boucles": boucles,
        "lire": lire,
        "passer": passer,
    }
    print(json.dumps(cas[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201
