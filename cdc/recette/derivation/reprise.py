"""Cases from the migration: counts, records drawn by lot, rejects, columns left, proofs of consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration, number
from cdc.recette.derivation.langue import a_record, lower_first, quoted
from cdc.recette.derivation.modele import Ebauche, Ecarte, Famille, Pas, introduced
from cdc_schema.enumerations import DecisionReprise, PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.technique.migration import PerimetreRepris

TIRAGE = 10  # records drawn by lot for each source, when the project does not say how many
_COMPTAGE = re.compile(r"comptage|lignes", re.IGNORECASE)
_TIRAGE = re.compile(r"(\d+)\s+fiches?", re.IGNORECASE)
_CONSENTEMENT = re.compile(r"consentement|preuve", re.IGNORECASE)


def derive_reprise(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each source that is taken over, then the checks of the whole."""
    migration = contexte.cahier.migration
    for rang, source in enumerate(migration.perimetre):
        ici = f"migration.perimetre[{rang}]"
        if source.decision is DecisionReprise.NE_PAS_REPRENDRE:
            continue
        if not source.source or not source.entite:
            yield Ecarte(Famille.REPRISE, ici, "la source ou l’entité manque\u00a0: complétez 4f")
            continue
        yield _taken_over(contexte, ici, source)
    yield from _checks(contexte)


def _taken_over(contexte: Contexte, ici: str, repris: PerimetreRepris) -> Ebauche:
    nom = _source(contexte, repris.source)
    entite = contexte.entite(repris.entite)
    role = _role(contexte, str(repris.source), str(repris.entite))
    consentement = bool(_CONSENTEMENT.search(entite))
    pas = [
        Pas(
            f"{contexte.presentation(role)}\u00a0: je compare le nombre de fiches {quoted(entite)} du CRM au rapport de "
            f"reprise de {quoted(nom)}",
            f"{_lines(repris)} = fiches reprises + fusions + rejets, chaque nombre étant au rapport",
            donnee=_lines(repris),
        ),
        Pas(
            f"Je tire {TIRAGE} lignes de {quoted(nom)} au hasard et j’ouvre {a_record(entite)} pour chacune",
            f"les {TIRAGE} fiches existent et portent les valeurs du fichier, champ par champ",
            donnee=f"{TIRAGE} lignes tirées au hasard",
        ),
        Pas(
            f"J’ouvre le fichier des rejets de {quoted(nom)}",
            "chaque ligne rejetée y figure avec son motif",
        ),
    ]
    pas += _cleaned(contexte, str(repris.source))
    pas += _dropped(contexte, str(repris.source))
    if consentement:
        pas.append(
            Pas(
                f"Je cherche la preuve de {TIRAGE} consentements tirés au hasard",
                f"les {TIRAGE} portent une date, une source et la version du texte\u202f; sans preuve, rien n’est repris",
            )
        )
    exigences = (
        contexte.rattachement.closest(
            f"{nom} {entite} reprise contrôles comptages rejets"
            + (" doublon" if "doublon" in str(pas) else ""),
            ["4f"],
            combien=1,
        )
        or [e for e, x in contexte.exigences.items() if x.section == "4f"][:1]
    )
    precision = f" ({repris.precision})" if repris.precision else ""
    return Ebauche(
        cle=f"reprise/{repris.source}/{repris.entite}",
        famille=Famille.REPRISE,
        titre=f"Reprise de {quoted(nom)} en {quoted(entite)}\u00a0: comptages et tirage",
        role=role,
        derive_de=(ici, *exigences),
        pas=tuple(pas),
        exigences=tuple(exigences),
        type=TypeCas.DONNEES,
        technique=TechniqueTest.TABLE_DE_DECISION,
        priorite=PrioriteCas.CRITIQUE if consentement else PrioriteCas.HAUTE,
        objectif=f"rien de {quoted(nom)} n’est perdu, rien n’y est ajouté",
        preconditions=(
            *contexte.connexion(role),
            f"reprise à blanc de {quoted(nom)} chargée{precision}, rapport et fichier des rejets remis",
        ),
        donnees=((nom, _lines(repris)),),
        postconditions="écarts notés ligne par ligne",
        entite=str(repris.entite),
        attente=len(pas) * 3,
    )


def _cleaned(contexte: Contexte, source: str) -> Iterator[Pas]:
    for regle in contexte.cahier.migration.nettoyage:
        if regle.source == source and regle.regle:
            yield Pas(
                f"Je contrôle le nettoyage convenu\u00a0: {lower_first(regle.regle)}",
                f"sur {TIRAGE} fiches tirées au hasard, la règle est appliquée à toutes",
            )


def _dropped(contexte: Contexte, source: str) -> Iterator[Pas]:
    laissees = [
        quoted(c.colonne)
        for c in contexte.cahier.migration.colonnes_abandonnees
        if c.source == source and c.colonne
    ]
    if laissees:
        yield Pas(
            f"Je cherche dans les fiches reprises ce qui devait rester\u00a0: {enumeration(laissees)}",
            "aucune de ces colonnes n’est dans le CRM",
        )


def _checks(contexte: Contexte) -> Iterator[Trouve]:
    """Yield one case for the checks of the whole that no source holds."""
    migration = contexte.cahier.migration
    controles = [c for c in migration.controles if c.controle and c.seuil]
    if not controles:
        return
    role = (migration.rejets.responsable if migration.rejets else None) or None
    pas = [
        Pas(
            f"Je refais le contrôle\u00a0: {lower_first(str(c.controle))}",
            f"le résultat tient le seuil\u00a0: {c.seuil}",
        )
        for c in controles
    ]
    pas[0] = introduced(contexte.presentation(role), pas[0])
    exigences = contexte.rattachement.closest(
        "contrôles de reprise comptages sommes rejets rapport", ["4f"]
    )
    yield Ebauche(
        cle="reprise/controles",
        famille=Famille.REPRISE,
        titre="Contrôles de la reprise entière",
        role=role,
        derive_de=("migration.controles", *exigences),
        pas=tuple(pas),
        exigences=tuple(exigences),
        type=TypeCas.DONNEES,
        technique=TechniqueTest.TABLE_DE_DECISION,
        priorite=PrioriteCas.CRITIQUE,
        objectif="la bascule ne se décide que sur des contrôles verts",
        preconditions=(*contexte.connexion(role), "seconde reprise à blanc chargée, rapport remis"),
        donnees=(("rapport", "rapport de la reprise à blanc"),),
        postconditions="un procès-verbal de reprise daté",
        attente=20,
    )


def _lines(repris: PerimetreRepris) -> str:
    return f"{number(repris.lignes)} lignes" if repris.lignes else "le nombre de lignes du fichier"


def _source(contexte: Contexte, identifiant: str | None) -> str:
    noms = {s.id: s.nom for s in contexte.cahier.cartographie.sources}
    return noms.get(identifiant) or identifiant or "la source"


def _role(contexte: Contexte, source: str, entite: str) -> str | None:
    """Return who knows these data: who cleans them, else who changes such records."""
    nettoyeurs = [n.responsable for n in contexte.cahier.migration.nettoyage if n.source == source]
    matrice = contexte.cahier.droits.matrice
    ecrivains = [
        r for r, cellules in matrice.items() if {"C", "U"} & set(map(str, cellules.get(entite, [])))
    ]
    tous = [r for r in [*nettoyeurs, *ecrivains] if r]
    return next((r for r in tous if r in contexte.joueurs), None) or next(iter(tous), None)
