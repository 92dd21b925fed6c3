"""What a machine forbids: one case for each state, one for those that nothing leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.contexte import AUTOMATIQUE
from cdc.recette.derivation.etats.vie import Situation, listed
from cdc.recette.derivation.langue import agree, quoted
from cdc.recette.derivation.modele import Couvert, Famille, Pas, introduced
from cdc_schema.enumerations import TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.etats.vie import Vie
    from cdc.recette.derivation.modele import Trouve

_REFUS = "transition interdite refuser statuts permis"


def derive_interdits(vie: Vie) -> Iterator[Trouve]:
    """Yield what each state does not allow."""
    finaux = [e for e in vie.etats if e in vie.machine.finaux and not vie.leaving(e)]
    for rang, etat in enumerate(vie.etats):
        permis = list(dict.fromkeys(str(t.vers) for t in vie.leaving(etat)))
        interdits = [e for e in vie.etats if e != etat and e not in permis]
        if interdits and etat not in finaux:
            yield _refused(vie, rang, etat, permis, interdits)
    if finaux:
        yield _closed(vie, finaux)


def _refused(vie: Vie, rang: int, etat: str, permis: list[str], interdits: list[str]) -> Trouve:
    chemin = f"workflows[{vie.id}].etats[{rang}]"
    joues = [cas for vers in interdits for cas in vie.played(etat, vers)]
    if joues:
        objet = f"{vie.nom}\u00a0: passages interdits depuis {quoted(etat)}"
        return Couvert(Famille.ETATS, chemin, objet, tuple(dict.fromkeys(joues)))
    role = vie.main_role([t for t in vie.leaving(etat) if t.role != AUTOMATIQUE] or vie.transitions)
    tente = _worst(vie, interdits)
    pas = [
        Pas(
            f"{vie.ctx.presentation(role)}\u00a0: j’ouvre {vie.designation()} au statut {quoted(etat)} et "
            "je déroule la liste des statuts",
            f"la liste ne propose que {listed(permis)}" if permis else "aucun statut n’est proposé",
            donnee=vie.number(),
        ),
        Pas(
            f"Je tente de passer {vie.le} de {quoted(etat)} à {quoted(tente)} par un autre chemin, la "
            "modification en liste par exemple",
            f"le CRM refuse, cite les statuts permis et laisse {quoted(etat)}",
            transition=vie.checked(etat, tente),
        ),
        *_somebody_else(vie, etat, role),
    ]
    return vie.draft(
        Situation(
            cle=f"{etat} → interdits",
            titre=f"{vie.nom}\u00a0: ce que le statut {quoted(etat)} ne permet pas",
            role=role,
            derive_de=(chemin,),
            objectif=f"depuis {quoted(etat)}, aller à {_either(interdits)} est refusé",
            postconditions=f"statut inchangé\u00a0: {quoted(etat)}",
            type=TypeCas.ERREUR,
            preconditions=(f"{vie.un} au statut {quoted(etat)}",),
        ),
        pas,
        vie.requirements(_REFUS, (etat,)),
    )


def _somebody_else(vie: Vie, etat: str, role: str | None) -> Iterator[Pas]:
    """Yield a passage that belongs to somebody else, tried by this one."""
    miens = {t.vers for t in vie.leaving(etat) if t.role == role}
    autres = (
        t
        for t in vie.leaving(etat)
        if t.role and t.role not in (AUTOMATIQUE, role) and t.vers not in miens
    )
    if (t := next(autres, None)) is not None:
        yield Pas(
            f"Je tente de passer {vie.le} à {quoted(str(t.vers))}, ce qui revient au rôle "
            f"{vie.ctx.nom_role(t.role)}",
            f"le CRM refuse et laisse {quoted(etat)}",
        )


def _closed(vie: Vie, finaux: list[str]) -> Trouve:
    chemin = f"workflows[{vie.id}].finaux"
    joues = [cas for de in finaux for vers in vie.etats for cas in vie.played(de, vers)]
    if joues:
        objet = f"{vie.nom}\u00a0: statuts sans retour"
        return Couvert(Famille.ETATS, chemin, objet, tuple(dict.fromkeys(joues)))
    role = vie.main_role([t for t in vie.transitions if t.vers in finaux] or vie.transitions)
    vivants = [vie.machine.initial, *(e for e in vie.etats if e not in finaux)]
    tente = next((e for e in vivants if e), finaux[-1])
    pas = [
        Pas(
            f"J’ouvre {vie.un} au statut {quoted(etat)} et je tente le statut {quoted(tente)}",
            f"le CRM refuse et laisse {quoted(etat)}",
            transition=vie.checked(etat, tente),
        )
        for etat in finaux
    ]
    pas[0] = introduced(vie.ctx.presentation(role), pas[0])
    plusieurs = len(finaux) > 1
    return vie.draft(
        Situation(
            cle="finaux",
            titre=f"{vie.nom}\u00a0: {listed(finaux)} {'sont définitifs' if plusieurs else 'est définitif'}",
            role=role,
            derive_de=(chemin,),
            objectif=f"{vie.un} {agree(vie.nom, 'terminé')} le reste",
            postconditions="statuts inchangés" if plusieurs else "statut inchangé",
            type=TypeCas.ERREUR,
            preconditions=(
                f"{vie.un} dans chacun des statuts {listed(finaux)}"
                if plusieurs
                else f"{vie.un} au statut {quoted(finaux[0])}",
            ),
        ),
        pas,
        vie.requirements(_REFUS, finaux),
    )


def _either(noms: list[str]) -> str:
    """Return « a », « b » ou « c »."""
    cites = [quoted(n) for n in noms]
    return " ou ".join(filter(None, [", ".join(cites[:-1]), cites[-1]]))


def _worst(vie: Vie, interdits: list[str]) -> str:
    """Return the state that would do the most harm: the one that ends the life."""
    return next((e for e in interdits if e in vie.machine.finaux), interdits[-1])
