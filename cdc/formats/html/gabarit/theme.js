"use strict";
// Before anything is drawn: without scripts, everything stays unfolded.
document.documentElement.classList.add("js");
try {
  const choix = localStorage.getItem("cdc-theme");
  if (choix) document.documentElement.dataset.theme = choix;
} catch { /* a browser may refuse to remember */ }
