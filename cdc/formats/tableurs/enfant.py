"""Read the workbook given on standard input by python-calamine, and write its cells as JSON.

Run by its path, apart from the command: a library that aborts, loops or takes all the memory ends
this process only. It imports nothing of `cdc`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MEMOIRE = 600_000_000
SECONDES = 40
CELLULES_MAXIMALES = 1_000_000


class Sortie(IntEnum):
    """Why nothing was read: the exit code."""

    ABIME = 3
    MOT_DE_PASSE = 4
    TROP = 5


def main() -> None:
    """Write a list of sheets, or exit with the reason."""
    _limit()
    import python_calamine as calamine

    content = io.BytesIO(sys.stdin.buffer.read())
    try:
        with calamine.load_workbook(content) as workbook:
            feuilles = list(_sheets(workbook, calamine))
    except calamine.PasswordError:
        sys.exit(Sortie.MOT_DE_PASSE)
    except (calamine.CalamineError, OSError, ValueError):
        sys.exit(Sortie.ABIME)
    except MemoryError:
        sys.exit(Sortie.TROP)
    sys.stdout.write(json.dumps(feuilles))


def _limit() -> None:
    """Bound this process, where the system can: not on Windows."""
    with contextlib.suppress(ImportError):
        import resource

        for limite, valeur in (
            (resource.RLIMIT_AS, MEMOIRE),
            (resource.RLIMIT_CPU, SECONDES),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limite, (valeur, valeur))


def _sheets(workbook: Any, calamine: Any) -> Iterator[dict[str, Any]]:
    nombre = 0
    for rang, meta in enumerate(workbook.sheets_metadata):
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(rang)
        cellules = []
        for cellule in _cells(sheet):
            nombre += 1
            if nombre > CELLULES_MAXIMALES:
                raise MemoryError
            cellules.append(cellule)
        fusions = [
            (a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()
        ]
        masquee = meta.visible != calamine.SheetVisibleEnum.Visible
        yield {"nom": meta.name, "masquee": masquee, "fusions": fusions, "cellules": cellules}


def _cells(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    if sheet.start is None:
        return
    haut, gauche = sheet.start  # of what is given: the empty rows before it are not
    for ligne, valeurs in enumerate(sheet.to_python(skip_empty_area=True), haut + 1):
        for rang, valeur in enumerate(valeurs, gauche + 1):
            if valeur != "":
                yield ligne, rang, _plain(valeur)


def _plain(valeur: Any) -> Any:
    match valeur:
        case dt.datetime():
            return {"moment": valeur.isoformat()}
        case dt.date():
            return {"moment": f"{valeur.isoformat()}T00:00:00"}
        case dt.time():
            return {"heure": valeur.isoformat()}
        case dt.timedelta():
            return {"duree": valeur.total_seconds()}
    return valeur


if __name__ == "__main__":
    main()
