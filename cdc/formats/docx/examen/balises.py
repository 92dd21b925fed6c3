"""The placeholders of a paragraph, and those that are not whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FERMETURES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SIGNES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_GUILLEMETS = re.compile("[«»„‚‹›′″`´]")
_PREFIXE = re.compile(r"(tr|tc|p|r)(?=\s)")
_DETACHEE = re.compile(r"\{%[ \xa0\u202f]+(tr|tc|p|r)\s+(?:if|for|else|elif|endif|endfor)\b")
# docxtpl straightens these by itself.
_DROITES = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Balise:
    """One whole placeholder.

    Attributes:
        brute: as it is typed.
        signe: what opens it: « {{ », « {% » or « {# ».
        prefixe: what it stands for as a whole: `p` a paragraph, `tr` a row, `tc` a cell, `r` a run.
        contenu: what it says, with straight quotes.
    """

    brute: str
    signe: str
    prefixe: str
    contenu: str

    @property
    def guillemets(self) -> str:
        """Return the quotation marks that Jinja cannot read, each once."""
        return " ".join(dict.fromkeys(_GUILLEMETS.findall(self.brute)))

    @property
    def detachee(self) -> str:
        """Return the `p`, `tr`, `tc` or `r` that a space parts from « {% », or nothing."""
        trouve = _DETACHEE.match(self.brute)
        return trouve[1] if trouve else ""

    @property
    def mot(self) -> str:
        """Return the first word of an instruction: `if`, `for`, `endif`..."""
        return self.contenu.split(maxsplit=1)[0] if self.signe == "{%" and self.contenu else ""


@dataclass(frozen=True, slots=True)
class Debris:
    """What opens or closes a placeholder without its other half."""

    brute: str
    ouvre: bool


def read_balises(texte: str) -> Iterator[Balise | Debris]:
    """Yield the placeholders of a paragraph in order, and the halves of placeholders."""
    ouverte: re.Match[str] | None = None
    for signe in _SIGNES.finditer(texte):
        if signe[0] in _FERMETURES:
            if ouverte is not None:
                yield Debris(texte[ouverte.start() : signe.start()].strip(), True)
            ouverte = signe
        elif ouverte is None:
            if signe[0] == "#}":
                continue  # ordinary text
            yield Debris(texte[max(0, signe.start() - 20) : signe.end()].strip(), False)
        elif signe[0] == _FERMETURES[ouverte[0]]:
            yield _balise(texte[ouverte.start() : signe.end()])
            ouverte = None
    if ouverte is not None:
        yield Debris(texte[ouverte.start() :].strip(), True)


def _balise(brute: str) -> Balise:
    dedans = brute[2:-2]
    prefixe = _PREFIXE.match(dedans)
    reste = dedans[prefixe.end() :] if prefixe else dedans
    contenu = reste.strip("-+") if reste.strip("-+") else reste
    return Balise(
        brute, brute[:2], prefixe[0] if prefixe else "", contenu.translate(_DROITES).strip()
    )
