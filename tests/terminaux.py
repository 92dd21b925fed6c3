"""A person in front of a terminal: a pseudo-terminal, what shows on it, keys."""

from __future__ import annotations

import codecs
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

_ECHAPPEMENTS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|\][^\x07]*\x07)")
_PATIENCE = 120  # seconds: a loaded machine is slow, not wrong


class Terminal:
    """`cdc` in a pseudo-terminal of 80 columns."""

    def __init__(self, *arguments: str, cwd: Path, **environnement: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._maitre, esclave = pty.openpty()
        fcntl.ioctl(esclave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
        env = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "LANG": "C.UTF-8", **environnement}
        self._programme = subprocess.Popen(
            [sys.executable, "-m", "cdc", *arguments],
            cwd=cwd,
            stdin=esclave,
            stdout=esclave,
            stderr=esclave,
            env={**os.environ, **env},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(esclave)
        self.brut = ""  # with its colours
        self.vu = ""
        self._lu = 0
        self._decodeur = codecs.getincrementaldecoder("utf-8")("replace")

    def wait(self, texte: str) -> str:
        """Wait until `texte`, with plain spaces, shows, and return all that came until then."""
        fin = time.monotonic() + _PATIENCE
        while texte not in self.vu[self._lu :]:
            assert time.monotonic() < fin, f"{texte!r} never came after:\n{self.vu[self._lu :]}"
            self._read(0.2)
        debut, self._lu = self._lu, self.vu.index(texte, self._lu) + len(texte)
        return self.vu[debut : self._lu]

    def type(self, texte: str, touche: str = "\r") -> None:
        """Type `texte`, then a key: Enter unless told otherwise."""
        os.write(self._maitre, (texte + touche).encode())

    def close(self) -> int:
        """Wait for the end, and return the exit code."""
        fin = time.monotonic() + _PATIENCE
        while self._programme.poll() is None:
            assert time.monotonic() < fin, f"it goes on after:\n{self.vu[self._lu :]}"
            self._read(0.2)
        self._read(0.1)
        os.close(self._maitre)
        return self._programme.returncode

    def _read(self, attente: float) -> None:
        prets, _, _ = select.select([self._maitre], [], [], attente)
        if not prets:
            return
        try:
            octets = os.read(self._maitre, 65536)
        except OSError:  # the program has closed its side
            time.sleep(attente)
            return
        brut = self._decodeur.decode(octets)  # a read may end in the middle of a character
        self.brut += brut
        nu = _ECHAPPEMENTS.sub("", brut)
        self.vu += nu.replace("\u00a0", " ").replace("\u202f", " ")
