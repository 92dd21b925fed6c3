"""Fills what a template says (cover, headers, footers) with plain values, in a sandbox."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from cdc.formats.docx.archive import read_parts, write_parts
from cdc.formats.docx.erreurs import BalisesInconnuesError, ModeleRefuseError
from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOM_CITE = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_TAILLE_MAX = 100_000
_LIEU_MAX = 120
_PARTIES = re.compile(r"^word/(?:document|header\d*|footer\d*)\.xml$")


class _BacASable(ImmutableSandboxedEnvironment):
    """Jinja without the means to run code, nor to eat the machine's memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Allow arithmetic on small numbers only: `'a' * 10**9` has no use in a template."""
        if not all(isinstance(v, int) and abs(v) < _TAILLE_MAX for v in (left, right)):
            raise SecurityError(f"{operator} n’est admis qu’entre de petits nombres")
        if operator == "**":
            raise SecurityError("** n’est pas admis")
        return super().call_binop(context, operator, left, right)


def render_gabarit(
    parties: Mapping[str, bytes], contexte: Mapping[str, Any], modele: Path
) -> dict[str, bytes]:
    """Return the parts of the template once its placeholders are filled.

    Args:
        parties: the checked parts of the template.
        contexte: plain dicts, lists and texts only, so that nothing callable can be reached.
        modele: what to name in messages.
    """
    _check_pairs(parties, modele)
    gabarit = DocxTemplate(BytesIO(write_parts(parties)))
    environnement = _BacASable()
    try:
        gabarit.render(dict(contexte), environnement, autoescape=True)
    except UndefinedError as error:
        # Jinja stops at the first unknown name: all are said at once.
        inconnues = gabarit.get_undeclared_template_variables(environnement, dict(contexte))
        if not inconnues:
            raise _explained(modele, error, contexte) from error
        raise BalisesInconnuesError(modele, sorted(inconnues), sorted(contexte)) from error
    except TemplateError as error:
        raise _explained(modele, error, contexte) from error
    except (etree.XMLSyntaxError, KeyError, TypeError, ValueError) as error:
        raise ModeleRefuseError(
            modele,
            "une de ses balises, ou le fichier lui-même, ne peut pas être lu.",
            "Un modèle n’affiche que des valeurs, avec des conditions et des boucles.",
        ) from error
    tampon = BytesIO()
    gabarit.save(tampon)
    return read_parts(tampon.getvalue())


def _check_pairs(parties: Mapping[str, bytes], modele: Path) -> None:
    """Refuse a placeholder that its paragraph does not close: it would swallow what follows."""
    for nom, contenu in parties.items():
        if not _PARTIES.match(nom):
            continue
        for paragraphe in etree.fromstring(contenu).iter(w("p")):
            texte = "".join(t.text or "" for t in paragraphe.iter(w("t")))
            if any(texte.count(a) != texte.count(b) for a, b in (("{{", "}}"), ("{%", "%}"))):
                raise _unclosed(modele, texte)


def _unclosed(modele: Path, lieu: str) -> ModeleRefuseError:
    return ModeleRefuseError(
        modele,
        f"une balise est incomplète ou mal fermée, près de « {lieu[:_LIEU_MAX]} ».",
        "Vérifiez que chaque « {{ » a son « }} » et chaque « {% if » son « {% endif %} ».",
    )


def _explained(
    modele: Path, error: TemplateError, contexte: Mapping[str, Any]
) -> ModeleRefuseError:
    if isinstance(error, SecurityError):
        return ModeleRefuseError(
            modele,
            f"une balise demande plus que l’affichage d’une valeur ({error.message}).",
            "Retirez-la : un modèle n’affiche que des valeurs.",
        )
    if isinstance(error, UndefinedError) and (cite := _NOM_CITE.search(error.message or "")):
        return BalisesInconnuesError(modele, [cite[1] or cite[2]], sorted(contexte))
    lieu = " ".join("".join(getattr(error, "docx_context", ())).split())[:_LIEU_MAX]
    if isinstance(error, TemplateSyntaxError):
        return _unclosed(modele, lieu)
    return ModeleRefuseError(
        modele, f"une balise n’a pas pu être remplie, près de « {lieu} ».", "Corrigez-la."
    )
