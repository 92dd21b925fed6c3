"""LibreOffice, when the machine has it: Word documents as PDF."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
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
_PDF: dict[str, tuple[str, str]] = {
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    # What an author may rewrite in Word is not a form to fill.
    "ExportFormFields": ("boolean", "false"),
}
_PDF_A = {"SelectPdfVersion": ("long", "2")}
DELAI = 180
MEMOIRE = 8 << 30
# A shell sets the limit, as nothing may run between fork and exec of a program with threads.
_BORNE = ("/bin/sh", "-c", 'ulimit -v "$1" 2>/dev/null; shift; exec "$@"', "sh")


def find_libreoffice() -> Path | None:
    """Return the program, or None where it is not installed."""
    trouve = next((chemin for nom in _NOMS if (chemin := shutil.which(nom))), None)
    ailleurs = (Path(chemin) for chemin in _AILLEURS.get(sys.platform, ()))
    return Path(trouve) if trouve else next((c for c in ailleurs if c.exists()), None)


def convert_to_pdf(document: bytes, travail: Path, *, archive: bool = False) -> bytes:
    """Return a Word document as a tagged PDF.

    Args:
        document: the Word document.
        travail: a folder to work in; a second conversion there is quicker.
        archive: whether to make it a PDF/A-2b.

    Raises:
        LibreOfficeAbsentError: there is no LibreOffice.
        ConversionError: it made nothing.
        DossierTemporaireError: there is no room to work.
    """
    programme = find_libreoffice()
    if programme is None:
        raise LibreOfficeAbsentError
    with temporary_work():
        source, sortie = travail / "document.docx", travail / "document.pdf"
        sortie.unlink(missing_ok=True)
        source.write_bytes(document)
        message = _run(programme, source, travail, _filter(archive=archive))
        if not sortie.exists():
            check_room(travail)
            raise ConversionError(message)
        return stable_pdf(sortie.read_bytes(), document)


def _filter(*, archive: bool) -> str:
    options = _PDF | (_PDF_A if archive else {})
    dites = {nom: {"type": genre, "value": valeur} for nom, (genre, valeur) in options.items()}
    return f"pdf:writer_pdf_Export:{json.dumps(dites, separators=(',', ':'))}"


def _run(programme: Path, source: Path, dossier: Path, filtre: str) -> str:
    """Run LibreOffice with a profile of its own: the user's may be open, or locked."""
    commande = [
        str(programme),
        f"-env:UserInstallation={(dossier / 'profil').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", filtre),
        *("--outdir", str(dossier), str(source)),
    ]
    try:
        with _started(commande) as processus:
            try:
                _, erreurs = processus.communicate(timeout=DELAI)
            finally:
                _stop(processus)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"aucune réponse en {DELAI} s.") from error
    except OSError as error:
        raise ConversionError(f"le programme ne démarre pas ({error.strerror}).") from error
    lignes = erreurs.decode(errors="replace").strip().splitlines()
    return lignes[-1] if lignes else f"code de sortie {processus.returncode}."


def _started(commande: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        commande if sys.platform == "win32" else [*_BORNE, str(MEMOIRE >> 10), *commande],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "TZ": "UTC"},
        start_new_session=True,  # what bears the name is a script, whose child does the work
    )


def _stop(processus: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started, when it did not end by itself."""
    if processus.poll() is not None:
        return
    if sys.platform == "win32":
        processus.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(processus.pid, signal.SIGKILL)
