"""Cases from the register: the rights of people, the withdrawal of consent, the purge at term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import duration, fold, lower_first, quoted
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas, introduced
from cdc.recette.derivation.rattachement import stems
from cdc_schema.enumerations import DroitPersonne, PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve

SECTION = "4e"
SUR = 9.0  # how sure a requirement must be to speak of a right that it does not name
# The articles of the regulation that found each right: requirements cite them.
_ARTICLES = {
    "accès": "15",
    "rectification": "16",
    "effacement": "17",
    "limitation": "18",
    "portabilité": "20",
    "opposition": "21",
    "retrait": "7",
}
# For each right: what is asked, in words that a requirement also has, then what is done and seen.
_DROITS: dict[DroitPersonne, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    DroitPersonne.ACCES: (
        "une copie de ses données",
        "droit d’accès extraction ensemble des données d’une personne",
        (
            (
                "Je lance l’extraction des données de la personne",
                "le fichier contient identité, coordonnées, échanges, dossiers et consentements",
            ),
            (
                "Je compare le fichier à la fiche ouverte à l’écran",
                "chaque donnée de la fiche est dans le fichier\u202f; aucune donnée d’un tiers n’y est",
            ),
        ),
    ),
    DroitPersonne.RECTIFICATION: (
        "la correction d’une donnée fausse",
        "droit de rectification corriger une donnée fausse",
        (
            (
                "Je corrige le téléphone de la personne et j’enregistre",
                "la fiche affiche le nouveau numéro\u202f; l’historique garde l’ancien, l’auteur et la date",
            ),
            (
                "J’ouvre les autres fiches et les autres systèmes où ce numéro figure",
                "le nouveau numéro y est, au rythme de chaque échange",
            ),
        ),
    ),
    DroitPersonne.EFFACEMENT: (
        "l’effacement de ses données",
        "droit à l’effacement effacer supprimer les données d’une personne sur demande",
        (
            (
                "Je demande l’effacement de la personne",
                "le CRM liste ce qui sera effacé et ce que la loi oblige à garder, avant d’agir",
            ),
            (
                "Je confirme, puis je cherche la personne par nom, courriel et téléphone",
                "aucune fiche ne s’affiche\u202f; les listes d’envoi ne la contiennent plus",
            ),
        ),
    ),
    DroitPersonne.OPPOSITION: (
        "à ne plus être sollicitée",
        "droit d’opposition prospection liste d’opposition",
        (
            (
                "J’enregistre l’opposition de la personne à la prospection, tous canaux",
                "la fiche affiche l’opposition, sa date et sa source",
            ),
            (
                "Je prépare un envoi et une liste d’appels qui la viseraient",
                "la personne est parmi les exclus, avec le motif « opposition »",
            ),
        ),
    ),
    DroitPersonne.LIMITATION: (
        "le gel de sa fiche pendant un examen",
        "limitation du traitement gèle fiche gel",
        (
            (
                "Je gèle la fiche de la personne",
                "la fiche porte la mention du gel et ne se modifie plus",
            ),
            (
                "Je prépare un envoi, une liste d’appels et un export qui la viseraient",
                "la personne est absente des trois\u202f; le journal donne le motif",
            ),
        ),
    ),
    DroitPersonne.PORTABILITE: (
        "ses données dans un fichier réutilisable",
        "droit de portabilité fichier réutilisable CSV",
        (
            (
                "Je lance l’export des données fournies par la personne",
                "le fichier est au format CSV ou JSON et s’ouvre dans un tableur",
            ),
        ),
    ),
}  # fmt: skip


def derive_rgpd(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each right, one for the withdrawal, one for the end of what is kept."""
    registre = contexte.cahier.confidentialite
    if not registre.traitements:
        yield Ecarte(
            Famille.RGPD,
            "confidentialite",
            "aucun traitement n’est au registre\u00a0: complétez 4e",
        )
        return
    attendus = registre.droits.fonctions_attendues if registre.droits else []
    for droit in attendus:
        yield _right(contexte, droit)
    if registre.consentements is not None:
        yield _withdrawal(contexte)
    yield _purge(contexte)


def _right(contexte: Contexte, droit: DroitPersonne) -> Trouve:
    ici = "confidentialite.droits.fonctions_attendues"
    demande, mots, gestes = _DROITS[droit]
    proches = _speaking_of(contexte, droit.value, mots)
    if (par := _already(contexte, proches)) is not None:
        return Couvert(Famille.RGPD, ici, f"droit\u00a0: {droit.value}", par)
    delai = contexte.cahier.confidentialite.droits
    dans = f" dans le délai de {delai.delai} jours" if delai and delai.delai else ""
    terme = f", à {delai.delai} jours," if delai and delai.delai else ""
    trace = delai.tracabilite if delai else None
    pas = [
        Pas(
            f"une personne demande {demande}\u00a0: j’enregistre sa demande",
            f"la demande est datée et son échéance{terme} est affichée",
        ),
        *(Pas(_typed(a), _typed(b)) for a, b in gestes),
        Pas(
            "Je clos la demande et je relis la fiche",
            f"la trace est là\u00a0: {lower_first(trace)}"
            if trace
            else "la demande et la réponse sont datées sur la fiche",
        ),
    ]
    return _draft(
        contexte,
        f"droits/{droit.value}",
        f"Droit d’une personne\u00a0: {droit.value}",
        pas,
        proches,
        ici,
        f"une personne obtient {demande}{dans}"
        if droit is not DroitPersonne.OPPOSITION
        else "une personne qui s’oppose n’est plus sollicitée",
    )


