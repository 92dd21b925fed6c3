"""Statements that look alike are found among many, each pair once."""

from __future__ import annotations

import itertools

from cdc.verification.proches import pairs, read

SEUIL = 85
VERBES = ("afficher", "dater", "exporter", "relancer", "archiver", "fusionner", "trier", "filtrer")
OBJETS = ("devis", "facture", "commande", "dossier", "contrat", "segment", "campagne", "tournée")
LIEUX = ("agence", "boutique", "entrepôt", "atelier", "siège", "salon", "dépôt", "comptoir")


def _statements() -> list[str]:
    """Return 512 statements that share all their words with many others, and no four of them."""
    return [
        f"Le commercial doit {verbe} {objet} {lieu}"
        for verbe, objet, lieu in itertools.product(VERBES, OBJETS, LIEUX)
    ]


def _pairs(textes: list[str]) -> list[tuple[int, int]]:
    return [(un.rang, autre.rang) for un, autre in pairs(read(textes), SEUIL)]


def test_a_near_duplicate_is_found_whatever_stands_between() -> None:
    textes = [
        "Le CRM doit relancer un devis non signé après 30 jours.",
        *(f"Une toute autre demande sur le sujet {n * 7919} de la liste." for n in range(300)),
        "Le CRM doit relancer les devis non signés après 30 jours.",
    ]

    assert (0, 301) in set(_pairs(textes))


def test_identical_statements_are_found_among_many_that_share_their_words() -> None:
    textes = [*_statements(), _statements()[137]]

    assert (137, 512) in set(_pairs(textes))


def test_a_pair_is_told_once_the_earlier_first() -> None:
    trouvees = _pairs(["Dater chaque appel reçu", "Dater chaque appel reçu"] * 3)

    assert len(trouvees) == len(set(trouvees)) == 15
    assert all(premier < second for premier, second in trouvees)


def test_statements_without_a_common_word_are_left_apart() -> None:
    assert _pairs(["Dater un appel", "Fusionner deux fiches", ""]) == []
