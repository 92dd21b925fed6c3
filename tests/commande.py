"""Run the command as a person does, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_cdc(
    *arguments: str | Path, cwd: Path, saisie: str = "", **environnement: str
) -> subprocess.CompletedProcess[str]:
    """Run `cdc` with `arguments` in `cwd`, typing `saisie`, and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "cdc", *map(str, arguments)],
        cwd=cwd,
        input=saisie,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LANG": "C.UTF-8", **environnement},
    )


def contents(dossier: Path) -> dict[str, bytes]:
    """Return every file below `dossier`, by path, what is internal to cdc aside."""
    return {
        p.relative_to(dossier).as_posix(): p.read_bytes()
        for p in sorted(dossier.rglob("*"))
        if p.is_file() and ".cdc" not in p.parts
    }
