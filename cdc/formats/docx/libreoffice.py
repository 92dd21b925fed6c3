"""LibreOffice, when the machine has it: Word documents as PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cdc.formats.docx.erreurs import ConversionError, LibreOfficeAbsentError
from cdc.formats.docx.pdf import stable_pdf
from cdc.formats.temporaire import check_room, temporary_work

_NOMS = ("soffice", "libreoffice")
_AILLEURS = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}
_FILTRE = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_DELAI = 180


def find_libreoffice() -> Path | None:
    """Return the program, or None where it is not installed."""
    trouve = next((chemin for nom in _NOMS if (chemin := shutil.which(nom))), None)
    ailleurs = (Path(chemin) for chemin in _AILLEURS.get(sys.platform, ()))
    return Path(trouve) if trouve else next((c for c in ailleurs if c.exists()), None)


def convert_to_pdf(document: bytes) -> bytes:
    """Return a Word document as PDF.

    Raises:
        LibreOfficeAbsentError: there is no LibreOffice.
        ConversionError: it made nothing.
        DossierTemporaireError: there is no room to work.
    """
    programme = find_libreoffice()
    if programme is None:
        raise LibreOfficeAbsentError
    with temporary_work(), tempfile.TemporaryDirectory(prefix="cdc-pdf-") as nom:
        dossier = Path(nom)
        source, sortie = dossier / "document.docx", dossier / "document.pdf"
        source.write_bytes(document)
        message = _run(programme, source, dossier)
        if not sortie.exists():
            check_room(dossier)
            raise ConversionError(message)
        return stable_pdf(sortie.read_bytes(), document)


def _run(programme: Path, source: Path, dossier: Path) -> str:
    """Run LibreOffice with a profile of its own: the user's may be open, or locked."""
    commande = [
        str(programme),
        f"-env:UserInstallation={(dossier / 'profil').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", _FILTRE),
        *("--outdir", str(dossier), str(source)),
    ]
    try:
        fin = subprocess.run(
            commande,
            capture_output=True,
            timeout=_DELAI,
            check=False,
            env={**os.environ, "TZ": "UTC"},
        )
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"aucune réponse en {_DELAI} s.") from error
    except OSError as error:
        raise ConversionError(f"le programme ne démarre pas ({error.strerror}).") from error
    erreurs = fin.stderr.decode(errors="replace").strip().splitlines()
    return erreurs[-1] if erreurs else f"code de sortie {fin.returncode}."
