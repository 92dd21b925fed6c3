"""The columns of the tables that deserve better than the required data one after another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.dictionnaire import (
    TYPE,
    data_type,
    one_owner,
    personal,
    several_owners,
    source_and_owner,
)
from cdc.formats.document.sections.registres import INTERFACES, SOURCES, TRAITEMENTS
from cdc.formats.document.sections.tableaux import Col, column
from cdc.formats.document.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc.formats.document.valeurs import joined
from cdc_schema.complements.regles import Regle
from cdc_schema.complements.risques import Risque
from cdc_schema.description import champ
from cdc_schema.donnees_flux.commun import Champ as ChampDictionnaire
from cdc_schema.donnees_flux.commun import Sortie
from cdc_schema.entreprise.cibles import Cible
from cdc_schema.entreprise.existant import Contrainte, Dysfonctionnement
from cdc_schema.entreprise.objectifs import ObjectifProjet
from cdc_schema.equipe import Membre
from cdc_schema.mapping.correspondances import Correspondance
from cdc_schema.mapping.interfaces import Interface
from cdc_schema.mapping.workflows import Transition
from cdc_schema.planning import Lot, Phase
from cdc_schema.prealables.cartographie import Entite, Source
from cdc_schema.prealables.diagnostic import DonneeUneSeulePersonne, FichierParPersonne
from cdc_schema.prealables.flux import FluxInformation
from cdc_schema.prealables.processus import Etape
from cdc_schema.technique.confidentialite import Traitement
from cdc_schema.technique.droits import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.base import Element

_FORT, _MOYEN = 12, 6


def _plain(modele: type[Element], cle: str, titre: str = "", largeur: float = 0.0) -> Col:
    """Return the column of one data item, under a shorter title where there is one."""
    simple = column(champ(modele, cle))
    return Col(titre or simple.titre, simple.cles, simple.rendu, simple.alignement, largeur)


def _words(ctx: Contexte, element: Element, cle: str) -> b.Fragments:
    return ctx.mots.value(element, cle)


def _styled(fragments: b.Fragments, style: str) -> b.Fragments:
    """Return the same characters in one style; nothing in them is a link any more."""
    return b.mapped(fragments, lambda fragment: b.Texte(b.plain((fragment,)), style))


def _opened(fragments: b.Fragments) -> b.Fragments:
    """Return the same characters with a capital, without links."""
    return b.opened(
        _styled(fragments, ""), lambda premier: b.Texte(capitalised(b.plain((premier,))))
    )


def _line(*parts: b.Fragments, lien: str = " ", style: str = cellules.CELLULE) -> b.Cellule:
    fragments = joined([p for p in parts if p], lien)
    return (b.Paragraphe(style, fragments),) if fragments else cellules.absent()


def _stacked(*cles: str) -> Callable[[Contexte, Any], b.Cellule]:
    """Show the first data item, the others below in soft ink."""

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        lignes = [f for cle in cles if (f := _words(ctx, element, cle))]
        if not lignes:
            return cellules.absent()
        styles = (cellules.CELLULE, *[cellules.DETAIL] * (len(lignes) - 1))
        return tuple(b.Paragraphe(s, f) for s, f in zip(styles, lignes, strict=True))

    return show


def _in_brackets(suite: b.Fragments, avant: str = "") -> b.Fragments:
    if not suite:
        return ()
    return (b.Texte(f"({avant}", "CDC Discret"), *suite, b.Texte(")", "CDC Discret"))


def _with(cle: str, precision: str) -> Callable[[Contexte, Any], b.Cellule]:
    """Show a data item, another one after it in brackets and soft ink."""

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        mots, suite = _words(ctx, element, cle), _words(ctx, element, precision)
        return _line(mots, _in_brackets(_styled(suite, "CDC Discret")))

    return show


def _named(nom: str, suite: str) -> Callable[[Contexte, Any], b.Cellule]:
    """Show a name in bold, what it covers below."""

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        dit = _words(ctx, element, nom)
        tete = (b.Paragraphe(cellules.CELLULE, _styled(dit, "Strong")),) if dit else ()
        valeur = getattr(element, suite)
        texte = markdown.cell(valeur, chemin=ctx.mots.path(element, suite)) if valeur else ()
        return (*tete, *texte) or cellules.absent()

    return show


def _right(cle: str, *, fort: bool = False) -> Callable[[Contexte, Any], b.Cellule]:
    def show(ctx: Contexte, element: Any) -> b.Cellule:
        mots = _words(ctx, element, cle)
        if not mots:
            return cellules.absent()
        dits = _styled(mots, "Strong" if fort else "")
        return (b.Paragraphe(f"{cellules.CELLULE} Nombre", dits),)

    return show


def _column_read(ctx: Contexte, element: Any) -> b.Cellule:
    """Show a column and its file; its format and an example stand below the row."""
    source = element.source
    if source is None or not ctx.mots.says(source):
        return cellules.absent()
    nue = ctx.mots.showing(source, sans=("exemple", "format"))
    return (b.Paragraphe(cellules.CELLULE, ctx.mots.record(nue)),)


def _arrow(de: str, vers: str) -> Callable[[Contexte, Any], b.Cellule]:
    def show(ctx: Contexte, element: Any) -> b.Cellule:
        return _line(_words(ctx, element, de), _words(ctx, element, vers), lien=" → ")

    return show


def _badge(_ctx: Contexte, element: Any) -> b.Cellule:
    return cellules.identifier(element.id, badge=True) if element.id else cellules.absent()


def _rhythm(ctx: Contexte, element: Any) -> b.Cellule:
    dits = [_words(ctx, element, cle) for cle in ("frequence", "frequence_precision")]
    return _line(_opened(_words(ctx, element, "mode")), *dits, lien=", ")


def _flow_object(ctx: Contexte, element: Any) -> b.Cellule:
    """Show what a flow carries; its fields stand below the row, where there is room."""
    objet = element.objet
    if objet is None or not ctx.mots.says(objet):
        return cellules.absent()
    if objet.description:
        objet = ctx.mots.showing(objet, sans=("champs",))
    return (b.Paragraphe(cellules.CELLULE, ctx.mots.record(objet)),)


def _state_data(ctx: Contexte, element: Any) -> b.Cellule:
    lue, ecrite = _words(ctx, element, "donnee_lue"), _words(ctx, element, "donnee_ecrite")
    lignes = [
        b.Paragraphe(cellules.CELLULE, (b.Texte(f"{verbe} "), *mots))
        for verbe, mots in (("Lit", lue), ("Écrit", ecrite))
        if mots
    ]
    return tuple(lignes) or cellules.absent()


def _step_check(ctx: Contexte, element: Any) -> b.Cellule:
    """Show who validates; what follows an agreement or a refusal stands below the row."""
    if valideur := _words(ctx, element, "valideur"):
        return (b.Paragraphe(cellules.CELLULE, valideur),)
    if not element.validation:
        return cellules.absent()
    return (b.Paragraphe(cellules.CELLULE, ctx.mots.span(element, "validation", "Oui")),)


def _conditions(ctx: Contexte, element: Any) -> b.Cellule:
    lignes: list[b.Paragraphe] = []
    if condition := _words(ctx, element, "condition"):
        lignes.append(b.Paragraphe(cellules.CELLULE, condition))
    if requis := _words(ctx, element, "champs_requis"):
        lignes.append(
            b.Paragraphe(cellules.DETAIL, (b.Texte(f"Champs requis{INSECABLE}: "), *requis))
        )
    return tuple(lignes) or cellules.absent()


def _who(ctx: Contexte, element: Any) -> b.Cellule:
    return _line(_opened(_words(ctx, element, "role")))


def _severity(ctx: Contexte, element: Any) -> b.Cellule:
    if not (element.probabilite and element.impact):
        return (b.Paragraphe("CDC Teinte Absente", (b.Texte(ABSENCE),)),)
    criticite = int(element.probabilite) * int(element.impact)
    ton = "Forte" if criticite >= _FORT else "Moyenne" if criticite >= _MOYEN else "Claire"
    calcul = (
        *ctx.mots.span(element, "probabilite", str(element.probabilite)),
        b.Texte(f"{INSECABLE}×{INSECABLE}"),
        *ctx.mots.span(element, "impact", str(element.impact)),
        b.Texte(f"{INSECABLE}={INSECABLE}{criticite}"),
    )
    return (b.Paragraphe(f"CDC Teinte {ton}", calcul),)


def _dated(cle: str, quand: str) -> Callable[[Contexte, Any], b.Cellule]:
    """Show an amount, its day below; where it comes from stands below the row."""

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        mesure = getattr(element, cle)
        if mesure is None or mesure.valeur is None:
            return cellules.absent(champ(ObjectifProjet, "echeance"))
        nue = ctx.mots.showing(mesure, sans={quand, "source"} & set(type(mesure).model_fields))
        date = _words(ctx, mesure, quand)
        return (
            b.Paragraphe("CDC Cellule Nombre", ctx.mots.record(nue)),
            *((b.Paragraphe("CDC Cellule Détail Nombre", date),) if date else ()),
        )

    return show


def _person(ctx: Contexte, element: Any) -> b.Cellule:
    """Show a person by name; what the inventory calls by an identifier has a name too."""
    nom = element.personne or ""
    dit = ctx.mots.index.libelle(nom) or typeset(nom)
    return (b.Paragraphe(cellules.CELLULE, ctx.mots.span(element, "personne", dit)),)


COLONNES: dict[type[Element], tuple[Col, ...]] = {
    ObjectifProjet: (
        _plain(ObjectifProjet, "id"),
        Col("Objectif et indicateur", ("enonce", "indicateur"), _stacked("enonce", "indicateur")),
        Col("Aujourd’hui", ("valeur_actuelle",), _dated("valeur_actuelle", "date"), "droite"),
        Col("Cible", ("valeur_cible",), _right("valeur_cible", fort=True), "droite"),
        _plain(ObjectifProjet, "echeance"),
    ),
    Interface: INTERFACES,
    Source: SOURCES,
    Traitement: TRAITEMENTS,
    ChampDictionnaire: (
        _plain(ChampDictionnaire, "id"),
        _plain(ChampDictionnaire, "libelle", "Donnée"),
        Col("Type", TYPE, data_type),
        _plain(ChampDictionnaire, "obligatoire"),
        replace(_plain(ChampDictionnaire, "source", "Source"), si=one_owner),
        Col("Source → maître", ("source", "maitre"), source_and_owner, si=several_owners),
        Col("Personnelle", ("personnel", "sensible", "traitement"), personal, "centre", 22.0),
    ),
    Sortie: (
        _plain(Sortie, "vers"),
        _plain(Sortie, "condition"),
    ),
    FluxInformation: (
        Col("Flux", ("id",), _badge, largeur=12.0),
        Col("De → vers", ("emetteur", "recepteur"), _arrow("emetteur", "recepteur")),
        Col("Objet", ("objet",), _flow_object),
        Col("Mode", ("mode", "frequence", "frequence_precision"), _rhythm),
        _plain(FluxInformation, "volume", "Volume"),
        _plain(FluxInformation, "en_cas_d_echec", "En cas d’échec"),
    ),
    Etape: (
        _plain(Etape, "ordre", "N°"),
        _plain(Etape, "acteur"),
        Col("Action", ("action", "outil"), _with("action", "outil")),
        Col("Données", ("donnee_lue", "donnee_ecrite"), _state_data),
        _plain(Etape, "duree_cible", "Durée"),
        Col("Validation", ("validation", "valideur"), _step_check),
    ),
    Transition: (
        Col("De → vers", ("de", "vers"), _arrow("de", "vers")),
        _plain(Transition, "declencheur"),
        Col("Par", ("role",), _who),
        Col("Condition", ("condition", "champs_requis"), _conditions),
        _plain(Transition, "effets"),
    ),
    Correspondance: (
        _plain(Correspondance, "id"),
        Col("Source", ("source",), _column_read),
        _plain(Correspondance, "cible", "Champ"),
        _plain(Correspondance, "transformation"),
        _plain(Correspondance, "regle_conflit", "Priorité"),
        _plain(Correspondance, "controle", "Contrôle"),
    ),
    Regle: (
        _plain(Regle, "id"),
        _plain(Regle, "enonce", "Règle"),
        _plain(Regle, "si", "Si"),
        _plain(Regle, "alors", "Alors"),
        _plain(Regle, "sinon", "Sinon"),
    ),
    Risque: (
        _plain(Risque, "id"),
        _plain(Risque, "description"),
        _plain(Risque, "parade"),
        Col("Criticité", ("probabilite", "impact"), _severity, "centre", 24.0),
        _plain(Risque, "echeance", "Échéance"),
    ),
    Cible: (
        _plain(Cible, "id"),
        Col("Cible", ("nom", "type"), _stacked("nom", "type")),
        Col("Aujourd’hui", ("volume_actuel",), _dated("volume_actuel", "date"), "droite"),
        Col("Visé", ("volume_cible",), _dated("volume_cible", "echeance"), "droite"),
        _plain(Cible, "poids_ca", "Part du CA"),
        _plain(Cible, "besoins"),
    ),
    Contrainte: (
        _plain(Contrainte, "id"),
        _plain(Contrainte, "texte", "Contrainte"),
        _plain(Contrainte, "origine"),
    ),
    Dysfonctionnement: (
        _plain(Dysfonctionnement, "id"),
        _plain(Dysfonctionnement, "texte", "Dysfonctionnement"),
        _plain(Dysfonctionnement, "consequence"),
        _plain(Dysfonctionnement, "temps_perdu"),
    ),
    Entite: (
        _plain(Entite, "id"),
        Col("Entité", ("nom", "definition"), _named("nom", "definition")),
        _plain(Entite, "cle_metier"),
        _plain(Entite, "maitre"),
    ),
    Phase: (
        _plain(Phase, "id"),
        Col("Phase et livrables", ("nom", "livrables"), _stacked("nom", "livrables")),
        _plain(Phase, "debut"),
        _plain(Phase, "fin"),
        _plain(Phase, "charge_interne", "Charge interne", 20.0),
        _plain(Phase, "charge_prestataire", "Charge prestataire", 22.0),
        _plain(Phase, "responsable"),
    ),
    Role: (
        _plain(Role, "id"),
        Col("Rôle", ("nom", "description"), _named("nom", "description")),
        _plain(Role, "nombre_utilisateurs", "Utilisateurs"),
        _plain(Role, "personas"),
    ),
    Lot: (
        _plain(Lot, "id"),
        Col("Lot", ("nom", "contenu"), _named("nom", "contenu")),
        _plain(Lot, "date_livraison", "Livraison"),
        _plain(Lot, "recette_debut"),
        _plain(Lot, "recette_fin"),
    ),
    FichierParPersonne: (
        Col("Personne", ("personne", "role"), _person),
        _plain(FichierParPersonne, "fichiers"),
        _plain(FichierParPersonne, "nombre"),
    ),
    DonneeUneSeulePersonne: (
        Col("Personne", ("personne",), _person),
        _plain(DonneeUneSeulePersonne, "source"),
        _plain(DonneeUneSeulePersonne, "donnee"),
    ),
    Membre: (
        _plain(Membre, "id"),
        Col("Membre", ("fonction", "nom", "courriel"), _stacked("fonction", "nom", "courriel")),
        _plain(Membre, "service"),
        _plain(Membre, "niveau"),
        _plain(Membre, "role_projet", "Rôle"),
        _plain(Membre, "disponibilite"),
    ),
}
