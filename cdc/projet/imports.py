"""The records of imported tables, their mappings and the project's own synonyms, on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from cdc.errors import CdcError
from cdc.francais import number
from cdc.listes.cibles import ListeInconnueError, liste
from cdc.listes.correspondance import IGNORER, Correspondance
from cdc.listes.releves import COMMENTAIRE, Releve
from cdc.listes.synonymes import Synonymes
from cdc.projet.enregistrements import IMPORTS, load_enregistrements, write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import TAILLE_MAXIMALE, load_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc.projet.noeuds import Document

DOSSIER = "imports"
CORRESPONDANCES = f"{DOSSIER}/correspondances"
SYNONYMES = "import/synonymes.yaml"
_M = TypeVar("_M", bound=BaseModel)


class TableauTropGrosError(CdcError):
    """A table has more rows than a list of the specification is made for."""

    def __init__(self, fichier: str, lignes: int) -> None:
        self.fichier = fichier
        super().__init__(
            f"{fichier} : ses {number(lignes)} lignes sont trop pour une liste du cahier. Rien n’est "
            "importé : gardez celles qui décrivent le besoin, ou importez feuille par feuille."
        )


def load_imports(dossier: Path) -> list[Releve]:
    """Return the records of the tables imported in the project, in the order of their identifiers.

    Raises:
        ProjetInvalideError: a record was changed by hand into something else; all are listed.
    """
    releves, fautes = [], []
    for document in load_enregistrements(dossier, IMPORTS):
        try:
            releves.append(_read(document, Releve))
        except ProjetInvalideError as error:
            message = "le relevé d’un import ne se modifie pas. Rétablissez ce fichier."
            fautes += [Faute(faute.position, message) for faute in error.fautes]
    if fautes:
        raise ProjetInvalideError(fautes)
    return sorted(releves, key=lambda r: (r.id, r.version))


def write_import(releve: Releve) -> bytes:
    """Return the bytes of the file of `releve`.

    Raises:
        TableauTropGrosError: it could not be read again.
    """
    donnees = releve.model_dump(mode="json", exclude_defaults=True)
    ordre = {"id": releve.id, "version": releve.version, **donnees}
    octets = write_enregistrement(_texts(ordre), COMMENTAIRE)
    if len(octets) > TAILLE_MAXIMALE:
        raise TableauTropGrosError(releve.fichier, len(releve.lignes))
    return octets


def load_synonymes(livres: Path, projet: Path) -> Synonymes:
    """Return the synonyms of the folder `livres`, with those of the project.

    Raises:
        ProjetInvalideError: a name designates nothing; every fault is listed.
    """
    synonymes = _synonyms(livres / SYNONYMES, SYNONYMES)
    propres = projet / "modeles" / SYNONYMES
    if not propres.is_file():
        return synonymes
    return synonymes.extended(_synonyms(propres, f"modeles/{SYNONYMES}"))


def load_correspondance(path: Path) -> Correspondance:
    """Return the mapping that the file at `path` holds.

    Raises:
        ProjetInvalideError: it is not a mapping; every fault is listed.
    """
    document = load_document(path, str(path))
    correspondance = _read(document, Correspondance)
    fautes = list(_unknown_items(document, correspondance))
    if fautes:
        raise ProjetInvalideError(fautes)
    return correspondance.model_copy(update={"corrigee": True})


def write_correspondance(correspondance: Correspondance, fichier: str) -> bytes:
    """Return the bytes of a mapping, for a person to correct."""
    vers = correspondance.vers
    colonnes = [
        {
            "titre": c.titre,
            **({"groupe": c.groupe} if c.groupe else {}),
            **({"rang": str(c.rang)} if c.rang > 1 else {}),
            "champ": c.champ or None,
        }
        for c in correspondance.colonnes
    ]
    donnees = {
        "vers": vers,
        "tableaux": [
            {"feuille": t.feuille, "entete": str(t.entete), "fin": str(t.fin) if t.fin else None}
            for t in correspondance.tableaux
        ],
        "colonnes": colonnes,
        "valeurs": correspondance.valeurs or None,
    }
    admis = ", ".join(liste(vers).cles)
    commentaire = (
        f"Comment « {fichier} » est lu : quelle colonne donne quelle donnée du cahier.\n"
        "Corrigez, puis redonnez ce fichier par --correspondance.\n"
        f"champ : vide, la colonne attend une décision ; {IGNORER}, elle reste dans le relevé.\n"
        f"Champs possibles : {admis}.\n"
        "entete : la ligne des titres de colonnes ; fin : la dernière ligne, vide pour aller au "
        "bout.\n"
        "valeurs : ce que veulent dire des écritures propres à ce fichier, par exemple\n"
        "  priorite: {haute: important}"
    )
    return write_enregistrement(donnees, commentaire)


def _synonyms(path: Path, nom: str) -> Synonymes:
    document = load_document(path, nom)
    synonymes = _read(document, Synonymes)
    fautes = []
    for (groupe, cle), admis in synonymes.faults():
        partie = "colonnes" if groupe in synonymes.colonnes else "valeurs"
        position = document.position((partie, groupe, cle), cle=True)
        fautes.append(
            Faute(position, f"« {groupe}, {cle} » ne désigne rien. Choisissez parmi : {admis}.")
        )
    if fautes:
        raise ProjetInvalideError(fautes)
    return synonymes


def _unknown_items(document: Document, correspondance: Correspondance) -> Iterator[Faute]:
    try:
        connus = liste(correspondance.vers).cles
    except ListeInconnueError:
        yield Faute(
            document.position(("vers",)), f"la liste « {correspondance.vers} » n’existe pas."
        )
        return
    for rang, colonne in enumerate(correspondance.colonnes):
        if colonne.champ and colonne.champ != IGNORER and colonne.champ not in connus:
            message = (
                f"le champ « {colonne.champ} » n’existe pas dans « {correspondance.vers} ». "
                f"Choisissez parmi : {', '.join((*connus, IGNORER))}."
            )
            yield Faute(document.position(("colonnes", rang, "champ")), message)


def _read(document: Document, modele: type[_M]) -> _M:
    try:
        return modele.model_validate(_set(document.donnees))
    except ValidationError as error:
        message = "cette clé ou cette valeur n’a pas la forme attendue. Voyez le haut du fichier."
        fautes = [Faute(document.position(d["loc"]), message) for d in error.errors()]
        raise ProjetInvalideError(fautes) from error


def _set(valeur: Any) -> Any:
    """Return plain data without the keys that are left empty."""
    if isinstance(valeur, dict):
        return {cle: _set(dedans) for cle, dedans in valeur.items() if dedans is not None}
    if isinstance(valeur, list):
        return [_set(dedans) for dedans in valeur]
    return valeur


def _texts(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {cle: _texts(dedans) for cle, dedans in valeur.items()}
    if isinstance(valeur, list):
        return [_texts(dedans) for dedans in valeur]
    return "oui" if valeur is True else str(valeur)
