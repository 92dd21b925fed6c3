"""What PyYAML says of a syntax error, in French and with what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

_SECTION = re.compile(r"^[^\W\d]\w*\s*:(?=\s|$)", re.MULTILINE)
_SANS_ESPACE = re.compile(r"^\s*(?:- +)*[^\W\d]\w*:(?=[^\s:/])")
_GUILLEMETS = "Mettez le texte entre guillemets"


@dataclass(frozen=True, slots=True)
class Explication:
    """A syntax error: its place, what it is, and the text to read on for the next one."""

    ligne: int
    colonne: int
    message: str
    reprise: str | None


def explain(error: yaml.YAMLError, texte: str) -> Explication:
    """Say in French what is wrong in `texte`."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Explication(1, 1, "le fichier n’est pas du YAML lisible.", None)
    cas = _Cas(error, error.problem_mark, texte)
    message, mark, reprise = cas.explain()
    suite = _rest(texte, cas.index) if reprise else None
    return Explication(mark.line + 1, mark.column + 1, message, suite)


def _rest(texte: str, index: int) -> str | None:
    """Return `texte` blank up to the first section that begins after `index`."""
    suivante = _SECTION.search(texte, index + 1)
    if suivante is None:
        return None
    debut = suivante.start()
    return "\n" * texte.count("\n", 0, debut) + texte[debut:]


class _Cas:
    """One error of PyYAML beside the text it was found in."""

    def __init__(self, error: yaml.MarkedYAMLError, mark: Any, texte: str) -> None:
        self.mark = mark
        self.index: int = mark.index
        self.debut: Any = error.context_mark or mark
        self.context = error.context or ""
        self.problem = error.problem or ""
        self.texte = texte
        self.lignes = texte.split("\n")

    def explain(self) -> tuple[str, Any, bool]:
        """Return the message, its place, and whether what follows can be read."""
        if self._line(self.mark.line)[: self.mark.column + 1].lstrip(" ").startswith("\t"):
            return _TABULATION, self.mark, True
        if "end of stream" in self.problem and "quoted" in self.context:
            return self._unclosed(), self.debut, False
        for motif, message in _MESSAGES:
            if motif in f"{self.context} : {self.problem}":
                return message, self.mark, True
        return self._structure()

    def _structure(self) -> tuple[str, Any, bool]:
        if "could not find expected ':'" in self.problem:
            return self._without_colon(), self.debut, True
        if "mapping values are not allowed" in self.problem:
            return self._colon(), self.mark, True
        if "flow" in self.context:
            return self._flow(), self.mark, True
        if "block" in self.context:
            return self._block(), self.mark, True
        if "cannot start any token" in self.problem:
            return self._first_character(), self.mark, True
        return f"le YAML n’est pas lisible ici ({self.problem}).", self.mark, True

    def _line(self, numero: int) -> str:
        return self.lignes[numero].rstrip("\r") if numero < len(self.lignes) else ""

    def _unclosed(self) -> str:
        guillemet = self.texte[self.debut.index]
        return (
            f"le guillemet {guillemet} ouvert ici n’est jamais fermé. Fermez-le à la fin du texte, "
            "ou retirez-le."
        )

    def _without_colon(self) -> str:
        ligne = self._line(self.debut.line)
        if _SANS_ESPACE.match(ligne):
            return _ESPACE
        return (
            f"« {_short(ligne)} » n’est ni une clé ni la suite du texte précédent. "
            "Écrivez « clé: valeur », ou décalez la ligne de deux espaces vers la droite."
        )

    def _colon(self) -> str:
        ligne = self._line(self.mark.line)
        if re.search(r":\s", ligne[: self.mark.column]):
            return (
                "deux-points suivi d’une espace dans le texte : YAML y voit une seconde clé. "
                f'{_GUILLEMETS}, par exemple champ: "Objet : suivi".'
            )
        precedente = next((t for t in reversed(self.lignes[: self.mark.line]) if t.strip()), "")
        if _SANS_ESPACE.match(precedente):
            return f"{_ESPACE} C’est à la ligne précédente : « {_short(precedente)} »."
        return (
            "cette ligne est décalée vers la droite alors que la précédente a déjà une valeur. "
            "Alignez-la sur les autres clés."
        )

    def _flow(self) -> str:
        ouvrant = self.texte[self.debut.index : self.debut.index + 1]
        fermant = {"[": "]", "{": "}"}.get(ouvrant, "]")
        if "node content" in self.problem and ouvrant not in ("[", "{"):
            return "il manque une valeur entre ces crochets ou ces accolades."
        return (
            f"le {ouvrant or '['} ouvert ligne {self.debut.line + 1} n’est pas fermé avant ceci, "
            f"ou une virgule manque. Ajoutez « {fermant} » ou « , », "
            "ou mettez entre guillemets un texte qui contient crochets, virgules ou deux-points."
        )

    def _block(self) -> str:
        ligne = self._line(self.mark.line)
        avant = ligne[: self.mark.column].rstrip()
        if avant.endswith(("'", '"')):
            return (
                "il y a du texte après le guillemet fermant. Dans un texte entre ' ', l’apostrophe "
                "s’écrit deux fois ('') ; le plus simple est de le mettre entre \" \"."
            )
        if "node content" in self.problem:
            caractere = ligne[self.mark.column :][:1]
            return f"une valeur ne commence pas par « {caractere} ». {_GUILLEMETS}."
        if ligne.lstrip().startswith("- "):
            return (
                "un tiret de liste n’est pas attendu ici. "
                "Alignez-le sur les autres tirets de sa liste, ou sous la clé de la liste."
            )
        if "'-'" in self.problem or "collection" in self.context:
            return (
                "un tiret « - » est attendu : la ligne est alignée sur ceux d’une liste. "
                "Ajoutez-le, ou changez le retrait de la ligne."
            )
        return (
            "le retrait de cette ligne ne correspond à aucune ligne au-dessus. "
            "Alignez-la sur les autres clés du même niveau."
        )

    def _first_character(self) -> str:
        caractere = self.texte[self.index : self.index + 1]
        if caractere == "\t":
            return "une tabulation sépare ici. Remplacez-la par une espace."
        return (
            f"une valeur ne commence pas par « {caractere} » sans guillemets. "
            f'{_GUILLEMETS}, par exemple "{caractere}…".'
        )


