"""Cases from interfaces: the ordinary way, what comes twice or wrong, the other system out of service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.langue import a_record, duration, lower_first, pronoun, quoted
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas, introduced
from cdc_schema.enumerations import PrioriteCas, SensInterface, TechniqueTest, TypeCas, TypeExigence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.mapping.interfaces import Interface

_PANNE = re.compile(r"arrêt|panne|indisponible|hors service|coup[eé]", re.IGNORECASE)
_SUR = 15.0  # how sure a requirement of another kind must be to speak of an exchange
_SANS_OBJET = re.compile(r"^sans objet", re.IGNORECASE)


def derive_interfaces(contexte: Contexte) -> Iterator[Trouve]:
    """Yield what each interface gives."""
    for rang, interface in enumerate(contexte.cahier.interfaces):
        ici = f"interfaces[{interface.id or rang}]"
        if interface.systemes is None or not interface.objets:
            yield Ecarte(
                Famille.INTERFACES,
                ici,
                "les systèmes ou les objets échangés manquent\u00a0: complétez 3b",
            )
            continue
        liaison = _Liaison(contexte, interface, ici)
        if not (liaison.entrant or liaison.sortant):
            yield Ecarte(
                Famille.INTERFACES,
                ici,
                "on ne sait pas qui envoie à qui\u00a0: complétez le sens en 3b",
            )
            continue
        yield from liaison.derive()


class _Liaison:
    """One interface, with the requirements and people around it."""

    def __init__(self, contexte: Contexte, interface: Interface, ici: str) -> None:
        self.ctx = contexte
        self.une = interface
        systemes = interface.systemes
        assert systemes is not None
        self.crm = contexte.crm or systemes.b
        self.autre = systemes.a if systemes.a != self.crm else systemes.b
        arrivees = {SensInterface.A_VERS_B: (systemes.b,), SensInterface.B_VERS_A: (systemes.a,)}
        vers = arrivees.get(systemes.sens, (systemes.a, systemes.b)) if systemes.sens else ()
        self.entrant = self.crm in vers
        self.sortant = self.autre in vers
        self.nom = contexte.systeme(self.autre)
        self.objets = [contexte.entite(e) for e in interface.objets]
        self.exigences = self._requirements()
        self.ici = ici

    def derive(self) -> Iterator[Trouve]:
        """Yield the ordinary way, then what goes wrong."""
        joues = [c for e in self.exigences for c in self.ctx.exigences_jouees.get(e, [])]
        criteres = [e for e in self.exigences if self.ctx.exigences[e].criteres_acceptation]
        objet = f"échange avec {self.nom}, cours normal"
        if joues:
            yield Couvert(Famille.INTERFACES, self.ici, objet, tuple(dict.fromkeys(joues)))
        elif criteres:
            yield Couvert(
                Famille.INTERFACES, self.ici, objet, tuple(f"criteres/{e}" for e in criteres)
            )
        else:
            yield self._nominal()
        pannes = [
            str(c.id)
            for c in self.ctx.ecrits
            if c.id in joues
            and c.type is TypeCas.INTERFACE
            and any(_PANNE.search(f"{e.action} {e.attendu}") for e in c.etapes)
        ]
        if pannes:
            objet = f"échange avec {self.nom}, panne et reprise"
            yield Couvert(Famille.INTERFACES, self.ici, objet, tuple(pannes))
        else:
            yield self._failure()

    def _nominal(self) -> Ebauche:
        delai = self._delay()
        pas: list[Pas] = []
        if self.entrant:
            pas.append(
                Pas(
                    f"Je crée dans {quoted(self.nom)} {self._a_thing()}, puis je {pronoun(self.objets[0])} cherche dans le CRM",
                    f"la fiche est dans le CRM {delai}, champ pour champ la même",
                )
            )
        if self.sortant:
            pas.append(
                Pas(
                    f"Je crée dans le CRM {self._a_thing()}, puis je {pronoun(self.objets[0])} cherche dans {quoted(self.nom)}",
                    f"{quoted(self.nom)} montre la même fiche {delai}",
                )
            )
        journal = self.une.supervision.journal if self.une.supervision else None
        if journal:
            pas.append(
                Pas(
                    f"Je demande le journal de l’échange\u00a0: {lower_first(journal)}",
                    "l’échange y figure avec sa date et son heure",
                )
            )
        return self._draft(
            "nominal",
            f"Échange avec {quoted(self.nom)}\u00a0: cours normal",
            pas,
            TypeCas.INTERFACE,
        )

    def _failure(self) -> Ebauche:
        pas = [
            Pas(
                f"Je fais renvoyer deux fois le même message ({lower_first(self.objets[0])})",
                f"une seule fiche existe{self._key_words()}",
            ),
            Pas(
                f"Je fais envoyer un message incomplet, sans {self._key()}",
                "le message est écarté avec son motif\u202f; aucune fiche n’est créée ni modifiée",
            ),
            Pas(
                f"Je fais arrêter {quoted(self.nom)}, puis je continue mon travail dans le CRM",
                "le CRM reste utilisable et indique que l’échange est en attente",
            ),
            Pas(
                f"J’attends {self._alert_delay()} et je demande à {self._alerted()} ce qui a été reçu",
                f"une alerte nomme {quoted(self.nom)}, avec l’heure de la panne",
            ),
            Pas(
                f"Je fais redémarrer {quoted(self.nom)}",
                "les échanges en attente partent, chacun une seule fois et dans l’ordre",
            ),
        ]
        regle = self.une.regle_conflit
        if regle and not _SANS_OBJET.match(regle):
            pas.append(
                Pas(
                    f"Je modifie la même fiche dans le CRM et dans {quoted(self.nom)} avant l’échange suivant",
                    f"après l’échange, la règle est appliquée\u00a0: {lower_first(regle)}",
                )
            )
        return self._draft(
            "incidents",
            f"Échange avec {quoted(self.nom)}\u00a0: doublon, message faux, panne et reprise",
            pas,
            TypeCas.INTERFACE,
        )

    def _draft(self, cle: str, titre: str, pas: list[Pas], type_cas: TypeCas) -> Ebauche:
        role = self._role()
        pas[0] = introduced(self.ctx.presentation(role), pas[0])
        nominal = cle == "nominal"
        exemple = next(filter(None, map(self.ctx.exemple, self.une.objets)), None)
        return Ebauche(
            cle=f"interfaces/{self.une.id}/{cle}",
            famille=Famille.INTERFACES,
            titre=titre,
            role=role,
            derive_de=(self.ici, *self.une.flux_couverts, *self.exigences),
            pas=tuple(pas),
            exigences=tuple(self.exigences),
            type=type_cas,
            technique=TechniqueTest.SCENARIO,
            priorite=self.ctx.priorite(self.exigences, PrioriteCas.HAUTE)
            if nominal
            else PrioriteCas.HAUTE,
            objectif=f"ce que le CRM et {quoted(self.nom)} échangent arrive une fois, juste et à temps"
            if nominal
            else f"une panne de {quoted(self.nom)} ne fait perdre ni doubler aucune fiche",
            preconditions=(
                *self.ctx.connexion(role),
                f"{quoted(self.nom)} de recette relié au CRM de recette",
                *(
                    ()
                    if nominal
                    else (
                        f"une personne du service informatique disponible pour arrêter {quoted(self.nom)}",
                    )
                ),
            ),
            donnees=((exemple[0], exemple[1]),)
            if exemple
            else ((self.objets[0], "une fiche du jeu de données"),),
            postconditions="les deux systèmes disent la même chose",
            entite=self.une.objets[0],
            attente=0 if nominal else 1,
        )

    def _requirements(self) -> list[str]:
        texte = " ".join([self.nom, *self.objets, *self._flows()])
        tout = self.ctx.rattachement.closest(texte, combien=8)
        utiles = [e for e in tout if self._is_exchange(e)]
        surs = self.ctx.rattachement.closest(texte, seuil=_SUR)
        utiles = utiles or surs
        return utiles[:1]

    def _is_exchange(self, exigence: str) -> bool:
        une = self.ctx.exigences[exigence]
        return une.type is TypeExigence.INTERFACE or une.section == "3b"

    def _flows(self) -> list[str]:
        return [
            f"{f.objet.description or ''} {f.declencheur or ''}"
            for f in self.ctx.cahier.flux
            if f.id in self.une.flux_couverts and f.objet
        ]

    def _role(self) -> str | None:
        """Return who works with what is exchanged: those who are warned and have a persona, else its readers."""
        avertis = self.une.supervision.alerte_a if self.une.supervision else []
        metier = [r for r in avertis if r in self.ctx.joueurs]
        lecteurs = [
            r
            for r, cellules in self.ctx.cahier.droits.matrice.items()
            if r in self.ctx.joueurs and cellules.get(self.une.objets[0])
        ]
        valideurs = [
            v for e in self.exigences if (v := self.ctx.exigences[e].valideur) in self.ctx.joueurs
        ]
        return next(iter([*valideurs, *metier, *lecteurs, *avertis]), None)

    def _a_thing(self) -> str:
        return enumeration([a_record(o) for o in self.objets[:1]])

    def _delay(self) -> str:
        f = self.une.frequence
        if f is None:
            return "au passage suivant"
        if f.delai_max:
            return f"en {duration(f.delai_max)} au plus"
        frequence = str(f.frequence or "")
        if frequence.startswith("≤"):
            return f"en {frequence.removeprefix('≤').strip()} au plus"
        return f"au rythme convenu ({f.precision or frequence})"

    def _key(self) -> str:
        cle = self.une.idempotence
        return (
            lower_first(cle)
            if cle and re.match(r"(?:num|ident|réf|code)", cle, re.IGNORECASE)
            else "identifiant"
        )

    def _key_words(self) -> str:
        cle = self.une.idempotence
        return f" (règle\u00a0: {lower_first(cle)})" if cle and not _SANS_OBJET.match(cle) else ""

    def _alert_delay(self) -> str:
        delai = self.une.supervision.delai if self.une.supervision else None
        return duration(delai) if delai else "le délai d’alerte convenu"

    def _alerted(self) -> str:
        avertis = self.une.supervision.alerte_a if self.une.supervision else []
        return enumeration([self.ctx.nom_role(r) for r in avertis]) or "la personne avertie"
