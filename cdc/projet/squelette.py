"""A new project: every file with every key, explained to someone who never saw YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet.dossiers import create_folder
from cdc.projet.lanceurs import launchers
from cdc.projet.lecture import parse_document
from cdc.projet.mise_en_page import chapter_text, project_text, recette_text
from cdc.projet.modifications import Ajouter, Modification, Remplacer, modified
from cdc.projet.rangement import DOSSIER_CAHIER
from cdc_schema.plan import CHAPITRES, FICHIER_PROJET, FICHIERS_RECETTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STATUT = "brouillon"
_VERSION = "0.1"


@dataclass(frozen=True, slots=True)
class Reponses:
    """The five answers that begin a project; an empty one is left for later."""

    societe: str = ""
    titre: str = ""
    auteur: str = ""
    remise: str = ""
    logo: Path | None = None


def write_squelette(dossier: Path, reponses: Reponses | None = None) -> None:
    """Write in `dossier` a project with the whole outline to fill.

    Raises:
        DossierNonVideError: `dossier` holds something.
        EcritureImpossibleError: the system refuses to write; nothing was left.
    """
    create_folder(dossier, launchers() | squelette(reponses or Reponses()))


def squelette(reponses: Reponses) -> dict[str, bytes]:
    """Return the files of a new project, by path."""
    documents = {nom: parse_document(texte, nom) for nom, texte in _texts().items()}
    remplis = modified(documents, _first_values(reponses))
    contenus = {nom: document.octets for nom, document in remplis.items()}
    if reponses.logo is not None:
        contenus[_logo_name(reponses.logo)] = reponses.logo.read_bytes()
    return contenus


def _texts() -> dict[str, str]:
    chapitres = {f"{DOSSIER_CAHIER}/{c.fichier}": chapter_text(c) for c in CHAPITRES}
    return {
        **chapitres,
        **{f.chemin: recette_text(f) for f in FICHIERS_RECETTE},
        # Last: a folder without this file is not yet a project.
        FICHIER_PROJET: project_text(),
    }


def _first_values(reponses: Reponses) -> Iterator[Modification]:
    if reponses.societe:
        yield Remplacer("presentation.raison_sociale", reponses.societe)
    if reponses.titre:
        yield Remplacer("projet.titre", reponses.titre)
    if reponses.auteur:
        yield Ajouter("projet.auteurs", reponses.auteur)
    if reponses.remise:
        yield Remplacer("planning.consultation.remise", reponses.remise)
    if reponses.logo is not None:
        yield Remplacer("projet.logo", _logo_name(reponses.logo))


def _logo_name(logo: Path) -> str:
    return f"logo{logo.suffix.lower()}"
