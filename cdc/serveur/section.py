"""One sub-section as the page shows it: each data item, what is known of it, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.completion import Forme
from cdc.completion.places import all_fields, is_record
from cdc.completion.questions import question_at, shape
from cdc.completude import required_for
from cdc.entretien.cellules import shown
from cdc.formats.html.atelier.vues import AvisVu, ChampVu
from cdc_schema.chemins import ecrire
from cdc_schema.description import vide
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion import Question
    from cdc.completion.questions import Avis
    from cdc.entretien.temoignages import Temoignage
    from cdc.projet.seance import Seance
    from cdc_schema.annotations import Objectif
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection

_COMPOSEES = (Forme.LIGNES, Forme.MATRICE, Forme.CASES)
_LISTES = (Forme.TEXTES, Forme.REFERENCES, Forme.CHOIX_MULTIPLE)
_FORMATS = {
    Genre.DATE: "jj/mm/aaaa",
    Genre.DATE_HEURE: "jj/mm/aaaa hh:mm",
    Genre.DUREE: "un nombre et son unité, par exemple 4 h ouvrées",
}


def fields(seance: Seance, section: SousSection, objectif: Objectif) -> Iterator[ChampVu]:
    """Yield the data items of a sub-section that are typed one by one."""
    if section.repetition:
        return
    for chemin in _paths(section.modele, (section.cle,)):
        posee = question_at(seance.situation, chemin, objectif)
        if posee.forme not in _COMPOSEES:
            yield seen(seance, posee, objectif)


def _paths(modele: type[Element], chemin: Chemin) -> Iterator[Chemin]:
    for item in all_fields(modele):
        ici = (*chemin, item.cle)
        if is_record(item) and item.modele is not None:
            yield from _paths(item.modele, ici)
        elif shape(item) not in _COMPOSEES:
            yield ici


def seen(seance: Seance, posee: Question, objectif: Objectif) -> ChampVu:
    """Return one question as the page shows it."""
    item = posee.place.champ
    valeur = seance.situation.value(posee.chemin)
    return ChampVu(
        ecrire(posee.chemin),
        posee.forme.value,
        posee.titre,
        _text(posee, valeur),
        posee.actuelle,
        posee.pourquoi,
        posee.exemple,
        posee.unite,
        _FORMATS.get(item.genre, ""),
        "decimal" if posee.forme is Forme.NOMBRE else "",
        posee.options,
        _chosen(valeur),
        posee.obligatoire,
        vide(valeur) and (required_for(item, objectif) or len(posee.chemin) > 2),
        str(item.motif or "réservé à l’équipe") if item.interne else "",
        posee.place.fil,
        tuple(_opinion(posee, a) for a in posee.avis),
        posee.contradiction is not None,
    )


def _text(posee: Question, valeur: object) -> str:
    if posee.forme in _LISTES and isinstance(valeur, list) and posee.forme is Forme.TEXTES:
        return "\n".join(map(str, valeur))
    return posee.actuelle


def _chosen(valeur: object) -> tuple[str, ...]:
    if valeur is None or valeur == "":
        return ()
    if isinstance(valeur, bool):
        return ("oui" if valeur else "non",)
    valeurs = valeur if isinstance(valeur, list) else [valeur]
    return tuple(str(getattr(v, "value", v)) for v in valeurs)


def _opinion(posee: Question, avis: Avis) -> AvisVu:
    unite = f"\u00a0{posee.unite}" if posee.unite and not avis.lu.endswith(posee.unite) else ""
    paroles = tuple((_words(d, avis.lu), _speaker(d)) for d in avis.temoignages)
    return AvisVu(avis.lu, avis.lu + unite, paroles, retenu=avis.lu == posee.actuelle)


def _words(dit: Temoignage, lu: str) -> str:
    texte = " ".join(dit.texte.split())
    return "" if texte == " ".join(lu.split()) else texte


def _speaker(dit: Temoignage) -> str:
    mots = [dit.releve.nom, dit.personne, dit.fonction, dit.date, shown(dit.cellule)]
    return ", ".join(dict.fromkeys(filter(None, mots)))
