"""Irregular verbs of specifications: families of endings, and the prefixes that share them."""

from __future__ import annotations

from functools import cache

# infinitive, third persons of the present, stem of the future, participle; then its compounds.
_FAMILLES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("mettre", "met", "mettent", "mettr", "mis", "ad com é o per pro re sou trans"),
    ("prendre", "prend", "prennent", "prendr", "pris", "ap com entre re sur"),
    ("tenir", "tient", "tiennent", "tiendr", "tenu", "abs appar con dé entre main ob re sou"),
    ("venir", "vient", "viennent", "viendr", "venu", "con de inter par pré pro re sur sou"),
    ("voir", "voit", "voient", "verr", "vu", "re entre"),
    ("prévoir", "prévoit", "prévoient", "prévoir", "prévu", ""),
    ("cevoir", "çoit", "çoivent", "cevr", "çu", "re con per dé"),
    ("faire", "fait", "font", "fer", "fait", "re dé satis"),
    ("dire", "dit", "disent", "dir", "dit", "inter pré contre mé re"),
    ("écrire", "écrit", "écrivent", "écrir", "écrit", "r"),
    ("scrire", "scrit", "scrivent", "scrir", "scrit", "in pre sou tran pro"),
    ("décrire", "décrit", "décrivent", "décrir", "décrit", ""),
    ("lire", "lit", "lisent", "lir", "lu", "re é"),
    ("ouvrir", "ouvre", "ouvrent", "ouvrir", "ouvert", "r c déc rec entr"),
    ("offrir", "offre", "offrent", "offrir", "offert", ""),
    ("souffrir", "souffre", "souffrent", "souffrir", "souffert", ""),
    ("suivre", "suit", "suivent", "suivr", "suivi", "pour en"),
    ("duire", "duit", "duisent", "duir", "duit", "pro ré con tra dé intro repro recon sé"),
    ("struire", "struit", "struisent", "struir", "struit", "con in recon"),
    ("détruire", "détruit", "détruisent", "détruir", "détruit", ""),
    ("nuire", "nuit", "nuisent", "nuir", "nui", ""),
    ("joindre", "joint", "joignent", "joindr", "joint", "re ad dis"),
    ("eindre", "eint", "eignent", "eindr", "eint", "p att ét restr f t enfr"),
    ("aindre", "aint", "aignent", "aindr", "aint", "contr cr pl"),
    ("rendre", "rend", "rendent", "rendr", "rendu", ""),
    ("vendre", "vend", "vendent", "vendr", "vendu", "re"),
    ("tendre", "tend", "tendent", "tendr", "tendu", "at é en pré dé sous"),
    ("pendre", "pend", "pendent", "pendr", "pendu", "dé sus"),
    ("fendre", "fend", "fendent", "fendr", "fendu", "dé"),
    ("cendre", "cend", "cendent", "cendr", "cendu", "des"),
    ("pondre", "pond", "pondent", "pondr", "pondu", "ré corres"),
    ("fondre", "fond", "fondent", "fondr", "fondu", "con"),
    ("perdre", "perd", "perdent", "perdr", "perdu", ""),
    ("rompre", "rompt", "rompent", "rompr", "rompu", "inter cor"),
    ("battre", "bat", "battent", "battr", "battu", "com a dé ra"),
    ("naître", "naît", "naissent", "naîtr", "nu", "con recon"),
    ("paraître", "paraît", "paraissent", "paraîtr", "paru", "ap dis com trans"),
    ("croître", "croît", "croissent", "croîtr", "cru", "ac dé"),
    ("clore", "clôt", "closent", "clor", "clos", "en"),
    ("clure", "clut", "cluent", "clur", "clu", "ex con"),
    ("inclure", "inclut", "incluent", "inclur", "inclus", ""),
    ("quérir", "quiert", "quièrent", "querr", "quis", "ac re con en"),
    ("courir", "court", "courent", "courr", "couru", "par re con en se"),
    ("servir", "sert", "servent", "servir", "servi", "des res"),
    ("sortir", "sort", "sortent", "sortir", "sorti", "res"),
    ("partir", "part", "partent", "partir", "parti", "re"),
    ("sentir", "sent", "sentent", "sentir", "senti", "con res pres"),
    ("mentir", "ment", "mentent", "mentir", "menti", "dé"),
    ("soudre", "sout", "solvent", "soudr", "solu", "ré dis ab"),
    ("résoudre", "résout", "résolvent", "résoudr", "résolu", ""),
    ("vivre", "vit", "vivent", "vivr", "vécu", "sur re"),
    ("croire", "croit", "croient", "croir", "cru", ""),
    ("valoir", "vaut", "valent", "vaudr", "valu", "équi pré"),
    ("savoir", "sait", "savent", "saur", "su", ""),
    ("vouloir", "veut", "veulent", "voudr", "voulu", ""),
    ("falloir", "faut", "faut", "faudr", "fallu", ""),
    ("aller", "va", "vont", "ir", "allé", ""),
    ("plaire", "plaît", "plaisent", "plair", "plu", "com dé"),
    ("suffire", "suffit", "suffisent", "suffir", "suffi", ""),
    ("traire", "trait", "traient", "trair", "trait", "ex sous dis"),
    ("cueillir", "cueille", "cueillent", "cueiller", "cueilli", "re ac"),
    ("fuir", "fuit", "fuient", "fuir", "fui", "en"),
    ("asseoir", "assied", "asseyent", "assiér", "assis", ""),
    ("mouvoir", "meut", "meuvent", "mouvr", "mu", "é pro"),
    ("devoir", "doit", "doivent", "devr", "dû", ""),
    ("pouvoir", "peut", "peuvent", "pourr", "pu", ""),
    ("envoyer", "envoie", "envoient", "enverr", "envoyé", "r"),
)


@cache
def irregular_forms() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return every form of these verbs, with its infinitive and what it may be."""
    formes: dict[str, tuple[str, tuple[str, ...]]] = {}
    for infinitif, singulier, pluriel, futur, participe, prefixes in _FAMILLES:
        for prefixe in ("", *prefixes.split()):
            verbe = prefixe + infinitif
            for fin in ("e", "s", "es", ""):
                accord = participe + ("" if participe.endswith("s") and fin == "s" else fin)
                _add(formes, prefixe + accord, verbe, "PARTICIPE")
            for fini in (singulier, pluriel, *(futur + f for f in _FUTUR)):
                _add(formes, prefixe + fini, verbe, "FINI")
            formes[verbe] = (verbe, ("INFINITIF",))
    return formes


def _add(
    formes: dict[str, tuple[str, tuple[str, ...]]], forme: str, verbe: str, nature: str
) -> None:
    avant = formes.get(forme, (verbe, ()))
    if avant[0] == verbe and nature not in avant[1]:
        formes[forme] = (verbe, (*avant[1], nature))


_FUTUR = ("a", "ont", "ait", "aient")
