"""The text of a new file: each key without value, below a comment that explains it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cdc.projet.scalaires import in_line
from cdc_schema.annotations import Objectif, Obligation
from cdc_schema.description import Champ, champs
from cdc_schema.plan import PROJET, Chapitre, FichierRecette, SousSection
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
    definition: |
      Première ligne.
      Seconde ligne.
- Une liste a un élément par ligne, après un tiret :
    canaux_vente:
      - magasin
      - télévente
- Sous une liste, derrière des #, attend un modèle d’élément : recopiez ses lignes juste
  au-dessus autant de fois qu’il faut, en ôtant de chacune le # et l’espace qui le suit.
- Un texte qui contient « : » ou « # » se met entre guillemets :   "Objet : suivi"
- Dates : 22/11/2026. Nombres : 1 234,56. Oui ou non : oui, non.
""".strip()

_LISTE = "Une liste : un modèle d’élément attend dessous, derrière des #. Ses champs :"


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


def recette_text(fichier: FichierRecette) -> str:
    """Return the text of a file of `recette/`."""
    sections = fichier.sous_sections
    lignes = [*_header(fichier.titre, " ".join(s.question for s in sections))]
    for sous in sections:
        lignes += _section(sous, sous.titre)
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
    yield from _comment([*_wrapped(_LISTE, 0), *_fields(sous.modele, 0)], 0)
    yield f"{sous.cle}:"
    yield from _comment(_element_model(sous.modele), 2)


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
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        yield from _keys(champ.modele, colonne)
    else:
        yield from _comment(_model(champ), colonne)


def _model(champ: Champ) -> list[str]:
    """Return the lines that could stand below the key of `champ`, to be copied."""
    element = champ.element
    if champ.genre is Genre.MATRICE:
        return _matrix_model(champ)
    if element is not None and element.genre is Genre.ENREGISTREMENT and element.modele:
        return _element_model(element.modele)
    if element is not None:
        exemple = _sample(element, champ)
        return [f"- {exemple}"] if exemple else []
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        return _record_model(champ.modele)
    return []


def _element_model(modele: type[Element]) -> list[str]:
    premiere, *suite = _record_model(modele)
    return [f"- {premiere}", *(f"  {ligne}" for ligne in suite)]


def _record_model(modele: type[Element]) -> list[str]:
    lignes = []
    for champ in champs(modele):
        if not champ.calcul:
            lignes.append(f"{champ.cle}: {_sample(champ, champ)}".rstrip())
            lignes += [f"  {ligne}" for ligne in _model(champ)]
    return lignes


def _matrix_model(champ: Champ) -> list[str]:
    ligne = _sample(champ.lignes, champ) or "Nom de la ligne"
    colonne = _sample(champ.colonnes, champ) or "Nom de la colonne"
    return [f"{ligne}:", f"  {colonne}: {_sample(champ.cellule, champ)}"]


def _sample(champ: Champ | None, parent: Champ) -> str:
    """Return a value that `champ` could have, in YAML; empty when only its author knows."""
    if champ is None or champ.candidat or (champ.genre is Genre.LISTE and champ is parent):
        return ""
    if champ.element is not None:
        return f"[{_sample(champ.element, parent)}]"
    if champ.prefixe:
        return next(c.exemple for c in CIBLES.values() if c.prefixe == champ.prefixe)
    if champ.cibles and champ.cibles[0] in CIBLES:
        return CIBLES[champ.cibles[0]].exemple
    if champ.enumeration is not None:
        return in_line(next(iter(champ.enumeration)).value)
    if champ.genre in _EXEMPLES:
        return _EXEMPLES[champ.genre]
    exemple = parent.exemple.split(" ; ")[0] if parent.genre is Genre.LISTE else ""
    return in_line(exemple) if exemple and champ.genre in _TEXTES else ""


def _explanation(champ: Champ, colonne: int) -> list[str]:
    """Return the comment above a key."""
    unite = f" ({champ.unite})" if champ.unite else ""
    lignes = [*_wrapped(f"{champ.titre}{unite}{_mentions(champ)}", colonne)]
    for texte in filter(None, [champ.aide, *_values(champ)]):
        lignes += _wrapped(texte, colonne)
    if champ.exemple and champ.genre is not Genre.MATRICE:
        lignes += _wrapped(f"Exemple : {champ.exemple}", colonne)
    modele = _element_class(champ)
    if modele is not None:
        lignes += [*_wrapped(_LISTE, colonne), *_fields(modele, colonne)]
    return lignes


def _fields(modele: type[Element], colonne: int, retrait: int = 0) -> Iterator[str]:
    """Give a paragraph on each field of a record, those of its own records below it."""
    for champ in champs(modele):
        if champ.calcul:
            continue
        unite = f" ({champ.unite})" if champ.unite else ""
        mentions = _mentions(champ).replace(" — ", ", ", 1)
        debut = f"{champ.cle} : {champ.titre}{unite}{mentions}."
        exemple = f"Exemple : {champ.exemple}" if champ.exemple else ""
        texte = " ".join(filter(None, [debut, champ.aide, *_values(champ), exemple]))
        marge = " " * retrait
        for rang, ligne in enumerate(_wrapped(texte, colonne + retrait + 2)):
            yield f"{marge}{'  ' if rang else '· '}{ligne}"
        dedans = _element_class(champ) or (
            champ.modele if champ.genre is Genre.ENREGISTREMENT else None
        )
        if dedans is not None:
            yield from _fields(dedans, colonne, retrait + 2)


def _element_class(champ: Champ) -> type[Element] | None:
    element = champ.element
    return element.modele if element and element.genre is Genre.ENREGISTREMENT else None


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


_TEXTES = frozenset({Genre.TEXTE, Genre.TEXTE_LONG})
_EXEMPLES = {
    Genre.BOOLEEN: "oui",
    Genre.DATE: "22/11/2026",
    Genre.DATE_HEURE: "22/11/2026 12:00",
    Genre.DUREE: "4 h ouvrées",
}
_FORMES = {
    Genre.BOOLEEN: "Oui ou non.",
    Genre.DATE: "Exemple : 22/11/2026",
    Genre.DATE_HEURE: "Exemple : 22/11/2026 12:00",
    Genre.DUREE: "Exemple : 4 h ouvrées",
    Genre.ENTIER: "Un nombre entier.",
    Genre.DECIMAL: "Un nombre, avec une virgule si besoin.",
    Genre.MONTANT: "Un nombre, avec une virgule si besoin.",
    Genre.POURCENTAGE: "Un nombre.",
    Genre.TEXTE_LONG: "Un texte, de plusieurs lignes si besoin.",
}
