"""One sub-section as the page shows it: each data item, what is known of it, what was said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeGuard

from cdc.completion import Forme, Groupe, Matrice, Question, Tableau, saisie_at
from cdc.entretien.cellules import shown
from cdc.formats.html.atelier.vues import AvisVu, BlocVu, ChampVu
from cdc.francais import enumeration, number
from cdc_schema.chemins import ecrire
from cdc_schema.description import vide
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.completion import Bloc
    from cdc.completion.questions import Avis
    from cdc.entretien.temoignages import Temoignage
    from cdc.projet.seance import Seance
    from cdc_schema.annotations import Objectif

_LONG = 10_000  # below, it may be a year
_FORMATS = {
    Genre.DATE: "jj/mm/aaaa",
    Genre.DATE_HEURE: "jj/mm/aaaa hh:mm",
    Genre.DUREE: "un nombre et son unité, par exemple 4 h ouvrées",
}


def blocks(
    seance: Seance, blocs: Sequence[Bloc], objectif: Objectif
) -> tuple[tuple[BlocVu, ...], tuple[BlocVu, ...]]:
    """Return what a form shows, in order, and apart what is neither required nor filled."""
    vus = [_block(seance, b, objectif) for b in blocs]
    return tuple(v for v in vus if not v.cache), tuple(v for v in vus if v.cache)


def _block(seance: Seance, bloc: Bloc, objectif: Objectif) -> BlocVu:
    match bloc:
        case Question():
            vu = seen(seance, bloc, objectif)
            return BlocVu("champ", vu, cache=not (vu.vu or vu.avis or vu.attendu))
        case Groupe():
            dedans, facultatifs = blocks(seance, bloc.blocs, objectif)
            return BlocVu("groupe", bloc, dedans, facultatifs, cache=not dedans)
        case Tableau():
            return BlocVu("tableau", bloc, cache=not (bloc.total or bloc.obligatoire or bloc.avis))
        case Matrice():
            return BlocVu("matrice", bloc)


def seen(seance: Seance, posee: Question, objectif: Objectif) -> ChampVu:
    """Return one question as the page shows it."""
    item = posee.place.champ
    valeur = seance.situation.value(posee.chemin)
    vu = saisie_at(seance.situation, posee.chemin)
    return ChampVu(
        ecrire(posee.chemin),
        posee.forme.value,
        posee.titre,
        _text(posee, valeur, vu),
        vu,
        posee.pourquoi,
        posee.exemple,
        posee.unite,
        _FORMATS.get(item.genre, ""),
        "decimal" if posee.forme is Forme.NOMBRE else "",
        posee.options,
        _chosen(valeur),
        _awaited(posee, objectif),
        _later(posee, objectif),
        vide(valeur),
        str(item.motif or "réservé à l’équipe") if item.interne else "",
        tuple(_opinion(posee, a, vu) for a in posee.avis),
        posee.contradiction is not None,
    )


def _awaited(posee: Question, objectif: Objectif) -> bool:
    """Say whether the specification is incomplete without it, for the goal at hand."""
    item = posee.place.champ
    return posee.obligatoire and (not item.objectifs or objectif in item.objectifs)


def _later(posee: Question, objectif: Objectif) -> str:
    """Return the goals that require it, when the one at hand does not."""
    autres = sorted(o.value for o in posee.place.champ.objectifs)
    return enumeration(autres) if posee.obligatoire and not _awaited(posee, objectif) else ""


def _text(posee: Question, valeur: object, vu: str) -> str:
    """Return what the control shows: a name beside an identifier, thousands apart."""
    if posee.forme is Forme.REFERENCE:
        return posee.actuelle
    return number(valeur) if posee.forme is Forme.NOMBRE and _is_long(valeur) else vu


def _is_long(valeur: object) -> TypeGuard[int | Decimal]:
    return isinstance(valeur, int | Decimal) and not -_LONG < valeur < _LONG


def _chosen(valeur: object) -> tuple[str, ...]:
    if valeur is None or valeur == "":
        return ()
    if isinstance(valeur, bool):
        return ("oui" if valeur else "non",)
    valeurs = valeur if isinstance(valeur, list) else [valeur]
    return tuple(str(getattr(v, "value", v)) for v in valeurs)


def _opinion(posee: Question, avis: Avis, vu: str) -> AvisVu:
    unite = f"\u00a0{posee.unite}" if posee.unite and not avis.lu.endswith(posee.unite) else ""
    paroles = tuple((_words(d, avis.lu), _speaker(d)) for d in avis.temoignages)
    valeur = avis.temoignages[0].valeur
    dit = number(valeur) if _is_long(valeur) else avis.lu
    return AvisVu(avis.lu, dit + unite, paroles, retenu=avis.lu in (posee.actuelle, vu))


def _words(dit: Temoignage, lu: str) -> str:
    texte = " ".join(dit.texte.split())
    return "" if texte == " ".join(lu.split()) else texte


def _speaker(dit: Temoignage) -> str:
    mots = [dit.releve.nom, dit.personne, dit.fonction, dit.date, shown(dit.cellule)]
    return ", ".join(dict.fromkeys(filter(None, mots)))
