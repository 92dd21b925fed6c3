"""Lists that nothing closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import E, Groupe, formule
from cdc.verification.formulation.gardes import all_of, main_clause
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.regles.universels import open_domain

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce

_DEFINIS = words("""
    format formats modèle norme nommé nommés nommée codé codés codée forme syntaxe masque structure
    numérotation numéro identifiant référence code
    """)
_VALEUR = re.compile(r"\d|^[A-ZÀ-Ü]{2,}[-_/]|@")


def _opens(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave the example of a format that the statement defines: « par exemple DEV-2027-0042 »."""
    de, _ = enonce.sentence(debut)
    defini = any(enonce.forme(r) in _DEFINIS for r in range(de, debut))
    suite = [enonce.jetons[r] for r in range(fin, min(fin + 5, len(enonce.jetons)))]
    exemple = any(_VALEUR.search(j.brut) or j.cite or j.forme in "+«" for j in suite[:4])
    return not (defini and exemple)


def _such_as(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a reference: « tel que défini à l’annexe 2 », « tel quel »."""
    if enonce.jetons[fin].natures & Nature.PARTICIPE if fin < len(enonce.jetons) else False:
        return False
    return _opens(enonce, debut, fin)


def _like(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « des outils comme Outlook » : a noun, then names or determined nouns."""
    if not enonce.role(debut - 1) & (Nature.NOM | Nature.ADJECTIF):
        return False
    if enonce.role(debut - 1) & Nature.ADJECTIF and enonce.role(debut - 2) & Nature.AUXILIAIRE:
        return False
    avant = [enonce.role(r) for r in range(max(0, debut - 5), debut)]
    pluriel = enonce.forme(debut - 1).endswith(("s", "x"))
    suite = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    if suite is None or not pluriel or not any(r & Nature.DETERMINANT for r in avant):
        return False
    if enonce.forme(fin + 1) in _CALCULS:
        return False
    return suite.brut[0].isupper() or suite.forme in _MODELES


_CALCULS = words(
    "différence somme rapport produit moyenne quotient total nombre écart ratio date clé titulaire"
)
_MODELES = words("la le les l’ un une ceux celles celui celle nos notre ces cet cette vos leurs")


def _ellipsis(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave the dots of a place to fill: « [...] », which another rule tells."""
    return enonce.forme(debut - 1) not in ("[", "(") and enonce.forme(fin) != "]"


LISTES = Groupe(
    (
        formule(
            "OUV-01",
            E,
            "etc., points de suspension",
            "«\u00a0{mots}\u00a0» laisse la liste ouverte. Écrivez tous les éléments.",
            pourquoi="Ce qui n’est pas écrit n’est pas chiffré, mais sera demandé.",
            mauvais="Le formulaire contient le nom, l’e-mail, etc.",
            mieux="Le formulaire doit contenir\u202f: nom, prénom, e-mail, code postal, type de"
            " projet.",
            source="INCOSE R9\u202f; ISO/IEC/IEEE 29148, listes ouvertes",
        ),
        formule(
            "OUV-02",
            E,
            "notamment, tel que, par exemple",
            "«\u00a0{mots}\u00a0» donne des exemples, pas la liste. Énumérez tout ce qui est"
            " attendu.",
            pourquoi="Le contenu exact manque\u202f: chacun le complète à sa façon.",
            mauvais="Le CRM doit enregistrer les échanges, notamment l’e-mail.",
            mieux="Le CRM doit enregistrer les échanges par téléphone, e-mail, SMS et formulaire"
            " web.",
            source="INCOSE R9\u202f; ISO/IEC/IEEE 29148, listes ouvertes",
            methode="L’exemple d’un format défini et un renvoi (« tel que défini à l’annexe 2 »)"
            " sont laissés.",
        ),
        formule(
            "OUV-03",
            E,
            "tout type de, n’importe quel",
            "«\u00a0{mots}\u00a0» n’a pas de fin. Donnez la liste des types acceptés.",
            pourquoi="Un domaine infini ne se teste pas.",
            mauvais="Le CRM doit importer tout type de fichier.",
            mieux="Le CRM doit importer les fichiers CSV (UTF-8) et XLSX de 20\u00a0Mo au plus.",
            source="INCOSE R32\u202f; ISO/IEC/IEEE 29148",
        ),
    ),
    (
        Lexique("OUV-01", "etc; et cætera; et cetera; et caetera; ...; …"),
        Lexique(
            "OUV-02",
            """
            notamment; entre autres; par exemple; par ex; p ex; ex; comme par exemple; à titre d’ exemple;
            à titre d’ exemples; en particulier; particulièrement; sans s’ y limiter; non limitatif*;
            non exhaustif*; liste indicative; à titre illustratif; et ainsi de suite; et autres; et d’ autres;
            ou autres; ou autre; ou d’ autres; et tout autre; et toute autre; ou tout autre; ou toute autre;
            et tous les autres; ou équivalent; et/ou autres; au sens large; et plus encore; et bien d’ autres;
            et le reste; ou similaire*; et similaire*; du même genre|type|ordre; de ce type|genre|style;
            dans le genre; et consorts; pour ne|n’ citer|en|nommer|mentionner que|qu’|citer; pour ne parler que|qu’; et compagnie; surtout; principalement;
            essentiellement; au premier rang desquels; y compris mais; et plus si; et autre*; ou approchant; et plus généralement; plus généralement; et assimilé*; ou assimilé*; et équivalent*;
            liste ouverte; ou encore; voire d’ autres; et tout ce qui|que|qu’; pour exemple; à commencer par; au premier chef; en tête desquels;
            parmi lesquels|lesquelles; parmi d’ autres; dont par exemple; et tout le reste; et tout ça|cela; et j’ en passe; j’ en passe; bref; et tutti quanti; entre autres choses; de ce genre; de la sorte;
            ce genre de|d’; et apparenté*; ou apparenté*; et analogue*; ou analogue*; ou assimilable*; ou comparable*; et comparable*; ou équivalente|équivalents|équivalentes; ou du même
            ordre|type|genre; ou tout document|fichier|moyen|support|outil|élément|format|canal; à titre indicatif; sans que cette liste; sans être exhaustif|exhaustive|limitatif|limitative;
            liste non close|fermée|figée|arrêtée; non exclusif|exclusive; mais aussi d’; mais pas seulement; mais pas uniquement; et pas seulement; sans exclusive; y compris par exemple; du style|genre;
            dans le style|genre; à l’ image de|d’|des|du; à l’ instar de|d’|des|du; ou quelque chose; et divers|diverses; et ainsi du reste; au minimum les|la|le; a minima les|la|le;
            à minima les|la|le; ou plus généralement; et plus largement; plus largement; ainsi que tout autre|toute|tous|toutes; ainsi que d’ autres; ou tout simplement autre;
            et tout élément|document|autre|outil; et toute donnée|information|pièce; et d’ une manière|façon générale; d’ une manière|façon générale; et cie
            """,
            _opens,
        ),
        Lexique("OUV-02", "tel|tels|telle|telles que|qu’", _such_as),
        Lexique("OUV-02", "comme", _like),
        Lexique(
            "OUV-03",
            """
            tout|tous|toute|toutes type|types|sorte|sortes|forme|formes|nature|natures|genre|genres de|d’;
            de tous|toutes|toute types|sortes|genres|horizons|ordres|nature|sorte; tout autre; toute autre; tout ce qui|que|qu’|dont; tout format|support|fichier|document|appareil|terminal|navigateur;
            toute source; de quelque nature; quelle qu’ en soit; quel qu’ en soit; de toute provenance|origine|nature|taille|sorte|forme; en tout genre|tous; de tous|tout bords|bord; tout genre de; toutes natures|origines;
            tout|toute moyen|canal|système|logiciel|outil|périphérique|terminal|matériel|équipement|plateforme|application du|de; tout moyen; tous moyens; toutes plateformes; tous appareils|navigateurs|terminaux|écrans; tous formats|supports; tous les types|formats
            |genres; toutes les sortes|formes
            """,
            main_clause,
        ),
        Lexique("OUV-03", "n’ importe quel|quelle|quels|quelles", all_of(main_clause, open_domain)),
    ),
)
