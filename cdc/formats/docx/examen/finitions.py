"""What a careful author sees to before a template serves: dangers, leftovers, finishing touches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.docx.controle import dangers
from cdc.formats.docx.examen.faute import Faute, Gravite, Lieu
from cdc.formats.docx.examen.lecture import error
from cdc.formats.docx.examen.parties import parsed, part_titles
from cdc.formats.docx.exterieur import outside
from cdc.formats.docx.ooxml import w
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.formats.docx.examen.parties import Partie

_PAGE = re.compile(r"\bPAGE\b")
_SUIVIES = tuple(w(nom) for nom in ("ins", "del", "moveFrom", "moveTo"))
_TITRE = "{http://purl.org/dc/elements/1.1/}title"


def danger_faults(parties: Mapping[str, bytes]) -> Iterator[Faute]:
    """Yield what a template should not hold: the document goes to third parties."""
    titres = part_titles(parties)
    for danger in dangers(parties):
        yield error("danger", Lieu(_title(titres, danger.partie)), danger.raison, danger.remede)


def outside_faults(parties: Mapping[str, bytes]) -> Iterator[Faute]:
    """Yield what a template would fetch elsewhere: taken away from every document."""
    titres = part_titles(parties)
    for dehors in outside(parties):
        yield Faute(
            "exterieur",
            Gravite.CONSEIL if dehors.tu else Gravite.AVERTISSEMENT,
            Lieu(_title(titres, dehors.partie)),
            f"{dehors} : cdc le retire, un document ne va rien chercher hors de lui-même.",
            "Rien à faire." if dehors.tu else "Incorporez-le dans le modèle, ou retirez-le.",
        )


def _title(titres: Mapping[str, str], partie: str) -> str:
    """Return what people call a part, or the one that these relations are of."""
    return titres.get(partie.replace("_rels/", "").removesuffix(".rels"), partie)


def leftover_faults(ecrites: Sequence[Partie]) -> Iterator[Faute]:
    """Yield tracked changes and comments, which would leave with every document."""
    for partie in ecrites:
        suivies = sum(1 for _ in partie.racine.iter(*_SUIVIES))
        if suivies:
            yield Faute(
                "suivi",
                Gravite.AVERTISSEMENT,
                Lieu(partie.titre),
                f"{plural(suivies, 'modification suivie', 'modifications suivies')} : chaque "
                "document les montrerait, avec le nom de leur auteur.",
                "Dans Word : Révision, Accepter toutes les modifications, et arrêtez le suivi.",
            )
        commentaires = sum(1 for _ in partie.racine.iter(w("comment")))
        if commentaires:
            yield Faute(
                "commentaire",
                Gravite.AVERTISSEMENT,
                Lieu(partie.titre),
                f"{plural(commentaires, 'commentaire')} : chaque document les porterait, avec le "
                "nom de leur auteur.",
                "Dans Word : Révision, Supprimer tous les commentaires.",
            )


def setting_faults(parties: Mapping[str, bytes]) -> Iterator[Faute]:
    """Yield the settings that every document would keep: protection, tracking."""
    racine = parsed(parties.get("word/settings.xml", b""))
    if racine is None:
        return
    protection = racine.find(w("documentProtection"))
    if protection is not None and protection.get(w("enforcement")) in ("1", "true", "on"):
        yield Faute(
            "protege",
            Gravite.AVERTISSEMENT,
            Lieu("réglages"),
            "le modèle est protégé contre les modifications : chaque document le serait aussi.",
            "Dans Word : Révision, Restreindre la modification, Désactiver la protection.",
        )
    if racine.find(w("trackRevisions")) is not None:
        yield _advice(
            "suivi-actif",
            Lieu("réglages"),
            "le suivi des modifications est activé : il le serait dans chaque document.",
            "Dans Word : Révision, Suivi des modifications.",
        )


def finish_faults(parties: Mapping[str, bytes], ecrites: Sequence[Partie]) -> Iterator[Faute]:
    """Yield what the document would lack: page numbers, a language, a title."""
    if not any(_numbers_pages(p) for p in ecrites if not p.corps):
        yield _advice(
            "sans-page",
            Lieu("fichier"),
            "aucun en-tête ni pied de page ne porte le numéro de page.",
            "Dans Word : Insertion, Numéro de page.",
        )
    langue = _language(parties.get("word/styles.xml", b""))
    if not langue.casefold().startswith("fr"):
        yield _advice(
            "langue",
            Lieu("styles"),
            f"la langue du texte n’est pas le français ({langue or 'aucune langue déclarée'}) : "
            "Word soulignerait tout, et les lecteurs d’écran liraient mal.",
            "Dans Word : tout sélectionner, Révision, Langue, Français (France), Par défaut.",
        )
    racine = parsed(parties.get("docProps/core.xml", b""))
    if racine is None or not (racine.findtext(_TITRE) or "").strip():
        yield _advice(
            "sans-titre",
            Lieu("propriétés"),
            "le modèle n’a pas de titre dans ses propriétés.",
            "Dans Word : Fichier, Informations, Titre.",
        )


def _numbers_pages(partie: Partie) -> bool:
    instructions = (
        *(e.text or "" for e in partie.racine.iter(w("instrText"))),
        *(e.get(w("instr"), "") for e in partie.racine.iter(w("fldSimple"))),
        *("PAGE" for _ in partie.racine.iter(w("pgNum"))),
    )
    return any(_PAGE.search(instruction) for instruction in instructions)


def _language(styles: bytes) -> str:
    racine = parsed(styles)
    if racine is None:
        return ""
    par_defaut = racine.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    normal = next(
        (
            s.find(f"{w('rPr')}/{w('lang')}")
            for s in racine.iterfind(w("style"))
            if s.get(w("default")) == "1" and s.get(w("type")) == "paragraph"
        ),
        None,
    )
    trouvee = normal if normal is not None else par_defaut
    return trouvee.get(w("val"), "") if trouvee is not None else ""


def _advice(code: str, lieu: Lieu, message: str, remede: str) -> Faute:
    return Faute(code, Gravite.CONSEIL, lieu, message, remede)
