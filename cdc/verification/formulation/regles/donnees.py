"""Wording that the protection of personal data calls into question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, E, Groupe, formule
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce

_GARDER = words("conserver stocker archiver garder historiser enregistrer sauvegarder détenir")
_COLLECTER = words(
    "contenir collecter enregistrer saisir comporter afficher recueillir porter stocker renseigner"
    " conserver noter inclure mentionner figurer"
)
_NEGATIONS = words("ne n’ pas jamais aucun aucune ni sans interdit interdite refuse exclut ou") - {
    "ou"
}


def _kept(enonce: Enonce, _debut: int, _fin: int) -> bool:
    return bool(
        enonce.lemmes & _GARDER or enonce.formes & {"conservation", "archivage", "stockage"}
    )


def _asserted(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep what is asked, not what is forbidden."""
    de, a = enonce.sentence(debut)
    return not any(enonce.forme(r) in _NEGATIONS for r in range(de, a))


def _agreed_to(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a box that says yes to being written to; leave « la case « Facture groupée » »."""
    texte = enonce.texte.casefold()
    accord = any(mot in texte for mot in _ACCORDS)
    return _asserted(enonce, debut, fin) and (accord or not any(j.cite for j in enonce.jetons))


_ACCORDS = words("""
    consent accept accord abonn infolettre newsletter lettre prospect offre partenaire sms courriel e-mail inscri
    information cookie publicit commercial autoris donnée recevoir reçoi
    """)


def _collected(enonce: Enonce, debut: int, fin: int) -> bool:
    return _asserted(enonce, debut, fin) and bool(enonce.lemmes & _COLLECTER)


DONNEES = Groupe(
    (
        formule(
            "RGP-01",
            E,
            "conservation sans limite",
            "«\u00a0{mots}\u00a0»\u202f: point à vérifier, une durée de conservation est attendue."
            " Donnez-la avec son point de départ.",
            pourquoi="Une donnée personnelle se garde le temps de sa finalité, pas davantage.",
            mauvais="Le CRM doit conserver l’historique sans limite de durée.",
            mieux="Le CRM doit supprimer un prospect 3 ans après son dernier contact.",
            source="RGPD, article 5-1-e\u202f; référentiel CNIL 2021-131",
        ),
        formule(
            "RGP-02",
            E,
            "consentement déduit",
            "«\u00a0{mots}\u00a0»\u202f: point à vérifier, un consentement est un acte positif. Laissez"
            " la case vide.",
            pourquoi="Un accord présumé ne vaut rien, et toute la base avec lui.",
            mauvais="La case d’inscription à la lettre est précochée.",
            mieux="La case est vide à l’affichage\u202f; le CRM enregistre la date, le texte et la"
            " source de l’accord.",
            source="RGPD, articles 4-11 et 7\u202f; CPCE, article L34-5",
        ),
        formule(
            "RGP-03",
            E,
            "donnée sensible",
            "«\u00a0{mots}\u00a0»\u202f: point à vérifier, donnée sensible. Démontrez la nécessité ou"
            " retirez-la.",
            pourquoi="Ces données ne se traitent que par exception.",
            mauvais="La fiche client contient l’état de santé.",
            mieux="La fiche client doit contenir l’indicateur «\u00a0accès difficile\u00a0», sans motif.",
            source="RGPD, articles 9 et 10",
            methode="Une interdiction (« n’enregistre pas ») est laissée.",
        ),
        formule(
            "RGP-04",
            A,
            "démarchage par liste d’opposition",
            "«\u00a0{mots}\u00a0»\u202f: point à vérifier, le régime est passé au consentement"
            " préalable.",
            pourquoi="Exclure des opposants ne suffit plus pour appeler un particulier.",
            mauvais="Le CRM doit exclure les numéros inscrits à Bloctel.",
            mieux="Le CRM doit interdire l’appel de prospection à un particulier sans consentement"
            " téléphonique enregistré, hors contrat en cours.",
            source="Loi du 30 juin 2025, applicable le 11/08/2026",
        ),
    ),
    (
        Lexique(
            "RGP-01",
            "indéfiniment; illimité*; sans limite|limites; à vie; pour toujours; aussi longtemps; le plus"
            " longtemps; sans durée; éternellement; sans limitation; le plus longtemps possible",
            _kept,
        ),
        Lexique(
            "RGP-02",
            "pré-coché*; précoché*; consentement implicite|tacite|présumé; acceptation"
            " implicite|tacite; qui ne dit mot consent; accord|consentement réputé|supposé",
            _asserted,
        ),
        Lexique("RGP-02", "coché* par défaut", _agreed_to),
        Lexique(
            "RGP-03",
            "religion; origine ethnique|raciale; opinion|opinions politique|politiques; orientation sexuelle;"
            "numéro de sécurité sociale; nir; état de santé; handicap; casier judiciaire; appartenance"
            " syndicale; convictions religieuses; vie sexuelle; données biométriques|génétiques",
            _collected,
        ),
        Lexique("RGP-04", "bloctel"),
    ),
)
