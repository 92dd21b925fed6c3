"""References that lead nowhere, and where everything that can be referred to stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import typography
from cdc.verification.constats import Constat, Famille, Gravite
from cdc.verification.noms import PROPOSES, nearest
from cdc.verification.regles import Regle, Signal, controle
from cdc_schema.chemins import ecrire
from cdc_schema.citations import citations
from cdc_schema.description import Champ, champs
from cdc_schema.plan import sous_section
from cdc_schema.references import CIBLES, SANS_PREFIXE, designate
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.verification.examen import Examen
    from cdc_schema import Cahier
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.citations import Citation

REF_001 = "REF-001"
REF_002 = "REF-002"
REF_006 = "REF-006"
# Questions of the bank and minutes stand in no chapter: nothing to hold them against.
_SANS_FICHIER = frozenset({"question", "pv"})


def declared(cahier: Cahier) -> dict[str, str]:
    """Return the path of every identified element of `cahier`, by its identifier."""
    return {
        v.texte: ecrire(v.chemin[:-1])
        for v in citations(cahier)
        if v.champ.genre is Genre.IDENTIFIANT
    }


def duplicate_identifiers(cahier: Cahier) -> list[Constat]:
    """Return every identifier that two elements of `cahier` bear, at its second place."""
    return _duplicates(citations(cahier))


def broken_references(cahier: Cahier) -> list[Constat]:
    """Return every reference of `cahier` to something that it does not hold."""
    return _broken_among(list(citations(cahier)), cahier)


def _duplicates(valeurs: Iterable[Citation]) -> list[Constat]:
    vus: dict[str, Chemin] = {}
    constats = []
    for valeur in (v for v in valeurs if v.champ.genre is Genre.IDENTIFIANT):
        if valeur.texte in vus:
            message = (
                f"«\u00a0{valeur.texte}\u00a0» désigne déjà {ecrire(vus[valeur.texte])}. "
                "Donnez à l’un des deux un numéro libre."
            )
            constats.append(Constat(REF_002, ecrire(valeur.chemin), message))
        vus.setdefault(valeur.texte, valeur.chemin[:-1])
    return constats


def _broken_among(valeurs: Sequence[Citation], cahier: Cahier) -> list[Constat]:
    connus = {v.texte for v in valeurs if v.champ.genre is Genre.IDENTIFIANT}
    etats = frozenset(e.nom for w in cahier.workflows for e in w.etats if e.nom)
    familles = _by_prefix(connus)
    return [
        Constat(
            REF_001,
            ecrire(v.chemin),
            _explain(v, familles, v.etats or etats),
            cle=v.chemin[-1] == v.texte,
        )
        for v in valeurs
        if v.champ.genre is Genre.REFERENCE and not _resolves(v, connus, v.etats or etats)
    ]


def _by_prefix(connus: Iterable[str]) -> dict[str, list[str]]:
    familles: dict[str, list[str]] = {}
    for identifiant in sorted(connus):
        familles.setdefault(identifiant.split("-", 1)[0], []).append(identifiant)
    return familles


def _resolves(valeur: Citation, connus: set[str], etats: frozenset[str]) -> bool:
    champ, texte = valeur.champ, valeur.texte
    if texte in champ.mots_admis or texte in connus:
        return True
    if "etat" in champ.cibles and texte in etats:
        return True
    if "donnee" in champ.cibles and _is_donnee(texte):
        return True
    if "sous_section" in champ.cibles and SANS_PREFIXE["sous_section"].match(texte):
        return True
    if "execution" in champ.cibles:
        return texte.partition("#")[2] in connus
    return designate(texte) in _SANS_FICHIER


def _is_donnee(texte: str) -> bool:
    code, _, cles = texte.partition(".")
    try:
        modele: type[Element] | None = sous_section(code).modele
    except KeyError:
        return False
    for cle in cles.split("."):
        found = next((c for c in champs(modele) if c.cle == cle), None) if modele else None
        if found is None:
            return False
        modele = found.modele or (found.element.modele if found.element else None)
    return True


def _explain(valeur: Citation, familles: dict[str, list[str]], etats: frozenset[str]) -> str:
    champ, texte = valeur.champ, valeur.texte
    proches = nearest(texte, _candidates(champ, familles, etats))
    conseil = (
        f"Vouliez-vous dire {' ou '.join(proches)}\u202f?"
        if proches
        else _remedy(champ, texte, valeur.etats)
    )
    return f"«\u00a0{texte}\u00a0» n’existe pas dans le projet. {conseil}"


def _candidates(champ: Champ, familles: dict[str, list[str]], etats: frozenset[str]) -> list[str]:
    voulus = dict.fromkeys(CIBLES[c].prefixe for c in champ.cibles if c in CIBLES)
    identifiants = [i for prefixe in voulus for i in familles.get(prefixe, ())]
    return [*identifiants, *(sorted(etats) if "etat" in champ.cibles else ())]


def _remedy(champ: Champ, texte: str, etats: frozenset[str]) -> str:
    """Say what to do: to add what such an identifier names, among all that may be named there."""
    cibles = [CIBLES[c] for c in champ.cibles if c in CIBLES]
    if "etat" in champ.cibles and etats:
        return f"Choisissez parmi\u00a0: {', '.join(sorted(etats))}."
    siennes = [c for c in cibles if texte.startswith(f"{c.prefixe}-")] or cibles
    if not siennes or len(siennes) > PROPOSES:
        return "Corrigez la référence, ou retirez-la."
    return f"Corrigez la référence, ou ajoutez {' ou '.join(c.nom for c in siennes)} de ce nom."


@controle(
    Regle(
        REF_001,
        Famille.REFERENCES,
        Gravite.ERREUR,
        "référence à ce qui n’existe pas",
        "Le lecteur cherche un élément absent\u202f: il chiffre à l’aveugle, ou demande.",
        "acteur\u202f: ROL-SAVV",
        "acteur\u202f: ROL-SAV, déclaré parmi les rôles",
        "Plan détaillé, contrôles des références",
    )
)
def _broken(examen: Examen) -> Iterator[Signal]:
    constats = _broken_among(examen.reperes.citations, examen.cahier)
    return (Signal(c.chemin, c.message, cle=c.cle) for c in constats)


@controle(
    Regle(
        REF_006,
        Famille.REFERENCES,
        Gravite.AVERTISSEMENT,
        "élément qui se désigne lui-même",
        "Un suppléant de soi-même, une fiche rattachée à elle-même\u202f: personne n’a choisi.",
        "MEM-03, suppléant\u202f: MEM-03",
        "MEM-03, suppléant\u202f: MEM-09",
        "ISO/IEC/IEEE 29148, cohérence",
    )
)
def _itself(examen: Examen) -> Iterator[Signal]:
    for valeur in examen.reperes.citations:
        if valeur.champ.genre is Genre.REFERENCE and valeur.texte in valeur.chemin[:-1]:
            nom = examen.reperes.nom(valeur.texte)
            dit = f"La fiche {nom} renvoie à elle-même. Désignez une autre fiche, ou retirez ce renvoi."
            yield Signal(
                ecrire(valeur.chemin), typography(dit), cle=valeur.chemin[-1] == valeur.texte
            )


@controle(
    Regle(
        REF_002,
        Famille.REFERENCES,
        Gravite.ERREUR,
        "identifiant porté par deux éléments",
        "Une référence à cet identifiant désigne deux choses\u202f: personne ne sait laquelle.",
        "Deux exigences EX-VTE-004",
        "EX-VTE-004 et EX-VTE-005",
        "Plan détaillé, unicité des identifiants",
    )
)
def _duplicated(examen: Examen) -> Iterator[Signal]:
    return (Signal(c.chemin, c.message) for c in _duplicates(examen.reperes.citations))


CONTROLES = (_broken, _duplicated, _itself)
