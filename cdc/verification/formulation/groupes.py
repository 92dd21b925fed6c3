"""Every group of rules on wording, in the order of their list."""

from __future__ import annotations

from cdc.verification.formulation.regles.acteurs import ACTEURS
from cdc.verification.formulation.regles.comparaisons import COMPARAISONS
from cdc.verification.formulation.regles.donnees import DONNEES
from cdc.verification.formulation.regles.engagements import ENGAGEMENTS
from cdc.verification.formulation.regles.flou import FLOU
from cdc.verification.formulation.regles.forme import FORME
from cdc.verification.formulation.regles.listes import LISTES
from cdc.verification.formulation.regles.manques import MANQUES
from cdc.verification.formulation.regles.multiples import MULTIPLES
from cdc.verification.formulation.regles.negations import NEGATIONS
from cdc.verification.formulation.regles.quantites import QUANTITES
from cdc.verification.formulation.regles.renvois import RENVOIS
from cdc.verification.formulation.regles.solutions import SOLUTIONS
from cdc.verification.formulation.regles.temps import TEMPS
from cdc.verification.formulation.regles.universels import UNIVERSELS
from cdc.verification.formulation.regles.verbes import VERBES

GROUPES = (
    FLOU,
    QUANTITES,
    TEMPS,
    ENGAGEMENTS,
    MANQUES,
    LISTES,
    COMPARAISONS,
    UNIVERSELS,
    NEGATIONS,
    ACTEURS,
    RENVOIS,
    MULTIPLES,
    VERBES,
    SOLUTIONS,
    DONNEES,
    FORME,
)
