"""Negations to turn round, and absences that nobody can prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, Groupe, formule, only_with
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature, inflect
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_NE = frozenset({"ne", "n’"})
_FORCLUSIFS = words("pas jamais plus aucun aucune rien ni nul nulle personne guère point")
# Words whose negation must be turned round: « ne pas empêcher », « pas impossible ».
_NEGATIFS = words("""
    empêcher interdire exclure dispenser omettre ignorer manquer négliger oublier défendre dénier contester
    """)
_NOMS_NEGATIFS = words("""
    impossible impossibles impossibilité interdit interdite interdits interdites exclu exclue exclus exclues
    incapable incapables incapacité interdiction absence défaut inutile inutiles inexact faux anormal
    irrecevable invalide incompatible inaccessible indisponible injoignable illégal empêché empêchée dénué
    dépourvu inacceptable incorrect improbable rare contraire
    """) - {"défaut", "rare", "faux", "contraire"}
# Adjectives that already deny: « non inactif », « n’est pas incomplet ».
_CONTRAIRES = frozenset(
    f
    for adjectif in words("""
    inactif incomplet inéligible inexistant illisible insuffisant irrégulier illégitime injustifié inapproprié
    inadapté inconforme non-conforme incohérent inutilisable inconnu impayé inachevé inoccupé invisible
    indisponible injoignable inaccessible incompatible invalide incorrect inexact désactivé impossible
    irréalisable irremplaçable inenvisageable invraisemblable négligeable inutile inintéressant
    """)
    for f in inflect(adjectif)
)
_DEGRADATIONS = words("""
    perdre dégrader ralentir gêner perturber impacter nuire pénaliser altérer alourdir compliquer décevoir
    freiner entraver désorganiser affecter décourager surcharger lasser léser
    """) - {"affecter"}


def _pairs(enonce: Enonce, debut: int, fin: int) -> list[tuple[int, int]]:
    """Return each « ne ... pas » of a sentence, in words."""
    paires: list[tuple[int, int]] = []
    for rang in range(debut, fin):
        jeton = enonce.jetons[rang]
        if jeton.forme not in _NE or jeton.cite:
            continue
        suite = _second_half(enonce, rang, fin)
        sujet = -1 if suite else _denied_subject(enonce, debut, rang)
        if suite:
            paires.append((rang, suite))
        elif sujet >= 0:
            paires.append((sujet, rang))
    return paires


def _denied_subject(enonce: Enonce, debut: int, ne: int) -> int:
    """Return where « aucun bien dépourvu de diagnostic ne … » begins, -1 without any."""
    for rang in range(ne - 1, max(debut, ne - 8) - 1, -1):
        if enonce.forme(rang) in ("aucun", "aucune", "nul", "rien"):
            return rang
        if enonce.forme(rang) in (",", ";") or enonce.role(rang) & (
            Nature.FINI | Nature.AUXILIAIRE
        ):
            return -1
    return -1


def _second_half(enonce: Enonce, rang: int, fin: int) -> int:
    """Return the « pas » of a « ne », or its « que » when a negation follows; 0 without any."""
    for suite in range(rang + 1, min(rang + 7, fin)):
        forme = enonce.forme(suite)
        if forme in _NE and suite > rang + 1:
            return 0
        if forme in _FORCLUSIFS:
            return suite
        if forme in ("que", "qu’") and enonce.forme(suite + 1) in ("si", "s’"):
            return suite
    return 0


def _double(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a negation that holds another: « ne peut pas ne pas », « n’est pas impossible »."""
    for debut, fin in enonce.phrases:
        paires = _pairs(enonce, debut, fin)
        for rang, (ne, pas) in enumerate(paires):
            suivante = paires[rang + 1] if rang + 1 < len(paires) else None
            autre = (
                _nested(enonce, pas, suivante)
                or _negative_word(enonce, ne, pas, fin)
                or _denied_refusal(enonce, ne, pas, suivante)
            )
            if autre:
                yield Trouvaille("NEG-02", ne, autre)
                break
        else:
            yield from _negative_chain(enonce, debut, fin, len(paires))


