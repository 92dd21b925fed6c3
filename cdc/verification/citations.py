"""What texts name and nothing declares: identifiers, states, acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import typography
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, regle
from cdc.verification.regles import Signal, controle
from cdc_schema.chemins import Chemin, ecrire
from cdc_schema.references import CIBLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc_schema import Cahier

# Known outside the specification: the vendor's, the records and minutes of the acceptance, the bank's.
_AILLEURS = frozenset({"candidat", "releve", "pv", "question"})
_PREFIXES = "|".join(sorted(c.prefixe for nom, c in CIBLES.items() if nom not in _AILLEURS))
_CITE = re.compile(rf"(?<![\w-])(?:{_PREFIXES})-(?:[A-Z][A-Z0-9]{{0,7}}-)?[0-9]{{1,4}}(?![\w-])")
_STATUT = re.compile(r"\b(?:statuts?|états?)\s+«\s*([^»]{1,60}?)\s*»", re.IGNORECASE)
_REGLAGES = "projet"  # its findings accepted with a reason quote what is no longer there
_PLUS_TARD = "perimetre"  # what is out of it, or for later, names states that do not exist yet


@controle(
    regle(
        "REF-003",
        AVERTISSEMENT,
        "identifiant cité dans un texte, qui n’existe pas",
        pourquoi=(
            "Le lecteur va le chercher et ne le trouve pas : l’élément a été renuméroté, ou retiré."
        ),
        mauvais="« voir EX-VTE-099 », qui n’existe pas",
        mieux="« voir EX-VTE-009 »",
        source="Plan détaillé, contrôles des références ; INCOSE, références",
        methode="Lit tous les textes, à la recherche des préfixes du plan suivis d’un numéro.",
    ),
    regle(
        "REF-004",
        AVERTISSEMENT,
        "statut cité dans un texte, qu’aucun cycle de vie ne déclare",
        pourquoi="L’exigence parle d’un statut que l’outil n’aura pas : elle est intestable.",
        mauvais="passer au statut « En cours d’étude », inconnu de WF-SAV",
        mieux="passer au statut « Analyse »",
        source=(
            "Qualité des exigences : rôle, entité, statut ou système non déclaré ; Plan détaillé, "
            "3c"
        ),
        methode=(
            "Seulement les mots entre guillemets qui suivent « statut » ou « état » ; se tait "
            "tant qu’aucune machine n’a d’états. Le périmètre, qui parle de ce qui viendra plus "
            "tard, n’est pas lu. Les valeurs des listes du dictionnaire sont admises."
        ),
    ),
)
def _cited(examen: Examen) -> Iterator[Signal]:
    connus = examen.reperes.places
    etats = {e.nom.casefold() for w in examen.cahier.workflows for e in w.etats if e.nom}
    admis = etats | {v.casefold() for _, c in examen.reperes.dictionnaire for v in c.valeurs}
    for chemin, texte in examen.reperes.textes:
        if chemin[0] == _REGLAGES:
            continue
        if "-" in texte:
            for found in _CITE.finditer(texte):
                if found[0] not in connus:
                    yield _said(
                        "REF-003",
                        chemin,
                        found.span(),
                        f"« {found[0]} » est cité ici et n’existe pas dans le projet. Corrigez le "
                        f"numéro, ou retirez-le.",
                    )
        if etats and "«" in texte and chemin[0] != _PLUS_TARD:
            for found in _STATUT.finditer(texte):
                if found[1].casefold() not in admis:
                    yield _said(
                        "REF-004",
                        chemin,
                        found.span(1),
                        f"« {found[1]} » n’est un état d’aucun cycle de vie. Reprenez le nom "
                        f"écrit en 3c, ou déclarez-le.",
                    )


@controle(
    regle(
        "REF-005",
        CONSEIL,
        "sigle employé sans être défini",
        pourquoi=(
            "Un sigle maison ne dit rien au candidat, et deux services n’y mettent pas toujours "
            "la même chose."
        ),
        mauvais="« le bon de RMA », trois fois, jamais défini",
        mieux="glossaire : RMA, autorisation de retour d’une machine en panne",
        source="Qualité des exigences : terme inconnu ; INCOSE, termes définis",
        methode=(
            "Sigles de deux à six capitales, dans trois textes au moins, absents du glossaire, du "
            "dictionnaire et des noms des éléments. Les sigles que tout candidat connaît (CRM, "
            "PDF, RGPD…) sont admis. Le nom commun mal défini n’est pas cherché : il ne se "
            "distingue pas sûrement du français courant."
        ),
    )
)
def _acronyms(examen: Examen) -> Iterator[Signal]:
    vus: dict[str, list[tuple[Chemin, tuple[int, int]]]] = {}
    for chemin, texte in examen.reperes.textes:
        if chemin[0] in _VUS:
            continue
        for mot in {m[0]: m for m in _SIGLE.finditer(texte)}.values():
            vus.setdefault(mot[0], []).append((chemin, mot.span()))
    frequents = {sigle: places for sigle, places in vus.items() if len(places) >= _SOUVENT}
    definis = _defined(examen.cahier) if frequents else frozenset()
    for sigle, places in frequents.items():
        if sigle not in definis and sigle not in _COURANTS:
            chemin, span = places[0]
            yield _said(
                "REF-005",
                chemin,
                span,
                f"« {sigle} » revient dans {len(places)} textes sans être défini. Ajoutez-le au "
                f"glossaire, ou écrivez-le en entier.",
            )


_SIGLE = re.compile(
    r"[A-Z](?<![\w-].)[A-Z]{1,5}(?![\w-])"
)  # the capital first: the rest is passed over
_SOUVENT = 3
# What testers saw, in their words: no candidate reads it.
_VUS = frozenset({"anomalies", "reserves"})
_COURANTS = frozenset(
    [
        "CRM",
        "ERP",
        "RGPD",
        "CNIL",
        "PDF",
        "CSV",
        "XML",
        "JSON",
        "API",
        "REST",
        "SQL",
        "HTML",
        "URL",
        "HTTPS",
        "HTTP",
        "TLS",
        "SSL",
        "SSO",
        "SAML",
        "OIDC",
        "MFA",
        "SMS",
        "TVA",
        "HT",
        "TTC",
        "CA",
        "PME",
        "TPE",
        "SAV",
        "SI",
        "DSI",
        "RH",
        "KPI",
        "UE",
        "UTC",
        "IP",
        "GPS",
        "QR",
        "FAQ",
        "SIRET",
        "SIREN",
        "APE",
        "NAF",
        "IBAN",
        "RIB",
        "BIC",
        "ISO",
        "IEC",
        "AES",
        "SFTP",
        "FTP",
        "SLA",
        "RTO",
        "RPO",
        "SAAS",
        "AIPD",
        "DPO",
        "PV",
        "OK",
        "ET",
        "OU",
        "NON",
        "OUI",
        "SARL",
        "SAS",
        "SA",
        "EURL",
        "VPN",
        "PC",
        "TV",
        "MOM",
        "VA",
        "VSR",
        "LAN",
        "OTP",
        "BDD",
        "ETL",
        "ID",
        "UX",
        "UI",
    ]
)


def _defined(cahier: Cahier) -> frozenset[str]:
    """Return the acronyms that the glossary, the dictionary or a name explains."""
    noms = [t.terme for t in cahier.glossaire] + [t.definition for t in cahier.glossaire]
    noms += [s.nom for s in cahier.existant.systemes] + [r.nom for r in cahier.droits.roles]
    noms += [e.nom for e in cahier.cartographie.entites]
    noms += [cahier.presentation.raison_sociale]
    return frozenset(m for nom in noms if nom for m in _SIGLE.findall(nom))


def _said(code: str, chemin: Chemin, bornes: tuple[int, int], message: str) -> Signal:
    return Signal(ecrire(chemin), typography(message), *bornes, code=code)


CONTROLES = (_cited, _acronyms)
