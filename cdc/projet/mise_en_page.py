"""The text of a new file: each key without value, below a comment that explains it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cdc.projet.scalaires import in_line
from cdc_schema.annotations import Objectif, Obligation
from cdc_schema.description import Champ, champs
from cdc_schema.plan import PERSONAS, PROJET, Chapitre, SousSection
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc_schema.base import Element

_LARGEUR = 88
_TRAIT = "─" * 72

_MODE_D_EMPLOI = """
Comment remplir ce fichier
- Écrivez après les deux-points, en laissant une espace :   effectif: 44
- Laissez vide ce que vous ne savez pas encore. « cdc etat » dit ce qui manque.
- Les lignes qui commencent par # sont des explications : cdc ne les lit pas.
- Les espaces en début de ligne comptent : gardez-les, sans tabulation.
- Un texte de plusieurs lignes commence par | et continue dessous, décalé :
    histoire: |
      Première ligne.
      Seconde ligne.
- Une liste a un élément par ligne, après un tiret :
    canaux_vente:
      - magasin
      - télévente
- Un texte qui contient « : » ou « # » se met entre guillemets :   "Objet : suivi"
- Dates : 22/11/2026. Nombres : 1 234,56. Oui ou non : oui, non.
""".strip()

_MODELE = (
    "Pour ajouter un élément, recopiez le modèle ci-dessous et retirez « # » avec l’espace "
    "qui le suit au début de chaque ligne."
)


def chapter_text(chapitre: Chapitre) -> str:
    """Return the text of the file of `chapitre`."""
    titre = f"{chapitre.numero}. {chapitre.titre} — {chapitre.sous_titre}"
    lignes = [*_header(titre, f"But : {chapitre.but}.")]
    for sous in chapitre.sous_sections:
        if not sous.derive:
            lignes += _section(sous, f"{chapitre.numero_de(sous)}. {sous.titre}")
    return "\n".join([*lignes, ""])


def project_text() -> str:
    """Return the text of `cdc.yaml`."""
    lignes = [*_header("Le projet", PROJET.question), *_keys(PROJET.modele, 0)]
    return "\n".join([*lignes, ""])


def recette_text() -> str:
    """Return the text of `recette/plan.yaml`."""
    lignes = [*_header("La recette", PERSONAS.question), *_section(PERSONAS, PERSONAS.titre)]
    return "\n".join([*lignes, ""])


def _header(titre: str, but: str) -> Iterator[str]:
    tete = [*_wrapped(titre, 0), *_wrapped(but, 0)]
    yield from _comment([_TRAIT, *tete, "", *_MODE_D_EMPLOI.splitlines(), _TRAIT], 0)


def _section(sous: SousSection, titre: str) -> Iterator[str]:
    yield ""
    yield ""
    yield from _comment([_TRAIT, titre, *_wrapped(sous.question, 0), _TRAIT], 0)
    yield ""
    if not sous.repetition:
        yield f"{sous.cle}:"
        yield from _keys(sous.modele, 2)
        return
    yield from _comment(_wrapped(f"Une liste. {_MODELE}", 0), 0)
    yield f"{sous.cle}:"
    yield from _element_model(sous.modele, 2)


def _keys(modele: type[Element], colonne: int) -> Iterator[str]:
    for rang, champ in enumerate(c for c in champs(modele) if not c.calcul):
        if rang or not colonne:
            yield ""
        yield from _key(champ, colonne)


def _key(champ: Champ, colonne: int) -> Iterator[str]:
    yield from _comment(_explanation(champ, colonne), colonne)
    yield f"{' ' * colonne}{champ.cle}:"
    yield from _below(champ, colonne + 2)


def _below(champ: Champ, colonne: int) -> Iterator[str]:
    """Give what stands under a key: the keys of a record, the commented model of an element."""
    element = champ.element
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        yield from _keys(champ.modele, colonne)
    elif champ.genre is Genre.MATRICE:
        yield from _commented(_matrix_model(champ), colonne)
    elif element is not None and element.genre is Genre.ENREGISTREMENT and element.modele:
        yield from _element_model(element.modele, colonne)
    elif element is not None:
        yield from _commented([f"- {_sample(element, champ)}"], colonne)


def _element_model(modele: type[Element], colonne: int) -> Iterator[str]:
    """Give the lines of one element, commented, to be copied."""
    lignes = [ligne for c in champs(modele) if not c.calcul for ligne in _key(c, 2)]
    premiere = next(i for i, ligne in enumerate(lignes) if not ligne.lstrip().startswith("#"))
    lignes[premiere] = f"- {lignes[premiere][2:]}"
    lignes[:premiere] = [ligne[2:] for ligne in lignes[:premiere]]
    yield from _commented(lignes, colonne)


def _matrix_model(champ: Champ) -> list[str]:
    ligne = _sample(champ.lignes, champ)
    colonne = _sample(champ.colonnes, champ)
    return [f"{ligne}:", f"  {colonne}: {_sample(champ.cellule, champ)}"]


def _sample(champ: Champ | None, parent: Champ) -> str:
    """Return a value that `champ` could have, in YAML."""
    if champ is None:
        return ""
    if champ.element is not None:
        return f"[{_sample(champ.element, parent)}]"
    if champ.cibles and champ.cibles[0] in CIBLES:
        return CIBLES[champ.cibles[0]].exemple
    if champ.enumeration is not None:
        return in_line(next(iter(champ.enumeration)).value)
    exemple = parent.exemple.split(" ; ")[0] if parent.genre is Genre.LISTE else ""
    return in_line(exemple) if exemple else ""


def _explanation(champ: Champ, colonne: int) -> list[str]:
    unite = f" ({champ.unite})" if champ.unite else ""
    titre = f"{champ.titre}{unite}{_mentions(champ)}"
    aide = [champ.aide, *_values(champ)]
    lignes = [*_wrapped(titre, colonne)]
    for texte in filter(None, aide):
        lignes += _wrapped(texte, colonne)
    if champ.exemple and champ.genre is not Genre.MATRICE:
        lignes += _wrapped(f"Exemple : {champ.exemple}", colonne)
    element = champ.element
    if element is not None and element.genre is Genre.ENREGISTREMENT:
        lignes += _wrapped(f"Une liste. {_MODELE}", colonne)
    return lignes


def _mentions(champ: Champ) -> str:
    mentions = []
    if champ.obligation is Obligation.OUI:
        buts = [f"la {o.value}" for o in Objectif if o in champ.objectifs]
        mentions.append(f"exigé pour {_et(buts)}" if buts else "exigé")
    elif champ.obligation is Obligation.RECOMMANDE:
        mentions.append("recommandé")
    if champ.interne:
        mentions.append("reste interne")
    if champ.candidat:
        mentions.append("laissé au candidat")
    return f" — {', '.join(mentions)}" if mentions else ""


def _values(champ: Champ) -> list[str]:
    """Return what may be written: the choices, what a reference names, the form of a value."""
    porteur = champ.element or champ
    if porteur.enumeration is not None:
        debut = "Au choix, un ou plusieurs" if champ.element else "Au choix"
        return [f"{debut} : {', '.join(in_line(v.value) for v in porteur.enumeration)}."]
    if porteur.cibles:
        noms = [f"{CIBLES[c].nom} ({CIBLES[c].exemple})" for c in porteur.cibles if c in CIBLES]
        noms += [f"« {mot} »" for mot in porteur.mots_admis]
        return [f"Désigne {', '.join(noms)}."] if noms else []
    return [_FORMES[porteur.genre]] if porteur.genre in _FORMES and not champ.exemple else []


def _et(mots: list[str]) -> str:
    *debut, fin = mots
    return f"{', '.join(debut)} et {fin}" if debut else fin


def _wrapped(texte: str, colonne: int) -> list[str]:
    largeur = max(_LARGEUR - colonne - 2, 40)
    return [
        morceau
        for ligne in texte.splitlines()
        for morceau in textwrap.wrap(ligne, largeur, break_long_words=False, break_on_hyphens=False)
    ]


def _comment(lignes: Iterable[str], colonne: int) -> Iterator[str]:
    for ligne in lignes:
        yield f"{' ' * colonne}# {ligne}".rstrip(" ")


def _commented(lignes: Iterable[str], colonne: int) -> Iterator[str]:
    return _comment(lignes, colonne)


_FORMES = {
    Genre.BOOLEEN: "oui ou non",
    Genre.DATE: "Exemple : 22/11/2026",
    Genre.DATE_HEURE: "Exemple : 22/11/2026 12:00",
    Genre.DUREE: "Exemple : 4 h ouvrées",
    Genre.ENTIER: "Un nombre entier.",
    Genre.DECIMAL: "Un nombre, avec une virgule si besoin.",
    Genre.MONTANT: "Un nombre, avec une virgule si besoin.",
    Genre.POURCENTAGE: "Un nombre.",
    Genre.TEXTE_LONG: "Un texte, de plusieurs lignes si besoin.",
}
