#!/bin/sh
cd "$(dirname "$0")" || exit 1
PATH="$PATH:$HOME/.local/bin"

if command -v cdc >/dev/null 2>&1; then
    cdc serveur
elif python3 -m cdc --version >/dev/null 2>&1; then
    python3 -m cdc serveur
else
    echo "Le programme « cdc » n’est pas installé sur cet ordinateur."
    echo "Installez-le comme le dit son guide, « Installer et ouvrir un terminal », puis ouvrez à nouveau ce fichier."
fi

printf '\nTouche Entrée pour fermer cette fenêtre. '
read -r _
