"""How rules on the project are worded: plain spaces in the code, French typography once read."""

from __future__ import annotations

from cdc.francais import enumeration, typography
from cdc.verification.constats import Famille, Gravite
from cdc.verification.regles import Regle, Seuil, Signal

ERREUR, AVERTISSEMENT, CONSEIL = Gravite.ERREUR, Gravite.AVERTISSEMENT, Gravite.CONSEIL
_FAMILLES = {
    "CNS": Famille.CONSULTATION,
    "COH": Famille.COHERENCE,
    "CPL": Famille.COMPLETUDE,
    "DIC": Famille.DICTIONNAIRE,
    "DOU": Famille.DOUBLONS,
    "DRO": Famille.DROITS,
    "ENG": Famille.ENGAGEMENTS,
    "EQU": Famille.EQUIPE,
    "ETA": Famille.ETATS,
    "FLX": Famille.FLUX,
    "MIG": Famille.MIGRATION,
    "PLA": Famille.PLANNING,
    "PRI": Famille.PRIORITES,
    "RCT": Famille.RECETTE,
    "REF": Famille.REFERENCES,
    "RGP": Famille.RGPD,
    "RSK": Famille.RISQUES,
    "TRA": Famille.TRACABILITE,
}


def regle(
    code: str,
    gravite: Gravite,
    titre: str,
    *,
    pourquoi: str,
    mauvais: str,
    mieux: str,
    source: str,
    methode: str = "",
    datee: str = "",
    seuils: tuple[Seuil, ...] = (),
) -> Regle:
    """Return the rule `code`, whose three letters name its family."""
    return Regle(
        code,
        _FAMILLES[code[:3]],
        gravite,
        typography(titre),
        typography(pourquoi),
        typography(mauvais),
        typography(mieux),
        typography(source),
        datee=datee,
        methode=typography(methode),
        seuils=seuils,
    )


def signal(chemin: str, message: str, code: str = "", chemins: tuple[str, ...] = ()) -> Signal:
    """Return what a control says at `chemin`, or of all `chemins` there."""
    return Signal(chemin, typography(" ".join(message.split())), code=code, chemins=chemins)


def quelques(noms: list[str], combien: int = 4) -> str:
    """Return the first `noms` as a phrase, and how many more there are: « a, b et 3 autres »."""
    if len(noms) <= combien + 1:
        return enumeration(noms)
    return f"{', '.join(noms[:combien])} et {len(noms) - combien} autres"
