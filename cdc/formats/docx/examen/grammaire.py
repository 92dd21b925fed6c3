"""What placeholders say, read as Jinja reads it: one at a time, all faults at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from cdc.formats.docx.bac import ATTRIBUTS, BacASable
from cdc.formats.docx.examen.lecture import error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.docx.examen.balises import Balise
    from cdc.formats.docx.examen.faute import Faute
    from cdc.formats.docx.examen.lecture import Feuille, Ligne

# What an instruction needs around it to be read alone.
_SEULES = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {} %}}{{% endif %}}",
    "else": "{{% if 1 %}}{{% {} %}}{{% endif %}}",
    "endif": "{{% if 1 %}}{{% {} %}}",
    "for": "{{% {} %}}{{% endfor %}}",
    "endfor": "{{% for a in () %}}{{% {} %}}",
    "set": "{{% {} %}}",
}
_EXPRESSION = "{{{{ {} }}}}"
# Words that only docxtpl knows: a cell that spans, is filled or merges.
_CELLULES = {"colspan", "cellbg", "vm", "hm"}
_METHODES = frozenset[str]().union(*(noms for _, noms in ATTRIBUTS))
_LECTEUR = BacASable({})
_ATTENDU = re.compile(r"got '(.+)'$")
_CARACTERE = re.compile(r"unexpected char '(.+)' at")


def tree(balise: Balise) -> nodes.Template | None:
    """Return what a placeholder says, or None when it says nothing that can be read."""
    forme = _SEULES.get(balise.mot, "") if balise.signe == "{%" else _EXPRESSION
    if balise.signe == "{#" or not forme:
        return None
    try:
        return _LECTEUR.parse(forme.format(balise.contenu))
    except TemplateSyntaxError:
        return None


def grammar_faults(feuille: Feuille) -> Iterator[Faute]:
    """Yield the placeholders of a part that cannot be read, or ask for more than a value."""
    for ligne, balise in feuille.balises():
        yield from misread(ligne, balise)


def misread(ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    """Yield why a placeholder cannot be read; one that is mistyped is told elsewhere."""
    if balise.signe == "{#" or balise.guillemets or balise.detachee:
        return
    if not balise.contenu:
        yield _unread(ligne, balise, "elle est vide.")
    elif balise.signe == "{{" and balise.prefixe:
        yield error(
            "prefixe",
            ligne.lieu,
            f"« {balise.brute} » : « {balise.prefixe} » ne va qu’après « {{% ».",
            f"Écrivez {{{{ {balise.contenu} }}}}.",
        )
    elif balise.signe == "{%" and balise.mot in _CELLULES:
        return
    elif balise.signe == "{%" and balise.mot not in _SEULES:
        yield error(
            "instruction",
            ligne.lieu,
            f"« {balise.brute} » : l’instruction « {balise.mot} » n’est pas admise.",
            "Servez-vous de if, elif, else, endif, for, endfor ou set.",
        )
    else:
        yield from _parsed(ligne, balise)


def _parsed(ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    forme = _SEULES[balise.mot] if balise.signe == "{%" else _EXPRESSION
    try:
        arbre = _LECTEUR.parse(forme.format(balise.contenu))
    except TemplateSyntaxError as faute:
        yield _unread(ligne, balise, _said(faute.message or ""))
        return
    yield from _asked(ligne, balise, arbre)


def _asked(ligne: Ligne, balise: Balise, arbre: nodes.Template) -> Iterator[Faute]:
    """Yield what a placeholder asks that the sandbox refuses."""
    for appel in arbre.find_all(nodes.Call):
        methode = appel.node.attr if isinstance(appel.node, nodes.Getattr) else ""
        if methode not in _METHODES:
            yield _refused(ligne, balise, "elle appelle une fonction")
            return
    for acces in arbre.find_all((nodes.Getattr, nodes.Getitem)):
        if _attribute(acces).startswith("_"):
            yield _refused(ligne, balise, f"elle demande « {_attribute(acces)} »")
            return
    for genre, connus in ((nodes.Filter, _LECTEUR.filters), (nodes.Test, _LECTEUR.tests)):
        for usage in arbre.find_all(genre):
            if usage.name not in connus:
                yield _unread(ligne, balise, f"le filtre « {usage.name} » n’est pas admis.")


def _attribute(acces: nodes.Expr) -> str:
    if isinstance(acces, nodes.Getattr):
        return acces.attr
    cle = acces.arg if isinstance(acces, nodes.Getitem) else None
    return cle.value if isinstance(cle, nodes.Const) and isinstance(cle.value, str) else ""


def _refused(ligne: Ligne, balise: Balise, raison: str) -> Faute:
    return error(
        "interdit",
        ligne.lieu,
        f"la balise « {balise.brute} » demande plus que l’affichage d’une valeur : {raison}.",
        "Retirez-la : un modèle n’affiche que des valeurs, avec des conditions et des boucles.",
    )


def _unread(ligne: Ligne, balise: Balise, raison: str) -> Faute:
    return error(
        "syntaxe",
        ligne.lieu,
        f"la balise « {balise.brute} » ne se lit pas : {raison}",
        "Reprenez-la d’après le modèle livré, ou d’après modeles/word/LISEZMOI.md.",
    )


def _said(message: str) -> str:
    """Return in French what Jinja says of a syntax error."""
    if caractere := _CARACTERE.search(message):
        return f"le signe « {caractere[1]} » n’y a pas sa place."
    if attendu := _ATTENDU.search(message):
        mot = attendu[1]
        if mot.startswith("end of"):
            return "elle s’arrête trop tôt."
        return f"« {mot} » n’y est pas attendu."
    return "il y manque un mot, un guillemet ou une parenthèse."
