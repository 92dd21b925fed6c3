"""KoboToolbox and ODK: groups joined by `/`, boxes as columns of 0 and 1, repeats on other sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition, Enonce, RoleDit
from cdc.entretien.reponses import CelluleTableau, Ecart
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Colonne, Lignes, Plan, ecart, said
from cdc.formats.tableurs.questions import Questions, are_boxes, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.enquete import Dit, Enquete, Repondant
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.lignes import Reponse

_CLE = re.compile(
    r"(?:^|/)q[-_]([a-z][a-z0-9]{0,7})[-_]([0-9]{1,4})([-_/]precision)?$", re.IGNORECASE
)
_AUTRE = ("_other", "_autre")
_AUTRE_DITE = {"autre, à préciser", "autre, précisez", "other, please specify"}
_PARENT, _TABLE = "_parent_index", "_parent_table_name"
_SYSTEMES = {
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
_SIGNATURE = Signature(
    Disposition.KOBO,
    _SYSTEMES,
    (
        group("_id", "_uuid"),
        group("_uuid", "_submission_time"),
        group("_submission_time", "_index"),
        group("_id", "_index"),
    ),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that KoboToolbox wrote this file, if it may have."""
    repetes = _repeats(classeur)
    principales = {n: cells for n, cells in classeur.feuilles.items() if n not in repetes}
    place = find_headings(replace(classeur, feuilles=principales), _SIGNATURE)
    if place is None:
        return None
    chemins = sum("/" in c.texte for c in place.entetes)
    return weigh(
        _SIGNATURE,
        place,
        0.88,
        (len(place.reconnus) > 3, 0.06, "colonnes de suivi au complet"),
        (chemins > 1, 0.03, "groupes joints par «\u00a0/\u00a0»"),
        (bool(repetes), 0.02, f"{len(repetes)} feuilles répétées liées par _parent_index"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of KoboToolbox."""
    cells = classeur.feuilles[indice.feuille]
    entetes = [c for c in cells if c.ligne == indice.ligne]
    questions = _columns(entetes, values(cells, indice.ligne))
    plan = Plan(
        indice,
        questions.colonnes,
        questions.enonces,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas d’identifiant",
    )
    lignes = Lignes(classeur, plan)
    repondants = lignes.respondents()
    suite = _Repetitions(lignes, repondants, len(plan.enonces))
    for nom in _repeats(classeur):
        suite.read(nom, classeur.feuilles[nom])
    return lignes.survey(
        suite.complete(), suite.enonces, entetes=suite.entetes, lues=_repeats(classeur)
    )


@dataclass(slots=True)
class _Repetitions:
    """Brings the rows of the other sheets to the person whose answer they repeat."""

    lignes: Lignes
    repondants: Sequence[Repondant]
    premier: int
    enonces: list[Enonce] = field(default_factory=list)
    entetes: int = 0
    _rangs: dict[tuple[str, str], int] = field(default_factory=dict)
    _dits: dict[int, list[Dit]] = field(default_factory=dict)
    _metadonnees: dict[int, list[CelluleTableau]] = field(default_factory=dict)
    _ecarts: dict[int, list[Ecart]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the row of each person."""
        feuille = self.lignes.plan.indice.feuille
        for rang, reponse in enumerate(self.lignes.reponses):
            self._rangs[feuille, reponse.says(Systeme.RANG)] = rang

    def read(self, feuille: str, cells: Sequence[Cellule]) -> None:
        """Read the rows of one sheet, of which the first one has the headings."""
        premiere = cells[0].ligne
        entetes = [c for c in cells if c.ligne == premiere]
        self.entetes += len(entetes)
        noms = {c.colonne: simple(c.texte) for c in entetes}
        colonnes = self._columns(feuille, entetes, values(cells, premiere))
        lignes: dict[int, list[Cellule]] = {}
        for cell in cells:
            if cell.ligne > premiere:
                lignes.setdefault(cell.ligne, []).append(cell)
        for numero, ligne in enumerate(lignes.values(), 1):
            textes = {noms.get(c.colonne, ""): c.texte.strip() for c in ligne}
            parent = textes.get(_TABLE, self.lignes.plan.indice.feuille)
            rang = self._rangs.get((parent, textes.get(_PARENT, "")))
            if rang is None:
                raison = "la réponse que cette ligne complète n’est pas dans l’export"
                self.lignes.ecarts += [ecart(c, raison) for c in ligne]
                continue
            self._rangs[feuille, textes.get("_index", "")] = rang
            self._keep(rang, ligne, colonnes, numero)

    def complete(self) -> list[Repondant]:
        """Return the people with all that they said."""
        return [
            replace(
                r,
                dits=(*r.dits, *self._dits.get(rang, ())),
                metadonnees=(*r.metadonnees, *self._metadonnees.get(rang, ())),
                ecarts=(*r.ecarts, *self._ecarts.get(rang, ())),
            )
            for rang, r in enumerate(self.repondants)
        ]

    def _keep(
        self, rang: int, cells: Sequence[Cellule], colonnes: Mapping[str, Colonne], numero: int
    ) -> None:
        for cell in cells:
            colonne = colonnes.get(cell.colonne)
            if colonne is None:
                vide = ecart(cell, "cette colonne n’a pas d’intitulé")
                self._ecarts.setdefault(rang, []).append(vide)
            elif colonne.systeme is None:
                self._dits.setdefault(rang, []).append(said(cell, colonne, rang=numero))
            else:
                titre = colonne.intitule.texte.strip()
                meta = CelluleTableau(colonne=titre, texte=cell.texte.strip(), cellule=cell.adresse)
                self._metadonnees.setdefault(rang, []).append(meta)

    def _columns(
        self, feuille: str, entetes: Sequence[Cellule], dits: Mapping[str, list[str]]
    ) -> dict[str, Colonne]:
        """Return the columns of a repeat: those of one table, named by the sheet."""
        systeme = [c for c in entetes if _is_system(c.texte, repetee=True)]
        posees = [c for c in entetes if not _is_system(c.texte, repetee=True)]
        questions = _columns(posees, dits)
        simples = [c for c in questions.colonnes.values() if c.role is RoleDit.REPONSE]
        cle = _bank_key(feuille)
        depart = self.premier + len(self.enonces)
        enonces = [replace(e, theme=e.theme or feuille) for e in questions.enonces]
        colonnes = {
            lettres: replace(c, enonce=c.enonce + depart)
            for lettres, c in questions.colonnes.items()
        }
        if len(simples) > 1 or (simples and cle):
            table = depart + len(enonces)
            seule = len(simples) == 1
            textes = [questions.enonces[c.enonce].texte for c in simples]
            details = tuple(_detail(t.rpartition("/")[2] if seule else t, feuille) for t in textes)
            adresse = simples[0].intitule.adresse
            enonces.append(Enonce(feuille, adresse, options=details, cle=cle))
            for c, detail in zip(simples, details, strict=True):
                colonnes[c.intitule.colonne] = replace(c, enonce=table, detail=detail)
        self.enonces += enonces
        colonnes |= {c.colonne: Colonne(c, Systeme.DIVERS) for c in systeme}
        return colonnes


def _detail(texte: str, feuille: str) -> str:
    """Return the column of a table: its own name, without that of the table."""
    debut = f"{feuille}_".casefold()
    return texte[len(debut) :] if texte.casefold().startswith(debut) else texte


def _columns(entetes: Sequence[Cellule], dits: Mapping[str, list[str]]) -> Questions:
    """Return what each column holds: of the platform, of a question, or of one of its boxes."""
    questions = Questions()
    posees = [c for c in entetes if not _is_system(c.texte)]
    groupes = _groups([c.texte.strip() for c in posees])
    ouverte: tuple[str, int] = ("", -1)
    for cell in entetes:
        texte = cell.texte.strip()
        if _is_system(cell.texte):
            questions.system(cell, _SYSTEMES.get(simple(cell.texte), Systeme.DIVERS))
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
    rang = questions.ask(cell, libelle, theme=theme, cle=_bank_key(chemin))
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


def _bank_key(chemin: str) -> str:
    """Return the question of the bank that a name carries: `vente/Q_FLX_16`."""
    trouve = _CLE.search(chemin)
    if trouve is None:
        return ""
    return f"Q-{trouve[1]}-{trouve[2]}{'/precision' if trouve[3] else ''}".upper().replace(
        "/PRECISION", "/precision"
    )


def _is_system(entete: str, *, repetee: bool = False) -> bool:
    lu = simple(entete)
    return lu in _SYSTEMES or (repetee and lu.startswith(("_parent", "_submission_")))


def _repeats(classeur: Classeur) -> list[str]:
    """Return the sheets that repeat: their headings name the row that they complete."""
    return [
        nom
        for nom, cells in classeur.feuilles.items()
        if any(c.ligne == cells[0].ligne and simple(c.texte) == _PARENT for c in cells)
    ]


def _key(reponse: Reponse, _: Lignes) -> str:
    """Return what stays when a response is edited: its number, and when it was first sent."""
    numero, quand = reponse.says(Systeme.NUMERO), reponse.says(Systeme.ETAT)
    if numero:
        return f"kobo/{numero}/{quand}"
    graine = reponse.says(Systeme.GRAINE)
    return f"kobo//{graine}" if graine else ""
