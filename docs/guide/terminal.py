"""What a command says on a terminal, drawn as an SVG in the colours of the charter."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOND, _BANDEAU, _TEXTE, _ATTENUE = "#1F1C19", "#2D2925", "#E9E4DC", "#A39D94"
_COULEURS = {34: "#8FB4E8", 31: "#F0907E", 32: "#8CC79A", 33: "#E0B35C", 36: "#73C3D5"}
_CORPS, _CHASSE, _LIGNE, _MARGE, _TITRE = 14, 8.428, 20, 20, 34
_SGR = re.compile(r"\x1b\[([\d;]*)m")
_POLICES = "DejaVu Sans Mono, Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class _Allure:
    couleur: str = _TEXTE
    gras: bool = False
    souligne: bool = False


def run(commande: list[str], dossier: Path, colonnes: int = 80) -> str:
    """Return what `commande` says, with its colours, on a terminal of `colonnes` columns."""
    maitre, esclave = pty.openpty()
    fcntl.ioctl(esclave, termios.TIOCSWINSZ, struct.pack("4H", 60, colonnes, 0, 0))
    milieu = {cle: v for cle, v in os.environ.items() if cle != "NO_COLOR"}
    with subprocess.Popen(
        commande, cwd=dossier, stdout=esclave, stderr=esclave, env={**milieu, "TERM": "xterm"}
    ):
        os.close(esclave)
        texte = b"".join(_read(maitre))
    os.close(maitre)
    return texte.decode().replace("\r\n", "\n")


def shortened(texte: str, gardees: int = 3) -> str:
    """Return `texte` with only the first lines of each long list, and how many are left out."""
    lignes: list[str] = []
    liste: list[str] = []
    for ligne in [*texte.split("\n"), ""]:
        if ligne.startswith("    "):
            liste.append(ligne)
            continue
        lignes += liste[:gardees] if len(liste) > gardees + 1 else liste
        if len(liste) > gardees + 1:
            lignes.append(f"\x1b[2m    … {len(liste) - gardees} autres lignes\x1b[0m")
        liste = []
        lignes.append(ligne)
    return "\n".join(lignes).rstrip("\n") + "\n"


def svg(commande: str, texte: str, colonnes: int = 80) -> str:
    """Return a picture of the terminal after `commande`, long lines wrapped as a terminal does."""
    lignes = list(_wrapped([f"$ {commande}", *texte.rstrip("\n").split("\n")], colonnes))
    largeur = round(colonnes * _CHASSE + 2 * _MARGE)
    hauteur = _TITRE + _MARGE + len(lignes) * _LIGNE + _MARGE // 2
    corps = "".join(_row(rang, ligne) for rang, ligne in enumerate(lignes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{largeur}" height="{hauteur}"'
        f' viewBox="0 0 {largeur} {hauteur}" role="img" aria-label="Terminal : {escape(commande)}">\n'
        f'<rect width="{largeur}" height="{hauteur}" rx="4" fill="{_FOND}"/>\n'
        f'<path d="M0 {_TITRE}V4a4 4 0 0 1 4-4H{largeur - 4}a4 4 0 0 1 4 4V{_TITRE}z"'
        f' fill="{_BANDEAU}"/>\n'
        f'<text x="{_MARGE}" y="22" font-family="Calibri, Carlito, sans-serif" font-size="13"'
        f' fill="{_ATTENUE}">Terminal</text>\n'
        f'<g font-family="{_POLICES}" font-size="{_CORPS}" xml:space="preserve">\n{corps}</g>\n</svg>\n'
    )


def _read(maitre: int) -> Iterator[bytes]:
    while True:
        try:
            morceau = os.read(maitre, 65_536)
        except OSError:  # how Linux says that nobody holds the other end any more
            return
        if not morceau:
            return
        yield morceau


_Ligne = list[tuple[str, _Allure]]


def _wrapped(lignes: list[str], colonnes: int) -> Iterator[_Ligne]:
    allure = _Allure()
    for ligne in lignes:
        cases: _Ligne = []
        for rang, morceau in enumerate(_SGR.split(ligne)):
            if rang % 2:
                allure = _changed(allure, morceau)
            else:
                cases += [(lettre, allure) for lettre in morceau]
        while len(cases) > colonnes:
            # At a space, which terminals do not do: a cut word is hard to read on a picture.
            coupe = max(rang for rang in range(1, colonnes + 1) if cases[rang][0].isspace())
            yield cases[:coupe]
            cases = cases[coupe + 1 :]
        yield cases


def _changed(allure: _Allure, codes: str) -> _Allure:
    for code in map(int, filter(None, codes.split(";"))):
        if code == 0:
            allure = _Allure()
        elif code == 1:
            allure = replace(allure, gras=True)
        elif code == 2:
            allure = replace(allure, couleur=_ATTENUE)
        elif code == 4:
            allure = replace(allure, souligne=True)
        elif code in _COULEURS:
            allure = replace(allure, couleur=_COULEURS[code])
    return allure


def _row(rang: int, ligne: _Ligne) -> str:
    y = _TITRE + _MARGE + rang * _LIGNE
    return "".join(_piece(x, y, texte, allure) for x, texte, allure in _pieces(ligne))


def _pieces(ligne: _Ligne) -> Iterator[tuple[int, str, _Allure]]:
    """Yield runs of letters of the same look; bars and rules apart, as they are drawn."""
    debut = 0
    for fin in range(1, len(ligne) + 1):
        if fin == len(ligne) or _kind(ligne[fin]) != _kind(ligne[debut]):
            yield debut, "".join(lettre for lettre, _ in ligne[debut:fin]), ligne[debut][1]
            debut = fin


def _kind(case: tuple[str, _Allure]) -> tuple[str, _Allure]:
    return (case[0] if case[0] in "█░─" else "", case[1])


def _piece(colonne: int, y: int, texte: str, allure: _Allure) -> str:
    if not texte.strip():
        return ""
    x, largeur = _MARGE + colonne * _CHASSE, len(texte) * _CHASSE
    if texte[0] in "█░":
        opacite = "" if texte[0] == "█" else ' opacity="0.3"'
        return (
            f'<rect x="{x:.1f}" y="{y - 12}" width="{largeur:.1f}" height="15"'
            f' fill="{allure.couleur}"{opacite}/>\n'
        )
    if texte[0] == "─":
        return (
            f'<rect x="{x:.1f}" y="{y - 5}" width="{largeur:.1f}" height="1"'
            f' fill="{allure.couleur}"/>\n'
        )
    traits = ' font-weight="bold"' if allure.gras else ""
    traits += ' text-decoration="underline"' if allure.souligne else ""
    return (
        f'<text x="{x:.1f}" y="{y}" textLength="{largeur:.1f}" fill="{allure.couleur}"{traits}>'
        f"{escape(texte, quote=False)}</text>\n"
    )
