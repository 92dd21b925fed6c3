"""A project folder: its files, the specification that they hold, and where each value stands."""

from __future__ import annotations

import codecs
import difflib
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.errors import CdcError
from cdc.memoire import without_collector
from cdc.projet.caracteres import decode
from cdc.projet.etendues import Etendue, spread
from cdc.projet.explications import explain_validation, unknown_key
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.identifiants import duplicates
from cdc.projet.lecture import TAILLE_MAXIMALE, load_document, parse_document, read_document
from cdc.projet.noeuds import Chemin, Document, Position, Scalaire, noeud_a
from cdc.projet.rangement import DOSSIER_CAHIER, fichiers
from cdc.projet.relecture import reparse
from cdc.projet.reperage import Rangs, locate
from cdc.projet.revalidation import revalidate
from cdc_schema import Cahier
from cdc_schema.plan import FICHIER_PROJET, PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_COPIE = re.compile(r"conflit|conflict|\(\d+\)|copie|copy", re.IGNORECASE)


class ProjetAbsentError(CdcError):
    """There is no project in the folder, nor above it."""

    def __init__(self, depart: Path) -> None:
        self.depart = depart
        super().__init__(
            f"{depart} : aucun projet ici ni dans les dossiers au-dessus ({FICHIER_PROJET} "
            "est introuvable). Placez-vous dans un projet, indiquez-le par --projet, "
            "ou commencez-en un : cdc init."
        )


@dataclass(frozen=True)
class Projet:
    """A project as it was read."""

    dossier: Path
    cahier: Cahier
    documents: Mapping[str, Document]

    def position(self, chemin: str | Chemin) -> Position | None:
        """Return the place of a value, or of what is nearest above; None without its file."""
        fichier, dedans = locate(self._donnees, chemin, self._rangs)
        document = self.documents.get(fichier or "")
        return None if document is None else document.position(dedans)

    def etendue(
        self, chemin: str | Chemin, debut: int = 0, fin: int = 0, *, cle: bool = False
    ) -> Etendue | None:
        """Return the place of a value, of its characters from `debut` to `fin`, or of its key."""
        fichier, dedans = locate(self._donnees, chemin, self._rangs)
        document = self.documents.get(fichier or "")
        return None if document is None else spread(document, dedans, debut, fin, cle=cle)

    def texte(self, chemin: str | Chemin) -> str | None:
        """Return the text written at `chemin`; None when it is no text, or nothing."""
        fichier, dedans = locate(self._donnees, chemin, self._rangs)
        document = self.documents.get(fichier or "")
        noeud = None if document is None else noeud_a(document.racine, dedans)
        return noeud.texte if isinstance(noeud, Scalaire) else None

    @cached_property
    def _donnees(self) -> dict[str, Any]:
        return {fichier: document.donnees for fichier, document in self.documents.items()}

    @cached_property
    def _rangs(self) -> Rangs:
        return {}


def find_projet(depart: Path) -> Path:
    """Return the folder of the project that contains `depart`, searching upwards.

    Raises:
        ProjetAbsentError: no folder on the way holds `cdc.yaml`.
    """
    absolu = depart.absolute()
    for dossier in (absolu, *absolu.parents):
        if (dossier / FICHIER_PROJET).is_file():
            return dossier if dossier != absolu else depart
    raise ProjetAbsentError(depart)


def load_projet(dossier: Path) -> Projet:
    """Read every file of the project.

    Raises:
        ProjetAbsentError: `dossier` holds no `cdc.yaml`.
        ProjetInvalideError: files are not what a specification is made of; all faults are listed.
    """
    if not (dossier / FICHIER_PROJET).is_file():
        raise ProjetAbsentError(dossier)
    fautes = list(_strange_files(dossier))
    documents: dict[str, Document] = {}
    for fichier in fichiers():
        try:
            documents[fichier] = _load(dossier, fichier)
        except ProjetInvalideError as error:
            fautes += error.fautes
            documents[fichier] = parse_document("", fichier)
    return make_projet(dossier, documents, fautes)


def reload_projet(avant: Projet) -> Projet:
    """Read the project again: only the files that changed, and in a long list what changed there.

    Raises:
        ProjetInvalideError: files are not what a specification is made of; all faults are listed.
    """
    fautes = list(_strange_files(avant.dossier))
    documents: dict[str, Document] = {}
    for fichier, connu in avant.documents.items():
        try:
            documents[fichier] = _load(avant.dossier, fichier, connu)
        except ProjetInvalideError as error:
            fautes += error.fautes
            documents[fichier] = parse_document("", fichier)
    return make_projet(avant.dossier, documents, fautes, None if fautes else avant)