def _nested(enonce: Enonce, pas: int, suivante: tuple[int, int] | None) -> int:
    """Return the end of a second negation governed by the first, 0 when they are two facts."""
    if suivante is None or suivante[0] - pas > 8:
        return 0
    entre = range(pas + 1, suivante[0])
    if suivante[1] == suivante[0] + 1 and all(enonce.forme(r) not in (",", ";") for r in entre):
        # « ne pas » before an infinitive, governed by the verb just denied.
        return suivante[1] + 1
    if enonce.forme(pas) in ("que", "qu’"):
        return suivante[1] + 1
    que = [r for r in entre if enonce.forme(r) in ("que", "qu’")]
    if que and not any(enonce.forme(r) in (",", ";", "sans", "tant") for r in entre):
        return suivante[1] + 1
    return 0


def _denied_refusal(enonce: Enonce, ne: int, pas: int, suivante: tuple[int, int] | None) -> int:
    """Return the end of « n’est pas refusé tant que … n’est pas … », 0 without any.

    « N’est pas envoyé tant que … n’est pas signé » is a condition that everybody reads.
    """
    if suivante is None or enonce.forme(pas) in ("que", "qu’"):
        return 0
    refuse = any(
        enonce.jetons[r].lemme in _REFUSER for r in range(ne + 1, min(pas + 4, suivante[0]))
    )
    lie = any(enonce.forme(r) in _SOUS_CONDITION for r in range(pas + 1, suivante[0]))
    return suivante[1] + 1 if refuse and lie else 0


_REFUSER = words(
    "refuser rejeter bloquer interdire exclure écarter suspendre empêcher annuler invalider refouler"
)
_SOUS_CONDITION = words("tant si s’ sauf quand lorsque lorsqu’ moins")


def _negative_word(enonce: Enonce, ne: int, pas: int, fin: int) -> int:
    """Return the end of a negative word that the negation denies."""
    if enonce.forme(ne) in ("aucun", "aucune", "nul", "nulle") and enonce.forme(pas + 2) in (
        _CONTRAIRES | _NOMS_NEGATIFS
    ):
        return pas + 3
    if enonce.jetons[ne].forme not in _NE or enonce.forme(pas) in ("que", "qu’"):
        return 0
    if enonce.forme(pas + 1) in ("non", *_CONTRAIRES) or enonce.forme(pas + 1) == "sans":
        sans = enonce.forme(pas + 1) == "sans"
        if not sans or (enonce.role(pas + 2) & Nature.INFINITIF and enonce.forme(ne + 1) == "est"):
            return pas + 2
    rangs: list[int] = [ne + 1, *range(pas + 1, min(pas + 6, fin))]
    for rang in rangs:
        jeton = enonce.jetons[rang]
        if jeton.forme in (",", ";", ".", "qui", "que", "dont", "si", "quand", "ou", "et"):
            return 0
        if jeton.forme in _NOMS_NEGATIFS and not jeton.role & Nature.NOM & ~Nature.ADJECTIF:
            return rang + 1
        if jeton.forme in _NOMS_NEGATIFS or (
            jeton.lemme in _NEGATIFS and jeton.role & (Nature.INFINITIF | Nature.FINI)
        ):
            return rang + 1
    return 0


def _negative_chain(enonce: Enonce, debut: int, fin: int, paires: int) -> Iterator[Trouvaille]:
    """Find three negations of any kind in one sentence."""
    if not paires:
        yield from _refused_refusal(enonce, debut, fin)
        return
    rangs = [
        r
        for r in range(debut, fin)
        if (
            not enonce.jetons[r].cite
            and (enonce.forme(r) in _NOMS_NEGATIFS or enonce.forme(r) in ("sans", "sauf", "hormis"))
        )
        or (enonce.forme(r) == "non" and enonce.forme(r + 1) not in ("lu", "plus", "conforme"))
    ]
    if paires + len(rangs) >= 3:
        premier, dernier = (rangs[0], rangs[-1]) if rangs else (debut, debut)
        yield Trouvaille("NEG-02", premier, dernier + 1)


