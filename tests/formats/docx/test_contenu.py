from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.restes import ARediger, Avis
from cdc.formats.docx.rendu import render_cahier
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, every_part, front, outline, render, text
from tests.formats.docx.exemple import EXIGENCE, petit_cahier


def test_the_document_says_it_all_in_the_outlines_order() -> None:
    document = render(petit_cahier())

    assert outline(document) == GOLDEN


def test_the_cover_says_what_when_and_for_whom() -> None:
    lignes = front(render(petit_cahier()))

    assert lignes[:9] == [
        "CDC Couverture Société: Morvanelle",
        "CDC Couverture Précision: Le Mans",
        "CDC Couverture Surtitre: Consultation de prestataires",
        "Title: Cahier des charges CRM",
        "CDC Couverture Fiche | Version | 1.2",
        "CDC Couverture Fiche | Date | 20 novembre 2026",
        "CDC Couverture Fiche | Statut | Validé",
        "CDC Couverture Fiche | Diffusion | Prestataires consultés — ne pas transmettre à des tiers",
        "CDC Couverture Fiche | Rédaction | Chef de projet",
    ]
    assert "CDC Tableau Dense | 1.2 | 20/11/2026 | Chef de projet | relecture" in lignes


def test_an_internal_document_names_its_sources_and_what_it_lacks() -> None:
    interne = text(render(petit_cahier(), Diffusion.INTERNE))
    prestataire = text(render(petit_cahier()))

    assert "CDC Note: Sources : ENT-04 (Marie Lenoir, SAV)" in interne
    assert "ENT-04 (Marie Lenoir, SAV) — objectif OBJ-01 — lot 1" in interne
    assert "validée par Commercial" in interne
    assert "référence d’origine REQ-012" in interne
    assert "REQ-012" not in prestataire
    assert "CDC À compléter: À compléter : Année de création, Activités" in interne
    assert "Marie Lenoir" not in prestataire
    assert "À compléter" not in prestataire


def test_what_several_people_said_is_shown_where_it_is_to_be_written_to_the_author_only() -> None:
    avis = tuple(
        Avis(personne, entretien, "Prospects!E25", texte)
        for personne, entretien, texte in (
            ("Ana Le Goff", "ENT-01", "la somme des devis"),
            ("ENT-02", "ENT-02", "au doigt mouillé"),
        )
    )
    texte = ARediger("presentation.activites", "Activités", avis)

    interne, prestataire = (
        render_cahier(petit_cahier(), MODELE, diffusion, a_rediger=[texte])
        for diffusion in (Diffusion.INTERNE, Diffusion.PRESTATAIRE)
    )

    lignes = outline(interne)
    debut = next(i for i, ligne in enumerate(lignes) if "| À rédiger |" in ligne)
    assert [ligne.split(" | ")[1:] for ligne in lignes[debut : debut + 3]] == [
        ["À rédiger", "Activités, d’après 2 réponses"],
        ["Ana Le Goff (ENT-01)", "la somme des devis"],
        ["ENT-02", "au doigt mouillé"],
    ]
    assert not any("À compléter" in ligne and "Activités" in ligne for ligne in lignes)
    assert "À rédiger" not in every_part(prestataire)
    assert "doigt" not in every_part(prestataire)


def test_an_empty_project_says_so_to_a_vendor_and_asks_its_questions_inside() -> None:
    assert outline(render(make_cahier())) == []
    assert "Aucune rubrique n’est encore renseignée." in text(render(make_cahier()))

    lignes = outline(render(make_cahier(), Diffusion.INTERNE))

    titres = [ligne for ligne in lignes if ligne.startswith(("Heading 1", "Heading 2"))]
    # Everything but the diagnostic, which is computed: nothing to complete there.
    assert len(titres) == 9 + 32
    assert (
        "CDC À compléter: À compléter : qui sommes-nous, que vendons-nous, à quelle échelle ?"
        in lignes
    )