def stamps(dossier: Path) -> dict[str, tuple[int, int]]:
    """Return when each file of the project was last written, and its size: cheap to compare."""
    vus = {}
    for fichier in fichiers():
        with suppress(OSError):
            etat = (dossier / fichier).stat()
            vus[fichier] = (etat.st_mtime_ns, etat.st_size)
    return vus


def make_projet(
    dossier: Path,
    documents: Mapping[str, Document],
    fautes: list[Faute],
    avant: Projet | None = None,
) -> Projet:
    """Validate `documents` as one specification; `fautes` are those already found.

    What is the same as in `avant` is taken from it: only what changed is checked again.
    """
    connus = avant.documents if avant else {}
    nouveaux = {n: d for n, d in documents.items() if d is not connus.get(n)}
    fautes = [*fautes, *_misplaced(nouveaux), *duplicates(nouveaux, connus)]
    try:
        with without_collector(durable=True):
            donnees = _merged(documents)
            proche = revalidate(avant.cahier, _merged(connus), donnees) if avant else None
            cahier = proche or Cahier.model_validate(donnees)
    except ValidationError as error:
        fautes += explain_validation(error, documents)
    if fautes:
        raise ProjetInvalideError(sorted(fautes, key=_order))
    return Projet(dossier, cahier, documents)


def _load(dossier: Path, fichier: str, connu: Document | None = None) -> Document:
    path = dossier / fichier
    if not path.is_file():
        return parse_document("", fichier)
    try:
        return load_document(path, fichier) if connu is None else _load_again(path, connu)
    except OSError as error:
        message = f"le fichier ne peut pas être lu ({error.strerror}). Vérifiez ses droits."
        raise ProjetInvalideError([Faute(Position(fichier, 1, 1), message)]) from error


def _load_again(path: Path, connu: Document) -> Document:
    octets = path.read_bytes()
    if octets == connu.octets:
        return connu
    if connu.bom or octets[:3] == codecs.BOM_UTF8 or len(octets) > TAILLE_MAXIMALE:
        return read_document(octets, connu.fichier)
    texte, _ = decode(octets, connu.fichier)
    return reparse(connu, texte)


def _merged(documents: Mapping[str, Document]) -> dict[str, Any]:
    donnees: dict[str, Any] = {PROJET.cle: documents[FICHIER_PROJET].donnees}
    for fichier, cles in fichiers().items():
        ecrites = documents[fichier].donnees
        donnees.update({cle: ecrites[cle] for cle in cles if cle in ecrites})
    return donnees


def _misplaced(documents: Mapping[str, Document]) -> Iterator[Faute]:
    """Tell each key of a file that belongs to another one, or to none."""
    for fichier, document in documents.items():
        cles = fichiers()[fichier]
        for cle in document.donnees if fichier != FICHIER_PROJET else ():
            if cle not in cles:
                position = document.position((cle,), cle=True)
                yield Faute(position, unknown_key(cle, fichier, ()))


def _strange_files(dossier: Path) -> Iterator[Faute]:
    """Tell each YAML file of the chapters' folder that no chapter reads."""
    connus = [f.removeprefix(f"{DOSSIER_CAHIER}/") for f in fichiers() if "/" in f]
    for path in sorted((dossier / DOSSIER_CAHIER).glob("*")):
        if path.suffix.lower() not in (".yaml", ".yml") or path.name in connus:
            continue
        if path.name.startswith("."):
            continue
        yield Faute(Position(f"{DOSSIER_CAHIER}/{path.name}", 1, 1), _strange(path, connus))


def _strange(path: Path, connus: list[str]) -> str:
    if _COPIE.search(path.stem):
        return (
            "ce fichier est une copie de secours ou de synchronisation. Reprenez ce qu’elle a "
            "de plus dans le fichier d’origine, puis retirez-la du dossier."
        )
    proches = difflib.get_close_matches(path.name, connus, n=1)
    suggestion = f" Vouliez-vous dire « {proches[0]} » ?" if proches else ""
    return f"aucun chapitre ne se lit dans ce fichier.{suggestion} Renommez-le ou retirez-le."


def _order(faute: Faute) -> tuple[int, int, int]:
    noms = list(fichiers())
    rang = noms.index(faute.position.fichier) if faute.position.fichier in noms else len(noms)
    return rang, faute.position.ligne, faute.position.colonne
