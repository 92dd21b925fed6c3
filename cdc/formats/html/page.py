"""The page around the content: cover, contents, styles and scripts, and what it may do."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from cdc.formats.html.couleurs import JETONS, palette_css
from cdc.formats.html.images import data
from cdc.formats.html.texte import anchor
from cdc.formats.logo import image_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.formats.document.blocs import Titre

_STYLES = ("page.css", "contenu.css", "impression.css")
# Whole lines of comments, and those between the marks that CSS and JavaScript share.
_COMMENTAIRES = re.compile(r"^ *//.*\n|/\*[\s\S]*?\*/\n?", re.MULTILINE)
_DEBUT, _FIN = "theme.js", ("sommaire.js", "recherche.js", "confort.js")


def page(
    identite: Mapping[str, Any],
    titres: Sequence[Titre],
    corps: Sequence[str],
    *,
    logo: bytes | None = None,
) -> bytes:
    """Return a whole page.

    Args:
        identite: what the document says of itself.
        titres: the headings of the contents.
        corps: the content, in pieces already written as HTML.
        logo: a PNG or JPEG image.
    """
    style = palette_css() + "".join(map(read_asset, _STYLES)) + _running(identite)
    scripts = read_asset(_DEBUT), "".join(map(read_asset, _FIN))
    environnement = Environment(
        loader=DictLoader({"page": read_asset("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    texte = environnement.get_template("page").render(
        identite,
        chapitres=list(_contents(titres)),
        corps=Markup("".join(corps)),
        politique=_policy(style, scripts),
        style=Markup(style),
        debut=Markup(scripts[0]),
        fin=Markup(scripts[1]),
        image=data(image_type(logo), logo) if logo else "",
        teintes=JETONS["papier"],
    )
    return texte.encode()


def _running(identite: Mapping[str, Any]) -> str:
    """Return what stands at the head and the foot of each printed page, the first one aside."""
    coins = {
        "top-left": identite["societe"],
        "top-right": identite["titre"] + identite["mention_version"],
        "bottom-left": identite["mention_diffusion"],
    }
    dits = "".join(f'@{coin}{{content:"{_css_text(dit)}"}}' for coin, dit in coins.items())
    return (
        f"@page{{{dits}}}\n@page:first{{{''.join(f'@{coin}{{content:none}}' for coin in coins)}}}"
    )


def _css_text(texte: str) -> str:
    """Return `texte` between the quotes of a style sheet: only plain letters stand as they are."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in texte)


def read_asset(nom: str) -> str:
    """Return a file of the shell, without what it says to those who write it."""
    texte = (files("cdc.formats.html") / "gabarit" / nom).read_text(encoding="utf-8")
    return _COMMENTAIRES.sub("", texte)


def _contents(titres: Sequence[Titre]) -> Iterator[dict[str, Any]]:
    """Yield the chapters, each with its sections."""
    chapitre: dict[str, Any] | None = None
    for titre in titres:
        entree = {
            "numero": titre.numero,
            "texte": titre.texte,
            "ancre": anchor(titre.signet),
            "rubriques": [],
        }
        if titre.niveau > 1 and chapitre is not None:
            chapitre["rubriques"].append(entree)
            continue
        if chapitre is not None:
            yield chapitre
        chapitre = entree
    if chapitre is not None:
        yield chapitre


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Return what a browser may do with the page: show it, run these scripts, fetch nothing."""
    autorises = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {autorises}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(texte: str) -> str:
    return f"'sha256-{b64encode(sha256(texte.encode()).digest()).decode()}'"