def test_a_section_keeps_its_number_when_another_is_not_shown() -> None:
    document = render(make_cahier(glossaire=[{"terme": "Lead", "definition": "Contact."}]))

    lignes = outline(document)
    assert lignes[:3] == [
        "Heading 1: Compléments",
        "CDC Chapeau: Périmètre, budget, consultation, risques, glossaire et règles",
        "Heading 2: Glossaire",
    ]
    assert "toc 2: 8f\tGlossaire" in front(document)


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        pytest.param({"effectif": "1"}, "Effectif | 1 personne", id="singular"),
        pytest.param({"effectif": "1234"}, "Effectif | 1 234 personnes", id="thousands"),
        pytest.param({"chiffre_affaires": "14,6"}, "Chiffre d’affaires | 14,6 M€", id="decimals"),
        pytest.param({"annee_creation": "1987"}, "Année de création | 1987", id="year"),
        pytest.param({"effectif_date": "2026-09-30"}, "Date de l’effectif | 30/09/2026", id="date"),
        pytest.param({"croissance": "9"}, "Croissance | 9 % par an", id="percent"),
        pytest.param({"canaux_vente": ["salons"]}, "Canaux de vente | Salons", id="choice"),
    ],
)
def test_values_are_written_the_french_way(valeur: dict[str, Any], attendu: str) -> None:
    document = render(make_cahier(presentation=valeur))

    assert f"CDC Définitions | {attendu}" in outline(document)


def test_given_up_requirements_stay_inside() -> None:
    abandonnee = {**EXIGENCE, "statut": "abandonnée"}
    cahier = make_cahier(exigences=[abandonnee])

    assert "EX-LEA-001" not in text(render(cahier))
    assert "EX-LEA-001" in text(render(cahier, Diffusion.INTERNE))


def test_requirements_are_counted_by_priority_and_lot() -> None:
    def autre(numero: int, **changes: Any) -> dict[str, Any]:
        return {**EXIGENCE, "id": f"EX-LEA-{numero:03}", **changes}

    exigences = [
        EXIGENCE,
        autre(2, lot="LOT-2"),
        autre(3, priorite="important"),
        autre(4, priorite="important", lot=None),
    ]

    lignes = outline(render(petit_cahier(exigences=exigences)))

    debut = lignes.index(
        "CDC Tableau Dense | Exigences par priorité | Lot 1 | Lot 2 | Sans lot | Total"
    )
    assert lignes[debut + 1 : debut + 4] == [
        "CDC Tableau Dense | Indispensable | 1 | 1 | 0 | 2",
        "CDC Tableau Dense | Important | 1 | 0 | 1 | 2",
        "CDC Tableau Dense | Total | 2 | 1 | 1 | 4",
    ]


