"""Change a project: edit its files, check the whole, then replace them one after the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from cdc.projet.annulation import FichierModifieError, recorded
from cdc.projet.chirurgie import edit
from cdc.projet.contenus import Contenus
from cdc.projet.dates import Calendrier
from cdc.projet.donnees import (
    CheminIntrouvableError,
    Deplacement,
    Edition,
    Insertion,
    Pose,
    Retrait,
    apply_edition,
)
from cdc.projet.enregistrements import check_immutable
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.fichiers import write_files
from cdc.projet.projet import Projet, make_projet
from cdc.projet.rangement import is_list, keys_at
from cdc.projet.reperage import locate
from cdc.projet.verrou import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from cdc.projet.noeuds import Chemin, Document


@dataclass(frozen=True, slots=True)
class Remplacer:
    """Give a value to a data item; None leaves it to be filled again."""

    chemin: str | Chemin
    valeur: Any


@dataclass(frozen=True, slots=True)
class Ajouter:
    """Put an element at the end of a list."""

    chemin: str | Chemin
    valeur: Any


@dataclass(frozen=True, slots=True)
class Inserer:
    """Put an element into a list, before the one number `index`."""

    chemin: str | Chemin
    index: int
    valeur: Any


@dataclass(frozen=True, slots=True)
class Retirer:
    """Take an element, or a key, away."""

    chemin: str | Chemin


@dataclass(frozen=True, slots=True)
class Deplacer:
    """Make an element of a list the one number `index`, its comments with it."""

    chemin: str | Chemin
    index: int


Modification = Remplacer | Ajouter | Inserer | Retirer | Deplacer


class ModificationRefuseeError(ProjetInvalideError):
    """The project would no longer be valid; nothing was written."""


def appliquer(
    projet: Projet,
    modifications: Iterable[Modification],
    fichiers_nouveaux: Mapping[Path, bytes] | None = None,
    libelle: str = "modification",
    *,
    derniers: Mapping[Path, bytes] | None = None,
    attente: float = 10.0,
) -> Projet:
    """Write `fichiers_nouveaux`, the changed chapters, then `derniers`; return the new project.

    All is checked before anything is written; a new file is asked for when it is its turn, and may
    be asked for again: it must be the same. `annuler` undoes the operation as a whole.

    Raises:
        ModificationRefuseeError: the schema refuses a value.
        CheminIntrouvableError: a path leads nowhere.
        FichierModifieError: a file changed since the project was loaded.
        EnregistrementExistantError: a record that is never rewritten would be.
        ProjetOccupeError: another process is writing.
        EcritureImpossibleError: the system refuses to write.
    """
    documents = modified(projet.documents, modifications)
    return write_documents(
        projet, documents, libelle, fichiers_nouveaux, derniers=derniers, attente=attente
    )


def write_documents(
    projet: Projet,
    documents: Mapping[str, Document],
    libelle: str,
    fichiers_nouveaux: Mapping[Path, bytes] | None = None,
    *,
    derniers: Mapping[Path, bytes] | None = None,
    attente: float = 10.0,
) -> Projet:
    """Replace the files of `projet` by `documents`, as `appliquer` does; return the new project."""
    nouveau = _validated(projet, documents)
    with lock(projet.dossier, attente):
        contenus = _contents(projet, documents, fichiers_nouveaux or {}, derniers or {})
        if contenus:
            with recorded(projet.dossier, libelle, contenus):
                write_files(contenus.renamed(projet.dossier.joinpath))
    return nouveau


def modified(
    documents: Mapping[str, Document], modifications: Iterable[Modification]
) -> dict[str, Document]:
    """Return the documents after `modifications`, on paper only."""
    donnees = {fichier: document.donnees for fichier, document in documents.items()}
    editions: dict[str, list[Edition]] = {}
    for modification in modifications:
        # Each path is read in what the modifications before it have made of the file.
        fichier, chemin = locate(donnees, modification.chemin)
        _check(modification, fichier, chemin)
        assert fichier is not None
        edition = _edition(modification, chemin, Calendrier(donnees[fichier]))
        apres = apply_edition(donnees[fichier], edition)
        if apres != donnees[fichier]:
            donnees[fichier] = apres
            editions.setdefault(fichier, []).append(edition)
    return {
        fichier: edit(document, editions.get(fichier, ()), partial(keys_at, fichier))
        for fichier, document in documents.items()
    }


def _check(modification: Modification, fichier: str | None, chemin: Chemin) -> None:
    """Refuse a path of no section, and one that names an element which is not there."""
    nomme = fichier is not None and any(
        isinstance(segment, str) and is_list(fichier, chemin[:rang])
        for rang, segment in enumerate(chemin)
    )
    if fichier is None or nomme or not (chemin or isinstance(modification, Remplacer)):
        raise CheminIntrouvableError(modification.chemin)


def _edition(modification: Modification, chemin: Chemin, calendrier: Calendrier) -> Edition:
    match modification:
        case Remplacer(valeur=valeur):
            return Pose(chemin, plain(valeur, calendrier))
        case Ajouter(valeur=valeur):
            return Insertion(chemin, None, (plain(valeur, calendrier),))
        case Inserer(index=index, valeur=valeur):
            return Insertion(chemin, index, (plain(valeur, calendrier),))
        case Deplacer(index=index):
            return Deplacement(chemin, index)
        case Retirer():
            return Retrait(chemin)


def plain(valeur: Any, calendrier: Calendrier) -> Any:
    """Return `valeur` as a person would write it: texts, lists and dictionaries; None if empty."""
    if isinstance(valeur, dict):
        return {str(cle): plain(v, calendrier) for cle, v in valeur.items()} or None
    if isinstance(valeur, list | tuple):
        return [plain(v, calendrier) for v in valeur] or None
    if valeur is None or isinstance(valeur, str):
        return None if valeur is None else _clean(valeur)
    if isinstance(valeur, dt.datetime):
        return f"{calendrier.write(valeur)} {valeur:%H:%M}"
    if isinstance(valeur, dt.date):
        return calendrier.write(valeur)
    return _scalar(valeur)


def _scalar(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, int):
        return str(valeur)
    if isinstance(valeur, Decimal):
        return f"{valeur:f}".replace(".", ",")
    raise TypeError(f"{type(valeur).__name__} cannot be written in a project")


def _clean(texte: str) -> str:
    """Return `texte` with the line ends of YAML, and without halves of characters."""
    entier = texte.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return entier.replace("\r\n", "\n").replace("\r", "\n")


def _validated(projet: Projet, documents: Mapping[str, Document]) -> Projet:
    try:
        return make_projet(projet.dossier, documents, [], projet)
    except ProjetInvalideError as error:
        raise ModificationRefuseeError(error.fautes) from error


def _contents(
    projet: Projet,
    documents: Mapping[str, Document],
    nouveaux: Mapping[Path, bytes],
    derniers: Mapping[Path, bytes],
) -> Contenus[str]:
    """Return what to write, by path in the project: records, chapters, what tells that all is."""
    faits = _changed(projet.dossier, nouveaux)
    check_immutable(projet.dossier, Contenus(faits))
    for fichier, document in documents.items():
        avant = projet.documents[fichier]
        if document is not avant:
            _check_unchanged(projet.dossier / fichier, avant)
            faits[fichier] = partial(getattr, document, "octets")
    return Contenus({**faits, **_changed(projet.dossier, derniers)})


def _changed(dossier: Path, fichiers: Mapping[Path, bytes]) -> dict[str, Callable[[], bytes]]:
    """Return, by path in the project, those of `fichiers` that do not stand there yet."""
    faits: dict[str, Callable[[], bytes]] = {}
    for path in fichiers:
        cible = dossier / path
        if not cible.exists() or cible.read_bytes() != fichiers[path]:
            nom = cible.relative_to(dossier).as_posix()
            faits[nom] = partial(fichiers.__getitem__, path)
    return faits


def _check_unchanged(path: Path, document: Document) -> None:
    actuel = path.read_bytes() if path.exists() else b""
    if actuel != document.octets:
        raise FichierModifieError(
            document.fichier,
            "Quelqu’un ou un autre logiciel y a écrit : relancez la commande sur ce qu’il "
            "contient maintenant.",
        )
