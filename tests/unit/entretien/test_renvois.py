"""What people write instead of an answer, and real answers that look like it."""

from __future__ import annotations

import pytest

from cdc.entretien.renvois import Drapeau, flag, recognise

NON_REPONSES = {
    Drapeau.IDEM: (
        "idem", "Idem.", "idem ci-dessus", "même chose", "même réponse que Marc", "cf. ci-dessus",
        "voir ci-dessus", "voir si dessus", "comme plus haut", "idem, sauf le vendredi",
        "voir question 3", "ibid.",
    ),
    Drapeau.SANS_OBJET: (
        "n/a", "N.A.", "NA", "-", "—", "RAS", "r.a.s.", "aucun", "Aucune", "néant", "rien",
        "rien à signaler", "sans objet", "non applicable", "pas concerné", "nous ne sommes pas concernés",
        "s/o",
    ),
    Drapeau.NE_SAIT_PAS: (
        "je ne sais pas", "je sais pas", "je ne sais aps", "on ne sait pas", "ne sait pas", "NSP",
        "aucune idée", "pas d’idée", "je n’ai pas l’info", "je n’en sais rien", "inconnu",
        "difficile à dire", "JSP",
    ),
    Drapeau.A_COMPLETER: (
        "?", "???", "…", "à compléter", "a complter", "à définir", "à préciser plus tard", "à voir",
        "TBD", "pas encore défini", "en attente", "non renseigné", "xxx",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("drapeau", "texte"), [(d, t) for d, textes in NON_REPONSES.items() for t in textes]
)
def test_what_is_no_answer_is_recognised(drapeau: Drapeau, texte: str) -> None:
    assert flag(texte) == drapeau


@pytest.mark.parametrize(
    ("texte", "qui"),
    [
        ("voir avec Sophie", ["Sophie"]),
        ("Voir avec la compta", ["la compta"]),
        ("à voir avec M. Dupont", ["M. Dupont"]),
        ("voir avec Mme Le Bihan", ["Mme Le Bihan"]),
        ("voir avec Marc ?", ["Marc"]),
        ("voir avec Sophie ou Marc", ["Sophie", "Marc"]),
        ("voir avec Sophie (compta)", ["Sophie"]),
        ("voir avec Sophie, elle gère les relances", ["Sophie"]),
        ("voir avec Sophie pour les relances", ["Sophie"]),
        ("voir avec le responsable de production", ["le responsable de production"]),
        ("voir avec le service client", ["le service client"]),
        ("voir avec lui", []),
        ("je ne sais pas, voir avec Sophie", ["Sophie"]),
        ("cf. Marc", ["Marc"]),
        ("cf Marc", ["Marc"]),
        ("voir Marc", ["Marc"]),
        ("voir la DSI", ["la DSI"]),
        ("demander à la compta", ["la compta"]),
        ("à demander à la compta", ["la compta"]),
        ("demandez à Jean-Pierre Le Goff", ["Jean-Pierre Le Goff"]),
        ("Demander à l’ADV", ["l'ADV"]),
        ("se rapprocher de la compta", ["la compta"]),
        ("C’est Sophie qui sait", ["Sophie"]),
        ("contacter Sophie", ["Sophie"]),
        ("voir au service marketing", ["service marketing"]),
    ],
)
def test_a_referral_names_whom_to_ask(texte: str, qui: list[str]) -> None:
    trouve = recognise(texte)

    assert trouve is not None
    assert trouve.drapeau is Drapeau.VOIR_AVEC
    assert list(trouve.qui) == qui


@pytest.mark.parametrize(
    "texte",
    [
        "Voir avec le client le montant du devis est obligatoire",
        "Voir avec le client, puis envoyer le devis",
        "Vérifier avec la compta que la facture est payée",
        "Voir avec le commercial pour fixer un rendez-vous",
        "Demander au client son SIRET",
        "Demander à la compta de valider",
        "Demander un acompte",
        "Demander l’accord du directeur",
        "cf. annexe 2",
        "cf. procédure qualité",
        "voir le stock en temps réel",
        "Voir les commandes en cours",
        "Voir l’historique du client",
        "Voir le solde client",
        "appeler le transporteur",
        "Contacter le prospect sous 48 h",
        "interroger SAP",
        "Le responsable sait",
        "aucun devis ne part sans relecture",
        "rien ne remonte du terrain",
        "Je ne sais pas si le devis est signé",
        "n/a pour les devis, obligatoire pour les factures",
        "à confirmer par le client avant expédition",
        "à vérifier chaque mois par l’ADV",
        "Pas de double saisie",
        "question ouverte",
        "non",
        "oui",
        "12",
        "0",
        "pareille demande arrive une fois par an",
    ],
)
def test_a_real_answer_is_not_taken_for_a_referral(texte: str) -> None:
    assert recognise(texte) is None
