@echo off
chcp 65001 >nul
title Cahier des charges
cd /d "%~dp0"

where cdc >nul 2>nul
if not errorlevel 1 (
    call cdc serveur
    goto fin
)
if exist "%USERPROFILE%\.local\bin\cdc.exe" (
    "%USERPROFILE%\.local\bin\cdc.exe" serveur
    goto fin
)
py -m cdc --version >nul 2>nul
if not errorlevel 1 (
    py -m cdc serveur
    goto fin
)
echo Le programme « cdc » n’est pas installé sur cet ordinateur.
echo Installez-le comme le dit son guide, « Installer et ouvrir un terminal », puis ouvrez à nouveau ce fichier.

:fin
echo.
pause
