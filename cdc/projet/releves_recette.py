"""The records of what testers saw, on disk: `recette/campagnes/CAMP-01/REL-01.yaml`.

Compact, as a campaign may hold a hundred thousand results: the steps of a case stand on one line,
`1 F13 conforme, 2 F14 non conforme`; what a tester wrote of one stands below.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from cdc.projet.enregistrements import RELEVES, load_enregistrements, write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document
from cdc.recette.importation import Acquis
from cdc.recette.passages import Passage, ResultatEtape
from cdc.recette.releve import Faute as FauteLue
from cdc.recette.releve import Releve, Remarque
from cdc.recette.versements import CLASSEUR, Versement, number, passages_of
from cdc_schema.enumerations import Severite, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc.projet.noeuds import Document
    from cdc.projet.projet import Projet

DOSSIER = "recette/campagnes"
ACQUIS = "recette/acquis.yaml"
COMMENTAIRE_ACQUIS = (
    "Les relevés dont les écarts sont déjà dans anomalies.yaml, et le dernier numéro d’anomalie\n"
    "donné\u00a0: une anomalie que vous supprimez ne revient pas. Tenu par cdc recette import."
)
COMMENTAIRE = (
    "Ce qu’un recetteur a vu, tel qu’il l’a rendu. Ce relevé ne se modifie pas : un fichier rendu à\n"
    "nouveau devient une autre version. Tenu par cdc recette import."
)
_RESULTAT = re.compile(r"(\d+) (?:([A-Z]{1,3}\d+) )?([^,]+)")
_INTACT = "le relevé d’un recetteur ne se modifie pas. Rétablissez ce fichier."


class _Fiche(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Observation(_Fiche):
    etape: int
    obtenu: str = ""
    preuve: str = ""
    severite: Severite | None = None


class _Cas(_Fiche):
    cas: str
    feuille: str = ""
    recetteur: str = ""
    date: dt.date | None = None
    duree: int | None = None
    signature: str = ""
    commentaire: str = ""
    resultats: str = ""
    observations: list[_Observation] = []


class _Remarque(_Fiche):
    texte: str = ""
    cellule: str = ""
    cas: str = ""


class _Faute(_Fiche):
    cellule: str = ""
    texte: str = ""
    raison: str = ""
    cas: str = ""


class _Acquis(_Fiche):
    releves: list[str] = []
    anomalies: int = 0


class _Releve(_Fiche):
    id: str
    version: int = 1
    campagne: str
    persona: str = ""
    recetteur: str = ""
    livraison: str = ""
    outil: str = CLASSEUR
    fichier: str
    source: str
    sha256: str
    poste: str = ""
    cellules: int = 0
    repartition: dict[str, int] = {}
    joues: list[_Cas] = []
    empreintes: dict[str, str] = {}
    remarques: list[_Remarque] = []
    fautes: list[_Faute] = []
    avertissements: list[str] = []


def load_passages(projet: Projet) -> tuple[Passage, ...]:
    """Return what the last version of every record of a project says was played.

    Raises:
        ProjetInvalideError: a record was changed by hand into something else; all are listed.
    """
    return passages_of(load_versements(projet.dossier))


def load_versements(dossier: Path) -> tuple[Versement, ...]:
    """Return every record of the project in `dossier`, older versions too, by number and version.

    Raises:
        ProjetInvalideError: a record was changed by hand into something else; all are listed.
    """
    versements, fautes = [], []
    for document in load_enregistrements(dossier, RELEVES):
        try:
            versements.append(_read(document))
        except ValidationError as error:
            fautes += [Faute(document.position(d["loc"]), _INTACT) for d in error.errors()]
        except _IllisibleError as error:
            fautes.append(Faute(document.position(error.chemin), _INTACT))
    if fautes:
        raise ProjetInvalideError(fautes)
    return tuple(sorted(versements, key=lambda v: (number(v.id), v.version)))


def load_acquis(dossier: Path) -> Acquis:
    """Return what imports of results finished bringing into the project in `dossier`.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else.
    """
    path = dossier / ACQUIS
    if not path.is_file():
        return Acquis()
    document = load_document(path, ACQUIS)
    try:
        lu = _Acquis.model_validate(document.donnees)
    except ValidationError as error:
        message = (
            "ce fichier est tenu par cdc. Rétablissez-le, ou supprimez-le\u00a0: le prochain import "
            "complètera tout à nouveau."
        )
        fautes = [Faute(document.position(d["loc"]), message) for d in error.errors()]
        raise ProjetInvalideError(fautes) from error
    return Acquis(tuple(lu.releves), lu.anomalies)


def write_acquis(acquis: Acquis) -> bytes:
    """Return the bytes of what is brought, to be written last."""
    donnees = {"releves": list(acquis.releves), "anomalies": str(acquis.anomalies)}
    return write_enregistrement(_given(**donnees), COMMENTAIRE_ACQUIS)


def path_of(versement: Versement) -> PurePosixPath:
    """Return where a record stands in its project."""
    return PurePosixPath(DOSSIER, versement.releve.campagne, f"{versement.nom}.yaml")


def source_of(versement: Versement) -> PurePosixPath:
    """Return where the byte copy of its file stands in its project."""
    return PurePosixPath(DOSSIER, versement.releve.campagne, "sources", versement.source)


def write_versement(versement: Versement) -> bytes:
    """Return the bytes of the file of `versement`."""
    lu = versement.releve
    donnees = {
        "id": versement.id,
        "version": str(versement.version),
        "campagne": lu.campagne,
        "persona": lu.persona,
        "recetteur": lu.recetteur,
        "livraison": lu.version,
        "outil": versement.outil,
        "fichier": lu.fichier,
        "source": versement.source,
        "sha256": lu.sha256,
        "poste": lu.poste,
        "cellules": str(lu.cellules_non_vides) if lu.cellules_non_vides else "",
        "repartition": {bac: str(n) for bac, n in lu.repartition.items() if n},
        "joues": [_case_data(p, lu.recetteur) for p in lu.passages],
        "empreintes": dict(lu.cas),
        "remarques": [_given(texte=r.texte, cellule=r.cellule, cas=r.cas) for r in lu.remarques],
        "fautes": [
            _given(cellule=f.cellule, texte=f.texte, raison=f.raison, cas=f.cas) for f in lu.fautes
        ],
        "avertissements": list(lu.avertissements),
    }
    return write_enregistrement(_given(**donnees), COMMENTAIRE)


def _given(**donnees: Any) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in donnees.items() if valeur}


def _case_data(passage: Passage, recetteur: str) -> dict[str, Any]:
    return _given(
        cas=passage.cas,
        feuille="" if passage.feuille == passage.cas else passage.feuille,
        recetteur="" if passage.recetteur == recetteur else passage.recetteur,
        date=passage.date.isoformat() if passage.date else "",
        duree="" if passage.duree is None else str(passage.duree),
        signature=passage.signature,
        commentaire=passage.commentaire,
        resultats=", ".join(_result(e) for e in passage.etapes),
        observations=[
            _given(
                etape=str(e.n),
                obtenu=e.obtenu,
                preuve=e.preuve,
                severite=e.severite.value if e.severite else "",
            )
            for e in passage.etapes
            if e.obtenu or e.preuve or e.severite
        ],
    )


def _result(etape: ResultatEtape) -> str:
    cellule = f"{etape.cellule} " if etape.cellule else ""
    return f"{etape.n} {cellule}{etape.verdict.value}"


class _IllisibleError(ValueError):
    """The results of a case do not have their form."""

    def __init__(self, rang: int) -> None:
        self.chemin = ("joues", rang, "resultats")
        super().__init__(rang)


def _read(document: Document) -> Versement:
    fiche = _Releve.model_validate(document.donnees)
    nom = fiche.id if fiche.version == 1 else f"{fiche.id}.v{fiche.version}"
    releve = Releve(
        fichier=fiche.fichier,
        sha256=fiche.sha256,
        campagne=fiche.campagne,
        persona=fiche.persona,
        recetteur=fiche.recetteur,
        version=fiche.livraison,
        cas=fiche.empreintes,
        passages=tuple(_passage(fiche, nom, r, c) for r, c in enumerate(fiche.joues)),
        remarques=tuple(Remarque(r.texte, r.cellule, r.cas) for r in fiche.remarques),
        fautes=tuple(FauteLue(f.cellule, f.texte, f.raison, f.cas) for f in fiche.fautes),
        repartition=fiche.repartition,
        cellules_non_vides=fiche.cellules,
        poste=fiche.poste,
        avertissements=tuple(fiche.avertissements),
    )
    return Versement(fiche.id, fiche.version, fiche.outil, fiche.source, releve)


def _passage(fiche: _Releve, nom: str, rang: int, cas: _Cas) -> Passage:
    dits = {o.etape: o for o in cas.observations}
    outil = fiche.outil == CLASSEUR
    return Passage(
        campagne=fiche.campagne,
        cas=cas.cas,
        recetteur=cas.recetteur or fiche.recetteur,
        date=cas.date,
        etapes=tuple(_steps(cas.resultats, dits, rang)),
        releve=nom,
        feuille=cas.feuille or (cas.cas if outil else ""),
        duree=cas.duree,
        commentaire=cas.commentaire,
        signature=cas.signature,
    )


def _steps(resultats: str, dits: dict[int, _Observation], rang: int) -> Iterator[ResultatEtape]:
    for morceau in resultats.split(", ") if resultats else ():
        lu = _RESULTAT.fullmatch(morceau)
        verdict = _VERDICTS.get(lu[3]) if lu else None
        if lu is None or verdict is None:
            raise _IllisibleError(rang)
        dit = dits.get(int(lu[1]), _MUETTE)
        yield ResultatEtape(int(lu[1]), verdict, dit.obtenu, dit.preuve, dit.severite, lu[2] or "")


_VERDICTS = {v.value: v for v in Verdict}
_MUETTE = _Observation(etape=0)
