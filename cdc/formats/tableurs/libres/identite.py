"""Who is heard, as labels say it: « Nom » beside a name, above it, or in one cell with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize
from cdc.formats.tableurs.libres.moments import read_date, read_minutes
from cdc.formats.tableurs.libres.personnes import described

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.vue import Vue

DE_L_ENTRETIEN = ("personne", "interviewer", "date", "duree_min", "courriel")
"""What stays of the interview wherever it is told, among the questions too."""

_LARGEUR = 40
_PORTEE = 4
# In this order: « interviewé par » is not « interviewé ».
_ETIQUETTES = (
    (
        "interviewer",
        (r"(interviewe[es]?|entretien|entretien (mene|realise|conduit)|mene|realise|conduit|recueilli|"
        r"redige|saisi|etabli) par|interviewer|intervieweur|intervieweuse|enqueteur|enquetrice|"
        r"redacteur|redactrice|auteur|consultante?|animateur|animatrice|par"),
    ),
    ("date", r"dates?( (de |du |d )?(l )?(entretien|rencontre|rdv|rendez vous|interview|reunion|jour))?|le|jour"),
    ("duree_min", r"durees?( (de |d )?(l )?(entretien|rencontre|interview|reunion))?( (en )?(min|mn|minutes?))?|temps passe"),
    ("courriel", r"(adresse )?(courriel|e mail|email|mail|mel|messagerie|electronique)s?( pro(fessionnel)?)?"),
    ("fonction", r"(sa |votre )?(fonction|poste|metier|emploi|intitule (du|de) poste|role|qualite)( occupee?| dans l entreprise| actuel(le)?)?s?"),
    ("service", r"(son |votre )?(service|departement|equipe|direction|entite|site|agence|pole|unite|service et site|service site)s?"),
    ("profil", r"profil( du guide| de l interlocuteur)?"),
    (
        "personne",
        (r"(les |votre |vos )?(noms?( et prenoms?| prenoms?| complet)?|prenoms?( et)?( noms?)?)"
        r"( (de |du |d )?(la |l )?(personne|interlocut(eur|rice)|interviewee?|repondante?|participante?|collaborat(eur|rice)|utilisat(eur|rice))( interrogee?| rencontree?)?)?|"
        r"personnes?( (interrogee|rencontree|interviewee|entendue|vue|interviewe)s?)?|"
        r"interlocut(eur|rice)s?|interviewee?s?|repondante?s?|participante?s?|collaborat(eur|rice)s?|"
        r"entretien avec|rencontre avec|contact|qui"),
    ),
    (
        "",  # said of the interview, and kept with it
        (r"lieu|ville|telephone|tel|portable|mobile|societe|entreprise|client|projet|version|objet|"
        r"heure|horaire|heure de (debut|fin)|debut|fin|canal|mode|visio|anciennete|manager|n 1|"
        r"superieur( hierarchique)?|effectif|statut|diffusion|confidentialite|references?|contexte"),
    ),
)  # fmt: skip
_MOTIFS = tuple((cle, re.compile(motif)) for cle, motif in _ETIQUETTES)
_ENSEMBLE = re.compile(r"^\s*(?P<nom>[^:?\n]{2,40}?)\s*:\s*(?P<valeur>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line of an identity: its label and its value, that may be in one cell."""

    etiquette: Cellule | None
    valeur: Cellule
    nom: str
    cle: str
    texte: str

    @property
    def lignes(self) -> dict[str, str]:
        """What it says, by key of the identity."""
        return understood(self.cle, self.texte)


def label(texte: str) -> str | None:
    """Return the key of the identity that a label names; nothing for one that is only kept."""
    if len(texte) > _LARGEUR:
        return None
    simple = normalize(re.sub(r"\([^)]*\)", "", texte))
    return next((cle for cle, motif in _MOTIFS if motif.fullmatch(simple)), None)


def inline(cell: Cellule) -> Ligne | None:
    """Return the line that one cell holds: « Nom : Sophie Garnier »."""
    trouve = _ENSEMBLE.match(cell.texte)
    cle = label(trouve["nom"]) if trouve else None
    if trouve is None or cle is None or "\n" in trouve["valeur"].strip():
        return None
    return Ligne(None, cell, trouve["nom"].strip(), cle, trouve["valeur"].strip())


def understood(cle: str, texte: str) -> dict[str, str]:
    """Return what the value of a label says, a name being often followed by a function."""
    dit = texte.strip()
    if cle == "personne":
        lignes = described(dit).lignes
        return lignes if "personne" in lignes else {"personne": dit}
    lu = {"date": read_date, "duree_min": read_minutes}.get(cle)
    return {cle: (lu(dit) if lu else "") or dit} if cle else {}


def find_lines(vue: Vue, prises: Collection[str]) -> Iterator[Ligne]:
    """Yield the lines of identity of a sheet, outside the cells whose addresses are `prises`."""
    vues = set(prises)
    for numero, ligne in vue.lignes.items():
        for colonne, cell in ligne.items():
            if cell.adresse in vues:
                continue
            trouvee = inline(cell) or _beside(vue, numero, colonne, vues)
            if trouvee:
                vues.add(trouvee.valeur.adresse)
                if trouvee.etiquette:
                    vues.add(trouvee.etiquette.adresse)
                yield trouvee


def _beside(vue: Vue, numero: int, colonne: int, prises: Collection[str]) -> Ligne | None:
    """Return the line whose value is on the right of its label, or below a row of labels."""
    cell = vue.lignes[numero][colonne]
    cle = label(cell.texte)
    if cle is None:
        return None
    droite = next(
        (c for n, c in vue.lignes[numero].items() if colonne < n <= colonne + _PORTEE), None
    )
    gauche = next(
        (c for n, c in vue.lignes[numero].items() if colonne - _PORTEE <= n < colonne), None
    )
    if droite and droite.adresse not in prises and label(droite.texte) is None:
        valeur: Cellule | None = droite
    elif (droite and label(droite.texte) is not None) or (
        gauche and label(gauche.texte) is not None
    ):
        valeur = vue.at(numero + 1, colonne)
    else:
        valeur = None
    if valeur is None or valeur.adresse in prises or label(valeur.texte) is not None:
        return None
    return Ligne(cell, valeur, cell.texte.strip().rstrip(":").strip(), cle, valeur.texte.strip())
