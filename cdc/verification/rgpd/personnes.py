"""Personal data as the rules need them: fields, their processing, how long, on what basis."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.verification.reperes import situes
from cdc.verification.rgpd.cadre import Cadre, cadre
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from cdc.verification.examen import Examen
    from cdc_schema.donnees_flux.commun import Champ
    from cdc_schema.technique.confidentialite import Traitement
    from cdc_schema.types import Duree

_U = enum.UniteDuree
_MOIS = {
    _U.ANS: Decimal(12),
    _U.MOIS: Decimal(1),
    _U.SEMAINES: Decimal(12) / 52,
    _U.JOURS: Decimal(12) / 365,
    _U.JOURS_OUVRES: Decimal(12) / 260,
}
_B2C = frozenset({enum.ModeleVente.B2C, enum.ModeleVente.B2B2C})
# Channels of prospecting that the law submits to consent, and their words in the dated file.
PROSPECTION = {
    enum.CanalContact.E_MAIL: "canal_e_mail",
    enum.CanalContact.SMS: "canal_sms",
    enum.CanalContact.TELEPHONE: "canal_telephone",
}


class Personnes:
    """What `examen` says of personal data, indexed once."""

    def __init__(self, examen: Examen) -> None:
        self._examen = examen

    @cached_property
    def cadre(self) -> Cadre:
        """The numbers and words of the dated file."""
        return cadre(self._examen.donnees)

    @cached_property
    def champs(self) -> list[tuple[str, Champ]]:
        """The personal fields of the dictionary, with their paths."""
        return [(c, f) for c, f in self._examen.reperes.dictionnaire if f.personnel]

    @cached_property
    def registre(self) -> list[tuple[str, Traitement]]:
        """The processing operations, with their paths."""
        traitements = self._examen.cahier.confidentialite.traitements
        return list(situes(traitements, "confidentialite.traitements"))

    @cached_property
    def traitements(self) -> dict[str, Traitement]:
        """The processing operations by identifier."""
        return {t.id: t for _, t in self.registre if t.id}

    @cached_property
    def consentis(self) -> list[tuple[str, Traitement]]:
        """Those that rest on consent, with their paths."""
        return [(c, t) for c, t in self.registre if enum.BaseLegale.CONSENTEMENT in t.base_legale]

    @cached_property
    def particuliers(self) -> bool:
        """Whether the company sells to individuals."""
        cahier = self._examen.cahier
        vises = any(c.type is enum.TypeCible.PARTICULIER for c in cahier.cibles)
        return vises or any(a.modele in _B2C for a in cahier.presentation.activites)

    @cached_property
    def consentements(self) -> list[Champ]:
        """The fields that keep a consent or a preference, whatever their channel."""
        champs = [f for _, f in self._examen.reperes.dictionnaire]
        return [f for f in champs if self.cadre.says(f.libelle, "consentement")]

    def traitement(self, champ: Champ) -> Traitement | None:
        """Return the processing that `champ` belongs to."""
        return self.traitements.get(champ.traitement or "")

    def bases(self, champ: Champ) -> set[enum.BaseLegale]:
        """Return what allows `champ` to be kept."""
        traitement = self.traitement(champ)
        siennes = {champ.base_legale} if champ.base_legale else set()
        return siennes | set(traitement.base_legale if traitement else ())

    def duree(self, champ: Champ) -> Duree | None:
        """Return how long `champ` is kept."""
        traitement = self.traitement(champ)
        return champ.duree_conservation or (traitement.duree_active if traitement else None)

    def conserves(self, champ: Champ, canal: enum.CanalContact) -> bool:
        """Tell whether `champ` keeps the consent to be reached by `canal`."""
        textes = (champ.libelle, champ.note, *champ.valeurs)
        return any(self.cadre.says(t, PROSPECTION[canal]) for t in textes)


def months(duree: Duree | None) -> Decimal:
    """Return `duree` in months, 0 when it is unknown or shorter than a day."""
    return duree.valeur * _MOIS.get(duree.unite, Decimal(0)) if duree else Decimal(0)
