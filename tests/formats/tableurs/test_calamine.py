"""The spreadsheets that openpyxl does not read: through a process that may die."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cdc.formats.tableurs import ClasseurRefuseError, Marque, read_table
from tests.entretiens import plain
from tests.outils import sans_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
VIEUX = OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(600)


def test_without_the_extra_the_message_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (tmp_path / "a.xls").write_bytes(VIEUX)

    with pytest.raises(ClasseurRefuseError) as refus:
        read_table(tmp_path / "a.xls")

    assert plain(str(refus.value)) == (
        "a.xls : c’est un ancien classeur .xls (Excel 97-2003). Pour le lire : pip install "
        "'cdc-crm[tableurs]'. Ou bien : ouvrez-le dans Excel ou LibreOffice et enregistrez-le en "
        ".xlsx."
    )


def test_a_damaged_file_ends_the_child_only(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(VIEUX)

    with pytest.raises(ClasseurRefuseError, match="abîmé ou d’un genre inconnu"):
        read_table(tmp_path / "a.xls")


def test_a_protected_xls_file_is_told(tmp_path: Path) -> None:
    debut = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
    (tmp_path / "a.xls").write_bytes(VIEUX + debut + b"\x2f\x00\x36\x00" + bytes(54))

    with pytest.raises(ClasseurRefuseError, match="mot de passe"):
        read_table(tmp_path / "a.xls")


@pytest.mark.outils
@sans_libreoffice
@pytest.mark.parametrize("genre", ["xls", "ods", "xlsx"])
def test_a_workbook_saved_by_libreoffice_in_any_format_has_the_same_cells(
    genre: str, tmp_path: Path
) -> None:
    make_workbook().save(tmp_path / "a.xlsx")
    profil = f"-env:UserInstallation=file://{tmp_path}/profil"
    commande = ["soffice", profil, "--headless", "--convert-to", genre, "--outdir"]
    subprocess.run(
        [*commande, tmp_path / "lo", tmp_path / "a.xlsx"], check=True, capture_output=True
    )

    classeur = read_table(tmp_path / "lo" / f"a.{genre}")

    lues = {c.adresse: plain(c.texte) for cs in classeur.feuilles.values() for c in cs}
    if genre == "xls":  # what its reader does not tell, and says so
        assert "ne s’y lisent pas" in plain(classeur.avertissements[0])
        assert (lues.pop("Recueil!D3"), lues.pop("Recueil!D4")) == ("0,12", "1200,5")
    else:
        assert (lues.pop("Recueil!D3"), lues.pop("Recueil!D4")) == ("12 %", "1 200,50 €")
        assert lues.pop("Recueil!D5") == "#N/A"
        assert classeur.notes == {"Recueil!B3": "à vérifier"}
        marques = {c.adresse: c.marques for c in classeur.feuilles["Recueil"] if c.marques}
        assert marques == {
            "Recueil!D5": (Marque.ERREUR,),
            "Recueil!F6": (Marque.BARREE,),
            "Recueil!B12": (Marque.MASQUEE,),
        }
    assert lues == {
        "Recueil!B3": "Combien ?", "Recueil!C3": "12,5", "Recueil!C4": "09/10/2026 14:30",
        "Recueil!C5": "oui", "Recueil!F6": "ôté", "Recueil!B7": "fusion", "Recueil!C9": "26:00",
        "Recueil!B12": "caché", "Cachée!A1": "x",
    }  # fmt: skip
    assert (8, 4) in classeur.fusions["Recueil"][0]
    assert classeur.masquees == ("Cachée",)
    assert classeur.feuilles["Cachée"][0].marques == (Marque.MASQUEE,)


def make_workbook() -> Workbook:
    """Return a workbook with one cell of each kind, away from the corner."""
    workbook = Workbook()
    feuille = workbook.worksheets[0]
    feuille.title = "Recueil"
    valeurs: dict[str, Any] = {
        "B3": "Combien ?", "C3": 12.5, "C4": dt.datetime(2026, 10, 9, 14, 30), "C5": True,
        "D3": 0.12, "D4": 1200.5, "D5": "=NA()", "F6": "ôté", "B7": "fusion",
        "C9": dt.timedelta(hours=26), "C10": '=IF(1=1,"","x")', "B12": "caché",
    }  # fmt: skip
    for adresse, valeur in valeurs.items():
        feuille[adresse] = valeur
    feuille["D3"].number_format, feuille["D4"].number_format = "0%", '#,##0.00 "€"'
    feuille["F6"].font = Font(strike=True)
    feuille["B3"].comment = Comment("à vérifier", "Ana")
    feuille.row_dimensions[12].hidden = True
    feuille.merge_cells("B7:D8")
    workbook.create_sheet("Cachée")["A1"] = "x"
    workbook["Cachée"].sheet_state = "hidden"
    return workbook
