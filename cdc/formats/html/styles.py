"""What the named styles of a document become in a page: elements and classes."""

from __future__ import annotations

from typing import NamedTuple


class Allure(NamedTuple):
    """An element and its class."""

    balise: str = "p"
    classe: str = ""


class Puce(NamedTuple):
    """An item of a list: its element, its class, how deep it stands."""

    liste: str
    classe: str = ""
    niveau: int = 0


PARAGRAPHES = {
    "CDC Chapeau": Allure(classe="chapeau"),
    "CDC Note": Allure(classe="note"),
    "CDC À compléter": Allure(classe="a-completer"),
    "CDC Bloc de code": Allure("pre"),
    "Quote": Allure("blockquote"),
    "CDC Cellule Détail": Allure(classe="detail"),
    "CDC Cellule Détail Nombre": Allure(classe="detail"),
    "CDC Exigence Origine": Allure(classe="detail"),
}
PUCES = {
    **{
        f"{style}{suffixe}": Puce(liste, niveau=niveau)
        for style, liste in (("List Bullet", "ul"), ("List Number", "ol"))
        for niveau, suffixe in enumerate(("", " 2", " 3"))
    },
    "CDC Cellule Puce": Puce("ul"),
    "CDC Cellule Dense Puce": Puce("ul"),
    "CDC Exigence Critère": Puce("ol", "criteres"),
}
# What a cell takes from the style of its first paragraph.
CELLULES = {
    "CDC Cellule Nombre": "nb",
    "CDC Cellule Détail Nombre": "nb",
    "CDC Cellule Dense Nombre": "nb",
    "CDC Cellule Centrée": "c",
    "CDC Cellule Dense Centrée": "c",
    "CDC Teinte Absente": "c t0",
    "CDC Teinte Claire": "c t1",
    "CDC Teinte Moyenne": "c t2",
    "CDC Teinte Forte": "c t3",
    "CDC Matrice Marque": "c t1 marque",
    "CDC Matrice Alerte": "c t3",
    "CDC Matrice Groupe": "groupe",
    "CDC Matrice Groupe Total": "c groupe",
}
COLONNES = {"droite": "nb", "centre": "c"}
# Elements around characters, by the name of their style.
CARACTERES: dict[str, tuple[str, str]] = {
    "Strong": ("<strong>", "</strong>"),
    "Emphasis": ("<em>", "</em>"),
    "Intense Emphasis": ("<strong><em>", "</em></strong>"),
    "CDC Mot-clé": ("<strong>", "</strong>"),
    "CDC Barré": ("<s>", "</s>"),
    "CDC Code": ("<code>", "</code>"),
    "CDC Référence": ('<b class="ref">', "</b>"),
    "CDC Numéro": ('<span class="num">', "</span>"),
    "CDC Discret": ('<span class="doux">', "</span>"),
    "CDC Badge": ('<b class="badge">', "</b>"),
    "CDC Légende Claire": ('<span class="cle t1">', "</span>"),
    "CDC Légende Moyenne": ('<span class="cle t2">', "</span>"),
    "CDC Légende Forte": ('<span class="cle t3">', "</span>"),
}
ETIQUETTES = {
    "Indispensable": "indispensable",
    "Important": "important",
    "Souhaitable": "souhaitable",
    "Ultérieur": "ulterieur",
}
ETIQUETTE = "CDC Étiquette "
