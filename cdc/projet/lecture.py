"""Read a YAML file into texts, lists and dictionaries that remember their place.

YAML never types a value here: `0102030405`, `01000`, `12:30` and `No` keep their characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml.events import StreamEndEvent

from cdc.memoire import without_collector
from cdc.projet.analyseur import make_parser
from cdc.projet.batisseur import FAUTES_MAXIMALES, Batisseur
from cdc.projet.caracteres import decode
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.noeuds import (
    Document,
    Position,
)
from cdc.projet.syntaxe import explain

if TYPE_CHECKING:
    from pathlib import Path

TAILLE_MAXIMALE = 20_000_000


def load_document(path: Path, fichier: str) -> Document:
    """Read the file at `path`, named `fichier` in messages."""
    taille = path.stat().st_size
    if taille > TAILLE_MAXIMALE:
        raise ProjetInvalideError([_trop_gros(fichier, taille)])
    return read_document(path.read_bytes(), fichier)


def read_document(octets: bytes, fichier: str) -> Document:
    """Read the bytes of a YAML file, or raise ProjetInvalideError with all its faults."""
    if len(octets) > TAILLE_MAXIMALE:
        raise ProjetInvalideError([_trop_gros(fichier, len(octets))])
    texte, bom = decode(octets, fichier)
    return parse_document(texte, fichier, bom=bom)


def parse_document(texte: str, fichier: str, *, bom: bool = False) -> Document:
    """Read the text of a YAML file, or raise ProjetInvalideError with all its faults."""
    with without_collector(durable=True):
        try:
            batisseur = Batisseur(texte, fichier)
            racine = batisseur.build()
        except yaml.YAMLError as error:
            raise ProjetInvalideError(_syntax_faults(texte, fichier, error)) from error
    if batisseur.fautes:
        raise ProjetInvalideError(batisseur.fautes)
    return Document(fichier, texte, racine, bom)


def _trop_gros(fichier: str, taille: int) -> Faute:
    message = (
        f"le fichier pèse {taille / 1e6:.0f} Mo ; la limite est de "
        f"{TAILLE_MAXIMALE // 1_000_000} Mo. Rangez les pièces volumineuses hors du cahier."
    )
    return Faute(Position(fichier, 1, 1), message)


def _syntax_faults(texte: str, fichier: str, error: yaml.YAMLError) -> list[Faute]:
    """Return this syntax error, and the first one of each section that follows it."""
    fautes: list[Faute] = []
    suivante: yaml.YAMLError | None = error
    while suivante is not None and len(fautes) < FAUTES_MAXIMALES:
        explication = explain(suivante, texte)
        position = Position(fichier, explication.ligne, explication.colonne)
        fautes.append(Faute(position, explication.message))
        if explication.reprise is None:
            break
        texte = explication.reprise
        suivante = _first_error(texte)
    return fautes


def _first_error(texte: str) -> yaml.YAMLError | None:
    parser = make_parser(texte)
    try:
        while parser.get_event().__class__ is not StreamEndEvent:
            pass
    except yaml.YAMLError as error:
        return error
    finally:
        parser.dispose()
    return None
