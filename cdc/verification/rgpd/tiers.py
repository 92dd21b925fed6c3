"""Others: vendors, transfers, exports, the rights of people, data used in tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle
from cdc.verification.noms import fold, same_name, words
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc.verification.rgpd.ecriture import SOURCE, point
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.cas_de_test import CasDeTest

_AUCUN = enum.InstrumentTransfert.AUCUN
_COURRIEL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_TELEPHONE = re.compile(r"(?<!\d)(?:\+33 ?|0)[1-9](?:[ .]?\d{2}){4}(?!\d)")
# An international bank account number: a country, check digits, then at least eleven signs.
_COMPTES = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_IMMATRICULES = re.compile(
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)"
)


@controle(
    regle(
        "RGP-109",
        ERREUR,
        "données hors de l’Union sans instrument",
        pourquoi="Sans décision d’adéquation ni clauses types, le transfert est interdit : le prestataire devra changer de chaîne, "
        "à vos frais.",
        mauvais="hébergeur : États-Unis ; instrument : aucun",
        mieux="hébergeur : États-Unis ; instrument : clauses contractuelles types",
        source=SOURCE,
        methode="Transferts déclarés sans instrument ; sous-traitants dont le pays est hors de l’Espace économique européen et que "
        "nul transfert ne nomme ; hébergement admis hors de cet espace, dans un pays que nul transfert ne nomme. Le flux hors Union sans transfert est l’affaire de FLX-005.",
    ),
)
def _transfers(examen: Examen) -> Iterator[Signal]:
    registre = examen.cahier.confidentialite
    for chemin, transfert in situes(registre.transferts, "confidentialite.transferts"):
        if transfert.instrument is _AUCUN:
            yield point(
                f"{chemin}.instrument",
                f"le transfert vers « {transfert.destinataire} » ({transfert.pays}) n’a aucun instrument. "
                "Demandez l’adéquation ou des clauses types, ou un autre destinataire.",
            )
    couverts = {same_name(t.destinataire or "") for t in registre.transferts}
    for chemin, tiers in situes(registre.sous_traitants, "confidentialite.sous_traitants"):
        if _abroad(examen, tiers.pays) and same_name(tiers.nom or "") not in couverts:
            yield point(
                f"{chemin}.pays",
                f"« {tiers.nom} » est hors de l’Union européenne ({tiers.pays}), et aucun transfert ne le nomme. "
                "Ajoutez-le aux transferts hors UE, avec son instrument.",
            )

    pays = {fold(t.pays or "") for t in registre.transferts} - {""}
    for rang, lieu in enumerate(examen.cahier.hebergement.localisation):
        if _abroad(examen, lieu) and not any(p in fold(lieu) for p in pays):
            yield point(
                f"hebergement.localisation[{rang}]",
                f"l’hébergement est admis hors de l’Union européenne ({lieu}), et aucun transfert ne le couvre. "
                "Retirez ce lieu, ou ajoutez-le aux transferts hors UE (4e), avec son instrument.",
            )


def _abroad(examen: Examen, pays: str | None) -> bool:
    cadre = examen.personnes.cadre
    ailleurs = cadre.says(pays, "pays_hors_union")
    return ailleurs and not (cadre.says(pays, "pays_dans_union") and not _denied(pays))


def _denied(pays: str | None) -> bool:
    return "hors" in fold(pays or "").split()


@controle(
    regle(
        "RGP-129",
        ERREUR,
        "sous-traitant sans contrat",
        pourquoi="Confier des données sans contrat de l’article 28 vous rend seul responsable de ce que le sous-traitant en fait.",
        mauvais="Routeur d’e-mails : contrat non signé",
        mieux="Routeur d’e-mails : contrat signé ; candidat à désigner : annexe de l’article 28 demandée dans l’offre",
        source=SOURCE,
        methode="Un prestataire à désigner n’a pas encore de contrat : il suffit que la consultation, une exigence ou le contrat "
        "demande son annexe.",
    ),
)
def _contracts(examen: Examen) -> Iterator[Signal]:
    sous_traitants = examen.cahier.confidentialite.sous_traitants
    for chemin, tiers in situes(sous_traitants, "confidentialite.sous_traitants"):
        demande = _to_come(examen, tiers.nom) and _annex_asked(examen)
        if not (tiers.contrat_signe or demande):
            yield point(
                f"{chemin}.contrat_signe",
                f"« {tiers.nom} » traitera des données sans contrat de l’article 28. "
                "Signez-le, ou demandez son annexe aux candidats.",
            )


def _to_come(examen: Examen, nom: str | None) -> bool:
    return examen.personnes.cadre.says(nom, "a_designer")


def _annex_asked(examen: Examen) -> bool:
    regles = examen.cahier.consultation.regles
    pieces = regles.pieces_demandees if regles else []
    textes = [
        *pieces,
        *(f"{e.titre} {e.enonce} {e.reference_legale}" for _, e in examen.liens.vivantes),
    ]
    return any(examen.personnes.cadre.says(t, "rgpd_annexe") for t in textes)


@controle(
    regle(
        "RGP-128",
        AVERTISSEMENT,
        "export ouvert à trop de rôles",
        pourquoi="La fuite la plus fréquente d’un CRM est un export : chaque rôle qui peut en faire un se justifie.",
        mauvais="export : neuf rôles",
        mieux="export : trois rôles, journalisé, alerte au-delà de 500 lignes",
        source=SOURCE,
        methode="Le nombre permis est dans le fichier daté. « Ouvert à tous » est l’affaire de DRO-004.",
    )
)
def _exports(examen: Examen) -> Iterator[Signal]:
    export = examen.cahier.droits.export
    roles = list(dict.fromkeys(export.roles)) if export else []
    permis = examen.personnes.cadre.seuil("roles_export")
    if len(roles) > permis:
        yield point(
            "droits.export.roles",
            f"{len(roles)} rôles peuvent exporter, au-delà de {number(permis)} : {quelques(examen.reperes.noms(roles))}. "
            "Gardez ceux dont c’est le travail.",
        )


@controle(
    regle(
        "RGP-115",
        ERREUR,
        "droit des personnes sans exigence",
        pourquoi="Un droit promis que l’outil ne sait pas exercer se fait à la main, en retard, au premier courrier.",
        mauvais="droits attendus : portabilité ; aucune exigence n’en parle",
        mieux="EX-CNF-003 : exporter les données d’une personne en un fichier",
        source=SOURCE,
        methode="Chaque droit attendu en 4e, ou les six s’ils ne sont pas dits et que le dictionnaire a des champs personnels. Une "
        "exigence sur « les droits des personnes » les couvre tous, l’article cité en référence légale suffit, et la matrice des droits "
        "vaut rectification. Se tait tant qu’aucune exigence n’est écrite.",
    ),
)
def _rights(examen: Examen) -> Iterator[Signal]:
    registre, cadre = examen.cahier.confidentialite, examen.personnes.cadre
    dits = registre.droits.fonctions_attendues if registre.droits else []
    voulus = dits or (list(enum.DroitPersonne) if examen.personnes.champs else [])
    textes = [f"{e.titre} {e.enonce}" for _, e in examen.liens.vivantes]
    servis = _served(examen)
    oublies = [
        d
        for d in voulus
        if d not in servis and not any(cadre.says(t, f"droit_{fold(d)}") for t in textes)
    ]
    if textes and oublies and cadre.mots:
        yield point(
            "confidentialite.droits.fonctions_attendues",
            f"aucune exigence ne permet d’exercer {quelques([f'« {d} »' for d in oublies], 6)}. "
            "Ajoutez-en une, avec son critère d’acceptation.",
            "RGP-115",
        )


def _served(examen: Examen) -> set[enum.DroitPersonne]:
    """Return the rights that the specification serves without their name being written."""
    articles = {
        numero
        for _, e in examen.liens.vivantes
        if e.reference_legale and "rgpd" in words(e.reference_legale)
        for numero in words(e.reference_legale)
    }
    servis = {d for d in enum.DroitPersonne if examen.personnes.cadre.article(fold(d)) in articles}
    matrice = examen.cahier.droits.matrice.values()
    modifiees = {
        e for droits in matrice for e, lettres in droits.items() if enum.Droit.U in lettres
    }
    if modifiees & {c.entite for _, c in examen.personnes.champs}:
        servis.add(enum.DroitPersonne.RECTIFICATION)
    return servis


@controle(
    regle(
        "RGP-114",
        ERREUR,
        "donnée de recette qui désigne une vraie personne",
        pourquoi="La base de recette est moins gardée que l’autre, et ses captures d’écran partent chez le prestataire.",
        mauvais="courriel : jean.dupont@orange.fr",
        mieux="courriel : jean.dupont@exemple.fr ; téléphone : 06 39 98 00 01",
        source=SOURCE,
        methode="Valeurs des cas de test : courriel hors des domaines d’exemple, téléphone hors des numéros réservés à la fiction, "
        "numéro de sécurité sociale, compte bancaire dont la clé est juste, nom d’une personne interrogée ou de l’équipe.",
    )
)
def _test_data(examen: Examen) -> Iterator[Signal]:
    reels = {e.personne for e in examen.cahier.entretiens} | {
        m.nom for m in examen.cahier.equipe.membres
    }
    noms = {same_name(n) for n in reels if n and " " in n}
    for chemin, cas in situes(examen.cahier.cas_de_test, "cas_de_test"):
        for suite, texte in _values(cas):
            quoi = _identifying(examen, texte, noms)
            if quoi:
                yield point(
                    f"{chemin}.{suite}",
                    f"« {texte} » contient {quoi}. Mettez une valeur fictive.",
                )


def _values(cas: CasDeTest) -> Iterator[tuple[str, str]]:
    for rang, donnee in enumerate(cas.donnees):
        yield f"donnees[{rang}].valeur", donnee.valeur or ""
    for rang, etape in enumerate(cas.etapes):
        yield f"etapes[{rang}].donnee", etape.donnee or ""


def _identifying(examen: Examen, texte: str, noms: set[str]) -> str:
    cadre = examen.personnes.cadre
    domaines = [fold(d) for d in _COURRIEL.findall(texte)]
    if any(not any(f in d for f in cadre.liste("domaines_fictifs")) for d in domaines):
        return "une vraie adresse"
    numeros = (re.sub(r"\D", "", t.replace("+33", "0")) for t in _TELEPHONE.findall(texte))
    if any(not n.startswith(cadre.liste("numeros_fictifs")) for n in numeros):
        return "un vrai numéro de téléphone"
    if _IMMATRICULES.search(texte):
        return "un numéro de sécurité sociale"
    comptes = (c.replace(" ", "") for c in _COMPTES.findall(texte.upper()))
    if any(_is_account(c) and c not in cadre.liste("comptes_fictifs") for c in comptes):
        return "un vrai compte bancaire"
    return "le nom d’une personne du projet" if same_name(texte) in noms else ""


def _is_account(compte: str) -> bool:
    """Tell whether the check digits of an account number are right; made-up ones seldom are."""
    chiffres = "".join(str(int(c, 36)) for c in compte[4:] + compte[:4])
    return int(chiffres) % 97 == 1


CONTROLES = (_transfers, _contracts, _exports, _rights, _test_data)
