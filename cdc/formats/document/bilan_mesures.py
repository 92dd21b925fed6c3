"""The measures of a campaign as charts and tables: coverage, personas, anomalies, trends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import capitalised, typeset
from cdc.francais import number
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.recette.bilan import Bilan
    from cdc.recette.couverture import Couverture
    from cdc.recette.ecarts import Ecart
    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.indicateurs import Stock

_DENSE = "CDC Tableau Dense"
_NOMBRE = 20.0
_CAS_MAX, _COLONNE = 18, 8.5
# Ages of open anomalies, in days: the last one has no end.
_TRANCHES = ((7, "7 jours au plus"), (30, "8 à 30 jours"), (None, "plus de 30 jours"))
_SIGNES = {
    Verdict.CONFORME: ("C", "CDC Matrice Marque"),
    Verdict.NON_CONFORME: ("N", "CDC Matrice Alerte"),
    Verdict.BLOQUE: ("B", "CDC Teinte Moyenne"),
    Verdict.NON_JOUE: ("–", "CDC Teinte Absente"),
}


def coverage_blocks(bilan: Bilan) -> Iterator[b.Bloc]:
    """Yield what verifies each requirement, with its result: a matrix where it is narrow enough."""
    couverture = bilan.faits.couverture
    if not couverture:
        return
    if 0 < len(bilan.faits.cas) <= _CAS_MAX:
        yield b.Paysage((_matrix(bilan), _legend()))
        return
    colonnes = (
        b.Colonne("Exigence", largeur=26.0),
        b.Colonne("Titre"),
        b.Colonne("Priorité", largeur=26.0),
        b.Colonne("Couverte", largeur=18.0),
        b.Colonne("Cas et résultats", largeur=58.0),
    )
    yield b.Tableau("Couverture", colonnes, tuple(map(_coverage_row, couverture)), _DENSE)


def personas_blocks(bilan: Bilan) -> Iterator[b.Bloc]:
    """Yield how far each persona is."""
    if not bilan.personas:
        return
    noms = tuple(typeset(p.nom or p.persona or "sans persona") for p in bilan.personas)
    series = (
        b.Serie("conformes", tuple(float(p.conformes) for p in bilan.personas)),
        b.Serie(
            "non conformes", tuple(float(p.non_conformes) for p in bilan.personas), b.Ton.MOYEN
        ),
        b.Serie("bloqués", tuple(float(p.bloques) for p in bilan.personas), b.Ton.POINTILLE),
        b.Serie("à jouer", tuple(float(p.restent - p.bloques) for p in bilan.personas), b.Ton.VIDE),
    )
    yield _chart(
        "Cas par persona", "Persona", noms, series,
        "Pour chaque persona, les cas conformes, non conformes, bloqués et à jouer.",
    )  # fmt: skip
    colonnes = (
        b.Colonne("Persona"),
        *(
            b.Colonne(nom, "droite", _NOMBRE)
            for nom in ("Cas", "Conformes", "Non conf.", "Bloqués", "À jouer", "Anomalies")
        ),
    )
    lignes = tuple(
        b.Ligne(
            (
                cellules.text(nom),
                *(
                    _number(n)
                    for n in (
                        p.cas, p.conformes, p.non_conformes, p.bloques, p.restent - p.bloques,
                        p.ouvertes,
                    )
                ),
            )
        )
        for nom, p in zip(noms, bilan.personas, strict=True)
    )  # fmt: skip
    yield b.Tableau("Par persona", colonnes, lignes, _DENSE)


def anomalies_chart(bilan: Bilan) -> Iterator[b.Bloc]:
    """Yield the open anomalies by severity, each bar cut by their age."""
    stock = bilan.indicateurs.stock
    ouvertes = {e.id: e for e in bilan.faits.ecarts}
    if not any(s.ouvertes for s in stock):
        return
    series = tuple(
        b.Serie(nom, tuple(float(_aged(s, ouvertes, bilan, rang)) for s in stock), ton)
        for rang, ((_, nom), ton) in enumerate(
            zip(_TRANCHES, (b.Ton.VIDE, b.Ton.MOYEN, b.Ton.FORT), strict=True)
        )
    )
    yield _chart(
        "Anomalies ouvertes par sévérité et par âge", "Sévérité", tuple(map(_severity, stock)),
        series, "Pour chaque sévérité, le nombre d’anomalies ouvertes selon leur âge en jours.",
    )  # fmt: skip


def anomalies_table(bilan: Bilan) -> b.Tableau:
    """Return the stock of anomalies by severity."""
    colonnes = (
        b.Colonne("Sévérité", largeur=30.0),
        b.Colonne("Ouvertes", "droite", _NOMBRE),
        b.Colonne("Soldées", "droite", _NOMBRE),
        b.Colonne("Âge médian (j)", "droite", 26.0),
        b.Colonne("Plus vieille (j)", "droite", 26.0),
        b.Colonne("Lesquelles"),
    )
    lignes = tuple(
        b.Ligne(
            (
                cellules.text(_severity(s)),
                _number(len(s.ouvertes)),
                _number(s.soldees),
                _number(s.age_median),
                _number(s.age_max),
                cellules.text(", ".join(s.ouvertes)) if s.ouvertes else cellules.absent(),
            )
        )
        for s in bilan.indicateurs.stock
    )
    return b.Tableau("Anomalies par sévérité", colonnes, lignes, _DENSE)


def trends_blocks(bilan: Bilan) -> Iterator[b.Bloc]:
    """Yield how the lot went from one campaign to the next, when there are several."""
    if len(bilan.tendances) < 2:
        return
    noms = tuple(t.campagne for t in bilan.tendances)
    syntheses = [t.synthese for t in bilan.tendances]
    yield _chart(
        "Résultats des cas, campagne après campagne", "Campagne", noms,
        (
            b.Serie("conformes", tuple(float(s.conformes) for s in syntheses)),
            b.Serie("non conformes", tuple(float(s.non_conformes) for s in syntheses), b.Ton.MOYEN),
            b.Serie("non joués ou bloqués", tuple(float(s.non_joues) for s in syntheses), b.Ton.VIDE),
        ),
        "À la fin de chaque campagne, les cas conformes, non conformes, et ceux qui restent.",
    )  # fmt: skip
    yield _chart(
        "Anomalies ouvertes, campagne après campagne", "Campagne", noms,
        (
            b.Serie("bloquantes", tuple(float(t.bloquantes) for t in bilan.tendances)),
            b.Serie("majeures", tuple(float(t.majeures) for t in bilan.tendances), b.Ton.MOYEN),
            b.Serie("mineures", tuple(float(t.mineures) for t in bilan.tendances), b.Ton.VIDE),
        ),
        "À la fin de chaque campagne, les anomalies ouvertes par sévérité.",
    )  # fmt: skip
    colonnes = (
        b.Colonne("Campagne", largeur=24.0),
        b.Colonne("Version", largeur=20.0),
        b.Colonne("Joués", "droite", 22.0),
        b.Colonne("Conformes", "droite", 24.0),
        b.Colonne("Indispensables couvertes", "droite", 32.0),
        b.Colonne("Décision proposée"),
    )
    lignes = tuple(
        b.Ligne(
            (
                cellules.identifier(t.campagne),
                cellules.text(typeset(t.version)) if t.version else cellules.absent(),
                _figure(f"{number(t.synthese.joues)} / {number(t.synthese.cas_total)}"),
                _figure(str(t.taux_conforme)),
                _figure(str(t.couverture_indispensables)),
                cellules.text(capitalised(t.decision.value)),
            )
        )
        for t in bilan.tendances
    )
    yield b.Tableau("D’une campagne à l’autre", colonnes, lignes, _DENSE)


def _matrix(bilan: Bilan) -> b.Matrice:
    cas = bilan.faits.cas
    reste = 257.0 - 28.0 - 26.0 - _COLONNE * len(cas)
    entetes = (
        b.Entete((b.Texte("Exigence"),), 28.0, style="CDC Matrice En-tête"),
        b.Entete((b.Texte("Titre"),), reste, style="CDC Matrice En-tête"),
        b.Entete((b.Texte("Priorité"),), 26.0, style="CDC Matrice En-tête"),
        *(b.Entete((b.Texte(etat.id),), _COLONNE, pivotee=True) for etat in cas),
    )
    rangees = tuple(_matrix_row(ligne, cas) for ligne in bilan.faits.couverture)
    return b.Matrice(
        "Couverture : exigences, cas, résultats",
        "Une exigence par ligne, un cas par colonne : C conforme, N non conforme, B bloqué, – non joué.",
        entetes,
        rangees,
        "CDC Tableau Matrice Dense",
    )


def _matrix_row(ligne: Couverture, cas: Sequence[EtatDuCas]) -> b.Rangee:
    siens = {etat.id: etat for etat in ligne.cas}
    titre = ligne.exigence.titre or ""
    suite = "" if ligne.couverte else " (non couverte)"
    priorite = str(ligne.exigence.priorite or "")
    return b.Rangee(
        (
            (b.Paragraphe("CDC Matrice Détail", (b.Texte(ligne.id, "CDC Référence"),)),),
            cellules.text(typeset(titre + suite), "CDC Matrice Détail"),
            cellules.text(typeset(capitalised(priorite)), "CDC Matrice Détail"),
            *(_result(siens.get(etat.id)) for etat in cas),
        )
    )


def _result(etat: EtatDuCas | None) -> b.Cellule:
    if etat is None:
        return (b.Paragraphe("CDC Cellule Dense Centrée", ()),)
    signe, style = _SIGNES[etat.verdict]
    return cellules.text(signe, style)


def _legend() -> b.Paragraphe:
    dit = (
        "C : conforme ; N : non conforme ; B : bloqué ; – : non joué ; vide : le cas ne vérifie pas "
        "l’exigence. Une exigence est couverte quand un de ses cas est joué, et tous les critiques."
    )
    return b.Paragraphe("CDC Note", (b.Texte(typeset(dit)),))


def _coverage_row(ligne: Couverture) -> b.Ligne:
    resultats = ", ".join(f"{e.id} {e.etat}" for e in ligne.cas) or "aucun cas"
    return b.Ligne(
        (
            cellules.identifier(ligne.id),
            cellules.text(typeset(ligne.exigence.titre or "")),
            cellules.text(capitalised(str(ligne.exigence.priorite or ""))),
            cellules.text("oui" if ligne.couverte else "non"),
            cellules.text(typeset(resultats)),
        )
    )


def _chart(
    titre: str, entete: str, categories: tuple[str, ...], series: tuple[b.Serie, ...], dit: str
) -> b.Graphique:
    gardees = tuple(s for s in series if any(s.valeurs)) or series[:1]
    return b.Graphique(
        titre, entete, categories, gardees, typeset(dit), (b.Texte(typeset(f"{titre}.")),)
    )


def _aged(stock: Stock, ecarts: dict[str, Ecart], bilan: Bilan, rang: int) -> int:
    haut = _TRANCHES[rang][0]
    bas = _TRANCHES[rang - 1][0] if rang else None
    # One whose day nobody knows is counted among the oldest.
    ages = [ecarts[nom].age(bilan.jour) for nom in stock.ouvertes]
    return sum(
        1
        for age in ages
        if (age is None and haut is None)
        or (age is not None and (haut is None or age <= haut) and (bas is None or age > bas))
    )


def _severity(stock: Stock) -> str:
    return capitalised(stock.severite.value) if stock.severite else "Inconnue"


def _number(valeur: int | None) -> b.Cellule:
    return _figure("—" if valeur is None else number(valeur))


def _figure(texte: str) -> b.Cellule:
    return (b.Paragraphe("CDC Cellule Nombre", (b.Texte(typeset(texte)),)),)
