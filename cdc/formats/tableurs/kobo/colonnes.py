"""What each column of an export of KoboToolbox holds: a question, one of its boxes, or a follow-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.enquete import RoleDit
from cdc.formats.tableurs.indices import Systeme, simple
from cdc.formats.tableurs.questions import Questions, are_boxes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.formats.tableurs.classeur import Cellule

_CLE = re.compile(
    r"(?:^|/)q[-_]([a-z][a-z0-9]{0,7})[-_]([0-9]{1,4})([-_/]precision)?$", re.IGNORECASE
)
_AUTRE = ("_other", "_autre")
_AUTRE_DITE = {"autre, à préciser", "autre, précisez", "other, please specify"}
SYSTEMES = {
    "start": Systeme.DEBUT,
    "end": Systeme.FIN,
    "today": Systeme.DIVERS,
    "_id": Systeme.NUMERO,
    "_uuid": Systeme.GRAINE,
    "_submission_time": Systeme.ETAT,
    "_index": Systeme.RANG,
    "_validation_status": Systeme.DIVERS,
    "_notes": Systeme.DIVERS,
    "_status": Systeme.DIVERS,
    "_tags": Systeme.DIVERS,
    "_submitted_by": Systeme.DIVERS,
    "__version__": Systeme.DIVERS,
    "_version_": Systeme.DIVERS,
    "_xform_id_string": Systeme.DIVERS,
    "_attachments": Systeme.DIVERS,
    "_geolocation": Systeme.PERSONNEL,
    "formhub/uuid": Systeme.DIVERS,
    "meta/instanceid": Systeme.DIVERS,
    "meta/instancename": Systeme.DIVERS,
    "meta/rootuuid": Systeme.DIVERS,
    "username": Systeme.DIVERS,
    "deviceid": Systeme.PERSONNEL,
    "phonenumber": Systeme.PERSONNEL,
    "simserial": Systeme.PERSONNEL,
    "subscriberid": Systeme.PERSONNEL,
}


def read_columns(entetes: Sequence[Cellule], dits: Mapping[str, list[str]]) -> Questions:
    """Return what each column holds: of the platform, of a question, or of one of its boxes."""
    questions = Questions()
    posees = [c for c in entetes if not is_system(c.texte)]
    groupes = _groups([c.texte.strip() for c in posees])
    ouverte: tuple[str, int] = ("", -1)
    for cell in entetes:
        texte = cell.texte.strip()
        if is_system(cell.texte):
            questions.system(cell, SYSTEMES.get(simple(cell.texte), Systeme.DIVERS))
        elif ouverte[1] >= 0 and texte.startswith(f"{ouverte[0]}/"):
            detail = texte[len(ouverte[0]) + 1 :]
            questions.answer(cell, ouverte[1], RoleDit.OPTION, detail)
        elif ouverte[1] >= 0 and _is_other(texte, ouverte[0]):
            questions.answer(cell, ouverte[1], RoleDit.AUTRE)
        else:
            ouverte = _open(questions, cell, posees, dits, groupes)
    return questions


def _is_other(texte: str, chemin: str) -> bool:
    """Say whether a heading asks the free answer to the question at `chemin`, just before it."""
    lu = texte.casefold()
    nomme = any(lu == chemin.casefold() + fin for fin in _AUTRE)
    return nomme or simple(lu.rpartition("/")[2]) in _AUTRE_DITE


def _open(
    questions: Questions,
    cell: Cellule,
    posees: Sequence[Cellule],
    dits: Mapping[str, list[str]],
    groupes: set[str],
) -> tuple[str, int]:
    """Ask the question of a column, and return its path and its rank; boxes may follow."""
    texte = cell.texte.strip()
    cases = _boxes(texte, posees, dits)
    chemin = texte
    if not cases and "/" in texte:
        pere = texte.rpartition("/")[0]
        freres = _boxes(pere, posees, dits)
        if len(freres) > 1 and are_boxes(
            [texte.rpartition("/")[2]], [dits.get(cell.colonne, ["0"])]
        ):
            chemin, cases = pere, freres
    theme, libelle = _named(chemin, groupes)
    rang = questions.ask(cell, libelle, theme=theme, cle=bank_key(chemin))
    if chemin != texte:
        questions.answer(cell, rang, RoleDit.OPTION, texte[len(chemin) + 1 :])
    elif cases:
        questions.system(cell, Systeme.DIVERS)  # it sums up the boxes, which are exact
    else:
        questions.answer(cell, rang)
        chemin = texte
    return chemin, rang


def _boxes(chemin: str, posees: Sequence[Cellule], dits: Mapping[str, list[str]]) -> list[Cellule]:
    """Return the columns of the boxes of a question: `question/option`, filled by 0 and 1."""
    cases = [c for c in posees if c.texte.strip().startswith(f"{chemin}/")]
    details = [c.texte.strip()[len(chemin) + 1 :] for c in cases]
    return cases if are_boxes(details, [dits.get(c.colonne, []) for c in cases]) else []


def _groups(chemins: Sequence[str]) -> set[str]:
    """Return the groups: what several questions have before their last `/`."""
    debuts = [c[:i] for c in chemins for i, lettre in enumerate(c) if lettre == "/"]
    noms = all(" " not in c for c in chemins)
    return {d for d in debuts if noms or debuts.count(d) > 1}


def _named(chemin: str, groupes: set[str]) -> tuple[str, str]:
    """Return the group of a question and its own wording."""
    connus = [g for g in groupes if chemin.startswith(f"{g}/")]
    groupe = max(connus, key=len, default="")
    return groupe.rpartition("/")[2], chemin[len(groupe) + 1 :] if groupe else chemin


def bank_key(chemin: str) -> str:
    """Return the question of the bank that a name carries: `vente/Q_FLX_16`."""
    trouve = _CLE.search(chemin)
    if trouve is None:
        return ""
    return f"Q-{trouve[1]}-{trouve[2]}{'/precision' if trouve[3] else ''}".upper().replace(
        "/PRECISION", "/precision"
    )


def is_system(entete: str, *, repetee: bool = False) -> bool:
    """Say whether the platform wrote a heading; on a sheet that repeats, it writes more."""
    lu = simple(entete)
    return lu in SYSTEMES or (repetee and lu.startswith(("_parent", "_submission_")))