CYCLE = (
    "Caption: Figure 1. Cycle de vie, du visiteur au client fidèle.",
    "CDC Note: De haut en bas, les étapes et leur condition de passage ; à droite, les autres sorties.",
)
GOLDEN = [
    "Heading 1: Préalables",
    "CDC Chapeau: Ce qui précède le cahier des charges",
    "Heading 2: Cartographie des données et des workflows",
    "CDC Chapeau: L’inventaire des données actuelles : fichiers et outils qui les contiennent, qualité constatée, définition des objets suivis et système qui fait foi pour chacun.",
    "Heading 3: Entités métier",
    "CDC Tableau Dense | Réf. | Entité",
    "CDC Tableau Dense | DON-LEAD | Lead / Un contact.",
    "Heading 1: Présentation de l’entreprise",
    "CDC Chapeau: L’entreprise et ses objectifs",
    "Heading 2: Histoire, activités, organisation",
    "CDC Chapeau: L’entreprise, son histoire, ses activités, sa taille et ses sites, ainsi que le contact désigné pour la consultation.",
    "CDC Définitions | Raison sociale | Morvanelle | Effectif | 82 personnes",
    ("CDC Définitions | Chiffre d’affaires | 14,6 M€ | Sites | Siège — Ville : Le Mans — "
    "Effectif : 52 personnes"),
    "Heading 2: Objectifs",
    "CDC Chapeau: Les résultats attendus du projet, chacun avec son indicateur, sa valeur de départ, sa valeur cible, son échéance et son responsable.",
    "CDC Tableau | Réf. | Objectif et indicateur | Aujourd’hui | Cible | Échéance",
    "CDC Tableau | OBJ-01 | Répondre plus tôt / délai médian | 26 h ouvrées / 30/09/2026 | 4 h ouvrées | 31/12/2027",
    "Heading 1: Données & flux",
    "CDC Chapeau: Le cycle de vie en six moments",
    *CYCLE,
    "Heading 2: Leads",
    "CDC Chapeau: Une personne identifiée.",
    "Caption: Figure 2. Place des leads dans le cycle de vie. Fond pétrole : l’étape décrite ici.",
    "CDC Tableau | Entrée | Sorties",
    "CDC Tableau | Un formulaire est reçu | Prospect : besoin connu",
    "Heading 3: Dictionnaire de données",
    "CDC Tableau Dense | Réf. | Donnée | Type | Obligatoire | Source | Personnelle",
    "CDC Tableau Dense | CH-LEA-01 | Nom | Texte, 80 car. | Toujours | Commercial | Oui",
    "Heading 3: Règles de gestion",
    "CDC Tableau Dense | Réf. | Règle | Si | Alors",
    "CDC Tableau Dense | RG-01 | Doublon | Même courriel | Fusionner",
    "Heading 1: Caractéristiques techniques",
    "CDC Chapeau: Exigences non fonctionnelles",
    "Heading 2: Droits utilisateurs",
    "CDC Chapeau: Cette partie présente les groupes d’utilisateurs et leurs droits sur chaque type de donnée, ainsi que les règles d’ouverture, de contrôle et de fermeture des accès.",
    "Heading 3: Rôles",
    "CDC Tableau | Réf. | Rôle | Utilisateurs",
    "CDC Tableau | ROL-COM | Commercial | 9",
    "Heading 3: Matrice rôle × entité",
    "Caption: Tableau 1. Matrice rôle × entité.",
    "CDC Tableau Matrice | Rôle | Utilisateurs | Lead",
    "CDC Tableau Matrice | Commercial | 9 | CLM",
    "CDC Note: L  lire     CM  C créer, M modifier    — aucun droit",
    "Heading 1: Équipe projet & rôles",
    "CDC Chapeau: Ce chapitre présente l’équipe du client, les réunions de décision et la part de chacun dans les travaux. Il décrit aussi les profils attendus chez le prestataire.",
    "CDC Titre 3 sans numéro: Membres",
    "CDC Tableau | Réf. | Membre",
    "CDC Tableau | MEM-01 | Chef de projet",
    "Heading 1: Exigences",
    "CDC Chapeau: Chaque exigence porte un identifiant, une priorité et des critères d’acceptation. Une réponse est attendue pour chacune ; une exigence indispensable non couverte est éliminatoire.",
    "Caption: Tableau 2. Exigences par priorité et par lot.",
    "CDC Tableau Dense | Exigences par priorité | Lot 1 | Total",
    "CDC Tableau Dense | Indispensable | 1 | 1",
    "CDC Tableau Dense | Total | 1 | 1",
    "CDC Titre 3 sans numéro: Couverture des objectifs",
    "CDC Tableau Dense | Réf. | Objectif | Exigences | Indispensables",
    "CDC Tableau Dense | OBJ-01 | Répondre plus tôt | 1 | 1",
    "Caption: Tableau 3. Couverture des objectifs.",
    "CDC Tableau Matrice Dense | Réf. | Exigence | OBJ-01 | Objectifs",
    "CDC Tableau Matrice Dense | Leads  1 exigence | 1 | 1",
    "CDC Tableau Matrice Dense | EX-LEA-001 | Création du lead | ● | 1",
    "CDC Tableau Matrice Dense | Total  1 exigence | 1 | 1",
    "Heading 2: Leads",
    "CDC Fiche Indispensable | EX-LEA-001 | Création du lead | Indispensable",
    "CDC Fiche Indispensable | Énoncé | Le CRM doit créer un lead en 5 min au plus.",
    "CDC Fiche Indispensable | Acceptation | Étant donné un formulaire complet, quand il est envoyé à 10 h, alors un lead existe à 10 h 05. / Étant donné le CRM arrêté, quand il redémarre, alors rien n’est perdu.",
    "CDC Fiche Indispensable | Origine | objectif OBJ-01 — lot 1 — vérification par test — type fonctionnelle — version 1.0, validée",
    "Heading 1: Compléments",
    "CDC Chapeau: Périmètre, budget, consultation, risques, glossaire et règles",
    "Heading 2: Règles de gestion",
    "CDC Chapeau: Cette partie énonce les règles de gestion que la solution applique : une condition, un effet et les données ou processus concernés.",
    "CDC Note: Les règles d’une étape sont avec elle : RG-01 en 2b.",
]  # fmt: skip
