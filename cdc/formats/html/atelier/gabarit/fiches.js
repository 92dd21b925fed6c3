// A row as a form, beneath it.
import { edition } from "./edition.js";
import { section } from "./grille.js";
import { preparer, recharger } from "./relecture.js";

export async function ouvrir(lien) {
  const tr = lien.closest("tr"), ouverte = tr.nextElementSibling?.matches(".fiche-ligne") ? tr.nextElementSibling : null;
  if (ouverte) {
    ouverte.remove();
    lien.setAttribute("aria-expanded", "false");
    await recharger(section(tr));
    return;
  }
  const reponse = await fetch(`${lien.href}&fragment=1`).catch(() => null);
  if (!reponse?.ok) { location.href = lien.href; return; }
  const ligne = document.createElement("tr"), td = document.createElement("td");
  ligne.className = "fiche-ligne";
  td.colSpan = tr.cells.length;
  td.innerHTML = await reponse.text();
  ligne.append(td);
  tr.after(ligne);
  lien.setAttribute("aria-expanded", "true");
  for (const s of td.querySelectorAll(".tableau")) preparer(s);
  td.querySelector("input:not([type=hidden]), textarea, select, a, button")?.focus();
}

document.addEventListener("keydown", (evt) => {
  const fiche = evt.key === "Escape" && !edition && evt.target.closest?.(".fiche-ligne");
  if (!fiche) return;
  evt.stopPropagation();
  const lien = fiche.previousElementSibling.querySelector(".ouvrir");
  lien.focus();
  ouvrir(lien);
});
