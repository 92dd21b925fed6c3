"""Tables that people consult: interfaces with their badges, sources, processing of personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.index import bookmark, shown
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.tableaux import Col, column
from cdc.formats.document.typographie import INSECABLE, sentence
from cdc.formats.document.valeurs import joined
from cdc_schema.description import champ
from cdc_schema.mapping.interfaces import Interface
from cdc_schema.prealables.cartographie import Source
from cdc_schema.technique.confidentialite import Traitement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.base import Element

    Rendu = Callable[[Contexte, Any], b.Cellule]


def plain(modele: type[Element], cle: str, titre: str = "", largeur: float = 0.0) -> Col:
    """Return the column of one data item, under a shorter title where there is one."""
    simple = column(champ(modele, cle))
    return Col(titre or simple.titre, simple.cles, simple.rendu, simple.alignement, largeur)


def _stacked(*rangs: Sequence[str]) -> Rendu:
    """Show some data items on a line, the next ones below in soft ink."""

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        lignes = [_one_after_another(ctx, element, cles) for cles in rangs]
        styles = (cellules.CELLULE, *[cellules.DETAIL] * (len(rangs) - 1))
        dites = [b.Paragraphe(s, f) for s, f in zip(styles, lignes, strict=True) if f]
        return tuple(dites) or cellules.absent()

    return show


def _one_after_another(ctx: Contexte, element: Any, cles: Sequence[str]) -> b.Fragments:
    dits = [dit for cle in cles if (dit := ctx.mots.value(element, cle))]
    return b.opened(joined(dits, ", "), _sentence)


def _sentence(fragment: b.Fragment) -> b.Fragment:
    if isinstance(fragment, b.Texte | b.Lien):
        return fragment._replace(texte=sentence(fragment.texte))
    return fragment


def _badges(_ctx: Contexte, element: Any) -> b.Cellule:
    """Show the badges that the flows wear on the map, each leading to its flow."""
    marques: list[b.Fragments] = [
        (b.Lien(f"{INSECABLE}{shown(flux)}{INSECABLE}", bookmark(flux), "CDC Badge"),)
        for flux in element.flux_couverts
    ]
    return (b.Paragraphe(cellules.CELLULE, joined(marques, " ")),) if marques else cellules.absent()


def _kept(ctx: Contexte, element: Any) -> b.Cellule:
    """Show how long data are kept, from when, then in archives, and what becomes of them."""
    lignes = [ctx.mots.value(element, "duree_active")]
    depart = b.opened(ctx.mots.value(element, "depart_duree"), _lowered)
    lignes.append((b.Texte(f"à compter de{INSECABLE}: "), *depart) if depart else ())
    archive = ctx.mots.value(element, "archivage_intermediaire")
    precision = ctx.mots.value(element, "archivage_precision")
    suite = (b.Texte(" ("), *precision, b.Texte(")")) if precision else ()
    lignes.append((b.Texte("puis archive "), *archive, *suite) if archive or suite else ())
    if sort := ctx.mots.value(element, "sort_final"):
        # What becomes of them follows the last period: archives, or the active one.
        dernier = 2 if lignes[2] else 0
        lien = (b.Texte(", puis "),) if lignes[dernier] else ()
        lignes[dernier] = (*lignes[dernier], *lien, *sort)
    styles = (cellules.CELLULE, *[cellules.DETAIL] * 2)
    dites = [b.Paragraphe(s, f) for s, f in zip(styles, lignes, strict=True) if f]
    return tuple(dites) or cellules.absent()


def _lowered(fragment: b.Fragment) -> b.Fragment:
    if isinstance(fragment, b.Texte) and not fragment.texte[1:2].isupper():
        return fragment._replace(texte=fragment.texte[:1].lower() + fragment.texte[1:])
    return fragment


INTERFACES = (
    plain(Interface, "id"),
    Col("Entre", ("systemes",), _stacked(("systemes",))),
    Col("Flux", ("flux_couverts",), _badges, largeur=22.0),
    plain(Interface, "objets", "Objets"),
    Col(
        "Par",
        ("technologie", "authentification"),
        _stacked(("technologie",), ("authentification",)),
    ),
    plain(Interface, "frequence", "Fréquence"),
    plain(Interface, "volume", "Volume"),
)
SOURCES = (
    plain(Source, "id"),
    Col("Source", ("nom", "type", "emplacement"), _stacked(("nom",), ("type", "emplacement"))),
    plain(Source, "proprietaire", "Propriétaire"),
    plain(Source, "lignes"),
    plain(Source, "versions_connues", "Versions"),
    plain(Source, "doublons"),
    plain(Source, "vides"),
    plain(Source, "sort"),
)
TRAITEMENTS = (
    plain(Traitement, "id"),
    Col(
        "Finalité et base légale",
        ("finalite", "base_legale"),
        _stacked(("finalite",), ("base_legale",)),
    ),
    Col(
        "Personnes et données",
        ("personnes", "categories_donnees"),
        _stacked(("personnes",), ("categories_donnees",)),
    ),
    plain(Traitement, "destinataires"),
    Col(
        "Durée, archivage, sort",
        (
            "duree_active",
            "depart_duree",
            "archivage_intermediaire",
            "archivage_precision",
            "sort_final",
        ),
        _kept,
    ),
)
