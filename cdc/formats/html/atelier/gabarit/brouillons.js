// What is typed and not yet saved, kept in this browser: nothing is lost with a page or a server.
import { projet } from "./envoi.js";

const cle = (chemin) => `cdc:${projet}:${chemin}`;

export function garder(chemin, textes, vu) {
  try { localStorage.setItem(cle(chemin), JSON.stringify({ textes, vu })); } catch { /* full, or refused */ }
}

export function oublier(chemin) {
  try { localStorage.removeItem(cle(chemin)); } catch { /* refused */ }
}

export function retrouver(chemin) {
  try { return JSON.parse(localStorage.getItem(cle(chemin))); } catch { return null; }
}
