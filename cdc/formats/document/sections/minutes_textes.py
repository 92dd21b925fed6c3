"""What the minutes say of their effects, and of what the law makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document.typographie import amount, short_date
from cdc_schema.enumerations import DecisionPV, NaturePV

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.recette.proces_verbaux import ProcesVerbal

_CCAG = "ccag"
_ADMISSIONS = (
    DecisionPV.ADMISSION,
    DecisionPV.ADMISSION_AVEC_RESERVES,
    DecisionPV.REFACTION,
)


def effects_lines(pv: ProcesVerbal) -> Iterator[str]:
    """Yield what follows from the decision, as the parties agreed."""
    effets = pv.effets
    if effets is None:
        return
    if effets.transfert:
        yield f"Transfert de propriété et des risques : {effets.transfert}."
    if effets.debut_garantie:
        yield f"La garantie commence le {short_date(effets.debut_garantie)}."
    if effets.facturation is not None:
        yield f"Ce procès-verbal permet de facturer {amount(effets.facturation, '% du prix')}."
    if effets.refaction is not None:
        yield f"Le prix est réduit de {amount(effets.refaction, '%')} (réfaction)."
    if effets.vsr_debut and effets.vsr_fin:
        yield (
            f"Vérification de service régulier du {short_date(effets.vsr_debut)} au "
            f"{short_date(effets.vsr_fin)}, en production, dans les conditions normales."
        )


def cautions(pv: ProcesVerbal) -> Iterator[str]:
    """Yield what to know before signing; rules of public procurement only where the contract cites them."""
    yield from _by_decision(pv)
    if pv.nature is NaturePV.PROVISOIRE and pv.decision in _ADMISSIONS:
        yield (
            "Ce procès-verbal clôt la vérification d’aptitude (VABF, ou VA) : la solution remplit les "
            "fonctions du contrat. La régularité de son service se vérifie ensuite, en production."
        )
    yield (
        "La mise en production, l’usage ou le silence ne valent pas recette : seul un "
        "procès-verbal signé des deux parties le fait."
    )
    yield (
        "Une fois signé, ce procès-verbal ne se modifie pas : il se corrige par un procès-verbal "
        "rectificatif, et celui-ci reste lisible."
    )
    contrat = (pv.objet_perimetre.contrat if pv.objet_perimetre else "") or ""
    if _CCAG in contrat.casefold():
        yield (
            "Le contrat se réfère au CCAG-TIC : relisez ses articles sur la mise en ordre de "
            "marche, la VA et la VSR (délais, décisions, notification) avant de signer."
        )


def _by_decision(pv: ProcesVerbal) -> Iterator[str]:
    if pv.decision is DecisionPV.ADMISSION:
        yield (
            "La recette sans réserve décharge en principe le prestataire des non-conformités "
            "apparentes : tout ce qui a été vu doit être corrigé ou écrit ici avant de signer."
        )
    elif pv.decision is DecisionPV.ADMISSION_AVEC_RESERVES:
        yield (
            "Seules les réserves écrites ici engagent le prestataire sur ce qui est apparent. "
            "Chacune est levée par un procès-verbal de levée, sur preuve, avant sa date limite."
        )
    elif pv.decision is DecisionPV.AJOURNEMENT:
        yield (
            "Le lot n’est pas admis. Le prestataire corrige et livre à nouveau ; une nouvelle "
            "campagne rejoue les cas, et un autre procès-verbal décidera."
        )
    elif pv.decision is DecisionPV.REJET:
        yield "Le lot est refusé : les suites sont celles que le contrat prévoit."
    elif pv.decision is DecisionPV.REFACTION:
        yield "Le lot est admis en l’état, contre une réduction de prix que les parties ont fixée."
