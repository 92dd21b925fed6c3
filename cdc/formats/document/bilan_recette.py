"""The state of a campaign as a document: charts, coverage, what blocks, the decision proposed.

An internal document: it names the testers.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.bilan_mesures import (
    anomalies_chart,
    anomalies_table,
    coverage_blocks,
    personas_blocks,
    trends_blocks,
)
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import capitalised, long_date, short_date, typeset
from cdc.francais import enumeration, number, plural
from cdc.recette.blocages import Portee
from cdc.recette.taux import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdc.recette.bilan import Bilan
    from cdc.recette.decision import RegleEvaluee
    from cdc_schema import Cahier

_DENSE = "CDC Tableau Dense"
_OUI_NON = {True: "oui", False: "non", None: "à dire"}
_NOMINATIF = typeset(
    "Document interne et nominatif : il dit ce que chaque recetteur a vu. Ne le transmettez pas au "
    "prestataire ; le procès-verbal est fait pour lui."
)


def assessment_identity(bilan: Bilan) -> dict[str, Any]:
    """Return what the template says of this document, by name."""
    campagne = bilan.faits.campagne
    version = f", version {campagne.version_livree}" if campagne.version_livree else ""
    fiche = (
        ("Campagne", f"{campagne.id} — {campagne.nom or ''}".rstrip(" —"), True),
        ("Lot", f"{campagne.lot or ''}{version}", False),
        ("Au", long_date(bilan.jour), False),
        ("Décision proposée", capitalised(bilan.proposition.decision.value), True),
        ("Diffusion", "Interne — ne pas transmettre au prestataire", False),
    )
    return {
        "titre": "Bilan de recette",
        "sous_titre": typeset(campagne.nom or campagne.id or ""),
        "avertissement": _NOMINATIF,
        "mention_version": typeset(f" — {campagne.id} au {short_date(bilan.jour)}"),
        "mention_diffusion": typeset("Diffusion : interne"),
        "couverture": [
            {"libelle": nom, "valeur": typeset(valeur), "important": fort}
            for nom, valeur, fort in fiche
        ],
        "historique": [],
    }


def assessment_blocks(cahier: Cahier, bilan: Bilan) -> list[b.Bloc]:
    """Return the whole document, a chapter for each thing that there is to say."""
    noms = {m.id: m.nom or m.fonction or m.id for m in cahier.equipe.membres}

    def named(ident: str) -> str:
        return noms.get(ident) or ident

    blocs: list[b.Bloc] = []
    for titre, chapitre in _CHAPITRES:
        contenu = list(chapitre(bilan, named))
        if contenu:
            blocs += [heading(1, titre), *contenu]
    return blocs


def _decision(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    proposition = bilan.proposition
    decision = capitalised(proposition.decision.value)
    yield b.Paragraphe("CDC Acte Décision", (b.Texte(decision, "Strong"),))
    for motif in proposition.motifs:
        yield b.Paragraphe("List Bullet", (b.Texte(typeset(capitalised(motif))),))
    colonnes = (
        b.Colonne("Règle", largeur=14.0),
        b.Colonne("Si"),
        b.Colonne("Constaté", largeur=68.0),
        b.Colonne("Vraie", largeur=14.0),
        b.Colonne("Alors", largeur=30.0),
    )
    lignes = tuple(_rule(regle, regle is proposition.regle) for regle in proposition.regles)
    yield b.Tableau("Règles de la décision", colonnes, lignes, _DENSE)
    dit = (
        "Les règles se lisent de haut en bas : la première vraie propose, les suivantes vraies sont "
        "d’autres motifs. Les personnes décident, dans le procès-verbal."
    )
    yield note(dit)


def _rule(regle: RegleEvaluee, retenue: bool) -> b.Ligne:
    fort = "Strong" if retenue else ""
    mesures = tuple(
        b.Paragraphe(
            cellules.CELLULE,
            (
                b.Texte(typeset(m.texte), "Strong" if m.vraie else ""),
                *((b.Texte(f" — {', '.join(m.elements)}"),) if m.vraie and m.elements else ()),
            ),
        )
        for m in regle.mesures
    )
    mots = [str(regle.n), regle.si, _OUI_NON[regle.vraie], regle.alors.value]
    cases = [(b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(m), fort),)),) for m in mots]
    return b.Ligne((cases[0], cases[1], mesures, cases[2], cases[3]))


def _progress(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    vu, faits, seuils = bilan.faits.synthese, bilan.faits, bilan.seuils
    yield b.Chiffres(
        "Avancement",
        (
            (f"{number(vu.joues)} / {number(vu.cas_total)}", "cas joués"),
            (number(vu.conformes), "conformes"),
            (number(vu.non_conformes), "non conformes"),
            (number(vu.bloques), "bloqués"),
        ),
    )
    bas = (
        ("Exigences indispensables couvertes", faits.couverture_indispensables,
         seuils.couverture_indispensables_min),
        ("Exigences importantes couvertes", faits.couverture_importantes,
         seuils.couverture_importantes_min),
        ("Cas conformes parmi les joués", faits.taux_conforme, seuils.taux_conforme_min),
    )  # fmt: skip
    lignes = tuple(
        b.Ligne(
            (
                cellules.text(nom),
                cellules.text(f"{taux} ({taux.detail})" if taux.total else "sans objet"),
                figure(percent(seuil, seuil)),
            )
        )
        for nom, taux, seuil in bas
    )
    colonnes = (
        b.Colonne("Mesure"),
        b.Colonne("Valeur", largeur=46.0),
        b.Colonne("Au moins", "droite", 24.0),
    )
    yield b.Tableau("Mesures et seuils du contrat", colonnes, lignes)


def _coverage(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    yield from coverage_blocks(bilan)


def _personas(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    yield from personas_blocks(bilan)


def _anomalies(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    if bilan.faits.ecarts:
        yield from anomalies_chart(bilan)
        yield anomalies_table(bilan)
    indicateurs = bilan.indicateurs
    lignes = [
        ("Anomalies rouvertes, parmi les livrées", indicateurs.reouverture),
        ("Écarts qui sont des besoins", indicateurs.besoins),
    ]
    dites = tuple(
        (nom, cellules.text(typeset(f"{t} ({t.detail})"))) for nom, t in lignes if t.total
    )
    if dites:
        yield b.Definitions("Suivi des anomalies", dites)


def _trends(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    yield from trends_blocks(bilan)


def _contradictions(bilan: Bilan, named: Callable[[str], str]) -> Iterator[b.Bloc]:
    if not bilan.faits.contradictions:
        return
    colonnes = (
        b.Colonne("Cas", largeur=18.0),
        b.Colonne("Titre"),
        b.Colonne("Qui a vu quoi", largeur=78.0),
        b.Colonne("Retenu", largeur=28.0),
    )
    lignes = []
    for c in bilan.faits.contradictions:
        vus = tuple(
            b.Paragraphe(
                cellules.CELLULE,
                (b.Texte(typeset(f"{named(p.recetteur)} : {p.verdict} ({p.id})")),),
            )
            for p in c.passages
        )
        retenu = f"{c.retenu}, à départager" if c.ouverte else f"{c.retenu}, départagé"
        debut = row(c.cas, c.titre).cellules
        lignes.append(b.Ligne((*debut, vus, cellules.text(typeset(retenu)))))
    yield b.Tableau("Résultats contradictoires", colonnes, tuple(lignes), _DENSE)


def _criteria(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    if bilan.entree:
        entete = (
            b.Colonne("Critère d’entrée"),
            b.Colonne("Atteint", largeur=18.0),
            b.Colonne("Preuve, ou ce qui manque", largeur=64.0),
        )
        lignes = tuple(
            row(c.critere, _OUI_NON[c.atteint], c.preuve if c.atteint else c.motif)
            for c in bilan.entree
        )
        yield b.Tableau("Critères d’entrée", entete, lignes, _DENSE)
    sortie = (
        b.Colonne("Critère de sortie"),
        b.Colonne("Attendu", largeur=30.0),
        b.Colonne("Valeur", largeur=30.0),
        b.Colonne("Atteint", largeur=18.0),
    )
    dites = tuple(
        row(c.mesure, c.seuil, c.valeur or "à dire", _OUI_NON[c.atteint]) for c in bilan.sortie
    )
    if dites:
        yield b.Tableau("Critères de sortie", sortie, dites, _DENSE)


def _presence(bilan: Bilan, named: Callable[[str], str]) -> Iterator[b.Bloc]:
    mesures = bilan.indicateurs
    prevus = "sans budget" if mesures.jours_prevus is None else f"{mesures.jours_prevus} prévus"
    dit = f"{plural(mesures.jours, 'jour')} d’exécution, {prevus}.".replace(".0 ", " ")
    yield b.Paragraphe("Normal", (b.Texte(typeset(dit)),))
    if mesures.presences:
        colonnes = (
            b.Colonne("Recetteur"),
            b.Colonne("Jours faits", "droite", 28.0),
            b.Colonne("Jours promis", "droite", 28.0),
        )
        lignes = tuple(
            b.Ligne(
                (
                    cellules.text(typeset(named(p.recetteur))),
                    figure(number(p.faits)),
                    figure(number(p.promis.normalize() + 0)),
                )
            )
            for p in mesures.presences
        )
        yield b.Tableau("Présence des recetteurs", colonnes, lignes)


def _blockages(bilan: Bilan, _named: Callable[[str], str]) -> Iterator[b.Bloc]:
    if not bilan.blocages:
        yield b.Paragraphe("Normal", (b.Texte("Rien ne bloque."),))
    for portee in Portee:
        groupes: dict[tuple[str, str], list[str]] = {}
        for blocage in bilan.blocages:
            if blocage.portee is portee:
                groupes.setdefault((blocage.texte, blocage.remede), []).append(blocage.element)
        if groupes:
            yield heading(3, capitalised(portee.value))
            colonnes = (
                b.Colonne("Quoi", largeur=44.0),
                b.Colonne("Pourquoi"),
                b.Colonne("Que faire", largeur=62.0),
            )
            lignes = tuple(
                row(enumeration(elements), capitalised(texte), capitalised(remede))
                for (texte, remede), elements in groupes.items()
            )
            yield b.Tableau(capitalised(portee.value), colonnes, lignes, _DENSE)


def heading(niveau: int, texte: str) -> b.Titre:
    """Return a heading; those of the contents have a bookmark that is always the same."""
    cle = hashlib.sha256(texte.encode()).hexdigest()[:12]
    return b.Titre(
        niveau, (b.Texte(typeset(texte)),), f"Bilan_{cle}" if niveau < 3 else "", suite=True
    )


def note(texte: str) -> b.Paragraphe:
    """Return a note below a table."""
    return b.Paragraphe("CDC Note", (b.Texte(typeset(texte)),))


def row(*textes: str | None) -> b.Ligne:
    """Return a row of texts."""
    return b.Ligne(tuple(cellules.text(typeset(t)) if t else cellules.absent() for t in textes))


def figure(texte: str) -> b.Cellule:
    """Return a number, set to the right."""
    return (b.Paragraphe("CDC Cellule Nombre", (b.Texte(texte),)),)


_CHAPITRES: tuple[tuple[str, Callable[[Bilan, Callable[[str], str]], Iterable[b.Bloc]]], ...] = (
    ("Décision proposée", _decision),
    ("Ce qui bloque", _blockages),
    ("Avancement", _progress),
    ("Anomalies", _anomalies),
    ("D’une campagne à l’autre", _trends),
    ("Par persona", _personas),
    ("Résultats contradictoires", _contradictions),
    ("Critères d’entrée et de sortie", _criteria),
    ("Présence", _presence),
    ("Couverture des exigences", _coverage),
)
