"""Names that do not exist, each with the nearest that does."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from jinja2 import nodes

from cdc.formats.docx.bac import ATTRIBUTS
from cdc.formats.docx.examen.formes import INCONNUE, Forme, known_names, pieces
from cdc.formats.docx.examen.grammaire import misread, tree
from cdc.formats.docx.examen.lecture import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.formats.docx.examen.balises import Balise
    from cdc.formats.docx.examen.faute import Faute
    from cdc.formats.docx.examen.lecture import Feuille, Ligne

_PROCHE = 0.6
_REPETEZ = "Répétez une ligne par {{%tr for e in {liste} %}}, et écrivez {{{{ e.{cle} }}}}."
_METHODES = dict(ATTRIBUTS)
_LISEZMOI = "La liste des noms est dans modeles/word/LISEZMOI.md."
# Filters that give back the list that they were given, or one of its elements.
_LISTES = {"sort", "list", "selectattr", "rejectattr", "select", "reject", "reverse", "unique"}
_ELEMENTS = {"first", "last", "random"}


def name_faults(feuille: Feuille) -> Iterator[Faute]:
    """Yield the names of a part that nothing bears where they stand."""
    portees: list[dict[str, Forme]] = [dict.fromkeys(pieces(), INCONNUE) | dict(known_names())]
    for ligne, balise in feuille.balises():
        if balise.mot == "endfor" and len(portees) > 1:
            portees.pop()
        arbre = tree(balise)
        if arbre is None or any(misread(ligne, balise)):
            if balise.mot == "for":
                portees.append({})
            continue
        lecteur = _Lecteur(ligne, balise, portees)
        lecteur.read(arbre)
        yield from lecteur.fautes


class _Lecteur:
    """Reads one placeholder among the names that it may use."""

    def __init__(self, ligne: Ligne, balise: Balise, portees: list[dict[str, Forme]]) -> None:
        self._ligne = ligne
        self._balise = balise
        self._portees = portees
        self.fautes: list[Faute] = []

    def read(self, arbre: nodes.Template) -> None:
        for noeud in arbre.body:
            if isinstance(noeud, nodes.For) and self._balise.mot == "for":
                self._enter(noeud)
            elif isinstance(noeud, nodes.Assign):
                forme = self._shape(noeud.node)
                self._portees[-1] |= dict.fromkeys(_targets(noeud.target), forme)
            elif isinstance(noeud, nodes.If):
                for condition in (noeud, *noeud.elif_):
                    self._shape(condition.test)
            elif isinstance(noeud, nodes.Output):
                for valeur in noeud.nodes:
                    self._show(valeur)

    def _enter(self, boucle: nodes.For) -> None:
        liste = self._shape(boucle.iter)
        cibles = list(_targets(boucle.target))
        forme = (liste.element or INCONNUE) if len(cibles) == 1 else INCONNUE
        self._portees.append(dict.fromkeys(cibles, forme) | {"loop": INCONNUE})
        if boucle.test is not None:
            self._shape(boucle.test)

    def _shape(self, noeud: nodes.Node) -> Forme:
        """Return what an expression holds, noting the names that nothing bears."""
        if isinstance(noeud, nodes.Name):
            return self._name(noeud.name)
        if isinstance(noeud, nodes.Getattr):
            return self._inside(noeud.node, noeud.attr)
        if isinstance(noeud, nodes.Getitem):
            cle = noeud.arg.value if isinstance(noeud.arg, nodes.Const) else None
            if isinstance(cle, str):
                return self._inside(noeud.node, cle)
            return self._shape(noeud.node).element or INCONNUE
        if isinstance(noeud, nodes.Filter) and noeud.node is not None:
            return self._filtered(noeud, self._shape(noeud.node))
        for dedans in noeud.iter_child_nodes():
            self._shape(dedans)
        return INCONNUE

    def _filtered(self, filtre: nodes.Filter, forme: Forme) -> Forme:
        for argument in filtre.args:
            self._shape(argument)
        if filtre.name in _ELEMENTS:
            return forme.element or INCONNUE
        return forme if filtre.name in _LISTES else INCONNUE

    def _name(self, nom: str) -> Forme:
        for portee in reversed(self._portees):
            if nom in portee:
                return portee[nom]
        connus = [nom for portee in self._portees for nom in portee]
        self._unknown(f"le nom « {nom} » n’existe pas.", nom, connus, _LISEZMOI)
        return INCONNUE

    def _inside(self, noeud: nodes.Expr, cle: str) -> Forme:
        forme = self._shape(noeud)
        if cle.startswith("_"):
            return INCONNUE  # the sandbox refuses it
        if forme.champs is not None:
            dedans = forme.champs()
            if cle not in dedans and cle not in _METHODES[dict]:
                message = f"« {_said(noeud)} » n’a pas de donnée « {cle} »."
                self._unknown(message, cle, dedans, f"Il a : {', '.join(dedans)}.")
            return dedans.get(cle, INCONNUE)
        if forme.element is not None:
            self._of_list(noeud, cle)
        elif forme.valeur and cle not in _METHODES[str]:
            message = f"« {_said(noeud)} » est une simple valeur : elle n’a pas de « {cle} »."
            self._tell(message, f"Écrivez {{{{ {_said(noeud)} }}}}.")
        return INCONNUE

    def _show(self, noeud: nodes.Expr) -> None:
        """Read what is shown, noting a record that says nothing as a whole."""
        forme, dit = self._shape(noeud), _said(noeud)
        if forme.muette and forme.champs is not None:
            donnees = list(forme.champs())
            self._tell(
                f"« {dit} » est un ensemble de données : il ne s’affiche pas en entier.",
                f"Demandez-en une, comme {{{{ {dit}.{donnees[0]} }}}} ; il a : "
                f"{', '.join(donnees)}.",
            )
        elif forme.element is not None and forme.element.muette:
            cle = next(iter(forme.element.champs())) if forme.element.champs else "…"
            self._tell(
                f"« {dit} » est une liste d’ensembles de données : elle ne s’affiche pas en entier.",
                _REPETEZ.format(liste=dit, cle=cle),
            )

    def _of_list(self, noeud: nodes.Expr, cle: str) -> None:
        dit = _said(noeud)
        self._tell(
            f"« {dit} » est une liste : « {cle} » se demande à chacun de ses éléments.",
            _REPETEZ.format(liste=dit, cle=cle),
        )

    def _unknown(self, message: str, nom: str, connus: Iterable[str], autrement: str) -> None:
        proche = nearest(nom, connus)
        self._tell(message, f"Vouliez-vous dire « {proche} » ?" if proche else autrement)

    def _tell(self, message: str, remede: str) -> None:
        dite = f"dans « {self._balise.brute} », {message}"
        self.fautes.append(error("nom-inconnu", self._ligne.lieu, dite, remede))


def nearest(nom: str, connus: Iterable[str]) -> str:
    """Return the known name that looks most like `nom`, or nothing."""
    par_forme = {connu.casefold(): connu for connu in connus}
    proches = difflib.get_close_matches(nom.casefold(), par_forme, 1, _PROCHE)
    return par_forme[proches[0]] if proches else ""


def _targets(cible: nodes.Node) -> Iterator[str]:
    return (nom.name for nom in (cible, *cible.find_all(nodes.Name)) if isinstance(nom, nodes.Name))


def _said(noeud: nodes.Node) -> str:
    """Return an expression as it is written, as far as names and fields go."""
    if isinstance(noeud, nodes.Name):
        return noeud.name
    if isinstance(noeud, nodes.Getattr):
        return f"{_said(noeud.node)}.{noeud.attr}"
    if isinstance(noeud, nodes.Getitem):
        return f"{_said(noeud.node)}[…]"
    return "…"
