"""The reading guide: what a vendor must know to answer, of what the project holds only."""

from __future__ import annotations

from typing import Any

import pytest

from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import front, outline, render

_EXIGENCES = [
    {"id": "EX-LEA-001", "titre": "Trier", "priorite": "indispensable"},
    {"id": "EX-LEA-002", "titre": "Relancer", "priorite": "souhaitable"},
]
_PROJET: dict[str, Any] = {
    "exigences": _EXIGENCES,
    "planning": {
        "consultation": {"envoi": "30/11/2026", "remise": "2027-01-08T12:00", "choix": "29/01/2027"}
    },
    "presentation": {
        "contact_consultation": {"role": "MEM-02", "courriel": "achats@exemple.fr"},
    },
    "equipe": {"membres": [{"id": "MEM-02", "nom": "Ana Le Goff", "fonction": "Chef de projet"}]},
    "consultation": {
        "regles": {
            "objet": "fourniture d’un CRM",
            "format": "mémoire de 30 pages",
            "pieces_demandees": ["Matrice de conformité", "Cadre de prix"],
            "questions": "par écrit",
            "validite": 120,
            "irrecevabilite": ["Remise hors délai"],
        },
        "criteres": [
            {"id": "CRI-1", "critere": "Couverture", "poids": 60},
            {"id": "CRI-2", "critere": "RGPD", "poids": 40},
        ],
        "echelle_conformite": [
            {"code": "Standard", "coefficient": 1, "condition": "Démontrable"},
            {"code": "Tiers", "coefficient": "0,7", "condition": "Nom et prix"},
        ],
    },
}


def _guide(diffusion: Diffusion = Diffusion.PRESTATAIRE, **sections: Any) -> list[str]:
    lignes = front(render(make_cahier(**sections), diffusion))
    titres = [n for n, ligne in enumerate(lignes) if ": Lire ce document" in ligne]
    return lignes[titres[0] :] if titres else []


def test_a_vendor_reads_what_to_return_when_and_to_whom() -> None:
    lignes = _guide(**_PROJET)

    assert lignes == [
        "CDC Titre 2 sans numéro: Lire ce document et y répondre",
        "CDC Introduction: Fourniture d’un CRM.",
        (
            "CDC Introduction: Les autres chapitres expliquent le besoin ; votre offre répond au chapitre 7, "
            "référence par référence. Les rubriques gardent le numéro du plan complet, même quand l’une "
            "d’elles est absente."
        ),
        "CDC Tableau | 30/11/2026 | 08/01/2027 à 12 h | 29/01/2027",
        "CDC Tableau | Envoi du dossier | Remise des offres | Choix",
        "CDC Définitions | À remettre | Mémoire de 30 pages. / Matrice de conformité et cadre de prix.",
        (
            "CDC Définitions | Remise | Au plus tard le 8 janvier 2027 à 12 h, Chef de projet, "
            "achats@exemple.fr, offre valable 120 jours"
        ),
        "CDC Définitions | Questions | Par écrit | Écartée si | Remise hors délai",
        "CDC Définitions | Choix | Couverture 60 % ; RGPD 40 % (méthodes : 8c)",
        "CDC Titre 3 sans numéro: Une réponse pour chaque exigence",
        "CDC Tableau Dense | Réponse | Ce qu’elle dit, et ce qu’elle demande | Coefficient",
        "CDC Tableau Dense | Standard | Disponible sans réglage, démontrable. | 1",
        "CDC Tableau Dense | Tiers | Par un produit d’un autre éditeur ; nom et prix. | 0,7",
        "CDC Titre 3 sans numéro: Ce que dit une priorité",
        "CDC Tableau | Priorité | Ce qu’elle signifie pour votre offre | Exigences",
        "CDC Tableau | Indispensable | Éliminatoire si non couvert. | 1",
        "CDC Tableau | Souhaitable | Compte dans la note. | 1",
        (
            "CDC Note: Une référence est stable et n’est jamais réutilisée : citez-la dans vos questions et "
            "votre offre. Ses premières lettres disent ce qu’elle désigne : EX une exigence."
        ),
    ]


@pytest.mark.parametrize(
    ("diffusion", "dit"),
    [
        (Diffusion.PRESTATAIRE, False),
        (Diffusion.INTERNE, True),
    ],
)
def test_what_the_guide_lacks_is_said_to_the_author_only(diffusion: Diffusion, dit: bool) -> None:
    lignes = _guide(diffusion, exigences=_EXIGENCES)

    manque = "Ce guide n’apprend pas encore aux candidats : la date de remise des offres"
    assert any(manque in ligne for ligne in lignes) is dit


def test_a_project_that_asks_nothing_has_no_guide() -> None:
    assert _guide(presentation={"raison_sociale": "Essai"}) == []


def test_what_the_guide_says_is_not_said_again_to_the_vendor() -> None:
    prestataire = outline(render(make_cahier(**_PROJET)))
    interne = outline(render(make_cahier(**_PROJET), Diffusion.INTERNE))

    assert not any("Échelle de conformité" in ligne for ligne in prestataire)
    assert not any("08/01/2027" in ligne for ligne in prestataire)
    assert any("Échelle de conformité" in ligne for ligne in interne)