def _refused_refusal(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « interdit de ne pas », « empêche de ne pas », « impossible de ne pas »."""
    if "ne" not in enonce.formes:
        return
    for rang in range(debut, fin - 3):
        jeton = enonce.jetons[rang]
        if jeton.cite or not (jeton.lemme in _NEGATIFS or jeton.forme in _NOMS_NEGATIFS):
            continue
        for suite in range(rang + 1, min(rang + 8, fin - 1)):
            if enonce.forme(suite) == "ne" and enonce.forme(suite + 1) in ("pas", "jamais"):
                yield Trouvaille("NEG-02", rang, suite + 2)
                return


def _denied_contrary(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « les comptes non inactifs », « nul ne peut ignorer », « sans que … ne … pas »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite:
            continue
        if jeton.forme == "non" and enonce.forme(rang + 1) in _CONTRAIRES:
            yield Trouvaille("NEG-02", rang, rang + 2)
        elif jeton.forme in ("nul", "nulle", "personne") and enonce.forme(rang + 1) in _NE:
            suite = range(rang + 2, min(rang + 5, len(enonce.jetons)))
            nie = next((r for r in suite if enonce.jetons[r].lemme in _NEGATIFS), 0)
            if nie:
                yield Trouvaille("NEG-02", rang, nie + 1)
        elif jeton.forme == "sans" and enonce.forme(rang + 1) in ("que", "qu’", "ne"):
            suite = range(rang + 1, min(rang + 9, len(enonce.jetons)))
            pas = next((r for r in suite if enonce.forme(r) in ("pas", "point")), 0)
            if pas and any(enonce.forme(r) in _NE for r in range(rang, pas)):
                yield Trouvaille("NEG-02", rang, pas + 1)


def _refused_negation(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « interdit ... de ne pas » beside a negation that stands elsewhere."""
    for debut, fin in enonce.phrases:
        if _pairs(enonce, debut, fin):
            yield from _refused_refusal(enonce, debut, fin)


def _unprovable(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « ne doit pas perdre », « ne doit pas ralentir »: an absence that nobody can test."""
    for debut, fin in enonce.phrases:
        for ne, pas in _pairs(enonce, debut, fin):
            if enonce.jetons[ne].zone is not Zone.PRINCIPALE or enonce.forme(ne) not in _NE:
                continue
            verbes = [r for r in (ne + 1, pas + 1, pas + 2) if r < fin]
            mauvais = next((r for r in verbes if enonce.jetons[r].lemme in _DEGRADATIONS), 0)
            if mauvais and enonce.role(mauvais) & (Nature.INFINITIF | Nature.FINI):
                if not any(debut <= m.rang < fin for m in enonce.mesures):
                    yield Trouvaille("NEG-03", ne, max(mauvais, pas) + 1)
            elif enonce.role(ne + 1) & Nature.MODAL:
                yield Trouvaille("NEG-01", ne, pas + 1)


NEGATIONS = Groupe(
    (
        formule(
            "NEG-01",
            C,
            "exigence négative",
            "«\u00a0{mots}\u00a0»\u202f: dites plutôt ce qui doit se passer, sauf s’il s’agit d’une"
            " interdiction à tester.",
            pourquoi="Une absence se prouve mal\u202f; un comportement se constate.",
            mauvais="Le CRM ne doit pas accepter un SIRET faux.",
            mieux="Quand la clé d’un SIRET est fausse, le CRM doit refuser l’enregistrement.",
            source="INCOSE R16\u202f; ISO/IEC/IEEE 29148",
            methode="Simple conseil\u202f: une interdiction d’accès ou d’affichage est légitime.",
        ),
        formule(
            "NEG-02",
            A,
            "double négation",
            "«\u00a0{mots}\u00a0» se lit en retournant deux négations. Écrivez la phrase affirmative.",
            pourquoi="Un lecteur sur deux se trompe de sens.",
            mauvais="Un contact ne peut pas ne pas être rattaché à une société.",
            mieux="Chaque contact doit être rattaché par le commercial à une société.",
            source="INCOSE R16",
            methode="« Ne … que », « pas … sans » qui dit une condition, et deux faits négatifs"
            " indépendants sont laissés.",
        ),
        formule(
            "NEG-03",
            A,
            "absence que l’on ne peut prouver",
            "«\u00a0{mots}\u00a0» ne se prouve pas. Décrivez le comportement attendu, avec sa mesure.",
            pourquoi="On ne teste pas que rien n’arrive\u202f: on teste ce qui arrive.",
            mauvais="L’import ne doit pas ralentir les utilisateurs.",
            mieux="Pendant l’import, le CRM doit afficher une fiche en moins de 2\u00a0s.",
            source="INCOSE R16\u202f; ISO/IEC/IEEE 29148, énoncés négatifs",
        ),
    ),
    (),
    (
        only_with(_NE, _double),
        only_with(_NE, _refused_negation),
        only_with(("non", "nul", "nulle", "personne", "sans"), _denied_contrary),
        only_with(_NE, _unprovable),
    ),
)
