"""What is typed in plain mode: a line at a time, on any terminal, through a pipe, read aloud."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType


@dataclass(frozen=True, slots=True)
class Tape:
    """One line: its text, and the command of the key that ended it, if one did."""

    texte: str
    commande: str = ""


class InterrompuError(Exception):
    """Ctrl-C, or the end of the input; `texte` is what was being typed."""

    def __init__(self, texte: str = "", *, fin: bool = False) -> None:
        self.texte = texte
        self.fin = fin
        super().__init__(texte)


class Saisie(Protocol):
    """A way to type."""

    def read(self, invite: str, depart: str = "", mots: Sequence[str] = ()) -> Tape:
        """Ask for a line: `depart` is already typed, `mots` may complete it."""


class SaisieSimple:
    """Typing without any library but the standard one."""

    def read(self, invite: str, depart: str = "", mots: Sequence[str] = ()) -> Tape:  # noqa: ARG002
        """Ask for a line; one that ends with a backslash goes on below."""
        lignes = [self._line(invite, depart)]
        while lignes[-1].endswith("\\"):
            lignes[-1] = lignes[-1][:-1]
            try:
                lignes.append(self._line("… ", ""))
            except InterrompuError as arret:
                raise InterrompuError("\n".join([*lignes, arret.texte]), fin=arret.fin) from None
        return Tape("\n".join(lignes))

    def _line(self, invite: str, depart: str) -> str:
        """Read a line; where `depart` cannot be put on it, an empty line takes it."""
        prete = sys.stdin.isatty() and _readline() is not None and "\n" not in depart
        if depart and not prete:
            click.echo(f"Déjà écrit\u00a0: {depart}")
        if not sys.stdin.isatty():
            return _piped(invite) or depart
        with _prefilled(depart if prete else ""), _kept_on_interrupt():
            try:
                ligne = input(invite)
            except EOFError:
                click.echo("")
                raise InterrompuError(fin=True) from None
        return ligne or ("" if prete else depart)


def _piped(invite: str) -> str:
    click.echo(invite, nl=False)
    ligne = sys.stdin.readline()
    click.echo("")
    if not ligne:
        raise InterrompuError(fin=True)
    return ligne.rstrip("\r\n")


def _readline() -> Any:
    """Return the module that edits lines, or None where there is none (Windows)."""
    try:
        import readline
    except ImportError:
        return None
    return readline


@contextmanager
def _prefilled(texte: str) -> Iterator[None]:
    """Have `texte` already typed on the next line, to be mended."""
    readline = _readline()
    if readline is None or not texte:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(texte))
    try:
        yield
    finally:
        readline.set_startup_hook()


@contextmanager
def _kept_on_interrupt() -> Iterator[None]:
    """Turn Ctrl-C into InterrompuError, with what was being typed."""

    def stop(numero: int, cadre: FrameType | None) -> None:
        del numero, cadre
        readline = _readline()
        raise InterrompuError(readline.get_line_buffer() if readline else "")

    avant = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, avant)


def plain_only() -> bool:
    """Say whether this terminal, or this pipe, can only be given plain lines."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    if os.environ.get("TERM", "") in ("dumb", "") and sys.platform != "win32":
        return True
    # Git Bash and mintty: no Windows console behind them.
    return sys.platform == "win32" and "TERM" in os.environ
