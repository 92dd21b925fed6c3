"""Fills what a template says (cover, headers, footers, loops over the data) in a sandbox."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from cdc.formats.document.morceaux import MORCEAUX
from cdc.formats.docx.archive import read_parts, unfolded, write_parts
from cdc.formats.docx.bac import Faute, fill
from cdc.formats.docx.balises import PARTIES, paragraph_text
from cdc.formats.docx.erreurs import BalisesInconnuesError, ModeleRefuseError
from cdc.formats.docx.ooxml import w
from cdc.resources import modeles

if TYPE_CHECKING:
    from collections.abc import Mapping

_BAC = Path(__file__).with_name("bac.py")
_DELAI, _OCTETS_PAR_SECONDE = 7, 500_000
_LIEU_MAX = 120
# What a loop over a large project makes, and no more.
_DOCUMENT_MAX = 200_000_000
_VOLUME = (
    "son remplissage prend trop de temps ou de mémoire.",
    "Cherchez-y une boucle dans une boucle, ou un texte répété.",
)


class Valeurs(NamedTuple):
    """What the placeholders of a template may show.

    Attributes:
        contexte: plain dicts, lists and texts only, so that nothing callable can be reached.
        libelles: how people call what an identifier designates.
    """

    contexte: Mapping[str, Any]
    libelles: Mapping[str, str] = {}


def render_gabarit(
    parties: Mapping[str, bytes], valeurs: Valeurs, modele: Path
) -> dict[str, bytes]:
    """Return the parts of the template once its placeholders are filled.

    A template that is not ours is filled in a process of its own, bounded in memory and time.

    Args:
        parties: the checked parts of the template.
        valeurs: what its placeholders may show.
        modele: what to name in messages.
    """
    _check_pairs(parties, modele)
    gabarit = write_parts(parties)
    if modele.resolve().is_relative_to(modeles().resolve()):
        faute, document = fill(gabarit, valeurs.contexte, valeurs.libelles)
    else:
        faute, document = _apart(gabarit, valeurs)
    if not faute.faute and unfolded(document) > _DOCUMENT_MAX:
        faute = Faute("volume")
    if faute.faute:
        raise _explained(modele, faute, valeurs.contexte)
    return read_parts(document)


def _apart(gabarit: bytes, valeurs: Valeurs) -> tuple[Faute, bytes]:
    entree = json.dumps({"contexte": valeurs.contexte, "libelles": valeurs.libelles}).encode()
    try:
        run = subprocess.run(
            # -P: the folder of the script holds modules whose names others have too.
            [sys.executable, "-P", str(_BAC)],
            input=entree + b"\n" + gabarit,
            capture_output=True,
            timeout=_DELAI + len(entree) // _OCTETS_PAR_SECONDE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Faute("volume"), b""
    tete, _, document = run.stdout.partition(b"\n")
    if run.returncode or not tete:  # negative when it was stopped
        return Faute("volume"), b""
    dite = json.loads(tete)
    return Faute(
        dite["faute"], tuple(dite["noms"]), dite["detail"], tuple(dite["voisins"])
    ), document


def _check_pairs(parties: Mapping[str, bytes], modele: Path) -> None:
    """Refuse a placeholder that its paragraph does not close: it would swallow what follows."""
    for nom, contenu in parties.items():
        if not PARTIES.match(nom):
            continue
        for paragraphe in etree.fromstring(contenu).iter(w("p")):
            texte = paragraph_text(paragraphe)
            if any(texte.count(a) != texte.count(b) for a, b in (("{{", "}}"), ("{%", "%}"))):
                raise _unclosed(modele, texte)


def _unclosed(modele: Path, lieu: str) -> ModeleRefuseError:
    return ModeleRefuseError(
        modele,
        f"une balise est incomplète ou mal fermée, près de « {lieu[:_LIEU_MAX]} ».",
        "Vérifiez que chaque « {{ » a son « }} » et chaque « {% if » son « {% endif %} ».",
    )


def _explained(modele: Path, faute: Faute, contexte: Mapping[str, Any]) -> ModeleRefuseError:
    match faute.faute:
        case "inconnues":
            return BalisesInconnuesError(modele, faute.noms, _known(faute, contexte))
        case "interdit":
            return ModeleRefuseError(
                modele,
                f"une balise demande plus que l’affichage d’une valeur ({faute.detail}).",
                "Retirez-la : un modèle n’affiche que des valeurs.",
            )
        case "syntaxe":
            return _unclosed(modele, faute.detail)
        case "valeur":
            return ModeleRefuseError(
                modele,
                f"une balise n’a pas pu être remplie, près de « {faute.detail} ».",
                "Corrigez-la.",
            )
        case "volume":
            return ModeleRefuseError(modele, *_VOLUME)
    return ModeleRefuseError(
        modele,
        "une de ses balises, ou le fichier lui-même, ne peut pas être lu.",
        "Un modèle n’affiche que des valeurs, avec des conditions et des boucles.",
    )


def _known(faute: Faute, contexte: Mapping[str, Any]) -> set[str]:
    """Return the names that exist where an unknown one was looked for."""
    return set(faute.voisins) or {*contexte, *MORCEAUX}
