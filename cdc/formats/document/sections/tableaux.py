"""Lists of records as tables: a few columns, the lesser data on a second line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.index import shown
from cdc.formats.document.mesures import fits
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.communs import Dits, note
from cdc.formats.document.sections.dictionnaire import editors, fields_of
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc.formats.document.valeurs import NOMBRES, joined, listed, right_aligned
from cdc.francais import FINE
from cdc_schema.annotations import Obligation
from cdc_schema.cas_de_test import CasDeTest
from cdc_schema.complements.regles import Regle
from cdc_schema.description import champs
from cdc_schema.donnees_flux.commun import Champ as ChampDictionnaire
from cdc_schema.entreprise.existant import Systeme
from cdc_schema.entreprise.objectifs import ObjectifProjet
from cdc_schema.mapping.correspondances import Correspondance
from cdc_schema.mapping.interfaces import Interface
from cdc_schema.mapping.workflows import Etat, Transition
from cdc_schema.prealables.cartographie import Entite, Source
from cdc_schema.prealables.diagnostic import FichierParPersonne
from cdc_schema.prealables.flux import FluxInformation
from cdc_schema.prealables.processus import Etape
from cdc_schema.technique.confidentialite import Traitement
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.base import Element
    from cdc_schema.description import Champ

LARGEUR = 165.0
_COLONNES_MAX = 7
_LONGUE, _PART_COLONNE, _PLEINES_MIN = 5, 0.5, 4
# Tables that are consulted rather than read: dictionaries, flows, registers, all that a stage lists.
_MODELES_DENSES: tuple[type[Element], ...] = (
    CasDeTest,
    ChampDictionnaire,
    Correspondance,
    Entite,
    Etape,
    Etat,
    FichierParPersonne,
    FluxInformation,
    Interface,
    Regle,
    Source,
    Systeme,
    Traitement,
    Transition,
)
_MODULES_DENSES = "cdc_schema.donnees_flux."
# The title of the column already says them.
_UNITES_DITES = frozenset({"personnes", "lignes", "versions", "fichiers"})
_GENRES_EN_COLONNE = frozenset(Genre) - {Genre.MATRICE}


@dataclass(frozen=True, slots=True)
class Col:
    """One column of a presentation: its title, the data items that it shows, how it does.

    With `si`, it is only for records of which this is true.
    """

    titre: str
    cles: tuple[str, ...]
    rendu: Callable[[Contexte, Any], b.Cellule]
    alignement: str = "gauche"
    largeur: float = 0.0
    si: Callable[[Sequence[Any]], bool] | None = None


def table(
    ctx: Contexte,
    elements: Sequence[Element],
    titre: str,
    colonnes: Sequence[Col] = (),
    *,
    signets: bool = True,
    details: bool = True,
) -> list[b.Bloc]:
    """Return the table of `elements`, and the note of what they all have in common.

    Args:
        ctx: the specification and who reads it.
        elements: records of one model.
        titre: what the table holds.
        colonnes: the chosen columns; without them, the required data as far as the page allows.
        signets: whether this table is the place that defines its records.
        details: whether to say, below each row, the data that no column shows.
    """
    presents = [element for element in elements if ctx.mots.says(element)]
    if not presents:
        return []
    filled = _filled(ctx, presents)
    if not signets:
        ctx = ctx.repeating()
    choisies = [
        c
        for c in colonnes
        if any(champ.cle in c.cles for champ in filled) and (c.si is None or c.si(presents))
    ]
    if not choisies:
        choisies = _chosen(ctx, presents, filled, titre)
    montrees = {cle for colonne in choisies for cle in colonne.cles}
    montrees |= _shown_elsewhere(ctx, presents)
    restes = [champ for champ in filled if details and champ.cle not in montrees]
    communs = {c.cle: dits for c in restes if (dits := _said(ctx, c, presents).shared())}
    propres = [champ for champ in restes if champ.cle not in communs]
    tableau = _table(ctx, presents, titre, choisies, propres, signets=signets)
    return [tableau, *note([*communs.values(), *_also_said(ctx, presents)])]


def _also_said(ctx: Contexte, elements: Sequence[Any]) -> list[b.Fragments]:
    """Return what another part of the document says of these records."""
    return [editors(ctx, elements)] if isinstance(elements[0], ChampDictionnaire) else []


def _shown_elsewhere(ctx: Contexte, elements: Sequence[Element]) -> set[str]:
    """Return what the matrix of chapter 7 says already: the requirements that serve objectives."""
    if not isinstance(elements[0], ObjectifProjet):
        return set()
    servis = {e.id: set(e.objectifs) for e in ctx.cahier.exigences}
    deja = all(
        isinstance(objectif, ObjectifProjet)
        and all(objectif.id in servis.get(ident, ()) for ident in objectif.exigences_liees)
        for objectif in elements
    )
    return {"exigences_liees"} if deja else set()


def column(champ: Champ) -> Col:
    """Return the plain column of a data item; its unit stands in the header."""
    titre, nu = _unit_in_header(champ)

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        chemin = ctx.mots.path(element, champ.cle)
        return cellules.cell(ctx.mots, nu, getattr(element, champ.cle), chemin=chemin)

    titre = "Réf." if champ.genre is Genre.IDENTIFIANT else titre
    return Col(titre, (champ.cle,), show, "droite" if right_aligned(champ) else "gauche")


def _unit_in_header(champ: Champ) -> tuple[str, Champ]:
    if champ.genre not in NOMBRES or not champ.unite:
        return champ.titre, champ
    if champ.unite.startswith("%"):
        return champ.titre, replace(champ, unite="%")
    mention = "" if champ.unite in _UNITES_DITES else f" ({champ.unite})"
    return champ.titre + mention, replace(champ, unite="")


def _said(ctx: Contexte, champ: Champ, elements: Sequence[Element]) -> Dits:
    noms = tuple(shown(getattr(e, "id", None) or "") for e in elements)
    return Dits(champ, noms, tuple(_value(ctx, e, champ) for e in elements))


def _value(ctx: Contexte, element: Element, champ: Champ) -> b.Fragments:
    valeur = getattr(element, champ.cle)
    secondaire = valeur is False and champ.obligation is not Obligation.OUI
    if secondaire or ctx.mots.absent(champ, valeur):
        return ()
    chemin = ctx.mots.path(element, champ.cle)
    if champ.genre is Genre.CHOIX:
        # After a colon, a choice keeps the small letter of its enumeration.
        return ctx.mots.words(champ, valeur, chemin=chemin)
    return _flat(cellules.definition(ctx.mots, champ, valeur, complet=False, chemin=chemin))


def _filled(ctx: Contexte, elements: Sequence[Element]) -> list[Champ]:
    """Return the data items that at least one element shows, in the order of the document."""
    return [
        champ
        for champ in champs(type(elements[0]))
        if any(not ctx.mots.absent(champ, getattr(e, champ.cle)) for e in elements)
    ]


def _chosen(
    ctx: Contexte, elements: Sequence[Element], filled: Sequence[Champ], titre: str
) -> list[Col]:
    """Return as many columns as stay readable, the required data first."""
    possibles = [c for c in filled if _in_column(c)]
    pleins = [c for c in possibles if not _sparse(ctx, c, elements)]
    candidats = sorted(pleins if len(pleins) >= _PLEINES_MIN else possibles, key=_rank)
    retenus = candidats[:_COLONNES_MAX]
    while len(retenus) > 2:
        ordonnes = [c for c in filled if c in retenus]
        colonnes = [column(c) for c in ordonnes]
        if fits(_table(ctx, elements, titre, colonnes, (), signets=False), LARGEUR):
            return colonnes
        retenus = retenus[:-1]
    return [column(c) for c in filled if c in retenus]


def _sparse(ctx: Contexte, champ: Champ, elements: Sequence[Element]) -> bool:
    """Say whether a column would be mostly empty: those who have a value say it below their row."""
    dits = sum(not ctx.mots.absent(champ, getattr(e, champ.cle)) for e in elements)
    return len(elements) >= _LONGUE and dits < len(elements) * _PART_COLONNE


def _in_column(champ: Champ) -> bool:
    element = champ.element
    listes = element is not None and element.genre is Genre.ENREGISTREMENT
    return champ.genre in _GENRES_EN_COLONNE and not listes


def _rank(champ: Champ) -> int:
    if champ.genre is Genre.IDENTIFIANT:
        return -1
    return (Obligation.OUI, Obligation.RECOMMANDE, Obligation.NON).index(champ.obligation)


def _table(
    ctx: Contexte,
    elements: Sequence[Element],
    titre: str,
    colonnes: Sequence[Col],
    restes: Sequence[Champ],
    *,
    signets: bool,
) -> b.Tableau:
    lignes = tuple(
        b.Ligne(
            tuple(cellules.sentences(colonne.rendu(ctx, element)) for colonne in colonnes),
            _details(ctx, element, restes, _left_out(ctx, element, entier=signets)),
            cellules.row_bookmark(element) if signets else "",
        )
        for element in elements
    )
    entetes = tuple(b.Colonne(c.titre, c.alignement, c.largeur) for c in colonnes)
    style = "CDC Tableau Dense" if _is_dense(type(elements[0])) else "CDC Tableau"
    return b.Tableau(titre, entetes, lignes, style)


def _is_dense(modele: type[Element]) -> bool:
    return modele in _MODELES_DENSES or modele.__module__.startswith(_MODULES_DENSES)


def _details(
    ctx: Contexte, element: Element, restes: Sequence[Champ], avant: b.Fragments
) -> b.Fragments:
    parts: list[b.Fragments] = [avant] if avant else []
    for champ in restes:
        mots = _value(ctx, element, champ)
        if mots:
            parts.append((b.Texte(f"{champ.titre}{INSECABLE}: "), *mots))
    return joined(parts, " — ")


def _left_out(ctx: Contexte, element: Element, *, entier: bool) -> b.Fragments:
    """Return what the columns of a row leave out; repeated rows say less of it."""
    if isinstance(element, FluxInformation):
        return _fields(ctx, element) if entier else _validation(ctx, element)
    if not entier:
        return ()
    if isinstance(element, ObjectifProjet) and element.valeur_actuelle is not None:
        return _labelled(ctx, "Valeur relevée", element.valeur_actuelle, "source")
    if isinstance(element, Traitement):
        return fields_of(ctx, element)
    if isinstance(element, Correspondance) and element.source is not None:
        source = element.source
        return joined(
            [
                _labelled(ctx, "Format", source, "format"),
                _labelled(ctx, "Exemple", source, "exemple"),
            ],
            " — ",
        )
    return ()


def _validation(ctx: Contexte, flux: FluxInformation) -> b.Fragments:
    """Return the validation of a flow that asks for one."""
    if flux.validation is None or not flux.validation.valideur:
        return ()
    return (b.Texte(f"Validation{INSECABLE}: "), *ctx.mots.record(flux.validation))


def _labelled(ctx: Contexte, libelle: str, element: Element, cle: str) -> b.Fragments:
    dit = ctx.mots.span(element, cle, typeset(getattr(element, cle) or ""))
    return (b.Texte(f"{libelle}{INSECABLE}: "), *dit) if dit else ()


def _fields(ctx: Contexte, flux: FluxInformation) -> b.Fragments:
    objet = flux.objet
    if objet is None or not (objet.champs and objet.description):
        return ()
    return (b.Texte(f"Données{INSECABLE}: "), *listed(ctx.mots, objet, "champs"))


def _flat(cellule: b.Cellule) -> b.Fragments:
    return joined([p.fragments for p in cellule], f"{FINE}; ")