def _short(ligne: str) -> str:
    texte = ligne.strip()
    return texte if len(texte) <= 40 else f"{texte[:39]}…"


_ESPACE = "il manque une espace après les deux-points. Écrivez « clé: valeur »."
_TABULATION = (
    "une tabulation sert de retrait. YAML n’admet que des espaces : remplacez-la par deux espaces."
)
_LITTERAL = "après « | » ou « > », le texte commence à la ligne suivante, décalé de deux espaces."
_BARRE = (
    'entre " ", la barre « \\ » introduit un code. Doublez-la (\\\\), '
    "ou mettez le texte entre ' '."
)
_SANS_RETRAIT = (
    "une ligne sans retrait doit s’écrire « clé: valeur ». Vérifiez cette ligne et la précédente."
)
_MESSAGES = (
    ("tab character", _TABULATION),
    ("undefined tag handle", f"« ! » annonce une étiquette, qui n’est pas admise. {_GUILLEMETS}."),
    ("block scalar", _LITTERAL),
    ("hexdecimal", _BARRE),
    ("hexadecimal", _BARRE),
    ("escape", _BARRE),
    (
        "unexpected document indicator",
        "« --- » ou « ... » coupe un texte entre guillemets. Fermez les guillemets avant.",
    ),
    ("alias", f"« * » annonce un renvoi, qui n’est pas admis. {_GUILLEMETS}."),
    ("anchor", f"« & » annonce une ancre, qui n’est pas admise. {_GUILLEMETS}."),
    ("tag", f"« ! » annonce une étiquette, qui n’est pas admise. {_GUILLEMETS}."),
    ("directive", f"une ligne ne commence pas par « % ». {_GUILLEMETS}."),
    ("document start", _SANS_RETRAIT),
)
