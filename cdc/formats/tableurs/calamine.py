"""Read .xls and .xlsb files by python-calamine, in a process of its own, as it can abort."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import (
    Cellule,
    Classeur,
    ClasseurRefuseError,
    Marque,
    Plage,
    column_letters,
)
from cdc.formats.tableurs.enfant import Sortie
from cdc.formats.tableurs.preflight import MOT_DE_PASSE, Nature
from cdc.formats.tableurs.valeurs import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdc.formats.tableurs.preflight import Fichier

DELAI = 30
_ENFANT = Path(__file__).with_name("enfant.py")
_REENREGISTRER = "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx."
_GENRES = {
    Nature.XLS: "un ancien classeur .xls (Excel 97-2003)",
    Nature.XLSB: "un classeur binaire .xlsb",
}
_RAISONS: dict[int, str] = {
    Sortie.MOT_DE_PASSE: MOT_DE_PASSE,
    Sortie.ABIME: f"le classeur est abîmé ou d’un genre inconnu. {_REENREGISTRER}",
    Sortie.TROP: "il compte trop de cellules pour un recueil de réponses. Découpez-le.",
}
_ECHEC = f"la lecture de ce classeur s’est interrompue. {_REENREGISTRER}"


def read_foreign(fichier: Fichier) -> Classeur:
    """Read a workbook that openpyxl does not read.

    Raises:
        ClasseurRefuseError: python-calamine is absent, or cannot read the file.
    """
    if find_spec("python_calamine") is None:
        raison = (
            f"c’est {_GENRES[fichier.nature]}. Pour le lire : pip install 'cdc-crm[tableurs]'. "
            f"Ou bien : {_REENREGISTRER[0].lower()}{_REENREGISTRER[1:]}"
        )
        raise ClasseurRefuseError(fichier.nom, raison)
    feuilles = _run(fichier)
    return Classeur(
        fichier.nom,
        fichier.contenu,
        {f["nom"]: tuple(_cells(f)) for f in feuilles},
        masquees=tuple(f["nom"] for f in feuilles if f["masquee"]),
        avertissements=(_lost(fichier.nature),),
        fusions={
            f["nom"]: tuple(Plage(*p) for p in f["fusions"]) for f in feuilles if f["fusions"]
        },
    )


def _run(fichier: Fichier) -> list[dict[str, Any]]:
    try:
        run = subprocess.run(
            [sys.executable, "-I", str(_ENFANT)],
            input=fichier.contenu,
            capture_output=True,
            timeout=DELAI,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raison = f"sa lecture prend plus de {DELAI} secondes. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier.nom, raison) from None
    if run.returncode:  # negative when it was aborted
        raise ClasseurRefuseError(fichier.nom, _RAISONS.get(run.returncode, _ECHEC))
    feuilles: list[dict[str, Any]] = json.loads(run.stdout)
    return feuilles


def _lost(nature: Nature) -> str:
    return (
        f"c’est {_GENRES[nature]} : les valeurs d’erreur (#N/A…), les commentaires, les lignes "
        "masquées, le texte barré et les pourcentages (0,12 pour 12 %) ne s’y lisent pas. "
        "Enregistrez-le en .xlsx si vous en avez besoin."
    )


def _cells(feuille: dict[str, Any]) -> Iterator[Cellule]:
    marques = (Marque.MASQUEE,) if feuille["masquee"] else ()
    for ligne, rang, valeur in feuille["cellules"]:
        value = _value(valeur)
        texte = as_text(value)
        if texte.strip():
            moment = value if isinstance(value, dt.datetime) else None
            yield Cellule(
                feuille["nom"], ligne, column_letters(rang), texte, moment=moment, marques=marques
            )


def _value(valeur: Any) -> Any:
    """Return the value that `enfant` wrote, times as objects."""
    match valeur:
        case {"moment": str(texte)}:
            return dt.datetime.fromisoformat(texte)
        case {"heure": str(texte)}:
            return dt.time.fromisoformat(texte)
        case {"duree": float(secondes)}:
            return dt.timedelta(seconds=secondes)
    return valeur
