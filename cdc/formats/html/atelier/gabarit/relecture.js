// A table as the server shows it now: after a change, another page of it, what a search keeps.
import { edition, finir, suspendre } from "./edition.js";
import { CASE, lignes, section } from "./grille.js";
import { assurer } from "./nouvelles.js";

export function preparer(s) {
  const premiere = s.querySelector(CASE);
  if (premiere) premiere.tabIndex = 0;
}

export function remplacer(s, html) {
  const neuve = new DOMParser().parseFromString(html, "text/html").querySelector(".tableau");
  const niveau = s.querySelector(".nom")?.tagName;
  if (niveau && neuve.querySelector(".nom").tagName !== niveau) {
    const nom = neuve.querySelector(".nom"), bon = document.createElement(niveau);
    bon.className = nom.className;
    bon.id = nom.id;
    bon.append(...nom.childNodes);
    nom.replaceWith(bon);
  }
  if (edition && s.contains(edition.td) && section(edition.td) !== s) finir();
  const reprendre = s.contains(edition?.td ?? null) ? suspendre() : null;
  const attendues = lignes(s).filter((tr) => tr.matches(".nouvelle") && !tr.faite);
  s.replaceWith(neuve);
  if (attendues.length) assurer(neuve).append(...attendues);
  preparer(neuve);
  reprendre?.(neuve);
  return neuve;
}

export async function recharger(s, { page = s.dataset.page, filtre = s.dataset.q } = {}) {
  if (s.dataset.matrice) { location.reload(); return s; }
  const adresse = `/tableau?${new URLSearchParams({ liste: s.dataset.liste, page, filtre })}`;
  const reponse = await fetch(adresse).catch(() => null);
  if (!reponse?.ok) return s;
  return remplacer(s, await reponse.text());
}

let attente = 0;
document.addEventListener("input", (evt) => {
  if (!evt.target.closest(".filtre")) return;
  clearTimeout(attente);
  attente = setTimeout(async () => {
    const champ = evt.target, neuve = await recharger(section(champ), { page: 1, filtre: champ.value });
    const autre = neuve.querySelector(".filtre input[type=search]");
    if (!autre) return;
    autre.value = champ.value;
    autre.focus();
    autre.setSelectionRange(champ.value.length, champ.value.length);
  }, 250);
});

// Another tab may have written: tables where nobody writes are shown anew.
document.addEventListener("cdc:relu", (evt) => {
  for (const s of document.querySelectorAll("#questions > .tableau, #questions > details > .tableau")) {
    const la = evt.detail.getElementById(s.id);
    if (!la || s.contains(document.activeElement) || s.querySelector(".fiche-ligne") || s.dataset.q || s.dataset.page > 1) continue;
    if (la.outerHTML !== s.outerHTML) remplacer(s, la.outerHTML);
  }
});
