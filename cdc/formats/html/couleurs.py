"""The colours of the charter, by day and by night, and the pairs that people read.

Night keeps the roles: ink on paper, one accent. `accent` is read or drawn on the paper, `accent-plein`
fills what bears white words.
"""

from __future__ import annotations

from cdc.figures import charte

JETONS: dict[str, tuple[str, str]] = {
    "papier": ("#FFFFFF", "#1B1815"),
    "encre": ("#2B2622", "#ECE5DA"),
    "encre-douce": ("#635A50", "#B8AC9D"),
    "accent": ("#17566B", "#8CC5D8"),
    "accent-plein": ("#17566B", "#256F88"),
    "sur-accent": ("#FFFFFF", "#FFFFFF"),
    "accent-moyen": ("#C3D8DF", "#234B59"),
    "accent-profond": ("#0E3E4E", "#D3E9F0"),
    "accent-clair": ("#E4EEF1", "#21343B"),
    "sable": ("#F6F3EE", "#272320"),
    "sable-fonce": ("#ECE6DC", "#342E28"),
    "filet": ("#DAD2C6", "#453D35"),
    "filet-fort": ("#938777", "#8F8374"),
    "avert": ("#7F5300", "#E9B65C"),
    "avert-fond": ("#FBF2DF", "#372B14"),
    "marque": ("#FFE7A3", "#5A4710"),
}
# What the page where one writes says besides.
ATELIER: dict[str, tuple[str, str]] = {
    **JETONS,
    "erreur": ("#A52A1E", "#F29A8E"),
    "erreur-fond": ("#FBECE9", "#3B1F1A"),
    "ok": ("#2A6540", "#8FCDA5"),
    "ok-fond": ("#E8F2EB", "#1C3325"),
}
# What is read on what.
LECTURES = (
    ("encre", "papier"), ("encre", "sable"), ("encre", "sable-fonce"), ("encre", "accent-clair"),
    ("encre", "marque"), ("encre-douce", "papier"), ("encre-douce", "sable"), ("accent", "papier"),
    ("accent", "sable"), ("accent", "accent-clair"), ("accent", "marque"),
    ("sur-accent", "accent-plein"), ("accent-profond", "accent-moyen"), ("avert", "avert-fond"),
    ("encre", "avert-fond"), ("avert", "papier"), ("erreur", "papier"), ("erreur", "erreur-fond"),
    ("encre", "erreur-fond"), ("ok", "papier"), ("ok", "ok-fond"), ("accent", "avert-fond"),
)  # fmt: skip
# The colours of figures, as each shape and each line of text should follow them.
_REMPLIR = {
    charte.ENCRE: "encre", charte.ENCRE_DOUCE: "encre-douce", charte.ACCENT: "accent-plein",
    charte.ACCENT_MOYEN: "accent-moyen", charte.SABLE: "sable", charte.FILET: "filet",
    charte.FILET_FORT: "filet-fort", charte.BLANC: "papier",
}  # fmt: skip
_TRAITS = {**_REMPLIR, charte.ACCENT: "accent"}
_TEXTES = {charte.ACCENT: "accent", charte.BLANC: "sur-accent"}


def palette_css(jetons: dict[str, tuple[str, str]] = JETONS) -> str:
    """Return the colours as CSS: those of the day alone where a browser cannot choose."""
    jour = "".join(f"--{nom}:{clair};" for nom, (clair, _) in jetons.items())
    deux = "".join(f"--{nom}:light-dark({c},{s});" for nom, (c, s) in jetons.items() if c != s)
    return (
        f":root{{{jour}}}\n"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{deux}}}}}\n"
        f"{_rules('svg [fill=', 'fill', _REMPLIR)}{_rules('svg [stroke=', 'stroke', _TRAITS)}"
        f"{_rules('svg text[fill=', 'fill', _TEXTES)}"
    )


def _rules(debut: str, propriete: str, couleurs: dict[str, str]) -> str:
    return "".join(
        f'{debut}"#{hexa}"]{{{propriete}:var(--{nom})}}\n' for hexa, nom in couleurs.items()
    )
