"""What a tester's workbook computes by itself, in formulas that Excel and Calc read alike."""

from __future__ import annotations

from dataclasses import dataclass

from cdc.formats.xlsx.recette.adresses import SYNTHESE

CONFORME, NON_CONFORME, BLOQUE, NON_JOUE = "Conforme", "Non conforme", "Bloqué", "Non joué"
VERDICTS = (CONFORME, NON_CONFORME, BLOQUE, NON_JOUE)
SEVERITES = ("Bloquante", "Majeure", "Mineure")
CALCULE = "Calculé\u00a0: "
SANS_ETAPE = "Ce cas n’a pas d’étape."
A_CHOISIR = "Un résultat n’est pas dans la liste\u00a0: choisissez-le dans la liste."
_SEVERITE = " Indiquez sa sévérité, colonne H."


@dataclass(frozen=True, slots=True)
class Formule:
    """A formula, and what it gives in a workbook that nobody filled."""

    texte: str
    valeur: str | int = 0


@dataclass(frozen=True, slots=True)
class Rangs:
    """The rows of the steps of a case, from the first one to the last one."""

    debut: int
    fin: int

    @property
    def nombre(self) -> int:
        """How many steps there are."""
        return self.fin - self.debut + 1

    def column(self, lettre: str, onglet: str = "") -> str:
        """Return the cells of a column, on the same sheet or on another one."""
        lieu = f"{onglet}!" if onglet else ""
        return f"{lieu}${lettre}${self.debut}:${lettre}${self.fin}"


def verdict(rangs: Rangs) -> Formule:
    """Return the formula of the verdict of a case, by the rule of `case_verdict`."""
    if not rangs.nombre:
        return Formule(f'="{NON_JOUE}"', NON_JOUE)
    plage = rangs.column("F")
    texte = (
        f'=IF({_count(plage, NON_CONFORME)}>0,"{NON_CONFORME}",'
        f'IF({_count(plage, BLOQUE)}>0,"{BLOQUE}",'
        f'IF({_count(plage, CONFORME)}=ROWS({plage}),"{CONFORME}","{NON_JOUE}")))'
    )
    return Formule(texte, NON_JOUE)


def explanation(rangs: Rangs) -> Formule:
    """Return the formula that says why the verdict is what it is, and what is left to do."""
    if not rangs.nombre:
        return Formule(f'="{SANS_ETAPE}"', SANS_ETAPE)
    plage = rangs.column("F")
    non, bloque, oui = (_count(plage, mot) for mot in (NON_CONFORME, BLOQUE, CONFORME))
    connus = "+".join(_count(plage, mot) for mot in VERDICTS)
    severite = _severity(rangs)
    reste = f"{CALCULE}étapes sans résultat ou non jouées, "
    # A word that is in no list comes first: nothing else is sure while it stands.
    texte = (
        f'=IF(COUNTA({plage})-({connus})>0,"{A_CHOISIR}",'
        f'IF({non}=1,"{CALCULE}une étape non conforme suffit."&{severite},'
        f'IF({non}>1,"{CALCULE}"&{non}&" étapes non conformes."&{severite},'
        f'IF({bloque}>0,"{CALCULE}une étape bloquée, aucune non conforme.",'
        f'IF({oui}=ROWS({plage}),"{CALCULE}toutes les étapes sont conformes.",'
        f'"{reste}"&(ROWS({plage})-{oui})&" sur "&ROWS({plage})&".")))))'
    )
    return Formule(texte, f"{reste}{rangs.nombre} sur {rangs.nombre}.")


def tester(nom: str) -> Formule:
    """Return the formula that writes on a case the name given once on the first sheet."""
    return Formule(f"=IF('{SYNTHESE}'!$C$4=\"\",\"\",'{SYNTHESE}'!$C$4)", nom)


def played(rangs: Rangs, onglet: str) -> Formule:
    """Return the formula of how many steps of a case have a result."""
    if not rangs.nombre:
        return Formule("=0")
    plage = rangs.column("F", onglet)
    return Formule("=" + "+".join(_count(plage, mot) for mot in VERDICTS[:3]))


def gauge(part: str) -> Formule:
    """Return the formula of a bar of twenty signs with its number, for a share from 0 to 1."""
    pleins = f"ROUND(20*{part},0)"
    texte = f'=REPT("█",{pleins})&REPT("░",20-{pleins})&"  "&ROUND(100*{part},0)&"\u00a0%"'
    return Formule(texte, "░" * 20 + "  0\u00a0%")


def _count(plage: str, mot: str) -> str:
    return f'COUNTIF({plage},"{mot}")'


def _severity(rangs: Rangs) -> str:
    faux, vides = rangs.column("F"), rangs.column("H")
    return f'IF(SUMPRODUCT(({faux}="{NON_CONFORME}")*({vides}=""))>0,"{_SEVERITE}","")'
