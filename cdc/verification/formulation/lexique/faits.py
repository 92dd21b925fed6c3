"""Qualities that are facts: anybody sees whether a thing has them."""

from __future__ import annotations

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.mots import inflect

_ADJECTIFS = words("""
    obligatoire facultatif optionnel visible invisible unique vide plein actif inactif valide invalide nul égal
    identique différent distinct supérieur inférieur négatif présent absent seul propriétaire responsable
    titulaire gratuit payant libre public privé personnel numérique décimal entier français anglais allemand
    européen bilingue multilingue professionnel particulier mineur majeur automatique manuel quotidien mensuel
    hebdomadaire annuel trimestriel semestriel nominatif anonyme conforme compatible chronologique croissant
    décroissant bloquant définitif provisoire irréversible simultané temporaire permanent commun interne externe
    local distant ouvert fermé clos échu dû vrai faux exact pair impair vert rouge bleu orange gris noir blanc
    débiteur créditeur membre adhérent administrateur distributeur confidentiel interdit permis admis
    inclus exclu compris écrit lu daté signé horodaté chiffré anonymisé centralisé individuel groupé collectif
    électronique papier aléatoire synchrone asynchrone séparé suivant journalier continu systématique cumulatif
    exclusif opérationnel bancaire postal fiscal légal contractuel solidaire proportionnel linéaire constant
    circulaire alphabétique alphanumérique horizontal vertical trilingue prêt joint caduc dissociable
    réciproque rétroactif dégressif progressif forfaitaire partiel total intégral ferme révisable acquis
    nocturne diurne mixte double triple simple-face national international régional départemental
    unilatéral tacite exprès implicite hiérarchique transactionnel atomique monétaire
    """)

FAITS = frozenset(f for un in _ADJECTIFS for f in inflect(un)) | words("bis multidevise")