def _withdrawal(contexte: Contexte) -> Trouve:
    ici = "confidentialite.consentements"
    regle = contexte.cahier.confidentialite.consentements
    assert regle is not None
    proches = _speaking_of(contexte, "retrait", "retire son consentement exclure des envois canal")
    if (par := _already(contexte, proches)) is not None:
        return Couvert(Famille.RGPD, ici, "retrait d’un consentement", par)
    canaux = [str(c) for c in regle.canaux] or ["e-mail"]
    pas = [
        Pas(
            f"j’ouvre une fiche dont l’accord est donné pour\u00a0: {', '.join(canaux)}",
            "chaque accord affiche sa date, sa source et la version du texte",
        ),
        *(
            Pas(
                f"Je joue la personne\u00a0: je retire mon accord pour le canal {quoted(canal)}",
                f"la fiche affiche le retrait pour {quoted(canal)}, avec sa date\u202f; les autres accords restent",
                donnee=canal,
            )
            for canal in canaux
        ),
        Pas(
            f"Je prépare un envoi une fois le délai passé{f' ({lower_first(regle.retrait)})' if regle.retrait else ''}",
            "la personne est parmi les exclus, avec le motif du retrait",
        ),
    ]
    return _draft(
        contexte, "retrait", "Retrait d’un consentement, canal par canal", pas, proches, ici,
        "un refus dit une fois est un refus appliqué partout",
    )  # fmt: skip


def _purge(contexte: Contexte) -> Trouve:
    traitements = [
        t for t in contexte.cahier.confidentialite.traitements if t.id and t.duree_active
    ]
    ici = "confidentialite.traitements"
    if not traitements:
        return Ecarte(
            Famille.RGPD, ici, "aucune durée de conservation n’est écrite\u00a0: complétez 4e"
        )
    proches = _speaking_of(
        contexte, "purge", "proposer suppression sans contact depuis durée de conservation"
    )
    pas = [
        Pas(
            "je lance le traitement de purge sur le jeu de données daté",
            "une liste de propositions s’affiche, sans rien effacer encore",
        ),
        *(
            Pas(
                f"Je cherche dans la liste les deux fiches de {quoted(_short(str(t.finalite)))}\u00a0: l’une a dépassé "
                f"{duration(t.duree_active)} d’un jour, l’autre les atteint demain",
                "seule la première est proposée"
                + (f", pour {t.sort_final}" if t.sort_final else ""),
                donnee=f"{duration(t.duree_active)} depuis\u00a0: {lower_first(t.depart_duree)}"
                if t.depart_duree
                else duration(t.duree_active),
            )
            for t in traitements
        ),
        Pas(
            "Je valide les propositions, puis je consulte le journal",
            "le journal donne l’auteur, la date et le nombre de fiches\u202f; les fiches proposées ont disparu",
        ),
    ]
    return _draft(
        contexte, "purge", "Purge à l’échéance, traitement par traitement", pas, proches, ici,
        "rien n’est gardé plus longtemps qu’annoncé, rien n’est effacé avant",
        derive=tuple(f"confidentialite.traitements[{t.id}]" for t in traitements),
    )  # fmt: skip


def _draft(
    contexte: Contexte,
    cle: str,
    titre: str,
    pas: list[Pas],
    exigences: list[str],
    ici: str,
    objectif: str,
    derive: tuple[str, ...] = (),
) -> Ebauche:
    role = _keeper(contexte)
    pas[0] = introduced(contexte.presentation(role), pas[0])
    return Ebauche(
        cle=f"rgpd/{cle}",
        famille=Famille.RGPD,
        titre=titre,
        role=role,
        derive_de=(*(derive or (ici,)), *exigences),
        pas=tuple(pas),
        exigences=tuple(exigences),
        type=TypeCas.NOMINAL,
        technique=TechniqueTest.LIMITES if cle == "purge" else TechniqueTest.SCENARIO,
        priorite=contexte.priorite(exigences, PrioriteCas.HAUTE),
        objectif=objectif,
        preconditions=(
            *contexte.connexion(role),
            "une personne fictive connue du CRM, avec des échanges",
        ),
        donnees=(("personne", "une personne fictive du jeu de données"),),
        postconditions="la demande et ce qui a été fait sont tracés",
    )


def _keeper(contexte: Contexte) -> str | None:
    """Return the role that answers to people: the data protection officer, else who decides."""
    registre = contexte.cahier.confidentialite
    decideurs = [t.decide_par for t in registre.traitements if t.decide_par]
    return registre.dpo if registre.dpo in contexte.roles else next(iter(decideurs), None)


def _speaking_of(contexte: Contexte, droit: str, mots: str) -> list[str]:
    """Return the requirement of 4e that cites the article of this right, names it, or says its words."""
    racine = next(iter(stems(droit)), fold(droit))
    article = _ARTICLES.get(droit)
    siennes = [e for e in contexte.exigences.values() if e.section == SECTION]
    citees = [e for e in siennes if article in re.findall(r"\d+", e.reference_legale or "")]
    nommees = [e for e in siennes if racine in stems(f"{e.titre or ''} {e.enonce or ''}")]
    trouvees = [str(e.id) for e in (citees or nommees)][:1]
    return trouvees or contexte.rattachement.closest(mots, [SECTION], seuil=SUR)


def _already(contexte: Contexte, exigences: list[str]) -> tuple[str, ...] | None:
    """Return what tests these requirements: cases, else the drafts from their criteria."""
    joues = [c for e in exigences for c in contexte.exigences_jouees.get(e, [])]
    if joues:
        return tuple(dict.fromkeys(joues))
    avec = [e for e in exigences if contexte.exigences[e].criteres_acceptation]
    return tuple(f"criteres/{e}" for e in avec) or None


def _typed(texte: str) -> str:
    return texte.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def _short(texte: str) -> str:
    return lower_first(texte if len(texte) <= 60 else texte[:60].rsplit(" ", 1)[0] + "…")
